"""The disagreements as workflow commands, which GitHub shows beside the lines of a file."""

from __future__ import annotations

from collections.abc import Mapping

from discrep.config import DISAGREEMENTS, Config
from discrep.model.facts import Article
from discrep.model.findings import Finding, Report
from discrep.report import Look
from discrep.report.mentions import headline, mentions, spot, statement
from discrep.report.order import alarms
from discrep.report.wording import harmless


def render(report: Report, config: Config, look: Look) -> str:
    """One annotation a finding, at its first mention: an error where the run fails for it.

    Nothing where no finding is to be shown.
    """
    sources = {a.id: a for a in report.sources}
    return "".join(_annotation(f, config, sources) + "\n" for f in alarms(report, config, look))


def _annotation(finding: Finding, config: Config, sources: Mapping[str, Article]) -> str:
    _, fact = mentions(finding)[0]
    article = sources[fact.source]
    disagreement = finding.verdict in DISAGREEMENTS
    level = "error" if config.fails(finding) else "warning" if disagreement else "notice"
    properties: dict[str, object] = {"file": harmless(article.path)}
    if at := spot(fact, article):
        properties |= {"line": at.line, "endLine": at.end_line}
        if at.line == at.end_line:  # columns of a longer stretch are refused
            properties |= {"col": at.column, "endColumn": at.end_column}
    properties["title"] = f"{headline(finding)} [{finding.id}]"
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{level} {told}::{_data(statement(finding, sources))}"


def _data(text: str) -> str:
    """``text`` as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """``text`` as the value of a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
