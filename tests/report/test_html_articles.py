from __future__ import annotations

from discrep.model.facts import Article, Fact, Zone, ZoneKind
from discrep.model.values import Count
from discrep.report.html_articles import Stretch, parts

TEXT = "Harbour news\n\nThe ferry sank 12 miles east of Rill.\n\nMenu"


def article(text: str = TEXT) -> Article:
    title, body = text.index("\n\n") + 2, text.rindex("\n\n") + 2
    zones = (
        Zone(kind=ZoneKind.TITLE, start=0, end=title),
        Zone(kind=ZoneKind.BODY, start=title, end=body),
        Zone(kind=ZoneKind.FURNITURE, start=body, end=len(text)),
    )
    return Article(
        id="wire", path="wire.txt", text=text, zones=zones, sha256="0" * 64, encoding="utf-8"
    )


def fact(words: str, text: str = TEXT, *, name: str = "") -> Fact:
    start = text.index(words)
    return Fact(
        id=name or words,
        source="wire",
        start=start,
        end=start + len(words),
        text=words,
        quote=words,
        value=Count(low=1.0, high=1.0),
        event="",
        role="",
    )


def body(*facts: Fact) -> list[Stretch]:
    found = parts(article(), facts)
    assert [p.kind for p in found] == [ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.FURNITURE]
    return list(found[1].stretches)


def test_the_stretches_are_the_text() -> None:
    found = parts(article(), [fact("12 miles"), fact("east of Rill"), fact("news")])
    assert "".join(s.text for p in found for s in p.stretches).split() == TEXT.split()


def test_within_a_mention_the_innermost_fact_owns_the_words() -> None:
    bearing, distance, place = fact("12 miles east of Rill"), fact("12 miles"), fact("Rill")
    owned = [(s.text, s.own.id) for s in body(bearing, distance, place) if s.own]
    assert owned == [
        ("12 miles", "12 miles"),
        (" east of ", "12 miles east of Rill"),
        ("Rill", "Rill"),
    ]


def test_every_fact_opens_once() -> None:
    facts = [fact("12 miles east of Rill"), fact("12 miles"), fact("miles east"), fact("Rill")]
    opened = [f.id for s in body(*facts) for f in s.opens]
    assert sorted(opened) == sorted(f.id for f in facts)


def test_a_fact_that_owns_no_words_closes_where_it_ends() -> None:
    first, second = fact("12 miles", name="a"), fact("12 miles", name="b")
    (stretch,) = (s for s in body(first, second) if s.own)
    assert stretch.own == first
    assert stretch.closes == (second,)
    assert stretch.covers == (first, second)


def test_signs_that_turn_a_line_are_shown_and_line_ends_kept() -> None:
    text = "Title\n\nOne\u202e two\x00\nthree\n\nMenu"
    found = parts(article(text), [])
    assert found[1].stretches[0].text == "One\ufffd two\ufffd\nthree\n\n"
