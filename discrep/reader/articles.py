"""Paths to articles: text, what is known of it, and its zones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from discrep.model.facts import Article, PublishedFrom, ZoneKind
from discrep.model.findings import Skipped
from discrep.reader.files import Found, display, find
from discrep.reader.text import UnreadableError, decode
from discrep.reader.zones import zones


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What the paths given led to.

    ``skipped`` holds every file that gave no article; ``unreadable`` those of them that the user
    named or configured. ``warnings`` are sentences on what was read otherwise than asked.
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    unreadable: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()


def read(paths: Iterable[str | Path]) -> Reading:
    """The articles under ``paths`` (.txt files, folders), ordered by id.

    Never raises for a path that cannot be read: it is listed in the result.
    """
    finds = find(paths)
    unreadable, skipped = list(finds.unreadable), list(finds.skipped)
    read_: list[tuple[Found, Article]] = []
    for found in finds.files:
        try:
            read_.append((found, _article(found)))
        except UnreadableError as error:
            told = Skipped(path=display(found.path), reason=str(error))
            (unreadable if found.named else skipped).append(told)
    ids = _ids([found for found, _ in read_])
    articles = (msgspec.structs.replace(a, id=i) for (_, a), i in zip(read_, ids, strict=True))
    return Reading(
        articles=tuple(sorted(articles, key=lambda a: a.id)),
        skipped=tuple(sorted([*unreadable, *skipped], key=lambda s: s.path)),
        unreadable=tuple(sorted(unreadable, key=lambda s: s.path)),
        warnings=tuple(sorted(finds.warnings)),
    )


def _article(found: Found) -> Article:
    data = _bytes(found.path)
    text, encoding = decode(data)
    parts = zones(text)
    titles = (z for z in parts if z.kind is ZoneKind.TITLE)
    entry = found.entry
    published = entry.published.isoformat() if entry and entry.published else ""
    return Article(
        id=_own_id(found),
        path=display(found.path),
        text=text,
        zones=parts,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        url=entry.url if entry else "",
        title=" ".join(text[z.start : z.end] for z in titles).strip(),
        publisher=entry.publisher if entry else "",
        published=published,
        published_from=PublishedFrom.STORY if published else PublishedFrom.NONE,
    )


def _bytes(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise UnreadableError("is not a regular file; save the article's text as a .txt file")
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror}") from error


def _own_id(found: Found) -> str:
    name = (found.entry and found.entry.id) or found.path.stem
    return _clean(name)


def _clean(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _ids(files: Sequence[Found]) -> list[str]:
    """A short id for each file: its own, with as many of its folders as tell equal ones apart."""
    alike: dict[str, list[Found]] = {}
    for found in files:
        alike.setdefault(_own_id(found), []).append(found)
    return [_id_among(found, alike[_own_id(found)]) for found in files]


def _id_among(found: Found, alike: Sequence[Found]) -> str:
    rivals = [_folders(f) for f in alike if f is not found]
    if not rivals:
        return _own_id(found)
    mine = _folders(found)
    depth = 1
    while depth < len(mine) and any(r[:depth] == mine[:depth] for r in rivals):
        depth += 1
    if mine in rivals:  # "a.txt" and "a.TXT" in one folder
        return "/".join([mine[0], _clean(found.path.name)])
    return "/".join([*reversed(mine[:depth]), _own_id(found)])


def _folders(found: Found) -> list[str]:
    """The names of a file's folders, the nearest first."""
    return [_clean(p.name) or "/" for p in found.path.absolute().parents]
