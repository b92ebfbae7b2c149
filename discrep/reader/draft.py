"""What a reader is given and what it gives: the articles of one file."""

from __future__ import annotations

from typing import Protocol

import msgspec

from discrep.config import MAX_CHARS, Fields
from discrep.model.facts import Zone, ZoneKind
from discrep.reader.zones import zones


class UnreadableError(Exception):
    """A file that gives no article; the message says why and what to do."""


def too_long(limit: int) -> UnreadableError:
    """That something has more than ``limit`` characters."""
    return UnreadableError(
        f"is longer than {limit:,} characters; split it into its articles, "
        "or allow longer ones with --max-chars"
    )


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a file beside its bytes.

    ``charset`` and ``url`` are what a web server says of a page. ``fields`` are the names that
    data files use. ``file_dates`` says that the day a file was made may stand for its publication.
    ``max_chars`` is as long as an article may be, for readers that can stop early.
    """

    charset: str = ""
    url: str = ""
    fields: Fields = Fields()
    file_dates: bool = False
    max_chars: int = MAX_CHARS


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One article as its file gives it. What the file does not tell is empty.

    ``zones`` are ordered and cover ``text``. ``published``, and ``made``, when the file itself was
    made, are ISO days. ``first_line`` is the line of the file, from 1, that the text begins with; 0
    where the text is not the file's own. ``pages`` are the offsets at which the pages of the
    original begin. ``warnings`` are sentences without the file's name.
    """

    text: str
    zones: tuple[Zone, ...]
    encoding: str
    id: str = ""
    url: str = ""
    title: str = ""
    byline: str = ""
    publisher: str = ""
    published: str = ""
    made: str = ""
    story: str = ""
    first_line: int = 0
    pages: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()


class Reader(Protocol):
    """A module that reads one format."""

    def read(self, data: bytes, given: Given) -> tuple[Draft, ...]:
        """The articles in a file of this format, in its order.

        Raises:
            UnreadableError: there is none.
        """


def layout(body: str, *, title: str = "", comments: str = "") -> tuple[str, tuple[Zone, ...]]:
    """One text of title, body and readers' comments, and its zones.

    The zones within the body are told from its lines; a title that is its first line is not
    repeated.
    """
    body, title, comments = body.strip(), " ".join(title.split()), comments.strip()
    if " ".join(body.partition("\n")[0].split()) == title:
        title = ""
    text = "\n\n".join(filter(None, (title, body)))
    parts = zones(text)
    if title:
        end = len(text) - len(body)
        rest = [_from(z, end) for z in parts if z.end > end]
        parts = (Zone(kind=ZoneKind.TITLE, start=0, end=end), *rest)
    if comments:
        start = len(text) + 2
        text = f"{text}\n\n{comments}"
        *head, last = parts
        parts = (
            *head,
            Zone(kind=last.kind, start=last.start, end=start),
            Zone(kind=ZoneKind.COMMENT, start=start, end=len(text)),
        )
    return text, parts


def _from(zone: Zone, start: int) -> Zone:
    return Zone(kind=zone.kind, start=max(zone.start, start), end=zone.end)
