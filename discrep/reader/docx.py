"""DOCX: the paragraphs and tables of a Word document."""

from __future__ import annotations

import io
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from discrep.reader.draft import Draft, Given, UnreadableError, layout

_MAX_UNPACKED = 200_000_000  # bytes of all parts; pictures are packed already


def read(data: bytes, given: Given) -> tuple[Draft, ...]:
    """The document's own text; a paragraph in the style of a title is its title."""
    try:
        _check_size(data)
        document = Document(io.BytesIO(data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise UnreadableError("is no Word document that can be read; save it anew") from error
    title, parts = "", []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            parts += [" ".join(cell.text for cell in row.cells) for row in block.rows]
        elif not title and not parts and block.style and block.style.name == "Title":
            title = block.text
        else:
            parts += block.text.split("\n")
    text, zones = layout("\n\n".join(p.strip() for p in parts if p.strip()), title=title)
    if not text:
        raise UnreadableError("is empty; put the article's text in it")
    about = document.core_properties
    made = about.created if given.file_dates else None
    return (
        Draft(
            text=text,
            zones=zones,
            encoding="utf-8",
            title=" ".join(title.split()),
            byline=about.author or "",
            made=made.date().isoformat() if made else "",
        ),
    )


def _check_size(data: bytes) -> None:
    """Refuse a bomb before it is unpacked; no part gives more than the directory says."""
    with ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > _MAX_UNPACKED:
            raise UnreadableError(
                f"unpacks to more than {_MAX_UNPACKED // 1_000_000} MB; "
                "save the article's text as a .txt file"
            )
