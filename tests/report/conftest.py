"""A small report made by hand: two sources that contradict, follow and confirm each other."""

from __future__ import annotations

from pathlib import Path

import pytest

import discrep
from discrep.model.calendar import Anchor, Granularity
from discrep.model.facts import Article, Fact, PublishedFrom, Zone, ZoneKind
from discrep.model.findings import (
    Answer,
    Entity,
    Finding,
    Question,
    Report,
    Severity,
    Skipped,
    Variant,
    Verdict,
)
from discrep.model.values import AnyValue, Count, Date, Duration, Kind, Modifier, Money

TEXTS = {
    "harbour": "The ferry sank on Monday. At least 12 people drowned, the coast guard said. "
    "Salvage costs 3.5 million euros.",
    "wire": "A ferry went down on 2 March 2020. Rescuers counted 9 dead after a six-hour search.",
}


def article(source: str) -> Article:
    text = TEXTS[source]
    return Article(
        id=source,
        path=f"story/{source}.txt",
        text=text,
        zones=(Zone(kind=ZoneKind.BODY, start=0, end=len(text)),),
        sha256="0" * 64,
        encoding="utf-8",
        published="2020-03-03" if source == "wire" else "",
        published_from=PublishedFrom.STORY if source == "wire" else PublishedFrom.NONE,
    )


def fact(source: str, words: str, value: AnyValue, *, speaker: str = "") -> Fact:
    text = TEXTS[source]
    start = text.index(words)
    sentence = next(s for s in text.split(". ") if words in s)
    return Fact(
        id=f"f-{source}-{start}",
        source=source,
        start=start,
        end=start + len(words),
        text=words,
        quote=sentence,
        value=value,
        event="sinking",
        role="number",
        as_of="2020-03-03" if source == "wire" else "",
        speaker=speaker,
    )


def finding(
    number: int, verdict: Verdict, severity: Severity, kind: Kind, text: str, *sides: list[Fact]
) -> Finding:
    answers = (
        Answer(text=facts[0].value.text, side=side, facts=tuple(facts))
        for side, facts in enumerate(sides, 1)
    )
    return Finding(
        id=f"id{number}",
        question=Question(event="sinking", role="number", kind=kind, text=text),
        verdict=verdict,
        severity=severity,
        answers=tuple(answers),
        explanation=f"reason {number}",
    )


@pytest.fixture
def report() -> Report:
    drowned = fact(
        "harbour",
        "At least 12",
        Count(
            low=12.0,
            high=None,
            modifier=Modifier.AT_LEAST,
            unit="people",
            noun_class="person",
        ),
        speaker="the coast guard",
    )
    dead = fact("wire", "9", Count(low=9.0, high=9.0, unit="dead", noun_class="person"))
    monday = fact(
        "harbour",
        "Monday",
        Date(edtf="", granularity=Granularity.DAY, anchor=Anchor(text="XXXX-WXX-1")),
    )
    second = fact("wire", "2 March 2020", Date(edtf="2020-03-02", granularity=Granularity.DAY))
    cost = fact("harbour", "3.5 million euros", Money(low=3.5e6, high=3.5e6, currency="EUR"))
    search = fact("wire", "six-hour", Duration(low=6.0, high=6.0, unit="hour"))
    return Report(
        sources=(article("wire"), article("harbour")),
        skipped=(Skipped(path="story/scan.txt", reason="is not text"),),
        facts=(search, dead, second, cost, drowned, monday),
        findings=(
            finding(3, Verdict.SINGLE, Severity.LOW, Kind.DURATION, "how long searched", [search]),
            finding(4, Verdict.SINGLE, Severity.LOW, Kind.MONEY, "cost of salvage", [cost]),
            finding(2, Verdict.CONFLICT, Severity.LOW, Kind.DATE, "when sunk", [monday], [second]),
            finding(1, Verdict.CONFLICT, Severity.HIGH, Kind.COUNT, "how many", [drowned], [dead]),
        ),
        entities=(
            Entity(
                id="e1",
                name="Anna Berg",
                variants=(
                    Variant(text="Berg", sources=("wire", "harbour")),
                    Variant(text="Anna Berg", sources=("wire",)),
                ),
            ),
        ),
        model="en_core_web_sm 3.8.0",
        lexicon="abc",
    )


FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(scope="session")
def fixture_reports() -> dict[str, Report]:
    """The reports on all fixtures, by the name of their folder."""
    folders = sorted(file.parent for file in FIXTURES.glob("*/story.toml"))
    return {
        folder.name: discrep.compare(map(discrep.normalize, discrep.read([folder]).articles))
        for folder in folders
    }
