"""The report for people: findings by severity, each value with its source and quotation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from rich.text import Text

from discrep.config import DISAGREEMENTS, Config
from discrep.model.facts import Article, Fact
from discrep.model.findings import Answer, Finding, Report
from discrep.model.review import Known
from discrep.report import Look
from discrep.report.matrix import put_matrix
from discrep.report.order import answers_in_order, by_weight, in_order
from discrep.report.page import STYLE, Page
from discrep.report.summary import left_out, summary
from discrep.report.typeset import typeset

_TELLERS = 5  # sources of one value that are quoted; more are only named


def render(report: Report, config: Config, look: Look) -> str:
    """Named facts, conflicts and updates that the configuration lets show; or all."""
    page = Page(look)
    if look.matrix:
        put_matrix(page, report, config, look)
    else:
        sources = {a.id: a for a in report.sources}
        for finding in by_weight(report, config, look):
            _finding(page, finding, sources, look.changed.get(finding.id))
    for skipped in report.skipped:
        page.line(page.words(f"skipped: {skipped.path}: {skipped.reason}", "dim"))
    page.line(page.words(summary(report, config), "bold"))
    for sentence in left_out(report, config, look):
        page.line(page.words(sentence, "dim"))
    return page.text


def _finding(
    page: Page, finding: Finding, sources: Mapping[str, Article], before: Known | None
) -> None:
    verdict = page.words(finding.verdict, STYLE[finding.verdict])
    if finding.verdict in DISAGREEMENTS:
        verdict.append(f" ({finding.severity})", "")
    page.line(
        verdict,
        Text("  "),
        page.words(finding.question.text, "bold"),
        Text("  "),
        page.words(f"[{finding.id}]", "dim"),
    )
    page.indented(page.words(finding.explanation, "dim"))
    if before:
        values = ", ".join(before.values)
        page.indented(page.words(f"changed: was {before.verdict}, {values}", "yellow"))
    sides = groupby(answers_in_order(finding), key=lambda a: a.side)
    page.quotations([row for a in side for row in _rows(page, a, sources)] for _, side in sides)
    if finding.silent:
        page.indented(page.words(f"silent: {', '.join(finding.silent)}", "dim"))
    page.gap()


def _rows(
    page: Page, answer: Answer, sources: Mapping[str, Article]
) -> Iterator[tuple[Text, Text, Text, Text]]:
    """One row for each source and speaker, with the first place where they give the value."""
    told: dict[tuple[str, str], list[Fact]] = {}
    for fact in in_order(answer.facts):
        told.setdefault((fact.source, fact.speaker), []).append(fact)
    for number, ((source, speaker), facts) in enumerate(told.items()):
        label = page.words(typeset(facts[0]).text if number == 0 else "", "bold")
        if number == _TELLERS and len(told) > _TELLERS + 1:
            rest = list(dict.fromkeys(source for source, _ in list(told)[number:]))
            yield label, page.words(f"{len(rest)} more"), Text(), page.words(", ".join(rest))
            return
        who = page.words(source, "cyan")
        if speaker:
            who.append_text(page.words(f" ({speaker})"))
        quote = page.quote(facts[0], sources[source])
        if len(facts) > 1:
            quote.append_text(page.words(f" (and {len(facts) - 1} more)", "dim"))
        yield label, who, page.words(facts[0].as_of), quote
