"""Short ids for sources: file stems, with as much of where they are as tells equal ones apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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
    alike: dict[str, list[Found]] = {}
    for item in items:
        same = alike.setdefault(_own(item.found), [])
        if item.found not in same:
            same.append(item.found)
    named = [_among(item.found, alike[_own(item.found)]) for item in items]
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


def _among(found: Found, alike: Sequence[Found]) -> str:
    rivals = [_way(f) for f in alike if f is not found]
    if not rivals:
        return _own(found)
    mine = _way(found)
    depth = 1
    while depth < len(mine) and any(r[:depth] == mine[:depth] for r in rivals):
        depth += 1
    if found.address:
        return "/".join([_own(found), *reversed(mine[:depth])])
    if mine in rivals:  # "a.txt" and "a.html" in one folder
        return "/".join([mine[0], _clean(found.path.name)])
    return "/".join([*reversed(mine[:depth]), _own(found)])


def _way(found: Found) -> list[str]:
    """What leads to a source, the nearest first: a file's folders, the steps of an address."""
    if found.address:
        parts = urlsplit(found.address)
        steps = [s for s in f"{parts.path}?{parts.query}".strip("/?").split("/") if s]
        return [*reversed(steps), parts.scheme]
    return [_clean(p.name) or "/" for p in found.path.absolute().parents]
