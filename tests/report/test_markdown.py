"""Markdown to paste: parsed by a Markdown parser, tables are tables and words stay words."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

import msgspec
import pytest
from markdown_it import MarkdownIt

from discrep.config import Config
from discrep.model.findings import Report, Severity
from discrep.report import Look
from discrep.report.markdown import render
from discrep.report.wording import printable

LOW = Config(min_severity=Severity.LOW)


class _Page(HTMLParser):
    """Collects tables, headings and what is set in bold from a rendered page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.headings: list[str] = []
        self.bold: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self._into: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self._into.append(self.tables[-1][-1])
        elif tag == "b":
            self.bold.append("")
            self._into.append(self.bold)
        elif tag == "h3":
            self.headings.append("")
            self._into.append(self.headings)
        elif tag == "a":
            self.links.append(dict(attrs)["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "b", "h3"):
            self._into.pop()

    def handle_data(self, data: str) -> None:
        for texts in self._into:
            texts[-1] += data


def parse(text: str) -> _Page:
    page = _Page()
    page.feed(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    return page


def test_a_disagreement_is_a_table(report: Report) -> None:
    page = parse(render(report, Config(), Look()))
    assert page.headings == ["conflict (high): how many"]
    assert page.tables == [
        [
            ["Value", "Source", "As of", "In its words"],
            [
                "≥ 12 people",
                "harbour (the coast guard)",
                "",
                "At least 12 people drowned, the coast guard said",
            ],
            ["9 dead", "wire", "2020-03-03", "Rescuers counted 9 dead after a six-hour search."],
        ]
    ]
    assert page.bold == ["At least 12", "9"]


def test_all_shows_every_verdict(report: Report) -> None:
    page = parse(render(report, LOW, Look(all=True)))
    assert page.headings == [
        "conflict (high): how many",
        "conflict (low): when sunk",
        "single: cost of salvage",
        "single: how long searched",
    ]


def test_every_mention_of_every_fixture_is_a_row_with_its_value_in_bold(
    fixture_reports: dict[str, Report],
) -> None:
    for report in fixture_reports.values():
        page = parse(render(report, LOW, Look(all=True)))
        mentions = [f for finding in report.findings for a in finding.answers for f in a.facts]
        rows = [row for table in page.tables for row in table[1:]]
        assert len(rows) == len(mentions)
        assert all(len(row) == 4 for row in rows)
        assert sorted(page.bold) == sorted(printable(f.text) for f in mentions)


@pytest.mark.parametrize(
    "hostile",
    [
        "a | b",
        "*a* _b_ `c` ~~d~~",
        "<script>alert(1)</script>",
        "<b>",
        "[a](http://b)",
        "![a](http://b)",
        "&amp; &#124;",
        "a \\| b",
        "```",
        "$x$",
        "# 1",
    ],
)
def test_words_of_an_article_are_shown_as_they_are(report: Report, hostile: str) -> None:
    facts = {f.id: msgspec.structs.replace(f, speaker=hostile) for f in report.facts}
    findings = tuple(
        msgspec.structs.replace(
            finding,
            explanation=hostile,
            question=msgspec.structs.replace(finding.question, text=hostile),
            answers=tuple(
                msgspec.structs.replace(a, facts=tuple(facts[f.id] for f in a.facts))
                for a in finding.answers
            ),
        )
        for finding in report.findings
    )
    page = parse(render(msgspec.structs.replace(report, findings=findings), Config(), Look()))
    assert page.headings == [f"conflict (high): {hostile}"]
    assert [row[1] for row in page.tables[0][1:]] == [f"harbour ({hostile})", f"wire ({hostile})"]
    assert page.tags == {
        *("h3", "p", "code", "table", "thead", "tbody", "tr", "th", "td", "b"),
    }


def test_a_source_links_to_its_page_and_to_nothing_else(report: Report) -> None:
    urls = {"wire": "https://example.org/a(b)?c=d|e", "harbour": "javascript:alert(1)"}
    sources = tuple(msgspec.structs.replace(a, url=urls[a.id]) for a in report.sources)
    page = parse(render(msgspec.structs.replace(report, sources=sources), Config(), Look()))
    assert [unescape(link) for link in page.links] == ["https://example.org/a(b)?c=d%7Ce"]


def test_it_ends_with_what_was_read_and_found(report: Report) -> None:
    assert render(report, Config(), Look()).splitlines()[-1] == (
        "2 sources, 6 facts: 1 conflict, 0 updates, 2 told by one source alone."
    )
