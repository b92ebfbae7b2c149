"""Baselines: files that stay the same while findings do, and say what is wrong with them."""

from __future__ import annotations

import difflib
from pathlib import Path

import msgspec
import pytest

from discrep.config import ConfigError
from discrep.model.findings import Answer, Finding, Question, Severity, Verdict
from discrep.model.values import Kind
from discrep.review.baseline import dump, known, load


def finding(id_: str, *values: str, question: str = "how many died") -> Finding:
    return Finding(
        id=id_,
        question=Question(event="fire", role="number", kind=Kind.COUNT, text=question),
        verdict=Verdict.CONFLICT,
        severity=Severity.HIGH,
        answers=tuple(Answer(text=v, side=n, facts=()) for n, v in enumerate(values, 1)),
        explanation="",
    )


FOUND = [
    finding("b", "9", "12", question="how many fled"),
    finding("a", "5", ">=7"),
    finding("c", "Kiruna", "Luleå", question="where"),
]


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = written(tmp_path / "known.json", dump(FOUND))
    assert set(load(path)) == set(map(known, FOUND))


def test_the_order_of_findings_and_of_values_makes_no_difference() -> None:
    turned = [
        msgspec.structs.replace(f, answers=f.answers[::-1], explanation="x") for f in FOUND[::-1]
    ]
    assert dump(turned) == dump(FOUND)


def test_a_changed_value_changes_a_line() -> None:
    other = [finding("b", "9", "13", question="how many fled"), *FOUND[1:]]
    lines = difflib.unified_diff(dump(FOUND).splitlines(), dump(other).splitlines(), n=0)
    assert [line.strip() for line in lines if line[0] in "+-"][2:] == [
        '-    "12",',
        '+    "13",',
    ]


def test_characters_stay_readable() -> None:
    assert "Luleå" in dump(FOUND)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is no baseline"),
        ("[]", "is no baseline"),
        ('{"schema": 1, "findings": [{"id": "a"}]}', "is no baseline"),
        ('{"schema": 2, "findings": []}', "is a baseline of version 2"),
    ],
)
def test_what_is_no_baseline_is_told_with_the_way_out(tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path / "known.json", text)
    with pytest.raises(ConfigError, match=told) as error:
        load(path)
    assert str(error.value).startswith(str(path))
    assert "--write-baseline" in str(error.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such baseline; --write-baseline makes it"):
        load(tmp_path / "known.json")
