"""DOCX: the paragraphs and tables of a Word document."""

from __future__ import annotations

import io
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from discrep.reader.draft import Draft, Given, UnreadableError, layout


def read(data: bytes, given: Given) -> tuple[Draft, ...]:
    """The document's own text; a paragraph in the style of a title is its title."""
    try:
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
