"""An explanation for people: the words, the value, the question, the rule, the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from discrep.model.explanations import Clash, Explanation, Weight
from discrep.model.facts import Article, Certainty, Fact
from discrep.model.findings import Report
from discrep.report import Look
from discrep.report.page import Page


def render(explanation: Explanation, report: Report, look: Look) -> str:
    """``explanation`` of a finding of ``report`` as text that ends with a newline."""
    page = Page(look)
    finding = explanation.finding
    articles = {a.id: a for a in report.sources}
    page.line(page.words(finding.question.text, "bold"), page.words(f"  [{finding.id}]", "dim"))
    severity = f", severity {finding.severity}" if explanation.clash else ""
    page.line(page.words(f"verdict: {finding.verdict}{severity}: {finding.explanation}"))
    page.gap()
    page.line(page.words("1. The words and what they were read as", "bold"))
    for answer in finding.answers:
        for fact in answer.facts:
            _fact(page, fact, articles[fact.source])
    clash = explanation.clash
    if clash is None:
        page.line(page.words("Only one value was given, so nothing was weighed."))
        return page.text
    page.gap()
    _question(page, clash)
    if clash.marks:
        page.gap()
        _marks(page, clash)
    return page.text


def facts(found: Sequence[Fact], article: Article, look: Look) -> str:
    """What was read in one text: every fact with what its value is about."""
    page = Page(look)
    for fact in found:
        _fact(page, fact, article)
    if not found:
        page.line(page.words("nothing was found that a source could contradict"))
    return page.text


def _fact(page: Page, fact: Fact, article: Article) -> None:
    page.line(
        page.words(f"{fact.source} [{fact.start}:{fact.end}]  ", "dim"), page.quote(fact, article)
    )
    frame = fact.frame
    about = {
        "value": f"{fact.kind} {fact.value.text}",
        "event": " / ".join(dict.fromkeys(filter(None, (frame.predicate, fact.event)))),
        "role": fact.role,
        "of": fact.subject,
        "scope": ", ".join(fact.scope),
        "as of": fact.as_of,
        "said by": fact.speaker,
        "certainty": "" if fact.certainty is Certainty.ASSERTED else fact.certainty,
        "zone": frame.zone if frame.zone != "body" else "",
    }
    told = "; ".join(f"{name}: {value}" for name, value in about.items() if value)
    page.line(page.words(f"    {told}"))


def _question(page: Page, clash: Clash) -> None:
    page.line(page.words("2. Whether they answer one question", "bold"))
    page.line(
        page.words(
            f"    {clash.first.source} “{clash.first.text}” against "
            f"{clash.second.source} “{clash.second.text}”"
        )
    )
    _weights(page, clash.question)
    page.line(page.words(f"    answers are joined from {clash.threshold:+.1f} on, as a mean"))


def _marks(page: Page, clash: Clash) -> None:
    page.line(page.words("3. Whether it is a contradiction", "bold"))
    page.line(page.words(f"    rule: {clash.rule}"))
    _weights(page, clash.marks)
    limits = f"medium from {clash.medium:+.1f}, high from {clash.high:+.1f}"
    page.line(page.words(f"    {limits}; a step of doubt about the values takes one off"))


def _weights(page: Page, told: Sequence[Weight]) -> None:
    for weight in told:
        page.line(page.words(f"    {weight.bits:+6.1f}  {weight.level}: {weight.outcome}"))
    page.line(page.words(f"    {sum(w.bits for w in told):+6.1f}  bits in all", "bold"))
