"""``discrep scan``: exit statuses, what is said, and what goes together."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Discrep = Callable[..., Any]
Tell = Callable[[str, str], None]


def findings(folder: str) -> list[dict[str, Any]]:
    lines = Path(folder, "findings.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_conflict_in_a_story_of_the_corpus_fails_the_run(discrep: Discrep) -> None:
    done = discrep("scan", "story", "-o", "results")
    assert (done.status, done.out) == (1, "")
    assert "articles: 2, stories that several tell: 1, with findings: 1" in done.err
    (story,) = findings("results")
    assert {v["text"] for f in story["findings"] for v in f["values"]} >= {"9", "20"}
    again = discrep("scan", "story", "-o", "results")
    assert (again.status, again.err) == (1, done.err)


def test_what_is_not_to_fail_does_not(discrep: Discrep) -> None:
    assert discrep("scan", "story", "-o", "a", "--fail-on", "never").status == 0
    assert findings("a")[0]["findings"]
    assert discrep("scan", "story", "-o", "b", "--ignore", "count").status == 0
    assert findings("b")[0]["findings"] == []


def test_what_gives_no_article_is_told_and_fails_nothing(discrep: Discrep, tell: Tell) -> None:
    tell("north", "20")
    Path("story", "more.jsonl").write_text("{broken\n")
    done = discrep("scan", "story", "-o", "results")
    assert done.status == 0
    assert "warning: 1 gave no article: results/skipped.jsonl" in done.err
    assert discrep("scan", "story", "-o", "results", "--quiet").err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere", "-o", "results"), "nowhere: no such file or folder"),
        (("story", "-o", "story"), "story: holds other things than a scan"),
        (("story", "-o", "results", "--engine", "dask"), "--scheduler ADDRESS go together"),
        (("story", "-o", "results", "--scheduler", "tcp://a:1"), "--engine dask and"),
        (("story",), "Missing option '--output'"),
    ],
)
def test_what_cannot_be_done_is_an_error(
    discrep: Discrep, arguments: tuple[str, ...], said: str
) -> None:
    done = discrep("scan", *arguments)
    assert done.status == 2
    assert said in done.err
