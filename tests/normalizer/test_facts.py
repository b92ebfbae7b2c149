"""An article's facts: exact words, their quotes, what each value is about, and from when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discrep.model.facts import Article, Fact, PublishedFrom, Zone, ZoneKind
from discrep.model.values import Kind
from discrep.normalizer.facts import normalize

Read = Callable[..., list[Fact]]


def article(text: str, published: str = "2020-03-03", *zones: Zone) -> Article:
    return Article(
        id="north",
        path="north.txt",
        text=text,
        zones=zones or (Zone(kind=ZoneKind.BODY, start=0, end=len(text)),),
        sha256="0" * 64,
        encoding="utf-8",
        published=published,
        published_from=PublishedFrom.STORY if published else PublishedFrom.NONE,
    )


def facts(text: str, published: str = "2020-03-03") -> list[Fact]:
    return list(normalize(article(text, published)).facts)


def only(text: str, kind: Kind) -> Fact:
    (found,) = (fact for fact in facts(text) if fact.kind is kind)
    return found


TEXT = (
    "  “The ferry sank,” said Nora Keller.\r\n\r\n"
    "At least 12 people drowned on\u00a0Monday, 3 miles off Arania.\n"
    "The cost: $3.5 million.\n"
)


def test_every_fact_is_the_slice_of_its_text_and_of_its_quote() -> None:
    found = facts(TEXT)
    assert {Kind.COUNT, Kind.DATE, Kind.MONEY} <= {fact.kind for fact in found}
    for fact in found:
        assert TEXT[fact.start : fact.end] == fact.text
        offset = fact.frame.offset
        assert fact.quote[offset : offset + len(fact.text)] == fact.text
        assert fact.quote in TEXT
        assert fact.quote == fact.quote.strip()


def test_every_fact_has_an_id_of_its_own_that_does_not_change() -> None:
    ids = [fact.id for fact in facts(TEXT)]
    assert len(set(ids)) == len(ids)
    assert ids == [fact.id for fact in facts(TEXT)]


def test_furniture_is_not_read_and_comments_are_marked() -> None:
    text = "Nine people drowned.\nSubscribe for 5 euros.\nI heard 40 people drowned.\n"
    first, second = text.index("Subscribe"), text.index("I heard")
    zones = (
        Zone(kind=ZoneKind.BODY, start=0, end=first),
        Zone(kind=ZoneKind.FURNITURE, start=first, end=second),
        Zone(kind=ZoneKind.COMMENT, start=second, end=len(text)),
    )
    found = normalize(article(text, "2020-03-03", *zones)).facts
    assert [(fact.text, fact.frame.zone) for fact in found] == [
        ("Nine", ZoneKind.BODY),
        ("40", ZoneKind.COMMENT),
    ]


def test_the_day_an_article_speaks_from_comes_from_the_text_where_nothing_else_tells() -> None:
    done = normalize(article("Harbour, 3 March 2020\n\nNine people drowned on Monday.\n", ""))
    assert done.article.published == "2020-03-03"
    assert {fact.as_of for fact in done.facts} == {"2020-03-03"}
    assert "2020-03-02" in {fact.value.text for fact in done.facts}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The blast killed 40 people.", "die"),
        ("Forty people were killed by the blast.", "die"),
        ("The blast left 40 dead.", "die"),
        ("The blast left 40 people dead.", "die"),
        ("The death toll rose to 40.", "die"),
        ("The blast left 40 people injured.", "injure"),
        ("Forty people are missing.", "disappear"),
        ("Forty people were missing.", "disappear"),
    ],
)
def test_the_event_whatever_the_sentence_makes_of_it(text: str, event: str) -> None:
    found = only(text, Kind.COUNT)
    assert (found.value.text, found.event) == ("40", event)


def test_a_figure_that_rose_is_marked() -> None:
    assert only("The death toll rose to 40.", Kind.COUNT).frame.updated
    assert not only("The blast killed 40 people.", Kind.COUNT).frame.updated


def test_a_part_of_a_group_has_its_own_scope() -> None:
    text = "Some 4,000 people crossed the river, up to 1,500 of them from Ghana."
    whole, part = (fact for fact in facts(text) if fact.kind is Kind.COUNT)
    assert part.scope == ("Ghana",)
    assert whole.scope == ()
    assert part.frame.head == whole.frame.head


@pytest.mark.parametrize(
    "text",
    [
        "Forty people drowned, including three children.",
        "Forty people drowned, three of them on the beach.",
        "Forty people drowned, seven children among them.",
    ],
)
def test_parts_are_told_from_wholes(text: str) -> None:
    whole, part = (fact for fact in facts(text) if fact.kind is Kind.COUNT)
    assert not whole.frame.part
    assert part.frame.part


def test_what_narrows_a_group_is_its_scope() -> None:
    found = only("The storm killed 12 people from Ghana.", Kind.COUNT)
    assert found.scope == ("Ghana",)


def test_who_says_it() -> None:
    found = only("Nine people drowned, Nora Keller said.", Kind.COUNT)
    assert "Keller" in found.speaker


def test_what_is_counted_in_another_script_is_not_understood() -> None:
    told = facts("The ferry carried 12 пассажиров and nine sailors, the line said.")
    assert [f.text for f in told if f.kind is Kind.COUNT] == ["nine"]


def test_a_dateline_tells_nothing_of_the_story() -> None:
    found = facts("OSLO, March 2, 2020 (Agency) - The ferry sank off Arania on Monday.")
    told = {fact.text for fact in found if fact.kind in (Kind.DATE, Kind.PLACE)}
    assert told == {"Arania", "Monday"}
