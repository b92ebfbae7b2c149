"""JSON: an article, a list of articles, or an object that holds such a list."""

from __future__ import annotations

import msgspec

from discrep.reader.draft import Draft, Given, UnreadableError
from discrep.reader.jsonl import read as read_lines
from discrep.reader.records import drafts
from discrep.reader.text import MAX_FILE, decode


def read(data: bytes, given: Given) -> tuple[Draft, ...]:
    """The articles of the file; several objects one after another are read as JSON lines."""
    text, encoding = decode(data, given.charset, limit=MAX_FILE)
    try:
        found = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        if text.lstrip().startswith("{") and "\n{" in text.strip():
            return read_lines(data, given)
        raise UnreadableError(f"is not valid JSON: {error}") from error
    if isinstance(found, list):
        return drafts(found, given.fields, encoding)
    if isinstance(found, dict) and given.fields.text not in found:
        lists = [v for v in found.values() if isinstance(v, list)]
        if len(lists) == 1:
            return drafts(lists[0], given.fields, encoding)
    return drafts([found], given.fields, encoding)
