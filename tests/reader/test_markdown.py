"""Markdown: text without markup, and front matter."""

from __future__ import annotations

import pytest

from discrep.model.facts import ZoneKind
from discrep.reader.draft import Draft, Given
from discrep.reader.markdown import read

BODY = """The **three** ships left the [harbour](https://example.org/h) on
Monday, the port said.

- One was *old*.
- One was new.

![A ship](ship.jpg)

> Nobody was hurt &mdash; all 12 are well.
"""
TEXT = (
    "The three ships left the harbour on Monday, the port said.\n\nOne was old.\n\n"
    "One was new.\n\nNobody was hurt — all 12 are well."
)


def draft(text: str) -> Draft:
    (found,) = read(text.encode(), Given())
    return found


def test_the_text_is_without_markup() -> None:
    assert draft(BODY).text == TEXT


def test_a_first_heading_is_the_title() -> None:
    found = draft("# Three *ships* sailed\n\n" + BODY)
    assert found.title == "Three ships sailed"
    assert found.text == f"Three ships sailed\n\n{TEXT}"
    assert [zone.kind for zone in found.zones] == [ZoneKind.TITLE, ZoneKind.BODY]


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Ships: sailed"\ndate: 2020-03-03\nsource: The Bell\ntags:\n  - a\n---\n',
        '+++\ntitle = "Ships: sailed"\ndate = 2020-03-03T08:00:00Z\nsource = "The Bell"\n+++\n',
    ],
    ids=["yaml", "toml"],
)
def test_front_matter_tells_of_the_article(front: str) -> None:
    found = draft(front + BODY)
    assert (found.title, found.published) == ("Ships: sailed", "2020-03-03")
    assert found.publisher == "The Bell"
    assert found.text == f"Ships: sailed\n\n{TEXT}"


def test_a_line_between_paragraphs_is_no_front_matter() -> None:
    found = draft("One ship sailed on Monday, the port said.\n\n---\n\nTwo ships stayed.\n\n---\n")
    assert found.text == "One ship sailed on Monday, the port said.\n\nTwo ships stayed."
