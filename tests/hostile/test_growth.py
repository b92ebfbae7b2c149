"""Time grows with the length of a text and not with its square, whatever the text repeats.

Four times the text may take ten times as long: with a quadratic step somewhere it takes sixteen.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from discrep.model.facts import Article, Zone, ZoneKind
from discrep.normalizer.dates import find_dates
from discrep.normalizer.passages import zone_at
from discrep.normalizer.quantities import find_quantities
from discrep.reader import csv, email, feed, html, jsonl, markdown, plain
from discrep.reader.draft import Given, UnreadableError
from discrep.reader.markup import paragraphs
from discrep.report.wording import printable

LENGTH = 8_000
TIMES = 10.0  # for four times the length
ENOUGH = 0.05  # seconds from which on a ratio says something


def takes(work: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    with suppress(UnreadableError, RecursionError):
        work(text)
    return time.process_time() - begun


def check(work: Callable[[str], object], make: Callable[[int], str]) -> None:
    long = takes(work, make(4 * LENGTH))
    if long > ENOUGH:
        short = min(takes(work, make(LENGTH)) for _ in range(2))
        long = min(long, takes(work, make(4 * LENGTH)))
        assert long < TIMES * max(short, ENOUGH / TIMES)


PIECES = [
    *(
        "<a ",
        "<a b='",
        "<a b=",
        "<!--",
        "<?",
        "<![CDATA[",
        "</",
        "<",
        "<div>",
        "<figure>",
        "&#",
        "&",
    ),
    *(
        "a",
        "9",
        "9,",
        " ",
        "\n",
        "a\n",
        "\r\n",
        "| ",
        "a | ",
        "- ",
        "> ",
        "[",
        "(",
        "[a](",
        "*a **a ",
    ),
    *("=====\n\n", "---\n", "Ab - Ab ", "x <b>y</b> ", '"', "'", "a,", "\u0301", "\u200b", "a\t"),
]
READERS: dict[str, Callable[[str], object]] = {
    "plain": lambda text: plain.read(text.encode(), Given()),
    "markdown": lambda text: markdown.read(text.encode(), Given()),
    "markup": paragraphs,
    "html": lambda text: html.read(f"<html><body><p>{text}".encode(), Given()),
    "feed": lambda text: feed.read(
        f"<rss version='2.0'><channel><item><description><![CDATA[{text}".encode()
        + b"]]></description></item></channel></rss>",
        Given(),
    ),
    "jsonl": lambda text: jsonl.read(json.dumps({"text": text}).encode(), Given()),
    "csv": lambda text: csv.read(f"text\n{text}".encode(), Given()),
    "email": lambda text: email.read(f"Subject: {text[:4000]}\n\n{text}".encode(), Given()),
    "printable": printable,
}


@pytest.mark.parametrize("name", READERS)
def test_readers(name: str) -> None:
    for piece in PIECES:
        check(READERS[name], lambda length, p=piece: p * (length // len(p)))  # type: ignore[misc]


@pytest.mark.parametrize("find", [find_dates, find_quantities], ids=["dates", "quantities"])
@pytest.mark.parametrize(
    "piece",
    [
        *("1 a.m. ", "1-", "1.", "1:", "1/", "9", "9,", ",000", "1-2 ", "May ", "May 1, ", "the "),
        *("one hundred ", "million ", "two years ago ", "between one and ", "half a ", "at least "),
        *("$", "$1 ", "% ", "5 km ", "6ft 2in ", "3 1/2 ", "(1) ", "(", "aged ", "5-year-old "),
        *("Q1 ", "'90s ", "a@", "www.", "#a", "+1 ", "(123) 456", "dozens of thousands of "),
    ],
)
def test_finders(find: Callable[[str], object], piece: str) -> None:
    check(find, lambda length: piece * (length // 2 // len(piece)))


def test_a_zone_is_found_without_a_walk_through_all() -> None:
    kinds = (ZoneKind.BODY, ZoneKind.FURNITURE)
    zones = tuple(Zone(kind=kinds[n % 2], start=n, end=n + 1) for n in range(32_000))
    article = Article(id="a", path="a", text="x" * 32_000, zones=zones, sha256="", encoding="utf-8")
    check(lambda text: [zone_at(article, n) for n in range(len(text))], lambda length: "x" * length)
    assert [zone_at(article, n) for n in (0, 1, 31_999, 32_000)] == [*kinds, kinds[1], kinds[0]]
