"""Whatever a text holds, a report comes out, and every fact is where it says it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discrep import api
from discrep.config import Config
from discrep.model.facts import Article
from discrep.reader.zones import zones
from discrep.report import REPORTS, Look

CONFIG = Config()
LONG = "9" * 400

# What scraped pages are made of, beside words: pieces of numbers, dates, money, markup, noise.
PIECES = [
    *(
        "12",
        "3.5",
        "1,000",
        "0",
        "-1",
        "1-",
        "3-2-1",
        "1/2",
        "0/0",
        "1e9",
        "½",
        "²",
        "١٢",
        LONG[:40],
    ),
    *("€", "$", "£5", "%", "°C", "km", "6ft 2in", "5k", "2.5.2015", "31/02/2015", "2015-13-45"),
    *("25:61", "Q3", "FY2015", "'90s", "mid-", "late", "next", "last", "ago", "Monday", "May"),
    *("million", "thousands of", "dozens", "half a", "no", "nobody", "first", "between", "and"),
    *("more than", "at least", "people", "died", "were", "sank", "killed", "said", "years", "old"),
    *("(", ")", "“", "”", "’s", "…", ".", ",", ":", "|", "\n", "\n\n", "\r\n", "\t", "\u00a0"),
    *("\u202e", "\x0b", "\ufeff", "\U0001f600", "日本", "Anna Berg", "Mr", "U.S.", "of Peru"),
]


def article(source: str, text: str, published: str = "") -> Article:
    return Article(
        id=source,
        path=f"{source}.txt",
        text=text,
        zones=zones(text),
        sha256="",
        encoding="utf-8",
        published=published,
    )


def check(*articles: Article) -> None:
    normalized = [api.normalize(a) for a in articles]
    report = api.compare(normalized)
    texts = {a.id: a.text for a in articles}
    for fact in report.facts:
        assert texts[fact.source][fact.start : fact.end] == fact.text
    for name in ("terminal", "json"):
        shown = REPORTS[name].load().render(report, CONFIG, Look(all=True, width=60))
        shown.encode()
    assert len(json.loads(shown)["facts"]) == len(report.facts)


@settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=40), min_size=2, max_size=2))
def test_pieces_in_any_order(texts: list[list[str]]) -> None:
    check(*(article(f"a{n}", " ".join(pieces)) for n, pieces in enumerate(texts)))


@pytest.mark.parametrize(
    "text",
    [
        f"The bank lost ${LONG}, {LONG} people, {LONG}/7 of them, for the {LONG}th time.",
        f"At {LONG}:30 on May {LONG}, {LONG}s ago, {LONG} km away.",
        "12" * 2500,
        "a" * 100_000,
        "(" * 200 + "12 people died" + ")" * 200,
        "\n" * 1000 + "x",
        "In 0000, in 9999, next year, on 31 December 9999, last year, on 1 January 0001.",
        "0 of 0 people, 0 percent, $0, 0-0, 0/0, half of nothing.",
    ],
    ids=["digits", "dates", "code", "word", "brackets", "lines", "years", "nothing"],
)
@pytest.mark.parametrize("published", ["", "0001-01-01", "9999-12-31"])
def test_extremes(text: str, published: str) -> None:
    check(article("one", text, published), article("two", text + " Nine died.", published))
