"""``discrep check``: reviewed stories against what the program says of them now."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml

Discrep = Callable[..., Any]
Tell = Callable[[str, str], None]
EXPECTED = Path("story/expected.json")


@pytest.fixture
def story(discrep: Discrep) -> Discrep:
    Path("story/story.toml").write_text(
        '[[source]]\nfile = "north.txt"\n[[source]]\nfile = "south.txt"\n'
    )
    return discrep


def test_what_was_accepted_is_as_reviewed(story: Discrep) -> None:
    done = story("check", "--update")
    assert done.status == 0
    assert done.err == "story/expected.json: written\n"
    before = EXPECTED.read_bytes()

    done = story("check")
    assert (done.status, done.err) == (0, "")
    assert done.out.endswith(": all as reviewed.\n")

    done = story("check", "--update")
    assert (done.status, done.err) == (0, "")
    assert EXPECTED.read_bytes() == before


def test_a_changed_outcome_is_shown_and_fails(story: Discrep, tell: Tell) -> None:
    story("check", "--update")
    tell("south", "Thirty")
    done = story("check")
    assert done.status == 1
    lines = [line.strip() for line in done.out.splitlines()]
    assert lines[0] == "story"
    assert "-   20 - south: “Twenty”" in lines
    assert "+   30 - south: “Thirty”" in lines
    assert "9 - north: “Nine”" in lines
    assert "20" in EXPECTED.read_text("utf-8"), "only --update accepts"


def test_outcomes_have_no_ids_and_no_offsets(story: Discrep) -> None:
    story("check", "--update")
    for path in ("north", "south"):
        file = Path(f"story/{path}.txt")
        file.write_text(file.read_text("utf-8").replace("\n\n", "\n\n\n\n"), encoding="utf-8")
    assert story("check").status == 0
    (first, *_) = json.loads(EXPECTED.read_text("utf-8"))["findings"]
    assert list(first) == ["question", "type", "kind", "verdict", "severity", "values"]


def test_junit(story: Discrep, tell: Tell) -> None:
    story("check", "--update")
    tell("south", "Thirty")
    assert story("check", "-o", "report.xml").out == ""
    (suite,) = JUnitXml.fromfile("report.xml")
    assert suite.name == "story"
    assert suite.failures > 0


def test_the_folder_fixtures_is_looked_in_first(story: Discrep) -> None:
    Path("fixtures").mkdir()
    Path("story").rename("fixtures/story")
    Path("other").mkdir()
    Path("other/story.toml").write_text("")
    assert story("check", "--update").err == "fixtures/story/expected.json: written\n"


def test_a_story_that_nobody_reviewed_is_told(story: Discrep) -> None:
    story("check", "--update")
    Path("new").mkdir()
    Path("new/story.toml").write_text('[[source]]\nfile = "a.txt"\n')
    Path("new/a.txt").write_text("Two dogs ran.")
    done = story("check")
    assert done.status == 0
    assert done.err == "new: has no expected.json and is left out; --update writes it\n"


def test_without_a_reviewed_story_there_is_nothing_to_check(story: Discrep) -> None:
    done = story("check")
    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines()[-1].startswith("error: no reviewed story under .; ")


def test_a_source_that_cannot_be_read_is_an_error_not_a_change(story: Discrep) -> None:
    story("check", "--update")
    Path("story/south.txt").unlink()
    done = story("check")
    assert done.status == 2
    assert done.err.startswith("error: story/south.txt: ")


def test_a_damaged_file_is_an_error(story: Discrep) -> None:
    EXPECTED.write_text("{")
    done = story("check")
    assert done.status == 2
    assert done.err.startswith("error: story/expected.json: is no list of reviewed findings")


def test_the_configuration_of_severity_and_ignores_changes_nothing(story: Discrep) -> None:
    story("check", "--update")
    Path("discrep.toml").write_text('min-severity = "high"\nignore = ["count", "conflict"]\n')
    assert story("check").status == 0
