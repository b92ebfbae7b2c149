"""Set the finders of dates and quantities against others, on the annotated sentences of fixtures.

    python -m pip install quantulum3        # dateparser comes with discrep
    python benchmarks/mentions/compare.py [STORIES ...]

STORIES are annotated stories (articles, story.toml, gold.json); without any, those of fixtures/.
Every annotated span of a date, time, duration or number is looked for in its own sentence, as
plain text. `found` is the share of spans that some mention overlaps, `right` the share that a
mention of just their value overlaps. The others get the benefit of the doubt: dateparser's one day
is right for a month that holds it, a number of quantulum3 is right whatever its unit, modifier and
bound. Times are of the processor, per sentence, after a first run that loads everything; a finder
that is not installed is left out.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import tomllib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from discrep.model.edtf import interval
from discrep.model.values import Date, Duration, Time
from discrep.normalizer.dates import find_dates
from discrep.normalizer.quantities import find_quantities

FIXTURES = Path(__file__).parents[2] / "fixtures"
DATES = ("date", "time", "duration")
QUANTITIES = ("count", "measure", "money", "percent", "age", "duration")
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"']?\s+(?=[A-Z“\"])|\n\s*\n")


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """An annotated span ``[start, end)`` of a sentence, and its value as the annotation has it."""

    sentence: str
    base: date | None
    start: int
    end: int
    kind: str
    value: str


class Hit(msgspec.Struct, frozen=True):
    """What a finder finds: where, and whether a claim's value is it."""

    start: int
    end: int
    means: Callable[[Claim], bool]


Finder = Callable[[Claim], Sequence[Hit]]


def claims(story: Path) -> Iterable[Claim]:
    """The annotated spans of a story, each in its sentence."""
    told = tomllib.loads((story / "story.toml").read_text(encoding="utf-8"))
    published = {s["id"]: s.get("published") for s in told["source"]}
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    for item in gold["items"]:
        for claim in item["claims"]:
            text = (story / f"{claim['source']}.txt").read_bytes().decode("utf-8")
            yield _claim(item["kind"], claim, text, published.get(claim["source"]))


def _claim(kind: str, claim: dict[str, Any], text: str, published: date | None) -> Claim:
    at = text.index(claim["quote"])
    starts = [m.start() for m in re.finditer(re.escape(claim["span"]), claim["quote"])]
    start = at + starts[claim["occurrence"] - 1]
    breaks = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    left = max(b for b in breaks if b <= start)
    right = min(b for b in breaks if b >= start + len(claim["span"]))
    as_of = date.fromisoformat(claim["as_of"]) if claim["as_of"] else None
    return Claim(
        sentence=text[left:right],
        base=published or as_of,
        start=start - left,
        end=start - left + len(claim["span"]),
        kind=kind,
        value=claim["value"],
    )


# Finders ----------------------------------------------------------------------------------------


def our_dates(claim: Claim) -> list[Hit]:
    """discrep's dates, times and durations."""
    return [
        Hit(m.start, m.end, lambda c, value=m.value: _same_moment(c, value))
        for m in find_dates(claim.sentence, claim.base)
    ]


def _same_moment(claim: Claim, value: Date | Time | Duration) -> bool:
    if isinstance(value, Duration) or claim.kind == "duration":
        return value.text == claim.value
    if claim.value.startswith("T"):
        return value.edtf.rpartition("T")[2] == claim.value[1:]
    return bool(value.edtf) and interval(value.edtf) == interval(claim.value)


def dateparser_dates(claim: Claim) -> list[Hit]:
    """dateparser's search_dates, with the base and the language given."""
    search_dates = import_module("dateparser.search").search_dates
    settings: dict[str, Any] = {"TIMEZONE": "UTC"}
    if claim.base is not None:
        settings["RELATIVE_BASE"] = datetime.combine(claim.base, datetime.min.time())
    hits: list[Hit] = []
    upto = 0
    for words, moment in search_dates(claim.sentence, languages=["en"], settings=settings) or ():
        start = claim.sentence.find(words, upto)
        if start >= 0:
            upto = start + len(words)
            hits.append(Hit(start, upto, lambda c, moment=moment: _holds(c, moment)))
    return hits


def _holds(claim: Claim, moment: datetime) -> bool:
    if claim.kind == "duration":
        return False
    clock = re.search(r"T(\d\d:\d\d)", claim.value)
    if clock is not None and clock[1] != moment.strftime("%H:%M"):
        return False
    if claim.value.startswith("T"):
        return True
    first, last = interval(claim.value)
    return bool(first and last and first <= moment.date() <= last)


def our_quantities(claim: Claim) -> list[Hit]:
    """discrep's quantities."""
    return [
        Hit(m.start, m.end, lambda c, value=m.value: _numbers(c) == (value.low, value.high))
        for m in find_quantities(claim.sentence)
    ]


def quantulum_quantities(claim: Claim) -> list[Hit]:
    """quantulum3's quantities."""
    found = import_module("quantulum3.parser").parse(claim.sentence)
    return [Hit(*q.span, lambda c, number=q.value: number in _numbers(c)) for q in found]


_VAGUE = {"dozens": (24.0, 99.0), "several": (3.0, 9.0), "hundreds": (200.0, 999.0)}
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e\d+)?")


def _numbers(claim: Claim) -> tuple[float | None, float | None]:
    """The bounds that an annotated value tells: `>=12`, `USD 3.7e6`, `90%`, `PT12M`, `30-50`."""
    found = [float(n) for n in _NUMBER.findall(claim.value)]
    if not found:  # dozens
        return _VAGUE[claim.value]
    low, high = found[0], found[-1]
    if claim.value.startswith(">"):
        return low, None
    return (None, high) if claim.value.startswith("<") else (low, high)


# Table ------------------------------------------------------------------------------------------

ROWS: tuple[tuple[str, str, str, tuple[str, ...], Finder], ...] = (
    ("dates", "discrep", "discrep", DATES, our_dates),
    ("dates", "dateparser", "dateparser", DATES, dateparser_dates),
    ("quantities", "discrep", "discrep", QUANTITIES, our_quantities),
    ("quantities", "quantulum3", "quantulum3", QUANTITIES, quantulum_quantities),
)


def measure(finder: Finder, told: Sequence[Claim]) -> tuple[float, float, float]:
    """Share found, share right, seconds per sentence."""
    finder(told[0])
    found = right = 0
    started = time.process_time()
    hits = [finder(claim) for claim in told]
    seconds = (time.process_time() - started) / len(told)
    for claim, near in zip(told, hits, strict=True):
        touching = [h for h in near if h.start < claim.end and claim.start < h.end]
        found += bool(touching)
        right += any(h.means(claim) for h in touching)
    return found / len(told), right / len(told), seconds


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("stories", nargs="*", type=Path)
    stories = arguments.parse_args().stories or sorted(
        p.parent for p in FIXTURES.glob("*/gold.json")
    )
    told = [claim for story in stories for claim in claims(story)]
    table = Table("what", "finder", "spans", "found", "right", "ms a sentence")
    for what, name, module, kinds, finder in ROWS:
        if find_spec(module) is None:
            continue
        some = [claim for claim in told if claim.kind in kinds]
        found, right, seconds = measure(finder, some)
        shares = (f"{found:.1%}", f"{right:.1%}", f"{seconds * 1000:.2f}")
        table.add_row(what, name, str(len(some)), *shares)
    Console().print(table)


if __name__ == "__main__":
    main()
