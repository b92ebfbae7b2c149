"""``discrep explain`` as a process: every step from words to verdict."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TELL = "The ferry Alma sank off the northern cape on Monday. {} people drowned, police said.\n"
# Two undated tolls may be two states of one: such a conflict is of low severity.
LOW = ("--min-severity", "low")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "story").mkdir()
    for source, number in (("north", "Nine"), ("south", "Twenty")):
        path = tmp_path / "story" / f"{source}.txt"
        path.write_text(TELL.format(number), encoding="utf-8")
    return tmp_path


def discrep(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "discrep", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_conflict_from_its_words_to_its_verdict(folder: Path) -> None:
    report = json.loads(discrep(folder, "compare", "story", "--format", "json", *LOW).stdout)
    (drowned,) = (f for f in report["findings"] if {v["text"] for v in f["values"]} == {"9", "20"})
    done = discrep(folder, "explain", drowned["id"][:6], "story")
    assert (done.returncode, done.stderr) == (0, "")
    shown = done.stdout
    assert f"[{drowned['id']}]" in shown
    assert f"verdict: conflict, severity {drowned['severity']}" in shown
    steps = (
        "1. The words",
        "count 9",
        "2. Whether they answer one question",
        "3. Whether it is a contradiction",
        "rule: the numbers differ",
    )
    found = [shown.index(step) for step in steps]
    assert found == sorted(found)
    assert shown.count("bits in all") == 2


def test_what_is_read_in_one_sentence(folder: Path) -> None:
    done = discrep(folder, "explain", "--text", "Nine people drowned on 2 March 2020.")
    assert (done.returncode, done.stderr) == (0, "")
    assert "count 9" in done.stdout
    assert "2020-03-02" in done.stdout


def test_a_sentence_that_says_nothing(folder: Path) -> None:
    done = discrep(folder, "explain", "--text", "It rained.")
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing was found" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ((), "name a FINDING_ID and the PATHs"),
        (("abc123",), "name a FINDING_ID and the PATHs"),
        (("zzzzzzzz", "story"), "no finding has 'zzzzzzzz'"),
        (("abc123", "story", "--text", "It rained."), "--text takes no FINDING_ID"),
    ],
)
def test_bad_usage(folder: Path, arguments: tuple[str, ...], error: str) -> None:
    done = discrep(folder, "explain", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert error in done.stderr
