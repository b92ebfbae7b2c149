"""Links that open an original at a mention."""

from __future__ import annotations

import msgspec
import pytest

from discrep.model.facts import Article, Fact
from discrep.model.findings import Report
from discrep.report.jump import link, page


def article(report: Report, **known: object) -> Article:
    source = next(a for a in report.sources if a.id == "harbour")
    return msgspec.structs.replace(source, **known)


def fact(report: Report, words: str) -> Fact:
    return next(f for f in report.facts if f.source == "harbour" and f.text == words)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            {"media": "text/html", "path": "story/a page.html"},
            "story/a%20page.html#:~:text=sank%20on%20Monday.-,At%20least%2012,"
            "-people%20drowned%2C%20the",
        ),
        (
            {"url": "https://example.org/a#top"},
            "https://example.org/a#:~:text=sank%20on%20Monday.-,At%20least%2012,"
            "-people%20drowned%2C%20the",
        ),
        ({"media": "application/pdf", "path": "s/a.pdf", "pages": (0, 20)}, "s/a.pdf#page=2"),
        (
            {"path": "", "url": "https://example.org/a.pdf", "pages": (0, 900)},
            "https://example.org/a.pdf#page=1",
        ),
        ({}, ""),  # a text file has lines, not links
        ({"media": "message/rfc822", "path": "a.eml"}, ""),
    ],
)
def test_a_link_opens_the_original_at_the_words(
    report: Report, known: dict[str, object], expected: str
) -> None:
    assert link(fact(report, "At least 12"), article(report, **known)) == expected


def test_a_hyphen_in_the_words_is_no_sign_of_the_link(report: Report) -> None:
    words = fact(report, "At least 12")
    text = "A six-hour search-and-rescue "
    moved = msgspec.structs.replace(words, start=2, end=10, text="six-hour")
    page_ = article(report, text=text, media="text/html", path="a.html")
    assert link(moved, page_) == "a.html#:~:text=A-,six%2Dhour,-search%2Dand%2Drescue"


def test_an_empty_page_counts(report: Report) -> None:
    paged = article(report, pages=(0, 0, 900))
    assert page(fact(report, "At least 12"), paged) == 2
    assert page(fact(report, "At least 12"), article(report)) is None
