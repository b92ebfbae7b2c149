"""What earlier runs found: facts of articles, how they compare, and the encoder's readings."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from discrep.cache import origins
from discrep.cache.folder import Folder
from discrep.config import Config
from discrep.model.facts import Article, Fact, Normalized, PublishedFrom
from discrep.model.findings import Entity, Finding, Report
from discrep.normalizer.pipelines import installed

if TYPE_CHECKING:
    from discrep.comparer.meaning import Encoder

# Options that make no difference to the facts of an article once it is read, nor to what comes of
# facts. A new option does until it is named here.
_INDIFFERENT = frozenset(
    {
        "offline",
        "file_dates",
        "fields",
        "max_chars",
        "min_severity",
        "fail_on",
        "select",
        "ignore",
        "ignored",
    }
)
_OF_COMPARER = frozenset({"facts"})  # options that only findings depend on


class _Found(msgspec.Struct, frozen=True):
    """What the normalizer adds to an article."""

    published: str
    published_from: PublishedFrom
    facts: tuple[Fact, ...]


class _Compared(msgspec.Struct, frozen=True):
    """What the comparer makes of facts."""

    findings: tuple[Finding, ...]
    entities: tuple[Entity, ...]
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

    def keep(self, article: Article, config: Config, normalized: Normalized) -> Normalized:
        """Keep what was found in ``article``, which is as the reader gave it.

        Gives the same as it will be found again: a bound of 5 comes back as 5.0, and findings go
        by the facts to the last byte.
        """
        dated = normalized.article
        found = _Found(dated.published, dated.published_from, normalized.facts)
        self.folder.put(_of_facts(article, config), found)
        return self.find(article, config) or normalized

    def find_compared(self, report: Report, config: Config) -> Report | None:
        """``report``, of facts alone, with the findings on them, if these are kept."""
        found = self.folder.get(_of_findings(report, config), _Compared)
        if found is None:
            return None
        return msgspec.structs.replace(
            report, findings=found.findings, entities=found.entities, facts=found.facts
        )

    def keep_compared(self, report: Report, config: Config, compared: Report) -> None:
        """Keep what came of the facts of ``report``."""
        found = _Compared(compared.findings, compared.entities, compared.facts)
        self.folder.put(_of_findings(report, config), found)

    def has_readings(self, article: Article) -> bool:
        """Whether the article was compared before."""
        return not origins.encoder() or self.folder.has(_of_readings(article))

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

    def keep_readings(
        self, encoder: Encoder, article: Article, facts: Iterable[Fact], known: int | None
    ) -> None:
        """Keep the readings of an article, unless they are those already ``known``."""
        if not origins.encoder():
            return
        readings = encoder.readings(facts)
        if len(readings.vectors) != known:
            self.folder.put(_of_readings(article), readings)


def user_cache() -> Cache:
    """The cache of who runs the program: ``DISCREP_CACHE``, or where the system has caches."""
    named = os.environ.get("DISCREP_CACHE")
    if named:
        return Cache(Folder(Path(named).absolute()))
    from platformdirs import user_cache_path

    return Cache(Folder(user_cache_path("discrep", appauthor=False)))


def _of_facts(article: Article, config: Config) -> str:
    return _digest(
        "facts",
        origins.normalizer(),
        installed(config.model).digest,
        _options(config, _INDIFFERENT | _OF_COMPARER),
        (article.id, _bytes(article.text), article.zones, article.published),
    )


def _of_findings(report: Report, config: Config) -> str:
    articles = [
        msgspec.structs.replace(article, path="", text=sha256(_bytes(article.text)).hexdigest())
        for article in report.sources
    ]
    options = _options(config, _INDIFFERENT)
    return _digest("findings", origins.comparer(), options, articles, report.facts)


def _of_readings(article: Article) -> str:
    return _digest("readings", origins.encoder(), _bytes(article.text))


def _options(config: Config, without: Container[str]) -> dict[str, object]:
    return {
        field: getattr(config, field) for field in config.__struct_fields__ if field not in without
    }


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # half a character, as JSON may have it


def _digest(*parts: object) -> str:
    try:
        told = msgspec.msgpack.encode(parts)
    except (UnicodeEncodeError, OverflowError):  # half a character, a number beyond 64 bits
        told = _bytes(repr(parts))
    return sha256(told).hexdigest()
