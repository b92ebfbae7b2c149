"""The disagreements as Markdown: tables to paste into an issue, a wiki or a note."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote as percent_encode

from discrep.config import Config
from discrep.model.facts import Article, Fact
from discrep.model.findings import Finding, Report
from discrep.report import Look
from discrep.report.mentions import headline, mentions
from discrep.report.order import by_weight
from discrep.report.summary import summary
from discrep.report.typeset import typeset
from discrep.report.wording import printable, quotation

_HEAD = "| Value | Source | As of | In its words |\n| --- | --- | --- | --- |"
_URL = ":/?#@!$&'()*+,;=%~"  # what a URL may hold besides letters and digits
_MARKS = re.compile(r"([\\`*_\[\]<>|~&$#])")


def render(report: Report, config: Config, look: Look) -> str:
    """A table a named fact and a disagreement that may show; with ``look.all`` all verdicts."""
    sources = {a.id: a for a in report.sources}
    parts = [_finding(f, sources) for f in by_weight(report, config, look)]
    return "\n\n".join([*parts, _plain(summary(report, config))]) + "\n"


def _finding(finding: Finding, sources: Mapping[str, Article]) -> str:
    rows = []
    before = None
    for answer, fact in mentions(finding):
        value = "" if answer is before else _plain(typeset(fact).text)
        rows.append(_row(value, fact, sources[fact.source]))
        before = answer
    why = f"`{finding.id}` {_plain(finding.explanation)}"
    silent = ["", f"Silent: {_plain(', '.join(finding.silent))}"] if finding.silent else []
    return "\n".join([f"### {_plain(headline(finding))}", "", why, "", _HEAD, *rows, *silent])


def _row(value: str, fact: Fact, article: Article) -> str:
    source = _plain(fact.source)
    if article.url.startswith(("https://", "http://")):
        source = f"[{source}](<{percent_encode(article.url, safe=_URL)}>)"
    if fact.speaker:
        source += f" ({_plain(fact.speaker)})"
    return f"| {value} | {source} | {_plain(fact.as_of)} | {_quote(fact, article)} |"


def _quote(fact: Fact, article: Article) -> str:
    """The words around the value, which is bold.

    HTML marks it: asterisks beside a currency sign or inside a word would be shown themselves.
    """
    before, value, after = (_plain(text) for text in quotation(fact, article))
    return f"{before}<b>{value}</b>{after}".strip()


def _plain(text: str) -> str:
    """``text`` on one line, with nothing in it that Markdown would take for a mark."""
    return _MARKS.sub(r"\\\1", printable(text))
