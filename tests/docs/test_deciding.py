"""How it decides: every example of docs/deciding.md, through the whole pipeline."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import msgspec
import pytest

from discrep import api
from discrep.model.facts import Article, PublishedFrom, Zone, ZoneKind
from discrep.model.findings import Verdict

DOCS = Path(__file__).parents[2] / "docs" / "deciding.md"


class Told(msgspec.Struct, frozen=True):
    """A sentence of the documentation, its article's day, and where its value stands."""

    text: str
    day: str
    start: int
    end: int


def _told(cell: str) -> Told:
    day = re.match(r"(\d{4}-\d\d-\d\d): ", cell)
    marked = cell[day.end() :] if day else cell
    text = marked.replace("[", "").replace("]", "")
    return Told(text, day[1] if day else "2020-03-03", marked.index("["), marked.index("]") - 1)


def _examples() -> list[tuple[str, str, str]]:
    rows = []
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and "[" in line and len(cells) == 3 and "](" not in line:
            rows.append((cells[0], cells[1], cells[2].rstrip(" |")))
    return rows


def _article(source: str, told: Told) -> Article:
    return Article(
        id=source,
        path=f"{source}.txt",
        text=told.text,
        zones=(Zone(kind=ZoneKind.BODY, start=0, end=len(told.text)),),
        sha256=hashlib.sha256(told.text.encode()).hexdigest(),
        encoding="utf-8",
        published=told.day,
        published_from=PublishedFrom.STORY,
    )


@pytest.mark.parametrize(("north", "south", "verdict"), _examples())
def test_documented_example(north: str, south: str, verdict: str) -> None:
    sources = {"north": _told(north), "south": _told(south)}
    report = api.compare(api.normalize(_article(s, told)) for s, told in sources.items())
    reached: list[tuple[set[str], str]] = []
    for finding in report.findings:
        facts = [fact for answer in finding.answers for fact in answer.facts]
        touched = {
            fact.source
            for fact in facts
            if fact.start < sources[fact.source].end and sources[fact.source].start < fact.end
        }
        if touched:
            reached.append((touched, finding.verdict.value))
    if verdict == Verdict.SINGLE:
        assert sorted(reached, key=str) == [({"north"}, verdict), ({"south"}, verdict)]
    else:
        assert reached == [({"north", "south"}, verdict)]


def test_every_verdict_has_an_example() -> None:
    assert {verdict for _, _, verdict in _examples()} == set(Verdict)
