"""``discrep check``: the examples of fact types, each wrong one with its file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Discrep = Callable[..., Any]

TYPE = """[facts.deaths]
kind = "count"
events = ["die"]
match = [
  "The blast killed [[12]] people.",
  "The blast injured [[12]] people.",
]
no_match = ["The blast injured 12 people."]
"""


def test_a_wrong_example_is_told_with_its_line_and_fails(discrep: Discrep) -> None:
    Path("discrep.toml").write_text(TYPE, encoding="utf-8")
    done = discrep("check")
    assert done.status == 1
    (line,) = [line for line in done.err.splitlines() if "facts.deaths" in line]
    assert "discrep.toml:6: facts.deaths should match: The blast injured [[12]] people." in line
    assert "“12” is told of “injure”, not of die" in line


def test_one_that_matches_against_its_will_fails_too(discrep: Discrep) -> None:
    text = TYPE.replace("injured [[12]]", "killed [[13]]").replace("injured 12", "killed 12")
    Path("pyproject.toml").write_text(text.replace("[facts", "[tool.discrep.facts"), "utf-8")
    done = discrep("check")
    assert done.status == 1
    assert "pyproject.toml:8: facts.deaths should not match" in done.err


def test_right_examples_need_no_story(discrep: Discrep) -> None:
    text = TYPE.replace("injured [[12]]", "killed [[13]]")
    Path("discrep.toml").write_text(text, encoding="utf-8")
    done = discrep("check")
    assert done.status == 0
    assert "all 3 examples of fact types show what they should" in done.err
    assert discrep("check", "story").status == 2, "a folder that is named has to have a story"


def test_a_fact_that_no_source_gives_is_noted(discrep: Discrep) -> None:
    Path("discrep.toml").write_text('[facts.price]\nkind = "money"\n', encoding="utf-8")
    assert "facts.price: no source gives it" in discrep("compare", "story").err


def test_a_named_fact_is_shown_whatever_its_verdict(discrep: Discrep) -> None:
    Path("discrep.toml").write_text('[facts.day]\nkind = "date"\nevents = ["sink"]\n', "utf-8")
    done = discrep("compare", "story", "--select", "day")
    assert done.out.startswith("agree  day  [")
    assert done.status == 0
    assert "  day  " not in discrep("compare", "story", "--ignore", "day").out
