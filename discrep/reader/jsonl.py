"""JSON lines: an article a line."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from discrep.reader.draft import Draft, Given, UnreadableError
from discrep.reader.records import drafts
from discrep.reader.text import MAX_FILE, decode


def read(data: bytes, given: Given) -> tuple[Draft, ...]:
    """The articles of the file, in its order."""
    text, encoding = decode(data, given.charset, limit=MAX_FILE)
    return drafts(list(_lines(text)), given.fields, encoding)


def _lines(text: str) -> Iterator[object]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield msgspec.json.decode(line)
            except msgspec.DecodeError as error:
                raise UnreadableError(f"line {number} is not valid JSON: {error}") from error
