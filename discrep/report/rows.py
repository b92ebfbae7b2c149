"""Facts and findings as rows: what CSV and data frames have in their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discrep.config import Config
from discrep.model.findings import Report
from discrep.report.document import fact_entry
from discrep.report.mentions import mentions
from discrep.report.order import by_question, in_order

Cell = str | float | None
Row = Sequence[Cell]

FACT_COLUMNS = (
    *("id", "source", "publisher", "published", "path", "start", "end", "text", "quote", "kind"),
    *("value", "low", "high", "unit", "modifier", "event", "role", "scope", "subject"),
    *("as_of", "speaker", "certainty", "type"),
)
FINDING_COLUMNS = (
    *("finding", "type", "verdict", "severity", "kind", "question", "value", "side"),
    *("source", "publisher", "published", "speaker", "as_of", "certainty"),
    *("text", "quote", "path", "start", "end", "fact", "explanation"),
)


def fact_rows(report: Report) -> Iterator[Row]:
    """A row a fact, by source and place in it, under ``FACT_COLUMNS``."""
    sources = {a.id: a for a in report.sources}
    for fact in in_order(report.facts):
        article = sources[fact.source]
        value = fact_entry(fact, article).value
        yield (
            *(fact.id, fact.source, article.publisher, article.published, article.path),
            *(fact.start, fact.end, fact.text, fact.quote, fact.kind, value["text"]),
            *(value["low"], value["high"], value["unit"] or value.get("currency")),
            *(value["modifier"], fact.event, fact.role, "; ".join(fact.scope), fact.subject),
            *(fact.as_of, fact.speaker, fact.certainty, fact.type),
        )


def finding_rows(report: Report, config: Config) -> Iterator[Row]:
    """A row a mention of every finding that ``config`` shows, under ``FINDING_COLUMNS``."""
    sources = {a.id: a for a in report.sources}
    for finding in by_question(report, config):
        for answer, fact in mentions(finding):
            article = sources[fact.source]
            yield (
                *(finding.id, finding.type, finding.verdict, finding.severity, finding.kind),
                *(finding.question.text, answer.text, answer.side),
                *(fact.source, article.publisher, article.published),
                *(fact.speaker, fact.as_of, fact.certainty, fact.text, fact.quote),
                *(article.path, fact.start, fact.end, fact.id, finding.explanation),
            )
