"""A review of stories as JUnit XML: a suite a story, a test case a reviewed or found question."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from discrep.model.review import Change, Outcome, StoryReview
from discrep.report import Look
from discrep.report.junit import document, failure, suite_of
from discrep.report.review_text import difference, name
from discrep.report.wording import printable


def render(reviews: Sequence[StoryReview], look: Look) -> str:
    """A question fails where its finding is new, gone or changed."""
    return document([suite_of(printable(r.path), _cases(r)) for r in reviews])


def _cases(review: StoryReview) -> list[ET.Element]:
    changed = [c.after for c in review.changes]
    cases: list[tuple[Outcome, Change | None]]
    cases = [(o, None) for o in review.outcomes if o not in changed]
    cases += [(o, c) for c in review.changes for o in (c.after or c.before,) if o]
    return [_case(review, o, c) for o, c in sorted(cases, key=lambda case: case[0].key)]


def _case(review: StoryReview, outcome: Outcome, change: Change | None) -> ET.Element:
    case = ET.Element(
        "testcase", classname=printable(review.path), name=printable(outcome.question)
    )
    if change is not None:
        told = "\n".join(difference(change))
        case.append(failure(name(change), f"{name(change)} finding", told))
    return case
