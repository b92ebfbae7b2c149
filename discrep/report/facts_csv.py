"""The facts of each source as CSV: one row a fact, for spreadsheets and data frames."""

from __future__ import annotations

from discrep.config import Config
from discrep.model.findings import Report
from discrep.report import Look
from discrep.report.csv import table
from discrep.report.document import fact_entry
from discrep.report.order import in_order

COLUMNS = (
    *("id", "source", "publisher", "published", "path", "start", "end", "text", "quote", "kind"),
    *("value", "low", "high", "unit", "modifier", "event", "role", "scope", "subject"),
    *("as_of", "speaker", "certainty", "type"),
)


def render(report: Report, config: Config, look: Look) -> str:
    """A row a fact, by source and place in it."""
    sources = {a.id: a for a in report.sources}
    rows = []
    for fact in in_order(report.facts):
        article = sources[fact.source]
        entry = fact_entry(fact, article)
        value = entry.value
        rows.append(
            (
                *(fact.id, fact.source, article.publisher, article.published, article.path),
                *(fact.start, fact.end, fact.text, fact.quote, fact.kind, value["text"]),
                *(value["low"], value["high"], value["unit"] or value.get("currency")),
                *(value["modifier"], fact.event, fact.role, "; ".join(fact.scope), fact.subject),
                *(fact.as_of, fact.speaker, fact.certainty, fact.type),
            )
        )
    return table(COLUMNS, rows)
