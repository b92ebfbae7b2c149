"""The formats that articles come in, how each is recognised, and which module reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import cast

import msgspec

from discrep.reader.draft import Reader, UnreadableError

GROUP = "discrep.readers"  # entry points of other packages; each is a Format
_SNIFFED = 4096  # bytes at the beginning of a file that tell its format


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """How files of one format are told, and what reads them.

    ``module`` has the function ``read`` (see ``draft.Reader``) and is imported when first needed.
    ``signature`` is a pattern for the first bytes; ``certain`` ones win over the file's suffix.
    ``extra`` names the extra of discrep that brings what the module imports. ``listed`` formats are
    articles wherever they are met in a folder; files of the others have to be named.
    """

    name: str
    module: str
    suffixes: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    signature: bytes = b""
    certain: bool = False
    extra: str = ""
    listed: bool = True

    def fits(self, data: bytes) -> bool:
        """Whether ``data`` begins as this format does."""
        return bool(self.signature) and bool(re.match(self.signature, data[:_SNIFFED], re.I | re.S))

    def load(self) -> Reader:
        """The module that reads this format.

        Raises:
            UnreadableError: a package that it needs is not installed.
        """
        try:
            return cast(Reader, import_module(self.module))
        except ModuleNotFoundError as error:
            if not self.extra:
                raise
            raise UnreadableError(
                f"is {self.name}, which needs the package {error.name}; install it with: "
                f"pip install 'discrep[{self.extra}]'"
            ) from error


_SPACE = rb"(?:\xef\xbb\xbf)?\s*"
TEXT = Format(
    name="plain text", module="discrep.reader.plain", suffixes=(".txt",), media=("text/plain",)
)
FORMATS = (
    TEXT,
    Format(
        name="Markdown",
        module="discrep.reader.markdown",
        suffixes=(".md", ".markdown"),
        media=("text/markdown",),
        signature=rb"(?:\xef\xbb\xbf)?---\r?\n\w+:",
    ),
    Format(
        name="HTML",
        module="discrep.reader.html",
        suffixes=(".html", ".htm", ".xhtml"),
        media=("text/html", "application/xhtml+xml"),
        signature=_SPACE
        + rb"(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
        certain=True,
        extra="html",
    ),
    Format(
        name="PDF",
        module="discrep.reader.pdf",
        suffixes=(".pdf",),
        media=("application/pdf",),
        signature=rb"\s*%PDF-",
        certain=True,
        extra="pdf",
    ),
    Format(
        name="DOCX",
        module="discrep.reader.docx",
        suffixes=(".docx",),
        media=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        signature=rb"PK\x03\x04.*(?:word/|\[Content_Types\]\.xml)",
        certain=True,
        extra="docx",
    ),
    Format(
        name="a saved message",
        module="discrep.reader.email",
        suffixes=(".eml",),
        media=("message/rfc822",),
        signature=rb"(?:[A-Z][\w-]*: [^\n]*\n(?:[ \t][^\n]*\n)*){2}",
    ),
    Format(
        name="JSON",
        module="discrep.reader.json",
        suffixes=(".json",),
        media=("application/json",),
        signature=_SPACE + rb"(?:\[\s*)?\{\s*\"",
        listed=False,
    ),
    Format(
        name="JSON lines",
        module="discrep.reader.jsonl",
        suffixes=(".jsonl", ".ndjson"),
        media=("application/jsonl", "application/x-ndjson"),
        listed=False,
    ),
    Format(
        name="CSV",
        module="discrep.reader.csv",
        suffixes=(".csv", ".tsv"),
        media=("text/csv", "text/tab-separated-values"),
        listed=False,
    ),
    Format(
        name="a feed",
        module="discrep.reader.feed",
        suffixes=(".rss", ".atom", ".xml"),
        media=("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
        signature=_SPACE + rb"(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b",
        certain=True,
        extra="feeds",
        listed=False,
    ),
)
# What people try and no reader reads, by its first bytes.
_FOREIGN = (
    (rb"\{\\rtf", "is RTF; save it as .docx, .pdf or .txt"),
    (rb"\xd0\xcf\x11\xe0", "is an old Word document; save it as .docx, .pdf or .txt"),
)


@cache
def formats() -> tuple[Format, ...]:
    """All formats: those of other packages first, so that they may take a suffix over."""
    found = sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value))
    return (*(cast(Format, entry.load()) for entry in found), *FORMATS)


def listed_suffixes() -> frozenset[str]:
    """The suffixes of the files that are articles wherever they are met in a folder."""
    return frozenset(s for form in formats() if form.listed for s in form.suffixes)


def format_of(suffix: str, media: str, data: bytes) -> Format:
    """The format of ``data``: what it surely begins as, else what it is called, else as it looks.

    ``suffix`` is lower-case with its dot, ``media`` a media type; either may be empty.

    Raises:
        UnreadableError: it is known as something that no reader reads.
    """
    for signature, reason in _FOREIGN:
        if re.match(signature, data):
            raise UnreadableError(reason)
    known = formats()
    return (
        _first(f for f in known if f.certain and f.fits(data))
        or _first(f for f in known if media in f.media and f is not TEXT)
        or _first(f for f in known if suffix in f.suffixes)
        or _first(f for f in known if f.fits(data))
        or TEXT
    )


def _first(found: Iterable[Format]) -> Format | None:
    return next(iter(found), None)
