"""A review of stories: like a diff for people, as JUnit XML for CI services."""

from __future__ import annotations

import pytest
from junitparser import Failure, JUnitXml

from discrep.model.findings import Severity, Verdict
from discrep.model.review import Change, Evidence, Outcome, ReviewedValue, StoryReview
from discrep.model.values import Kind
from discrep.report import Look, review_junit, review_text


def outcome(question: str, verdict: Verdict, severity: Severity, **words: str) -> Outcome:
    return Outcome(
        question=question,
        type=None,
        kind=Kind.COUNT,
        verdict=verdict,
        severity=severity,
        values=tuple(
            ReviewedValue(text=text, mentions=(Evidence(source=source, text=text),))
            for source, text in words.items()
        ),
    )


DEAD = outcome("how many died", Verdict.CONFLICT, Severity.HIGH, wire="7", desk="5")
MORE = outcome("how many died", Verdict.CONFLICT, Severity.HIGH, wire="7", desk="6")
HURT = outcome("how many were hurt", Verdict.AGREE, Severity.LOW, wire="30")
WORSE = outcome("how many were hurt", Verdict.CONFLICT, Severity.LOW, wire="30")
FLED = outcome("how many fled", Verdict.AGREE, Severity.LOW, wire="90")

REVIEWS = [
    StoryReview(path="stories/calm", outcomes=(FLED,), changes=()),
    StoryReview(
        path="stories/fire",
        outcomes=(MORE, FLED, WORSE),
        changes=(
            Change(before=DEAD, after=MORE),
            Change(before=None, after=FLED),
            Change(before=HURT, after=WORSE),
            Change(before=FLED, after=None),
        ),
    ),
]


def test_changes_are_shown_like_a_diff() -> None:
    assert review_text.render(REVIEWS, Look()).splitlines() == [
        "stories/fire",
        "    conflict (high)  how many died  [count]",
        "  -   5 - desk: “5”",
        "  +   6 - desk: “6”",
        "      7 - wire: “7”",
        "  + agree (low)  how many fled  [count]",
        "  +   90 - wire: “90”",
        "  - agree (low)  how many were hurt  [count]",
        "  + conflict (low)  how many were hurt  [count]",
        "      30 - wire: “30”",
        "  - agree (low)  how many fled  [count]",
        "  -   90 - wire: “90”",
        "",
        "2 stories, 4 findings: 1 new, 1 gone, 2 changed.",
    ]


def test_without_changes_one_line_says_so() -> None:
    assert review_text.render(REVIEWS[:1], Look()) == "1 story, 1 finding: all as reviewed.\n"


@pytest.mark.parametrize("width", [20, 80])
def test_it_is_no_wider_than_asked_and_ascii_where_it_must(width: int) -> None:
    shown = review_text.render(REVIEWS, Look(width=width, ascii=True))
    assert shown.isascii()
    assert max(map(len, shown.splitlines())) <= width


def test_a_story_is_a_suite_and_a_change_a_failure() -> None:
    calm, fire = JUnitXml.fromstring(review_junit.render(REVIEWS, Look()).encode())
    assert (calm.name, calm.tests, calm.failures) == ("stories/calm", 1, 0)
    assert (fire.name, fire.tests, fire.failures) == ("stories/fire", 4, 4)
    (died,) = next(c for c in fire if c.name == "how many died").result
    assert died.text.splitlines() == [
        "  conflict (high)  how many died  [count]",
        "-   5 - desk: “5”",
        "+   6 - desk: “6”",
        "    7 - wire: “7”",
    ]
    assert [case.result[0].type for case in fire] == ["changed", "new", "gone", "changed"]
    assert all(isinstance(r, Failure) for case in fire for r in case.result)
