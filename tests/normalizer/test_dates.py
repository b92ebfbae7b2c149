"""The finder of dates: every example of docs/dates.md, and what holds for any text."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrep.model.calendar import Direction, Granularity, interval
from discrep.model.values import Date, Duration, Kind, Modifier, Time
from discrep.normalizer.dates import find_dates

BASE = date(2015, 5, 29)  # a Friday
DOCS = Path(__file__).parents[2] / "docs" / "dates.md"


def _examples() -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    rows = []
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if not line.startswith("| ") or cells[0] in ("text", "---"):
            continue
        text, found = cells
        pairs = [] if found == "none" else [p.partition(" → ") for p in found.split(" · ")]
        rows.append((text, tuple((words, value) for words, _, value in pairs)))
    return rows


@pytest.mark.parametrize(("text", "expected"), _examples())
def test_documented_example(text: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert tuple((m.text, m.value.text) for m in find_dates(text, BASE)) == expected


def test_documentation_has_examples() -> None:
    examples = _examples()
    assert len(examples) > 100
    assert sum(not found for _, found in examples) >= 10


def only(text: str, base: date | None = BASE) -> Date | Time | Duration:
    (mention,) = find_dates(text, base)
    assert text[mention.start : mention.end] == mention.text
    value = mention.value
    assert isinstance(value, Date | Time | Duration)
    return value


# A text as scraped, and its words as they stand there.
AS_FOUND = [
    ("It sank on\xa0April\xa023.", "April\xa023"),
    ("It sank on April\n23, 2014.", "April\n23, 2014"),
    ("The ship’s ‘90s refit", "‘90s"),
    ("Friday’s storm", "Friday"),
    ("yesterday's storm", "yesterday"),
    ("Nov. 28 , 2005", "Nov. 28 , 2005"),
    ("at about 8. 40am", "about 8. 40am"),
    ("a 12 - minute film", "12 - minute"),
    ("APRIL 23, 2014", "APRIL 23, 2014"),
    ("for 41/2 months", "41/2 months"),
    ("Sun., Aug. 4, 2013", "Sun., Aug. 4, 2013"),
]


@pytest.mark.parametrize(("text", "words"), AS_FOUND)
def test_span_is_exact_in_text_as_found(text: str, words: str) -> None:
    (mention,) = find_dates(text, BASE)
    assert mention.text == words == text[mention.start : mention.end]


KINDS = [
    ("on Sunday", Kind.DATE, Granularity.DAY),
    ("in 2014", Kind.DATE, Granularity.YEAR),
    ("in late April", Kind.DATE, Granularity.MONTH),
    ("the 1990s", Kind.DATE, Granularity.DECADE),
    ("two weeks ago", Kind.DATE, Granularity.WEEK),
    ("last week", Kind.DATE, Granularity.WEEK),
    ("Monday evening", Kind.TIME, Granularity.PART),
    ("at 3 p.m. on Sunday", Kind.TIME, Granularity.MINUTE),
]


@pytest.mark.parametrize(("text", "kind", "granularity"), KINDS)
def test_kind_and_granularity(text: str, kind: Kind, granularity: Granularity) -> None:
    value = only(text)
    assert value.kind == kind
    assert isinstance(value, Date | Time)
    assert value.granularity is granularity


UNRESOLVED = [
    ("He died on Wednesday.", "XXXX-WXX-3", Direction.PAST),
    ("He will speak on Wednesday.", "XXXX-WXX-3", Direction.FUTURE),
    ("He died last Wednesday.", "XXXX-WXX-3", Direction.BEFORE),
    ("He died two weeks ago.", "P-2W~", Direction.NEAREST),
    ("He died on May 27.", "XXXX-05-27", Direction.PAST),
    ("He died in late April.", "XXXX-04 LATE", Direction.PAST),
    ("He died yesterday morning.", "P-1D TMO", Direction.NEAREST),
]


@pytest.mark.parametrize(("text", "anchor", "direction"), UNRESOLVED)
def test_anchor_without_a_base(text: str, anchor: str, direction: Direction) -> None:
    value = only(text, None)
    assert isinstance(value, Date | Time)
    assert value.edtf == ""
    assert value.anchor is not None
    assert value.text == value.anchor.text == anchor
    assert value.anchor.direction is direction


def test_anchor_stays_beside_what_a_base_resolved() -> None:
    relative, absolute = only("He died on Wednesday."), only("He died on May 27, 2015.")
    assert isinstance(relative, Date)
    assert isinstance(absolute, Date)
    assert (relative.edtf, relative.anchor is not None) == ("2015-05-27", True)
    assert (absolute.edtf, absolute.anchor) == ("2015-05-27", None)


def test_day_and_clock_without_a_base() -> None:
    assert only("It rang at 3 p.m.", None).text == "T15:00"
    assert only("It rang at 3 p.m. on Sunday.", None).text == "XXXX-WXX-7 T15:00"


def test_passage_date_without_a_base() -> None:
    _, later = find_dates("He was shot on Wednesday. Two days later he died.", None)
    assert later.value.text == "XXXX-WXX-3 P2D"


def test_the_texts_own_year_without_a_base() -> None:
    told = find_dates("Posted May 29, 2015. He died on April 23.", None)
    assert [m.value.text for m in told] == ["2015-05-29", "2015-04-23"]
    two = find_dates("From June 5, 2004 to May 29, 2015. He died on April 23.", None)
    assert two[-1].value.text == "XXXX-04-23"


def test_a_parse_is_asked_where_the_words_tell_nothing() -> None:
    text = "The talks on Wednesday"
    asked: list[int] = []

    def tense(position: int) -> str:
        asked.append(position)
        return "future"

    (mention,) = find_dates(text, BASE, tense=tense)
    assert asked == [text.index("Wednesday")]
    assert mention.value.text == "2015-06-03"


BOUNDS = [
    ("more than four hours", 4, None, Modifier.MORE_THAN),
    ("up to 180 days", None, 180, Modifier.UP_TO),
    ("about two years", 2, 2, Modifier.ABOUT),
    ("two or three years", 2, 3, Modifier.RANGE),
    ("40 days", 40, 40, Modifier.EXACT),
]


@pytest.mark.parametrize(("text", "low", "high", "modifier"), BOUNDS)
def test_bounds_of_durations(
    text: str, low: float | None, high: float | None, modifier: Modifier
) -> None:
    value = only(text)
    assert isinstance(value, Duration)
    assert (value.low, value.high, value.modifier) == (low, high, modifier)


BOUND = [
    ("Closed since May 3.", "since", "2015-05-03/.."),
    ("Closed until about May 3.", "until", "../2015-05-03"),
    ("Closed before 2014.", "before", "../2014"),
    ("Closed after May 3.", "after", "2015-05-03/.."),
    ("Closed on May 3.", "", "2015-05-03"),
]


@pytest.mark.parametrize(("text", "bound", "edtf"), BOUND)
def test_bounds_where_asked_for(text: str, bound: str, edtf: str) -> None:
    (mention,) = find_dates(text, BASE, bounds=True)
    assert isinstance(mention.value, Date)
    assert (mention.value.bound, mention.value.text) == (bound, edtf)
    (plain,) = find_dates(text, BASE)
    assert isinstance(plain.value, Date)
    assert plain.value.bound == ""


WORDS = (
    "Monday May march second 3 15 27 1998 2015 '98 1990s , . : - -- / ( ) the a of in on at to"
    " from between and or ago earlier later before after last next this late early end half two"
    " hundred weeks year minute p.m. GMT 7:30 11/27/2005 quarter spring noon today morning Q3"
    " Christmas until said will 20th nine 5 1/2 midnight decade 41/2 Sun. couple ended"
)
PIECES = st.sampled_from(WORDS.split())


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from([None, BASE, date(1, 1, 1), date.max]))
def test_any_words(words: list[str], base: date | None) -> None:
    _check(" ".join(words), base)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    _check(text, BASE)


def _check(text: str, base: date | None) -> None:
    found = find_dates(text, base)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text == mention.text.strip()
        end = mention.end
        value = mention.value
        assert value.text
        if isinstance(value, Date | Time) and value.edtf:
            interval(value.edtf)
    assert found == find_dates(text, base)


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "12:",
        "two and ",
        "a half ",
        "May ",
        "the ",
        "3-",
        "11/",
        "Monday, ",
        "of ",
        "'",
        "\n",
        "hundred ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        best = min(_timed(text) for _ in range(3))
        return max(best, 0.002)

    assert seconds(8000) < 16 * seconds(2000)


def _timed(text: str) -> float:
    started = time.perf_counter()
    find_dates(text, BASE)
    return time.perf_counter() - started


def test_nothing_depends_on_what_was_read_before() -> None:
    text = "He died on Wednesday, in the third quarter, at 3 p.m."
    before = find_dates(text, BASE)
    find_dates("It opened on May 3, 1998 at noon.", date(1999, 1, 1))
    assert find_dates(text, BASE) == before
    assert re.search("Wednesday", before[0].text)
