"""The facts of articles, and what the encoder made of them, as earlier runs found them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from discrep.cache import origins
from discrep.cache.folder import Folder
from discrep.config import Config
from discrep.model.facts import Article, Fact, Normalized, PublishedFrom
from discrep.normalizer.pipelines import installed

if TYPE_CHECKING:
    from discrep.comparer.meaning import Encoder

# Options that make no difference to the facts of an article once it is read. A new option does
# until it is named here.
_INDIFFERENT = frozenset(
    {
        "offline",
        "file_dates",
        "fields",
        "min_severity",
        "fail_on",
        "select",
        "ignore",
        "ignored",
        "facts",
    }
)


class _Found(msgspec.Struct, frozen=True):
    """What the normalizer adds to an article."""

    published: str
    published_from: PublishedFrom
    facts: tuple[Fact, ...]


class Cache(msgspec.Struct, frozen=True):
    """What is kept in ``folder``.

    Entries go by a digest of all that they depend on, so that none is ever out of date: one that
    does not fit any more is not found any more.
    """

    folder: Folder

    def find(self, article: Article, config: Config) -> Normalized | None:
        """``article`` with its facts, if they are kept.

        Raises:
            ModelError: the configured spaCy pipeline is not installed.
        """
        found = self.folder.get(_of_facts(article, config), _Found)
        if found is None:
            return None
        dated = msgspec.structs.replace(
            article, published=found.published, published_from=found.published_from
        )
        return Normalized(article=dated, facts=found.facts)

    def keep(self, article: Article, config: Config, normalized: Normalized) -> None:
        """Keep what was found in ``article``, which is as the reader gave it."""
        dated = normalized.article
        found = _Found(dated.published, dated.published_from, normalized.facts)
        self.folder.put(_of_facts(article, config), found)

    def recall(self, encoder: Encoder, article: Article) -> int | None:
        """Tell ``encoder`` what is kept of its readings of an article.

        Gives how many they are; None where the article was never compared.
        """
        from discrep.comparer.meaning import Readings

        known = self.folder.get(_of_readings(article), Readings) if origins.encoder() else None
        if known is None:
            return None
        encoder.recall(known)
        return len(known.vectors)

    def keep_readings(self, encoder: Encoder, normalized: Normalized, known: int | None) -> None:
        """Keep the readings of an article, unless they are those already ``known``."""
        if not origins.encoder():
            return
        readings = encoder.readings(normalized.facts)
        if len(readings.vectors) != known:
            self.folder.put(_of_readings(normalized.article), readings)


def user_cache() -> Cache:
    """The cache of who runs the program: ``DISCREP_CACHE``, or where the system has caches."""
    named = os.environ.get("DISCREP_CACHE")
    if named:
        return Cache(Folder(Path(named).absolute()))
    from platformdirs import user_cache_path

    return Cache(Folder(user_cache_path("discrep", appauthor=False)))


def _of_facts(article: Article, config: Config) -> str:
    options = {
        field: getattr(config, field)
        for field in config.__struct_fields__
        if field not in _INDIFFERENT
    }
    return _digest(
        "facts",
        origins.program(),
        installed(config.model).digest,
        options,
        (article.id, _bytes(article.text), article.zones, article.published),
    )


def _of_readings(article: Article) -> str:
    return _digest("readings", origins.encoder(), _bytes(article.text))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # half a character, as JSON may have it


def _digest(*parts: object) -> str:
    return hashlib.sha256(msgspec.msgpack.encode(parts)).hexdigest()
