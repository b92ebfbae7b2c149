"""PDF: pages to paragraphs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fpdf import FPDF

from discrep.reader.draft import Draft, Given, UnreadableError
from discrep.reader.pdf import read

FIRST = (
    "The ferry Alma sank off the northern cape on Monday. Nine people drowned, police said, and "
    "the Coast Guard of Norway searched for the others until Tuesday evening in heavy seas, with "
    "two helicopters and a plane."
)
SECOND = "The ship carried 120 passengers and 14 crew."
THIRD = "Salvage will cost 3 million euros, the owner said."


def pdf(*pages: tuple[str, ...], password: str = "") -> bytes:
    made = FPDF()
    made.set_creation_date(datetime(2020, 3, 4, 12, tzinfo=UTC))
    made.set_author("Anna Berg")
    made.set_font("helvetica", size=11)
    for page in pages:
        made.add_page()
        for paragraph in page:
            made.multi_cell(0, 6, paragraph, new_x="LMARGIN", new_y="NEXT", align="L")
            made.ln(4)
    if password:
        made.set_encryption("owner", user_password=password)
    return bytes(made.output())


def draft(data: bytes, given: Given = Given()) -> Draft:  # noqa: B008 (frozen)
    (found,) = read(data, given)
    return found


def test_wrapped_lines_are_paragraphs_again() -> None:
    found = draft(pdf((FIRST, SECOND), (THIRD,)))
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert found.byline == "Anna Berg"


def test_every_page_has_its_place() -> None:
    found = draft(pdf((FIRST, SECOND), (THIRD,)))
    assert found.pages == (0, found.text.index(THIRD))


def test_a_divided_word_is_made_whole() -> None:
    line = "Nobody on the island had felt anything of the earth-\nquake that came on Sunday night."
    assert "earthquake that came" in draft(pdf((line,))).text


def test_the_day_the_file_was_made_counts_only_when_asked() -> None:
    data = pdf((FIRST,))
    assert draft(data).made == ""
    assert draft(data, Given(file_dates=True)).made == "2020-03-04"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\nnot really", "is no PDF that can be read ("),
        (pdf(()), "holds pictures and no text; run it through text recognition first"),
        (pdf((FIRST,), password="key"), "is locked by a password; save it without one"),
        (pdf((FIRST,))[:600], "is no PDF that can be read ("),
    ],
    ids=["broken", "no-text", "locked", "cut-off"],
)
def test_what_cannot_be_read_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(data, Given())
    assert str(error.value).startswith(reason)
