"""A corpus as a stream: one article after another, however many there are.

A corpus is one file of many articles, or a folder with files of articles and of JSON lines, in
folders or not. Its articles come in a fixed order, and a stream that broke off can be taken up
again where it stood.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from discrep.config import Config, ConfigError, Source, load_story
from discrep.model.facts import Article
from discrep.model.findings import Skipped
from discrep.reader.articles import articles_in
from discrep.reader.contents import MAX_BYTES, Contents, contents
from discrep.reader.draft import Draft, UnreadableError, too_long
from discrep.reader.files import STORY, Found, is_article
from discrep.reader.formats import listed_suffixes
from discrep.reader.ids import Item, ids
from discrep.reader.language import foreign

_LINES = (".jsonl", ".ndjson")


class Place(msgspec.Struct, frozen=True):
    """How far a corpus is read: bytes of a file of JSON lines, articles of any other file."""

    file: bytes  # as the file system has it
    done: int


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """An article of a corpus, its id still to be told; or what gave none.

    ``own`` is what its file calls it, ``number`` its place there, from 1 of ``count``. ``place``
    is where the stream stands after it.
    """

    place: Place
    article: Article | None = None
    skipped: Skipped | None = None
    path: bytes = b""
    own: str = ""
    number: int = 1
    count: int = 1


def stream(corpus: Path, config: Config, after: Place | None = None) -> Iterator[Met]:
    """What is in ``corpus``, from its beginning or after a place where it was left.

    Raises:
        ConfigError: there is no such corpus, or not the one that was left.
    """
    if not corpus.exists():
        raise ConfigError(f"{corpus}: no such file or folder; check the path")
    waiting = after is not None
    for found, story in _files(corpus):
        name = os.fsencode(found.path)
        done = 0
        if waiting:
            assert after is not None
            if name != after.file:
                continue
            waiting, done = False, after.done
        told = _lines(found, config, done) if _is_lines(found) else _whole(found, config, done)
        for met in told:
            article = met.article
            if article is not None and story and not article.story:
                article = msgspec.structs.replace(article, story=story)
            yield msgspec.structs.replace(
                met, article=article, path=name, place=Place(name, met.place.done)
            )
    if waiting:
        assert after is not None
        raise ConfigError(f"{os.fsdecode(after.file)}: is not there any more; scan the corpus anew")


def named(met: Sequence[Met]) -> list[Article]:
    """The articles of one story with ids that are all different, whatever else is in the corpus."""
    items = []
    for one in met:
        path = Path(os.fsdecode(one.path))
        entry = Source(file=path.name, id=one.own) if one.own and one.count == 1 else None
        draft = Draft(text="", zones=(), encoding="", id=one.own)
        found = Found(path=path, entry=entry, named=False)
        items.append(Item(found=found, draft=draft, number=one.number, count=one.count))
    told = ids(items)
    return sorted(
        (
            msgspec.structs.replace(one.article, id=name)
            for one, name in zip(met, told, strict=True)
            if one.article is not None
        ),
        key=lambda a: a.id,
    )


def _files(corpus: Path) -> Iterator[tuple[Found, str]]:
    """The files of a corpus in order, each with the story that its folder's story.toml names."""
    if not corpus.is_dir():
        yield Found(path=corpus, entry=None, named=True), ""
        return
    suffixes = listed_suffixes().union(_LINES)
    for top, folders, names in os.walk(corpus):
        here = Path(top)
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        if (here / STORY).is_file():
            told = load_story(here / STORY)
            if told.source:
                folders.clear()
                for source in told.source:
                    yield (
                        Found(path=here / source.file, entry=source, named=True),
                        (told.id or here.name),
                    )
                continue
        for name in sorted(n for n in names if is_article(Path(n), suffixes)):
            yield Found(path=here / name, entry=None, named=False), ""


def _is_lines(found: Found) -> bool:
    return found.path.suffix.lower() in _LINES


def _whole(found: Found, config: Config, done: int) -> Iterator[Met]:
    """The articles of a file that is read at once, without the first ``done``."""
    try:
        told = articles_in(found, contents(found, offline=True), config)
    except UnreadableError as error:
        if not done:
            yield _unread(found.shown, str(error), 1)
        return
    for item, article in told[done:]:
        own = (found.entry.id if found.entry else None) or item.draft.id
        name = found.shown if item.count == 1 else f"{found.shown}, article {item.number}"
        met = _met(name, article, config, item.number)
        yield msgspec.structs.replace(met, own=own, number=item.number, count=item.count)


def _lines(found: Found, config: Config, done: int) -> Iterator[Met]:
    """The articles of a file of JSON lines from byte ``done`` on, one at a time."""
    try:
        with found.path.open("rb") as file:
            number = sum(1 for _ in _upto(file, done))
            while line := file.readline(MAX_BYTES):
                number += 1
                name = f"{found.shown}, line {number}"
                if len(line) == MAX_BYTES and not line.endswith(b"\n"):
                    _skip_line(file)
                    yield _unread(name, "is too long for one article", file.tell())
                elif line.strip():
                    met = _line(found, name, line, config, file.tell())
                    # One of many, whatever their number: the id must not depend on what follows.
                    yield msgspec.structs.replace(met, number=number, count=number + 1)
    except OSError as error:
        yield _unread(found.shown, f"cannot be opened: {error.strerror}", done)


def _line(found: Found, name: str, line: bytes, config: Config, end: int) -> Met:
    try:
        ((item, article),) = articles_in(found, Contents(data=line, suffix=_LINES[0]), config)
    except UnreadableError as error:
        return _unread(name, str(error).removeprefix("line 1 "), end)
    return msgspec.structs.replace(_met(name, article, config, end), own=item.draft.id)


def _met(name: str, article: Article, config: Config, end: int) -> Met:
    """``article``, unless it is none that the program reads."""
    if len(article.text) > config.max_chars:
        return _unread(name, str(too_long(config.max_chars)), end)
    if language := foreign(article.text):
        reason = f"is in {language}, which is not read; translate it to compare it"
        return _unread(name, reason, end)
    return Met(place=Place(b"", end), article=article)


def _unread(name: str, reason: str, end: int) -> Met:
    return Met(place=Place(b"", end), skipped=Skipped(path=name, reason=reason))


def _upto(file: BinaryIO, end: int) -> Iterator[bytes]:
    """The lines of ``file`` before byte ``end``."""
    while file.tell() < end:
        yield file.readline()


def _skip_line(file: BinaryIO) -> None:
    while (rest := file.readline(MAX_BYTES)) and not rest.endswith(b"\n"):
        pass
