"""What holds of every story, whatever its articles say: tried on articles made from sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discrep import api
from discrep.comparer.relations import Relation
from discrep.comparer.timeline import bounded
from discrep.comparer.values import relate
from discrep.config import Config
from discrep.model.calendar import granularity_of, interval
from discrep.model.facts import Article, Fact, Normalized
from discrep.model.findings import Finding, Report, Verdict
from discrep.model.values import Date, Kind
from discrep.reader.zones import zones
from discrep.report import REPORTS, Look

SENTENCES = [
    "{count} people drowned when the ferry Alma sank, police said.",
    "At least {count} people were killed in the quake near Lima.",
    "The ferry Alma sank on {day} {month} 2020.",
    "The mine closed in {month} 20{year}.",
    "The bank fined Orsted {money} million dollars.",
    "About {percent} percent of the houses were destroyed by the quake.",
    "The quake struck at {hour}:{minute} a.m. on Monday.",
    "The captain, {age}, was arrested in Peru.",
    "The search lasted {hours} hours, the mayor told reporters.",
    "Anna Berg won {score}-{hour} in the final.",
]
VALUES: dict[str, Sequence[object]] = {
    "count": ("nine", "20", "1,500", "dozens of", "some 40"),
    "day": range(1, 29),
    "month": ("March", "May", "September"),
    "year": range(10, 21),
    "money": ("3", "3.5", "40"),
    "percent": (5, 40, 55),
    "hour": range(1, 12),
    "minute": range(10, 60),
    "age": range(18, 80),
    "hours": (2, 12, 48),
    "score": (4, 13),
}
sentences = st.sampled_from(SENTENCES).flatmap(
    lambda s: st.fixed_dictionaries({k: st.sampled_from(v) for k, v in VALUES.items()}).map(
        lambda values: s.format(**values)
    )
)
texts = st.lists(sentences, min_size=1, max_size=4).map(
    lambda found: "Harbour, 3 March 2020\n\n" + " ".join(found) + "\n"
)
stories = st.lists(texts, min_size=2, max_size=3)
often = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def normalized(source: str, text: str) -> Normalized:
    return api.normalize(
        Article(
            id=source,
            path=f"{source}.txt",
            text=text,
            zones=zones(text),
            sha256="",
            encoding="utf-8",
        )
    )


def compared(told: Mapping[str, str]) -> Report:
    return api.compare([normalized(source, text) for source, text in told.items()])


def named(texts: Sequence[str]) -> dict[str, str]:
    return {f"s{n}": text for n, text in enumerate(texts)}


def conflicts(report: Report) -> set[frozenset[str]]:
    """The values that stand against each other."""
    return {
        frozenset(answer.text for answer in finding.answers)
        for finding in report.findings
        if finding.verdict is Verdict.CONFLICT
    }


@often
@given(stories)
def test_the_order_of_sources_does_not_matter(story: list[str]) -> None:
    told = named(story)
    turned = dict(reversed(told.items()))
    render = REPORTS["json"].load().render
    first, second = (render(compared(s), Config(), Look()) for s in (told, turned))
    assert first == second


@often
@given(stories)
def test_every_offset_slices_to_its_text(story: list[str]) -> None:
    told = named(story)
    for fact in compared(told).facts:
        assert told[fact.source][fact.start : fact.end] == fact.text
        assert fact.text in fact.quote


@often
@given(stories)
def test_another_name_of_a_source_changes_only_names(story: list[str]) -> None:
    told = named(story)
    other = {f"t{source[1:]}": text for source, text in told.items()}
    first, second = compared(told), compared(other)
    assert [_of(f) for f in first.findings] == [_of(f) for f in second.findings]


def _of(finding: Finding) -> tuple[object, ...]:
    values = [(a.text, a.side, sorted(f.start for f in a.facts)) for a in finding.answers]
    return (finding.id, finding.verdict, finding.severity, finding.question.text, values)


@often
@given(texts)
def test_a_copy_of_an_article_contradicts_nothing_that_it_did_not_alone(text: str) -> None:
    assert conflicts(compared({"a": text, "b": text})) <= conflicts(compared({"a": text}))


@often
@given(texts, texts)
def test_an_article_that_agrees_removes_no_conflict(first: str, second: str) -> None:
    before = conflicts(compared({"a": first, "b": second}))
    after = conflicts(compared({"a": first, "b": second, "c": second}))
    assert all(any(clash <= more for more in after) for clash in before)


@often
@given(texts, texts)
def test_relations_are_symmetric(first: str, second: str) -> None:
    facts = [f for n, t in enumerate((first, second)) for f in normalized(f"s{n}", t).facts]
    for a in facts:
        for b in facts:
            if a.kind is b.kind and a.kind is not Kind.NAME:
                there, back = relate(bounded(a), bounded(b)), relate(bounded(b), bounded(a))
                assert there.relation is back.relation, (a.text, b.text)


@often
@given(texts)
def test_a_value_is_equal_to_itself(text: str) -> None:
    for fact in normalized("a", text).facts:
        if fact.kind is not Kind.NAME:  # which entities are for
            assert relate(bounded(fact), bounded(fact)).relation is Relation.EQUAL


@often
@given(texts)
def test_a_value_written_down_reads_back(text: str) -> None:
    for fact in normalized("a", text).facts:
        again = msgspec.json.decode(msgspec.json.encode(fact), type=Fact)
        assert again.value == fact.value
        assert again.value.text == fact.value.text


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_has_a_value_to_find(sentence: str) -> None:
    told = sentence.format(**{name: values[0] for name, values in VALUES.items()})
    assert normalized("a", told).facts


days = st.dates(date(1800, 1, 1), date(2100, 12, 31)).map(date.isoformat)
stretches = st.one_of(
    days,
    days.map(lambda d: d[:7]),
    days.map(lambda d: d[:4]),
    days.map(lambda d: f"{d[:3]}X"),
    st.tuples(days, days).map(lambda pair: "/".join(sorted(pair))),
)


def bounds(edtf: str) -> tuple[date, date]:
    """First and last day of a date that has both."""
    first, last = interval(edtf)
    if first is None or last is None:
        raise AssertionError(edtf)
    return first, last


@given(stretches, stretches)
def test_dates_differ_where_their_intervals_do_not_meet(a: str, b: str) -> None:
    (first, last), (begins, ends) = bounds(a), bounds(b)
    assert first <= last
    x, y = (Date(edtf=e, granularity=granularity_of(e)) for e in (a, b))
    assert (relate(x, y).relation is Relation.DIFFERS) is (last < begins or ends < first)


@given(days)
def test_a_day_lies_in_its_month_year_and_decade(day: str) -> None:
    inner = bounds(day)
    for outer in (day[:7], day[:4], f"{day[:3]}X", f"{day[:2]}XX"):
        low, high = bounds(outer)
        assert low <= inner[0] <= inner[1] <= high
        inner = low, high
