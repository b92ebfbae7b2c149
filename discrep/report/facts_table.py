"""The facts of each source as a table for people."""

from __future__ import annotations

from rich.text import Text

from discrep.config import Config
from discrep.model.facts import Article
from discrep.model.findings import Report
from discrep.report import Look
from discrep.report.page import Page
from discrep.report.wording import value_label


def render(report: Report, config: Config, look: Look) -> str:
    """A table a source, its facts in the order of the text."""
    page = Page(look)
    for article in sorted(report.sources, key=lambda a: a.id):
        facts = sorted((f for f in report.facts if f.source == article.id), key=lambda f: f.start)
        page.line(page.words(article.id, "bold"), Text("  "), page.words(_origin(article), "dim"))
        if facts:
            page.table(
                ("kind", "value", "as of", "speaker", "at", "in its words"),
                [
                    [
                        (
                            page.words(f"{f.kind}, {f.type}" if f.type else f.kind),
                            page.words(value_label(f), "bold"),
                            page.words(f.as_of),
                            page.words(f.speaker),
                            page.words(f"{f.start}-{f.end}"),
                            page.quote(f, article),
                        )
                        for f in facts
                    ]
                ],
            )
        else:
            page.line(Text("  no dated fact found"))
        page.gap()
    for skipped in report.skipped:
        page.line(page.words(f"skipped: {skipped.path}: {skipped.reason}", "dim"))
    return page.text


def _origin(article: Article) -> str:
    day = f"published {article.published} ({article.published_from})" if article.published else ""
    return ", ".join(
        filter(None, (article.publisher, day or "no date of publication", article.path))
    )
