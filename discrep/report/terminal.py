"""The report for people: findings by severity, each value with its source and quotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.text import Text

from discrep.config import DISAGREEMENTS, Config
from discrep.model.facts import Article, Fact
from discrep.model.findings import Answer, Finding, Report, Severity, Verdict
from discrep.report import Look
from discrep.report.page import Page
from discrep.report.wording import value_label

_STYLE = {
    Verdict.CONFLICT: "bold red",
    Verdict.UPDATE: "bold yellow",
    Verdict.VARIANT: "bold cyan",
    Verdict.COMPATIBLE: "bold green",
    Verdict.AGREE: "bold green",
    Verdict.SINGLE: "bold",
}
# "3 findings of one verdict" in one word and in many.
_NOUNS = {
    Verdict.CONFLICT: ("conflict", "conflicts"),
    Verdict.UPDATE: ("update", "updates"),
    Verdict.VARIANT: ("variant spelling", "variant spellings"),
    Verdict.COMPATIBLE: ("compatible", "compatible"),
    Verdict.AGREE: ("agreed", "agreed"),
    Verdict.SINGLE: ("told by one source alone", "told by one source alone"),
}


def render(report: Report, config: Config, look: Look) -> str:
    """Conflicts and updates of ``config.min_severity`` and up; with ``look.all`` every verdict."""
    page = Page(look)
    sources = {a.id: a for a in report.sources}
    for finding in sorted(report.findings, key=_order):
        if config.admits(finding) and (look.all or finding.verdict in DISAGREEMENTS):
            _finding(page, finding, sources)
    for skipped in report.skipped:
        page.line(page.words(f"skipped: {skipped.path}: {skipped.reason}", "dim"))
    for sentence in _counts(report, config, look):
        page.line(page.words(sentence))
    return page.text


def _order(finding: Finding) -> tuple[bool, int, int, str, str]:
    return (
        finding.verdict not in DISAGREEMENTS,
        list(Severity).index(finding.severity),
        list(Verdict).index(finding.verdict),
        finding.question.text,
        finding.id,
    )


def _finding(page: Page, finding: Finding, sources: Mapping[str, Article]) -> None:
    verdict = page.words(finding.verdict, _STYLE[finding.verdict])
    if finding.verdict in DISAGREEMENTS:
        verdict.append(f" ({finding.severity})", "")
    page.line(verdict, Text("  "), page.words(finding.question.text, "bold"))
    page.line(Text("  "), page.words(f"{finding.explanation} [{finding.id}]", "dim"))
    answers = sorted(finding.answers, key=lambda a: (a.side is None, a.side or 0))
    sides = groupby(answers, key=lambda a: a.side)
    page.table(
        ("value", "source", "as of", "in its words"),
        [[row for a in side for row in _rows(page, a, sources)] for _, side in sides],
    )
    page.gap()


def _rows(page: Page, answer: Answer, sources: Mapping[str, Article]) -> Iterator[Sequence[Text]]:
    """One row for each source and speaker, with the first place where they give the value."""
    told: dict[tuple[str, str], list[Fact]] = {}
    for fact in answer.facts:
        told.setdefault((fact.source, fact.speaker), []).append(fact)
    for number, ((source, speaker), facts) in enumerate(told.items()):
        label = value_label(facts[0]) if number == 0 else ""
        who = f"{source} ({speaker})" if speaker else source
        quote = page.quote(facts[0], sources[source])
        if len(facts) > 1:
            quote.append_text(page.words(f" (and {len(facts) - 1} more)", "dim"))
        yield page.words(label, "bold"), page.words(who), page.words(facts[0].as_of), quote


def _counts(report: Report, config: Config, look: Look) -> Iterator[str]:
    """What was read, what was found, and how to see the rest."""
    counts = Counter(f.verdict for f in report.findings if config.admits(f))
    hidden = sum(not config.admits(f) for f in report.findings)
    verdicts = [v for v in Verdict if v in DISAGREEMENTS or counts[v]]
    yield (
        f"{_number(len(report.sources), 'source', 'sources')}, "
        f"{_number(len(report.facts), 'fact', 'facts')}: "
        + ", ".join(_number(counts[v], *_NOUNS[v]) for v in verdicts)
        + "."
    )
    if hidden:
        yield f"{hidden} of lower severity not shown: --min-severity low shows them."
    if not look.all and len(counts.keys() - set(DISAGREEMENTS)):
        yield "--all shows what sources agree on or tell alone."


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
