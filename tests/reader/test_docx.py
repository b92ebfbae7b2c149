"""DOCX: paragraphs, tables, title."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from docx import Document

from discrep.model.facts import ZoneKind
from discrep.reader.docx import read
from discrep.reader.draft import Given, UnreadableError


def docx(*, title: str = "") -> bytes:
    made = Document()
    made.core_properties.author = "Anna Berg"
    made.core_properties.created = datetime(2020, 3, 4, tzinfo=UTC)
    if title:
        made.add_heading(title, level=0)
    made.add_paragraph("The ferry Alma sank on Monday.")
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Drowned", "9"
    made.add_paragraph("All others were found.")
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def test_the_text_is_in_its_order() -> None:
    (found,) = read(docx(title="Ferry sinks"), Given())
    assert found.text == (
        "Ferry sinks\n\nThe ferry Alma sank on Monday.\n\nDrowned 9\n\nAll others were found."
    )
    assert (found.title, found.byline) == ("Ferry sinks", "Anna Berg")
    assert found.zones[0].kind is ZoneKind.TITLE


def test_the_day_the_file_was_made_counts_only_when_asked() -> None:
    assert read(docx(), Given())[0].made == ""
    assert read(docx(), Given(file_dates=True))[0].made == "2020-03-04"


@pytest.mark.parametrize("data", [b"PK\x03\x04word/", docx()[:500]], ids=["broken", "cut-off"])
def test_what_cannot_be_read_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^is no Word document that can be read; "):
        read(data, Given())
