"""Short ids for sources: file stems, with as much of where they are as tells equal ones apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

import msgspec

from discrep.reader.draft import Draft
from discrep.reader.files import STDIN, Found


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One article and what it was read from; ``number`` is its place there, from 1 of ``count``."""

    found: Found
    draft: Draft
    number: int = 1
    count: int = 1


def ids(items: Sequence[Item]) -> list[str]:
    """An id for each of ``items``, all different, whatever their order."""
    alike: dict[str, dict[Found, list[str]]] = {}
    for item in items:
        same = alike.setdefault(_own(item.found), {})
        if item.found not in same:
            same[item.found] = _way(item.found)
    names = {found: name for same in alike.values() for found, name in _apart(same)}
    named = [names[item.found] for item in items]
    told = [
        name if item.count == 1 else item.draft.id or f"{name}-{item.number}"
        for name, item in zip(named, items, strict=True)
    ]
    counts = Counter(told)
    # Articles of one file that name the same publisher, or the name of another file.
    return [
        own if counts[own] == 1 or item.count == 1 else f"{own}-{name}-{item.number}"
        for own, name, item in zip(told, named, items, strict=True)
    ]


def _own(found: Found) -> str:
    if found.address == STDIN:
        return "stdin"
    if found.address:
        return (urlsplit(found.address).hostname or "page").removeprefix("www.")
    return _clean((found.entry and found.entry.id) or found.path.stem)


def _clean(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _apart(alike: Mapping[Found, Sequence[str]]) -> Iterator[tuple[Found, str]]:
    """A name for each of the sources that are called alike; the ways that lead to them differ."""
    steps = Counter(tuple(way[:n]) for way in alike.values() for n in range(1, len(way) + 1))
    ways = Counter(map(tuple, alike.values()))
    for found, way in alike.items():
        own = _own(found)
        depths = range(1, len(way))
        depth = next((n for n in depths if steps[tuple(way[:n])] == 1), len(way))
        if len(alike) == 1:
            yield found, own
        elif found.address:
            yield found, "/".join([own, *reversed(way[:depth])])
        elif ways[tuple(way)] > 1:  # "a.txt" and "a.html" in one folder
            yield found, "/".join([way[0], _clean(found.path.name)])
        else:
            yield found, "/".join([*reversed(way[:depth]), own])


def _way(found: Found) -> list[str]:
    """What leads to a source, the nearest first: a file's folders, the steps of an address."""
    if found.address:
        parts = urlsplit(found.address)
        steps = [s for s in f"{parts.path}?{parts.query}".strip("/?").split("/") if s]
        return [*reversed(steps), parts.scheme]
    return [_clean(p.name) or "/" for p in found.path.absolute().parents]
