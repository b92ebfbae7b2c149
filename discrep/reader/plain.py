"""Plain text: one article, or several with separators between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrep.model.facts import ZoneKind
from discrep.reader.draft import Draft, Given
from discrep.reader.text import decode
from discrep.reader.zones import is_between, zones

_RULE = re.compile(r"\s*([=\-_*#~])\1{4,}\s*")  # one sign, from one margin to the other


def read(data: bytes, given: Given) -> tuple[Draft, ...]:
    """The text as it is; several articles only where each part has a headline and prose."""
    text, encoding = decode(data, given.charset, limit=given.max_chars)
    drafts = []
    line, counted = 1, 0
    for start, end in _parts(text):
        line, counted = line + text.count("\n", counted, start), start
        part = text[start:end]
        drafts.append(Draft(text=part, zones=zones(part), encoding=encoding, first_line=line))
    if len(drafts) > 1 and all(map(_is_article, drafts)):
        return tuple(drafts)
    return (Draft(text=text, zones=zones(text), encoding=encoding, first_line=1),)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of whole lines between separators, without the empty ones."""
    start = position = 0
    bare = True  # whether the line above is empty: a rule right below a line underlines it
    for line in text.splitlines(keepends=True):
        if is_between(line) or (bare and _RULE.fullmatch(line)):
            if text[start:position].strip():
                yield start, position
            start = position + len(line)
            bare = True
        else:
            bare = not line.strip()
        position += len(line)
    if text[start:].strip():
        yield start, len(text)


def _is_article(draft: Draft) -> bool:
    return {ZoneKind.TITLE, ZoneKind.BODY} <= {zone.kind for zone in draft.zones}
