"""Reports to text: one module a format, each with a function ``render``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

import msgspec

from discrep.config import Config
from discrep.model.explanations import Explanation
from discrep.model.facts import Article, Fact
from discrep.model.findings import Report
from discrep.model.review import Known, LeftOut, StoryReview

if TYPE_CHECKING:
    from discrep.lexicon.lookup import Contents, Knowledge


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a text for people is to look. Formats for programs take no notice of most of it.

    ``width`` is in columns; ``ascii`` keeps to ASCII what the program itself draws and marks;
    ``all`` shows every verdict, not only disagreements; ``matrix`` shows who answers what in
    place of the findings. ``left_out`` counts the findings that the report no longer has;
    ``changed`` has by id the former state of findings that a baseline knows otherwise.
    """

    width: int = 100
    color: bool = False
    ascii: bool = False
    all: bool = False
    matrix: bool = False
    left_out: LeftOut = LeftOut()
    changed: Mapping[str, Known] = msgspec.field(default_factory=dict)


class Format(Protocol):
    """A module that renders reports."""

    def render(self, report: Report, config: Config, look: Look) -> str:
        """``report`` as text that ends with a newline, the same for the same arguments."""


class ReviewFormat(Protocol):
    """A module that renders reviews of stories."""

    def render(self, reviews: Sequence[StoryReview], look: Look) -> str:
        """``reviews`` as text that ends with a newline, the same for the same arguments."""


class ExplanationFormat(Protocol):
    """A module that renders explanations of findings, and facts with what they are about."""

    def render(self, explanation: Explanation, report: Report, look: Look) -> str:
        """``explanation`` of a finding of ``report`` as text that ends with a newline."""

    def facts(self, found: Sequence[Fact], article: Article, look: Look) -> str:
        """What was read in ``article``."""


class LexiconFormat(Protocol):
    """A module that renders what the lexicon knows."""

    def render(self, known: Knowledge, look: Look) -> str:
        """What is known about a word, as text that ends with a newline."""

    def overview(self, files: Sequence[Contents], look: Look) -> str:
        """What the files of the lexicon hold."""


F = TypeVar("F")


class Place(msgspec.Struct, Generic[F], frozen=True):
    """Where a format is: its module, and the endings of the files that it is written to."""

    module: str
    suffixes: tuple[str, ...] = ()

    def load(self) -> F:
        """The module, imported when first asked for."""
        return cast(F, import_module(self.module))


# The first of each is the default.
REPORTS: dict[str, Place[Format]] = {
    "terminal": Place("discrep.report.terminal", (".txt",)),
    "json": Place("discrep.report.json", (".json",)),
    "jsonl": Place("discrep.report.jsonl", (".jsonl", ".ndjson")),
    "csv": Place("discrep.report.csv", (".csv",)),
    "html": Place("discrep.report.html", (".html", ".htm")),
    "markdown": Place("discrep.report.markdown", (".md", ".markdown")),
    "sarif": Place("discrep.report.sarif", (".sarif",)),
    "junit": Place("discrep.report.junit", (".xml",)),
    "github": Place("discrep.report.github"),
}
FACTS: dict[str, Place[Format]] = {
    "table": Place("discrep.report.facts_table", (".txt",)),
    "json": Place("discrep.report.facts_json", (".json",)),
    "jsonl": Place("discrep.report.facts_jsonl", (".jsonl", ".ndjson")),
    "csv": Place("discrep.report.facts_csv", (".csv",)),
}
REVIEWS: dict[str, Place[ReviewFormat]] = {
    "terminal": Place("discrep.report.review_text", (".txt",)),
    "junit": Place("discrep.report.review_junit", (".xml",)),
}
LEXICON: dict[str, Place[LexiconFormat]] = {
    "terminal": Place("discrep.report.lexicon_text", (".txt",)),
    "json": Place("discrep.report.lexicon_json", (".json",)),
}
EXPLANATION: Place[ExplanationFormat] = Place("discrep.report.explanation")
