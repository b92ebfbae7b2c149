"""A review of stories for people: which findings are new, gone or changed, like a diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discrep.model.review import Change, Outcome, StoryReview
from discrep.report import Look
from discrep.report.page import Page
from discrep.report.summary import number

_STYLE = {"+": "green", "-": "red", " ": ""}
_NAMES = ("new", "gone", "changed")


def render(reviews: Sequence[StoryReview], look: Look) -> str:
    """The changes of each story, and what they come to."""
    page = Page(look)
    for review in reviews:
        if review.changes:
            page.line(page.words(review.path, "bold"))
            for change in review.changes:
                for mark, text in difference(change):
                    page.indented(page.words(f"{mark} {text}", _STYLE[mark]))
            page.gap()
    page.line(page.words(_summary(reviews), "bold"))
    return page.text


def name(change: Change) -> str:
    """``new``, ``gone`` or ``changed``."""
    return _NAMES[0 if change.before is None else 1 if change.after is None else 2]


def difference(change: Change) -> Iterator[tuple[str, str]]:
    """Lines with their mark: ``-`` as reviewed, ``+`` as found, a space where both are alike."""
    before, after = _lines(change.before), _lines(change.after)
    if before[:1] == after[:1]:  # the finding is the same, what it rests on is not
        yield " ", before[0]
        before, after = before[1:], after[1:]
    else:
        yield from (("-", line) for line in before[:1])
        yield from (("+", line) for line in after[:1])
        before, after = before[1:], after[1:]
    for line in sorted({*before, *after}):
        yield "-" if line not in after else "+" if line not in before else " ", line


def _lines(outcome: Outcome | None) -> list[str]:
    if outcome is None:
        return []
    type_ = f", {outcome.type}" if outcome.type else ""
    head = f"{outcome.verdict} ({outcome.severity}) {outcome.question} ({outcome.kind}{type_})"
    return [
        head,
        *(f"  {v.text}  {m.source}: “{m.text}”" for v in outcome.values for m in v.mentions),
    ]


def _summary(reviews: Sequence[StoryReview]) -> str:
    found = [name(c) for r in reviews for c in r.changes]
    told = ", ".join(f"{found.count(n)} {n}" for n in _NAMES if n in found)
    findings = sum(len(r.outcomes) for r in reviews)
    return (
        f"{number(len(reviews), 'story', 'stories')}, {number(findings, 'finding')}: "
        f"{told or 'all as reviewed'}."
    )
