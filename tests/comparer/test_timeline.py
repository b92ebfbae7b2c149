"""Dates that hang on a day no article tells: bounded by its companions, never guessed."""

from __future__ import annotations

from collections.abc import Callable

from discrep.comparer.relations import Relation
from discrep.comparer.timeline import bounded, resolve_anchors
from discrep.comparer.values import relate
from discrep.model.calendar import Anchor, Direction, Granularity
from discrep.model.facts import Article, Fact, Frame
from discrep.model.values import Count, Date, Moment, Time

FactOf = Callable[..., Fact]
ArticleOf = Callable[..., Article]


def hanging(text: str) -> Date:
    anchor = Anchor(text=text, direction=Direction.PAST)
    return Date(edtf="", granularity=Granularity.DAY, anchor=anchor)


def resolved(articles: list[Article], told: Fact) -> str:
    (found,) = resolve_anchors(articles, [told])
    assert isinstance(found.value, Moment)
    return found.value.edtf


def test_companions_of_one_day_resolve_a_weekday(fact: FactOf, article: ArticleOf) -> None:
    articles = [article("north"), article("south", published="2020-03-05")]
    assert resolved(articles, fact("north", hanging("XXXX-WXX-1"))) == "2020-03-02"


def test_companions_of_several_days_bound_it(fact: FactOf, article: ArticleOf) -> None:
    days = ("2020-03-03", "2020-03-05")
    articles = [article("north"), *(article(f"s{n}", published=d) for n, d in enumerate(days))]
    # Monday is the same from all of them; yesterday is one of three days.
    assert resolved(articles, fact("north", hanging("XXXX-WXX-1"))) == "2020-03-02"
    assert resolved(articles, fact("north", hanging("P-1D"))) == "2020-03-02/2020-03-04"


def test_what_nobody_dates_stays_open(fact: FactOf, article: ArticleOf) -> None:
    assert resolved([article("north"), article("south")], fact("north", hanging("P-1D"))) == ""


def test_companions_that_are_years_apart_bound_nothing(fact: FactOf, article: ArticleOf) -> None:
    days = ("2015-03-03", "2020-03-05")
    articles = [article("north"), *(article(f"s{n}", published=d) for n, d in enumerate(days))]
    assert resolved(articles, fact("north", hanging("P-1D"))) == ""


def test_what_is_resolved_or_no_date_stays_as_it_is(fact: FactOf, article: ArticleOf) -> None:
    told = (
        fact("north", Date(edtf="2019-01-01", granularity=Granularity.DAY)),
        fact("north", Count(low=9, high=9, unit="person"), start=40),
    )
    assert resolve_anchors([article("north", published="2020-03-03")], told) == told


def seven(relation: str, fact: FactOf) -> Fact:
    value = Time(edtf="2020-03-03T07:00", granularity=Granularity.MINUTE)
    return fact("north", value, frame=Frame(relation=relation))


def test_by_seven_leaves_room_before_seven(fact: FactOf) -> None:
    half_past_six = Time(edtf="2020-03-03T06:30", granularity=Granularity.MINUTE)
    assert relate(bounded(seven("by", fact)), half_past_six).relation is Relation.WITHIN_BOUNDS
    assert relate(bounded(seven("at", fact)), half_past_six).relation is Relation.DIFFERS
    assert relate(bounded(seven("after", fact)), half_past_six).relation is Relation.DIFFERS


def test_only_a_moment_is_bounded_by_its_preposition(fact: FactOf) -> None:
    assert bounded(fact("north", frame=Frame(relation="by"))) == fact("north").value


def test_shortly_before_nine_is_about_nine(fact: FactOf) -> None:
    nine, ten_to, two = (
        Time(edtf=f"2020-03-03T{hour}", granularity=Granularity.MINUTE)
        for hour in ("21:00", "20:50", "14:00")
    )
    shortly = bounded(fact("north", nine, frame=Frame(relation="before", words=("shortly",))))
    assert relate(shortly, ten_to).relation is Relation.WITHIN_BOUNDS
    assert relate(shortly, two).relation is Relation.DIFFERS
    before = bounded(fact("north", nine, frame=Frame(relation="before")))
    assert relate(before, two).relation is Relation.WITHIN_BOUNDS
