"""What is learned from is well formed: a slip in it would teach the encoder something untrue."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

ACCURACY = Path(__file__).parents[2] / "benchmarks" / "accuracy"
KINDS = {
    "count", "measure", "money", "percent", "rank", "score", "age",
    "date", "time", "duration", "place", "bearing", "name",
}  # fmt: skip
MARK = re.compile(r"\[\[([a-z0-9-]+)\.(\d+)\|([^\[\]|]+)\]\]")

Table = dict[str, Any]


def told(folder: str, key: str) -> list[Any]:
    files = sorted((ACCURACY / folder).glob("*.toml"))
    found = [one for f in files for one in tomllib.loads(f.read_text(encoding="utf-8"))[key]]
    assert len({one["id"] for one in found}) == len(found) > 100
    return [pytest.param(one, id=one["id"]) for one in found]


@pytest.mark.parametrize("scene", told("contrasts", "scene"))
def test_each_sentence_of_a_scene_marks_one_value(scene: Table) -> None:
    for question in scene["question"]:
        assert question["kind"] in KINDS
        for sentence in question["says"]:
            assert sentence.count("[[") == sentence.count("]]") == 1, sentence


@pytest.mark.parametrize("story", told("tellings", "story"))
def test_each_mark_of_a_story_answers_one_of_its_questions(story: Table) -> None:
    known = {question["id"] for question in story["question"]}
    for article in story["article"]:
        assert {mark[0] for mark in MARK.findall(article["text"])} <= known
        assert "[[" not in MARK.sub("", article["text"])


@pytest.mark.parametrize("story", told("tellings", "story"))
def test_each_question_of_a_story_is_answered_as_its_verdict_says(story: Table) -> None:
    sources: defaultdict[str, list[str]] = defaultdict(list)
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for article in story["article"]:
        for question, group, _ in MARK.findall(article["text"]):
            sources[question].append(article["source"])
            groups[question].add(group)
    for question in story["question"]:
        one = len(groups[question["id"]]) == 1
        assert question["kind"] in KINDS
        assert one == (question["verdict"] in ("agree", "compatible", "variant")), question
        # Two articles answer it, or one contradicts itself.
        assert len(set(sources[question["id"]])) > 1 or not one, question


def spans() -> list[dict[str, str]]:
    with (ACCURACY / "spans.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def test_annotations_without_words_hold_places_and_numbers_alone() -> None:
    rows = spans()
    assert len({row["story"] for row in rows}) == 19
    for row in rows:
        assert row["kind"] in KINDS | {"other"}
        assert row["verdict"] in {"conflict", "update", "compatible", "variant", "agree"}
        assert row["weak"] in {"", "weak"}
        assert re.fullmatch(r"s\d\d", row["source"])
        assert int(row["item"]) > 0
        assert 0 <= int(row["start"]) < int(row["end"])


def test_each_annotated_question_has_two_claims_and_a_conflict_two_sides() -> None:
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    verdicts: dict[tuple[str, str], str] = {}
    for row in spans():
        groups[row["story"], row["item"]].append(row["group"])
        verdicts[row["story"], row["item"]] = row["verdict"]
    for item, told_by in groups.items():
        assert len(told_by) >= 2
        assert (len(set(told_by)) > 1) or verdicts[item] != "conflict"
