"""A review of stories for people: which findings are new, gone or changed, like a diff."""

from __future__ import annotations

from collections.abc import Sequence

from discrep.model.review import Change, Outcome, StoryReview
from discrep.report import Look
from discrep.report.page import Page
from discrep.report.summary import number
from discrep.report.wording import printable

_STYLE = {"+": "green", "-": "red", " ": ""}
_NAMES = ("new", "gone", "changed")


def render(reviews: Sequence[StoryReview], look: Look) -> str:
    """The changes of each story, and what they come to."""
    page = Page(look)
    for review in reviews:
        if review.changes:
            page.line(page.words(review.path, "bold"))
            for change in review.changes:
                for line in difference(change):
                    page.indented(page.drawn(line, _STYLE[line[0]]))
            page.gap()
    page.line(page.words(_summary(reviews), "bold"))
    return page.text


def name(change: Change) -> str:
    """``new``, ``gone`` or ``changed``."""
    return _NAMES[0 if change.before is None else 1 if change.after is None else 2]


def difference(change: Change) -> list[str]:
    """Lines after their mark: ``-`` as reviewed, ``+`` as found, a space where both are alike."""
    before, after = _head(change.before), _head(change.after)
    marked = [(" ", before)] if before == after else [("-", before), ("+", after)]
    old, new = _mentions(change.before), _mentions(change.after)
    told = [f"{mark} {head}" for mark, head in marked if head]
    for line in sorted({*old, *new}):
        mark = "-" if line not in new else "+" if line not in old else " "
        told.append(f"{mark}   {line}")
    return told


def _head(outcome: Outcome | None) -> str:
    if outcome is None:
        return ""
    kind = f"{outcome.kind}, {outcome.type}" if outcome.type else outcome.kind
    return f"{outcome.verdict} ({outcome.severity})  {printable(outcome.question)}  [{kind}]"


def _mentions(outcome: Outcome | None) -> set[str]:
    values = outcome.values if outcome else ()
    return {
        printable(f"{value.text} - {mention.source}: “{mention.text}”")
        for value in values
        for mention in value.mentions
    }


def _summary(reviews: Sequence[StoryReview]) -> str:
    found = [name(c) for r in reviews for c in r.changes]
    told = ", ".join(f"{found.count(n)} {n}" for n in _NAMES if n in found)
    findings = sum(len(r.outcomes) for r in reviews)
    return (
        f"{number(len(reviews), 'story', 'stories')}, {number(findings, 'finding')}: "
        f"{told or 'all as reviewed'}."
    )
