"""Plain text: when a file holds several articles."""

from __future__ import annotations

import pytest

from discrep.reader.draft import Draft, Given
from discrep.reader.plain import read

ONE = "Three ships sailed\n\nThe ships left the harbour on Monday, the port said.\n"
TWO = "Ships are back\n\nAll three came home on Friday with their crews, the port said.\n"


def drafts(text: str) -> tuple[Draft, ...]:
    return read(text.encode(), Given())


@pytest.mark.parametrize(
    "between",
    [
        *("\n=====\n\n", "\n----------\n", "\n* * *\n\n*****\n", "\n  #########  \n"),
        *("\nDocument 2 of 2\n", "\nEnd of Document\n", "2 of 12 DOCUMENTS\n\n"),
    ],
)
def test_several_articles_with_separators(between: str) -> None:
    first, second = drafts(ONE + between + TWO)
    assert first.text.startswith("Three ships sailed\n")
    assert second.text.strip() == TWO.strip()
    assert (first.first_line, second.first_line) == (
        1,
        (ONE + between + TWO)[: (ONE + between + TWO).index(second.text)].count("\n") + 1,
    )


def test_windows_lines_and_separators_at_either_end() -> None:
    text = f"=====\n\n{ONE}\n=====\n{TWO}\n=====\n".replace("\n", "\r\n")
    assert [draft.text.split("\r\n")[0] for draft in drafts(text)] == ["", "Ships are back"]


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        ONE + "\n* * *\n\n" + TWO,  # a pause in one article
        "Three ships sailed\n=====\n\nThe ships left the harbour on Monday, the port said.\n",
        # One part is no article: a signature, a table, a note.
        ONE + "\n-----\n\nThe Bell, Harbour Street 1\n",
        ONE + "\n-----\n\nAll three came home on Friday with their crews, the port said.\n",
    ],
)
def test_one_article_stays_one(text: str) -> None:
    (draft,) = drafts(text)
    assert draft.text == text
    assert draft.first_line == 1
