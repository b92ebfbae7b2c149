"""The time that a sentence is in: an old event's figures stay with the old event."""

from __future__ import annotations

from datetime import date

import pytest

from discrep.model.facts import Article, Mention, Zone, ZoneKind
from discrep.normalizer import language as lang
from discrep.normalizer.dates import find_dates
from discrep.normalizer.frames import Passage
from discrep.normalizer.passages import is_background, passages, zone_at

BASE = date(2020, 3, 3)


def read(text: str, base: date | None = BASE) -> tuple[Passage, ...]:
    doc = lang.parse(text)
    dates: dict[int, list[Mention]] = {}
    for n, sentence in enumerate(doc.sents):
        for mention in find_dates(text, base):
            if sentence.start_char <= mention.start < sentence.end_char:
                dates.setdefault(n, []).append(mention)
    article = Article(
        id="north",
        path="north.txt",
        text=text,
        zones=(Zone(kind=ZoneKind.BODY, start=0, end=len(text)),),
        sha256="0" * 64,
        encoding="utf-8",
    )
    return passages(doc, article, dates, base)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The plant made 4,000 cars in 2019.", "2019"),
        ("In 2019 the plant made 4,000 cars.", "2019"),
        ("The 2019 flood killed 40 people.", "2019"),
        ("A survey in 2019 found 300 wolves.", "2019"),
        ("The plant makes 4,000 cars.", ""),
        # A date beside the event is not its time.
        ("Nine people died in a house built in 1910.", ""),
        ("Officials who were elected in 2015 said nine people died.", ""),
    ],
)
def test_the_time_that_a_sentence_is_in(text: str, period: str) -> None:
    (passage,) = read(text)
    assert passage.period == period


def test_what_follows_stays_in_the_old_time_until_the_paragraph_ends() -> None:
    found = read(
        "In 2009 a flood hit the valley. It killed 40 people.\n\n"
        "This time nine people died. The water is falling."
    )
    assert [passage.background for passage in found] == [True, True, False, False]
    assert found[1].period == "2009"


def test_a_new_date_ends_the_old_time() -> None:
    found = read("In 2009 a flood killed 40 people. On Monday nine people died.")
    assert [passage.background for passage in found] == [True, False]


def test_what_is_near_is_of_the_story_itself() -> None:
    assert not is_background("2020-03-01", BASE)
    assert is_background("2019", BASE)
    assert not is_background("2019", None)  # nobody knows from when the text speaks
    assert not is_background("", BASE)


def test_a_sentence_knows_the_one_before_it() -> None:
    first, second = read("The ferry sank. Nine people drowned.")
    assert first.lead == ""
    assert second.lead == "The ferry sank."


def test_the_zone_of_a_place_in_the_text() -> None:
    zones = (
        Zone(kind=ZoneKind.TITLE, start=0, end=5),
        Zone(kind=ZoneKind.BODY, start=5, end=9),
    )
    article = Article(id="n", path="n", text="Title Bod", zones=zones, sha256="", encoding="")
    assert zone_at(article, 4) is ZoneKind.TITLE
    assert zone_at(article, 5) is ZoneKind.BODY
