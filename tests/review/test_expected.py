"""Reviewed outcomes: what they keep of a report, and which changes they show."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from discrep.config import ConfigError
from discrep.model.facts import Fact
from discrep.model.findings import Answer, Finding, Question, Report, Severity, Verdict
from discrep.model.review import Change, Outcome
from discrep.model.values import Count, Kind
from discrep.review.expected import changes, dump, load, outcomes


def fact(source: str, number: int, words: str = "", start: int = 0) -> Fact:
    text = words or str(number)
    return Fact(
        id=f"{source}-{start}",
        source=source,
        start=start,
        end=start + len(text),
        text=text,
        quote=text,
        value=Count(low=number, high=number),
        event="fire",
        role="number",
    )


def finding(question: str, verdict: Verdict, *facts: Fact) -> Finding:
    texts = list(dict.fromkeys(f.value.text for f in facts))
    return Finding(
        id=question,
        question=Question(event="fire", role="number", kind=Kind.COUNT, text=question),
        verdict=verdict,
        severity=Severity.HIGH,
        answers=tuple(
            Answer(text=t, side=n, facts=tuple(f for f in facts if f.value.text == t))
            for n, t in enumerate(texts, 1)
        ),
        explanation="",
    )


def report(*findings: Finding) -> Report:
    return Report(sources=(), skipped=(), facts=(), findings=findings, entities=())


DEAD = finding("how many died", Verdict.CONFLICT, fact("wire", 7), fact("desk", 5, "five"))
HURT = finding("how many were hurt", Verdict.AGREE, fact("wire", 30), fact("desk", 30))
ALONE = finding("how many fled", Verdict.SINGLE, fact("wire", 90))


def test_single_answers_are_no_outcome_and_questions_are_in_order() -> None:
    found = outcomes(report(HURT, ALONE, DEAD))
    assert [o.question for o in found] == ["how many died", "how many were hurt"]


def test_an_outcome_keeps_values_with_their_words() -> None:
    (dead,) = outcomes(report(DEAD))
    assert json.loads(msgspec.json.encode(dead)) == {
        "question": "how many died",
        "type": None,
        "kind": "count",
        "verdict": "conflict",
        "severity": "high",
        "values": [
            {"text": "5", "mentions": [{"source": "desk", "text": "five"}]},
            {"text": "7", "mentions": [{"source": "wire", "text": "7"}]},
        ],
    }


def test_offsets_repetition_sides_and_ids_are_no_outcome() -> None:
    moved = finding(
        "how many died",
        Verdict.CONFLICT,
        *(fact("desk", 5, "five", start=n) for n in (40, 80)),
        fact("wire", 7, start=9),
    )
    other = msgspec.structs.replace(moved, id="else", explanation="else")
    assert dump(outcomes(report(other, HURT))) == dump(outcomes(report(HURT, DEAD)))


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    found = outcomes(report(DEAD, HURT))
    path = tmp_path / "expected.json"
    path.write_text(dump(found), encoding="utf-8")
    assert load(path) == found
    assert changes(load(path), found) == ()


def outcome_of(finding_: Finding) -> Outcome:
    (found,) = outcomes(report(finding_))
    return found


def test_new_gone_and_changed_outcomes() -> None:
    worse = finding("how many were hurt", Verdict.CONFLICT, fact("wire", 30), fact("desk", 31))
    fled = finding("how many fled", Verdict.AGREE, fact("wire", 90), fact("desk", 90))
    assert changes(outcomes(report(DEAD, HURT)), outcomes(report(worse, fled))) == (
        Change(before=outcome_of(DEAD), after=None),
        Change(before=None, after=outcome_of(fled)),
        Change(before=outcome_of(HURT), after=outcome_of(worse)),
    )


def test_of_outcomes_with_one_question_the_equal_ones_belong_together() -> None:
    first = outcome_of(finding("when", Verdict.CONFLICT, fact("wire", 1), fact("desk", 2)))
    second = outcome_of(finding("when", Verdict.CONFLICT, fact("wire", 3), fact("desk", 4)))
    third = outcome_of(finding("when", Verdict.CONFLICT, fact("wire", 3), fact("desk", 5)))
    assert changes([first, second], [second, first]) == ()
    assert changes([first, second], [first, third]) == (Change(before=second, after=third),)
    assert changes([first], [first, third]) == (Change(before=None, after=third),)


@pytest.mark.parametrize("text", ["", "[]", '{"findings": [{"question": "x"}]}'])
def test_a_file_that_is_none_is_told_with_the_way_out(tmp_path: Path, text: str) -> None:
    path = tmp_path / "expected.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="--update' writes it anew") as error:
        load(path)
    assert str(error.value).startswith(str(path))
