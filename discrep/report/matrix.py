"""Who answers which question, and who is silent: findings by sources."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rich.text import Text

from discrep.config import Config
from discrep.model.findings import Finding, Report, Verdict
from discrep.report import Look
from discrep.report.order import answers_in_order, by_weight, in_order
from discrep.report.page import STYLE, Page
from discrep.report.typeset import typeset

_COLUMN = 13  # columns of a source
_VERDICT = 10  # columns of the longest verdict
_GAP = 3  # columns between two
_QUESTION = 3  # the question has a third of the width, or more


def answers_by_source(finding: Finding) -> dict[str, list[str]]:
    """The values that each source gives, as labels; a source that is silent is not in it."""
    given: dict[str, list[str]] = {}
    for answer in answers_in_order(finding):
        for fact in in_order(answer.facts):
            labels = given.setdefault(fact.source, [])
            if (label := typeset(fact).text) not in labels:
                labels.append(label)
    return given


def put_matrix(page: Page, report: Report, config: Config, look: Look) -> None:
    """Questions by sources, as many sources side by side as there is room for.

    A question that one source alone answers is in it if the user named it, or with ``look.all``.
    """
    every = by_weight(report, config, msgspec.structs.replace(look, all=True))
    shown = [f for f in every if look.all or f.type or f.verdict is not Verdict.SINGLE]
    sources = sorted(a.id for a in report.sources)
    count = max((page.width - page.width // _QUESTION - _VERDICT) // (_COLUMN + _GAP), 1)
    given = {f.id: answers_by_source(f) for f in shown}
    for start in range(0, len(sources) if shown else 0, count):
        block = sources[start : start + count]
        rows = [_row(page, f, [given[f.id].get(s, []) for s in block]) for f in shown]
        page.grid(("verdict", "question", *block), rows, _COLUMN)
        page.gap()


def _row(page: Page, finding: Finding, told: Sequence[Sequence[str]]) -> Sequence[Text]:
    style = STYLE[finding.verdict]
    silent = page.words("·", "dim")
    return (
        page.words(finding.verdict, style),
        page.words(finding.question.text),
        *(page.words(" / ".join(labels)) if labels else silent for labels in told),
    )
