"""Markdown, with or without front matter."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from discrep.reader.draft import Draft, Given, layout
from discrep.reader.markup import paragraphs
from discrep.reader.records import described
from discrep.reader.text import decode

_FRONT = re.compile(r"\s*(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n\1[ \t]*(?:\r?\n|\Z)", re.S)
_ENTRY = re.compile(r"([\w-]+)[ \t]*[:=][ \t]*(.*)")
_HEADING = re.compile(r"\s*<h1>(.*?)</h1>", re.S)


def read(data: bytes, given: Given) -> tuple[Draft, ...]:
    """The text without its markup; front matter and a first heading tell of it."""
    source, encoding = decode(data, given.charset, limit=given.max_chars)
    record: dict[str, object] = {}
    if front := _FRONT.match(source):
        record = {
            m[1]: m[2].strip().strip("\"'") for m in map(_ENTRY.match, front[2].split("\n")) if m
        }
        source = source[front.end() :]
    markup = MarkdownIt("commonmark").enable("table").render(source)
    title = str(record.get(given.fields.title, ""))
    if not title and (heading := _HEADING.match(markup)):
        title = paragraphs(heading[1])
    text, zones = layout(paragraphs(markup), title=title)
    draft = Draft(text=text, zones=zones, encoding=encoding, title=title)
    return (described(draft, record, given.fields),)
