"""PDF: the text of its pages, lines joined to paragraphs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError, PyPdfError

from discrep.reader.draft import Draft, Given, UnreadableError, too_long
from discrep.reader.zones import zones

_SHORT = 0.75  # of the longest line of its page: a shorter line ends a paragraph
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[a-z])")


def read(data: bytes, given: Given) -> tuple[Draft, ...]:
    """The text of all pages; ``pages`` of the draft says where each begins."""
    try:
        source = PdfReader(io.BytesIO(data))
        texts = list(_pages(source, given.max_chars))
        about = source.metadata
        made = about.creation_date if about and given.file_dates else None
    except FileNotDecryptedError as error:
        raise UnreadableError("is locked by a password; save it without one") from error
    except PyPdfError as error:
        raise UnreadableError(f"is no PDF that can be read ({error}); save it anew") from error
    starts, text = [], ""
    for page in texts:
        starts.append(len(text))
        text += f"{page}\n\n" if page else ""
    text = text.rstrip()
    if not text:
        raise UnreadableError("holds pictures and no text; run it through text recognition first")
    return (
        Draft(
            text=text,
            zones=zones(text),
            encoding="utf-8",
            byline=" ".join((about.author or "").split()) if about else "",
            made=made.date().isoformat() if made else "",
            pages=tuple(starts),
        ),
    )


def _pages(source: PdfReader, limit: int) -> Iterator[str]:
    length = 0
    for page in source.pages:
        text = _paragraphs(page.extract_text())
        length += len(text)
        if length > limit:
            raise too_long(limit)
        yield text


def _paragraphs(page: str) -> str:
    """The lines of a page joined where they only wrap, words divided at their ends made whole."""
    lines = [line.rstrip() for line in _HYPHEN.sub("", page).split("\n")]
    width = max(map(len, lines), default=0)
    text = ""
    for line in lines:
        text += line + (" " if len(line) > _SHORT * width else "\n\n")
    return re.sub(r"\n{3,}", "\n\n", text).strip()
