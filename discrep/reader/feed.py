"""RSS and Atom: an article an item."""

from __future__ import annotations

from typing import Any

import feedparser  # type: ignore[import-untyped]

from discrep.reader.days import day
from discrep.reader.draft import Draft, Given, UnreadableError, layout
from discrep.reader.markup import paragraphs


def read(data: bytes, given: Given) -> tuple[Draft, ...]:
    """The items of the feed that have a text, in its order."""
    # What the server says of the encoding goes with the bytes; nothing is fetched.
    headers = {"content-type": f"application/xml; charset={given.charset}"} if given.charset else {}
    # Of its markup only the text is taken, so nothing needs to be made safe for a browser.
    found = feedparser.parse(
        data, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not found.version:
        raise UnreadableError("is XML, but no RSS or Atom feed; save the article as HTML or text")
    source = str(found.feed.get("title", ""))
    drafts = [
        _draft(entry, source, str(found.encoding or "utf-8").lower()) for entry in found.entries
    ]
    if not any(draft.text for draft in drafts):
        raise UnreadableError("is a feed without an item that has a text")
    return tuple(draft for draft in drafts if draft.text)


def _draft(entry: Any, source: str, encoding: str) -> Draft:
    contents = [str(c.get("value", "")) for c in entry.get("content", ())]
    markup = max([*contents, str(entry.get("summary", ""))], key=len)
    title = paragraphs(str(entry.get("title", "")))
    text, zones = layout(paragraphs(markup), title=title)
    publisher = str(entry.get("source", {}).get("title", "")) or source
    return Draft(
        text=text,
        zones=zones,
        encoding=encoding,
        title=title,
        url=str(entry.get("link", "")),
        byline=str(entry.get("author", "")),
        publisher=publisher,
        published=day(entry.get("published") or entry.get("updated")),
    )
