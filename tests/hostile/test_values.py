"""Values that cannot be: no day is made up, no number overflows, and the rest is still read."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LONG = "9" * 400
DAYS = [
    *("31 February", "February 30, 2015", "30 February 2016", "29 February 2015", "31 April 2020"),
    *("0 March 2020", "32 March 2020", "99 May 1999", "March 0, 2020", "the 32nd of May"),
    *("00/00/0000", "31/02/2015", "13/13/2013", "99/99/9999", "2015-13-45", "2015-02-30"),
    *("0000-00-00", "0000-01-01", "9999-12-31", "10000-01-01", "2015-00-10", "2020-1-1-1"),
    *("year 99999", "12 May 99999", "1 January 0001", "31 December 9999", "5 May 0000", "-44"),
    *("Monday, 31 February 2020", "Friday, 5 March 2020", "the 0th of May", "May 1st, 20200"),
    *("29May99999", "20200231T2561Z", "2020-W99-9", "2020-366", "2020-03-03T25:61:61Z"),
    *("25:61", "24:00:01", "13:75 p.m.", "0:00 a.m.", "99:99", "12:60", "14 p.m.", "7.99 p.m."),
    *("2020-03-03T10:00:00+99:99", "10:00 UTC+25", "the 13th month of 2020", "Q9 2020", "5Q 2020"),
    *("the 1000th century", "the 0s", "the 99990s", "FY99999", "summer 0000", "week 99 of 2020"),
    *(f"May {LONG}", f"{LONG} May 2020", f"{LONG}-01-01", f"1 May {LONG}", f"{LONG}:30"),
    *(f"{LONG} years ago", "99999999 days ago", "in 9999999 years", "1e999 years ago"),
    *("next year, on 31 December 9999", "10,000 years before 1 January 0001", "last century ago"),
    *("between 31 February and 32 March", "from 2020 until 1066", "since tomorrow's yesterday"),
]
NUMBERS = [
    *(f"{LONG}", f"-{LONG}", f"{LONG}.{LONG}", f"0.{'0' * 400}1", f"{LONG}/{LONG}", f"{LONG}th"),
    *(f"{LONG} million billion trillion", "million million million million million million"),
    *("1e999", "1E+999", "-1e999", "1e-999", "1.8e308", "0x7fffffffffffffff", "9007199254740993"),
    *("18446744073709551616", "2147483648", "1,0,0,0", "1,00,00,000", "1,000,00", "1.000.000.000"),
    *("1..5", "1,,5", "1-", "-1", "--1", "+-1", "-0", "+0", "0/0", "1/0", "0 of 0", "7 of 5"),
    *("1-2-3", "3-1", "between 9 and 3", "between -5 and 5", "at least at most 5", "up to -3"),
    *("minus nine", "negative four", "zero", "no", "nil", "half a", "minus half a dozen"),
    *("√2", "π", "∞", "½½", "1½/2", "2²", "10^99", "10**99", "5!", "NaN", "inf", "null", "None"),
    *("one hundred hundred hundred", "twelveteen", "eleventy-seven", "a dozen dozen dozens of"),
    *("١٢", "１２", "一二", "Ⅻ", "①②", "𝟗𝟗", "९", "1\u0660", "1\u200b2", "1\u00a0000\u00a0000"),
]
AMOUNTS = [
    *("250 percent of people", "-5 percent of people", "1000000% of people", f"{LONG}% of people"),
    *(
        "100.0001 per cent of people",
        "minus 300 percent of people",
        "%% of people",
        "% 5 of people",
    ),
    *(
        "a -5-year-old girl",
        "a girl aged -3",
        "a man aged 999",
        "a 0-year-old",
        f"a {LONG}-year-old",
    ),
    *("a man aged 1e9", "a minus-two-year-old", "a woman, 1000,", "aged between 90 and 9"),
    *("$-5", "-$5 million", f"${LONG}", f"€{LONG} billion", "$0", "$1e999", "$$$5", "€$£5", "$5€"),
    *(
        "5 dollars euros pounds",
        "USD EUR 5",
        "£.5.5",
        "$1,2,3",
        "¥½",
        "0 bitcoin",
        "$5 per 0 people",
    ),
    *("-5 km", f"{LONG} km", "0 km", "-300 degrees Celsius", "1e999 tonnes", "5 km km km", "5 m²³"),
    *(
        "-7 days",
        f"{LONG} hours",
        "0 seconds",
        "25 hours of 1e99 days",
        "3-1 days",
        "half of no days",
    ),
    *("52-", "-52-3", "3-2-1-0", f"{LONG}-{LONG}", "0-0", "the -1st place", "the 0th place"),
    *(
        "magnitude -9",
        "magnitude 99.9",
        "5.5.5 on the Richter scale",
        "0.0 times",
        "-3 times as many",
    ),
    *("150 miles east of nowhere", f"{LONG} miles east of Lima", "-5 miles west of Lima"),
    *("0 miles south of Lima", "1e999 miles north of Lima", "91 degrees north of Lima"),
]


def distinct(values: list[str]) -> list[str]:
    assert len(set(values)) == len(values)
    return values


def article(number: str, sentence: str) -> str:
    return (
        f"Harbour, 3 March 2020\n\n{sentence}\n\n"
        f"{number} people drowned in all when the ferry Alma sank, the harbour master said.\n"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        *(f"The ferry Alma sank on {day}. It was built on {day}." for day in distinct(DAYS)),
        *(f"{number} people were killed when it sank." for number in distinct(NUMBERS)),
        *(
            f"It was {amount}, police said. The ferry cost {amount}."
            for amount in distinct(AMOUNTS)
        ),
    ],
)
def test_a_value_that_cannot_be(compared: Callable[..., Any], sentence: str) -> None:
    Path("north.txt").write_text(article("Nine", sentence), "utf-8")
    Path("south.txt").write_text(article("Twenty", sentence), "utf-8")
    done = compared("north.txt", "south.txt")
    assert done.status == 1, "the contradiction below it is still found"
    said = json.loads(Path("out.json").read_bytes())
    for fact in said["facts"]:
        for end in ("low", "high"):
            assert fact["value"][end] is None or math.isfinite(fact["value"][end])
    clashing = [f for f in said["findings"] if f["verdict"] == "conflict"]
    assert any({"9", "20"} <= {v["text"] for v in f["values"]} for f in clashing)
