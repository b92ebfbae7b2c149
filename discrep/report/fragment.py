"""Reports and facts as fragments of HTML, for the output cells of a notebook.

A fragment has its own few rules of style, no script and no address. Front ends that drop styles
from notebooks they do not trust still show its tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from itertools import islice

from markupsafe import Markup

from discrep.config import DISAGREEMENTS, Config
from discrep.model.facts import Normalized
from discrep.model.findings import Report
from discrep.report import Look
from discrep.report.html import environment
from discrep.report.html_evidence import evidence
from discrep.report.order import by_weight
from discrep.report.summary import left_out, number, summary
from discrep.report.typeset import typeset
from discrep.report.wording import printable, quotation

# A cell is for looking at; data frames and reports have the rest.
_FINDINGS, _FACTS = 25, 100


def report_fragment(report: Report, config: Config) -> str:
    """What the terminal shows of ``report``: named facts and disagreements, then counts."""
    shown = [f.id for f in by_weight(report, config, Look())]
    cards = {c.finding.id: c for c in evidence(report).cards if c.finding}
    return _render(
        "fragment_report.html",
        cards=[cards[id_] for id_ in shown[:_FINDINGS]],
        more=_more(len(shown), _FINDINGS, "finding", 'to_dataframe("findings")'),
        disagreements=DISAGREEMENTS,
        counts=[summary(report, config), *_unshown(report, config)],
    )


def facts_fragment(normalized: Normalized) -> str:
    """The facts of one article in the order of its text."""
    article, facts = normalized.article, normalized.facts
    rows = [
        (fact, typeset(fact), [printable(part) for part in quotation(fact, article)])
        for fact in islice(facts, _FACTS)
    ]
    return _render(
        "fragment_facts.html",
        article=article,
        rows=rows,
        more=_more(len(facts), _FACTS, "fact", "facts"),
        count=number(len(facts), "fact"),
    )


def _render(template: str, **content: object) -> str:
    style = (resources.files("discrep.report") / "html" / "fragment.css").read_text("utf-8")
    return environment().get_template(template).render(style=Markup(style), **content)


def _unshown(report: Report, config: Config) -> Sequence[str]:
    """Why findings are not shown. A notebook has no options: how to see them is told elsewhere."""
    return [told.partition(": --")[0] + "." for told in left_out(report, config, Look(all=True))]


def _more(count: int, limit: int, what: str, where: str) -> str:
    return f"{number(count - limit, f'more {what}')}: see {where}." if count > limit else ""
