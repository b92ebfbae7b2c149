"""The finder of quantities: every example of docs/quantities.md, and what holds for any text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrep.model.values import (
    Age,
    AnyValue,
    Count,
    Duration,
    Kind,
    Measure,
    Modifier,
    Money,
    Number,
    Percent,
    Rank,
    Score,
)
from discrep.normalizer.quantities import find_quantities

DOCS = Path(__file__).parents[2] / "docs" / "quantities.md"
Quantity = Count | Measure | Percent | Age | Rank | Money | Duration | Score


def _examples() -> list[tuple[str, tuple[tuple[str, ...], ...]]]:
    rows = []
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if not line.startswith("| ") or cells[0] in ("text", "---"):
            continue
        text, found = cells
        pairs = [] if found == "none" else [tuple(p.split(" → ")) for p in found.split(" · ")]
        rows.append((text, tuple(pairs)))
    return rows


def shown(value: AnyValue) -> str:
    """Kind, canonical text, and the unit where the text does not hold it."""
    assert isinstance(value, Quantity)
    unit = "" if isinstance(value, Duration | Money | Score) else value.unit
    return f"{value.kind} {value.text} {unit}".rstrip()


@pytest.mark.parametrize(("text", "expected"), _examples())
def test_documented_example(text: str, expected: tuple[tuple[str, ...], ...]) -> None:
    assert tuple((m.text, shown(m.value)) for m in find_quantities(text)) == expected


def test_documentation_has_examples() -> None:
    examples = _examples()
    assert len(examples) >= 70
    assert sum(not found for _, found in examples) >= 10


def only(text: str) -> Quantity:
    (mention,) = find_quantities(text)
    assert text[mention.start : mention.end] == mention.text
    value = mention.value
    assert isinstance(value, Quantity)
    return value


# A text as scraped, and its words as they stand there.
AS_FOUND = [
    ("It cost $\xa0108\xa0million.", "$\xa0108\xa0million"),
    ("It cost $ 108 million .", "$ 108 million"),
    ("The firm’s e85 million loss", "e85 million"),
    ("They didn't pay p74m.", "p74m"),
    ("Up\nto 2,000 left.", "Up\nto 2,000"),
    ("“At least 12” were hurt", "At least 12"),
    ("10\u202f000 people", "10\u202f000"),
    ("A 6.1 - magnitude quake", "6.1 - magnitude"),
    ("a 12‑year‑old girl", "12‑year‑old"),
    ("30–50 men", "30–50"),
    ("😀 40 men", "40"),
    ("UP TO 40 MEN", "UP TO 40"),
]


@pytest.mark.parametrize(("text", "words"), AS_FOUND)
def test_span_is_exact_in_text_as_found(text: str, words: str) -> None:
    (mention,) = find_quantities(text)
    assert mention.text == words == text[mention.start : mention.end]


BOUNDS = [
    ("up to 2,000 men", None, 2000, Modifier.UP_TO),
    ("close to 400 men", 400, 400, Modifier.ABOUT),
    ("at least 5 men", 5, None, Modifier.AT_LEAST),
    ("more than 5 men", 5, None, Modifier.MORE_THAN),
    ("no more than 5 men", None, 5, Modifier.AT_MOST),
    ("fewer than 5 men", None, 5, Modifier.LESS_THAN),
    ("30 to 50 men", 30, 50, Modifier.RANGE),
    ("dozens of men", 24, 99, Modifier.VAGUE),
    ("at least dozens of men", 24, None, Modifier.AT_LEAST),
    ("about 30 to 50 men", 30, 50, Modifier.RANGE),
    ("40 men", 40, 40, Modifier.EXACT),
]


@pytest.mark.parametrize(("text", "low", "high", "modifier"), BOUNDS)
def test_bounds(text: str, low: float | None, high: float | None, modifier: Modifier) -> None:
    value = only(text)
    assert isinstance(value, Number)
    assert (value.low, value.high, value.modifier) == (low, high, modifier)


def test_a_count_has_the_class_of_its_noun() -> None:
    value = only("40 soldiers")
    assert isinstance(value, Count)
    assert (value.unit, value.noun_class) == ("soldier", "soldier")
    nameless = only("Some 40 were hurt.")
    assert isinstance(nameless, Count)
    assert (nameless.unit, nameless.noun_class) == ("", "")


def test_a_parse_names_the_counted_noun() -> None:
    text = "Of the miners, 12 died and 3 trucks burnt."
    asked: list[str] = []

    def noun(start: int, end: int) -> str:
        asked.append(text[start:end])
        return "miner" if text[start:end] == "12" else ""

    units = [m.value.unit for m in find_quantities(text, noun=noun) if isinstance(m.value, Count)]
    assert asked == ["12", "3"]
    assert units == ["miner", "truck"]


NOT_TWO = [
    ("Sales fell from 9 to 7 percent.", ["9", "7 percent"]),
    ("It rose 5 percent to $84.", ["5 percent", "$84"]),
    ("Ages 5, 8", ["5", "8"]),
    ("12 men and 40 women", ["12", "40"]),
    ("a 51 per cent stake for 92 million yuan", ["51 per cent", "92 million yuan"]),
]


@pytest.mark.parametrize(("text", "words"), NOT_TWO)
def test_numbers_that_are_no_interval(text: str, words: list[str]) -> None:
    assert [m.text for m in find_quantities(text)] == words


NAMES = [
    "Apollo 11 landed.",
    "The iPhone 11 Pro and the 11 Pro Max",
    "See page 12 and chapter 3.",
    "A Boeing 737 and an F-16",
    "The A2 road, the G7 and S23",
    "Room 101 is at 10 Downing Street.",
    "She wears No. 7 or #7.",
    "The under-21s play in Group 3.",
    "They met at 11:30 GMT on 3/4/2014.",
    "The 2014 budget and the 2015 results",
    "The 9/11 attacks, open 24/7",
]


@pytest.mark.parametrize("text", NAMES)
def test_names_that_hold_numbers(text: str) -> None:
    assert [m.text for m in find_quantities(text)] == []


DOLLARS = [
    ("It cost $5.", ["USD"]),
    ("It cost $5, or US$4.", ["?", "USD"]),
    ("It cost A$5 ($4).", ["AUD", "USD"]),
    ("It cost $5 Canadian.", ["CAD"]),
    ("Officials in Oslo paid 5 million crowns.", ["NOK"]),
    ("Officials paid 5 million crowns.", ["?"]),
    ("In Karachi 500 rupees, in Delhi 600 rupees", ["?", "?"]),
]


@pytest.mark.parametrize(("text", "currencies"), DOLLARS)
def test_shared_signs_mean_what_the_text_tells(text: str, currencies: list[str]) -> None:
    found = [m.value for m in find_quantities(text)]
    assert [v.currency for v in found if isinstance(v, Money)] == currencies


def test_hundredths_of_a_currency_are_counted_as_written() -> None:
    value = only("It cost 45 cents.")
    assert isinstance(value, Money)
    assert (value.low, value.unit, value.currency, value.text) == (45, "cent", "USD", "USD 0.45")


def test_words_of_money_that_mean_no_money() -> None:
    assert [m.kind for m in find_quantities("The 12 won it, with 3 real friends.")] == [
        Kind.COUNT,
        Kind.COUNT,
    ]


WORDS = (
    "12 2,000 1.5 .5 3.2.1 1/2 ½ 5th third one two twenty hundred million dozen dozens of a and or"
    " to - – from between up at least more than about half quarter $ US$ € e85 p74m % percent per"
    " cent points km miles year-old years old aged , . : ; ( ) ' ” magnitude category Smith Flight"
    " Rs lakh people men no nobody was killed won 2-1 3-D 10x m bn k °C square won't 2014 second"
    " few several thousands point minus not more couple times in ten every"
)
PIECES = st.sampled_from(WORDS.split())


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from([" ", "", "\n", "\xa0"]))
def test_any_words(words: list[str], between: str) -> None:
    _check(between.join(words))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    _check(text)


def _check(text: str) -> None:
    found = find_quantities(text)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text == mention.text.strip()
        end = mention.end
        value = mention.value
        assert value.text
        if isinstance(value, Number):
            assert value.low is not None or value.high is not None
            assert value.low is None or value.high is None or value.low <= value.high
    assert found == find_quantities(text)


HOSTILE = [
    *("1 ", "1,", "1.", "1-", "one ", "hundred ", "two and ", "a half ", "$", "$1 to ", "1/"),
    *("half a ", "million ", "tens of ", "of ", "- ", "(", "A ", "1 in ", "(1) ", "+1 ", "a@"),
    *("www.", "A.", "x-", "5 percent to ", "5 square ", "more than ", "Ann, 4, ", "1 000"),
    *("point one ", "3 Ayr ", "\n", "5 and ", "5 x ", "5, ", "1 . 2 ", "$9. 21 ", '12 "a '),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        return max(min(_timed(text) for _ in range(3)), 0.004)

    assert seconds(8000) < 16 * seconds(2000)


def _timed(text: str) -> float:
    started = time.process_time()
    find_quantities(text)
    return time.process_time() - started


def test_nothing_depends_on_what_was_read_before() -> None:
    text = "It cost $5m; 11 left the iPhone 11 behind, 12 others 3 of them."
    before = find_quantities(text)
    find_quantities("It cost A$5m, US$3m: 40 soldiers, up from 30.")
    assert find_quantities(text) == before
