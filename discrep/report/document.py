"""The JSON report as structs: what is written, and what the JSON Schema is made from.

Keys and arrays come in a fixed order; what a fact or a source does not tell is null.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from discrep import __version__
from discrep.config import Config
from discrep.model.facts import Article, Certainty, Fact, PublishedFrom
from discrep.model.findings import Answer, Entity, Finding, Report, Severity, Skipped, Verdict
from discrep.model.values import Kind, Value
from discrep.report.jump import link, page
from discrep.report.order import answers_in_order, by_question, in_order

SCHEMA: Final = 1
SHARED = ("text", "low", "high", "unit", "modifier")  # the keys that every value has

Offset = Annotated[int, Meta(ge=0, description="Code points of the decoded text of the source.")]
Day = Annotated[str, Meta(description="A date in EDTF (ISO 8601-2).")]


class Program(msgspec.Struct, kw_only=True):
    """What made the report."""

    version: str
    model: Annotated[str, Meta(description="The spaCy pipeline and its version.")]
    lexicon: Annotated[str, Meta(description="A digest of the word lists.")]


class SourceEntry(msgspec.Struct, kw_only=True):
    """One article."""

    id: str
    path: Annotated[str, Meta(description="Relative to the working directory where it can be.")]
    url: str | None
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    encoding: str
    title: str | None
    publisher: str | None
    published: Day | None
    published_from: PublishedFrom
    chars: Annotated[int, Meta(ge=0)]
    byline: str | None


class FactEntry(msgspec.Struct, kw_only=True):
    """One source's claim; ``text`` is the slice from ``start`` to ``end`` of its text."""

    id: str
    source: Annotated[str, Meta(description="The id of a source.")]
    start: Offset
    end: Offset
    text: str
    quote: Annotated[str, Meta(description="The sentence around the text.")]
    kind: Kind
    value: Annotated[dict[str, Any], Meta(description="Its keys depend on the kind.")]
    event: str
    role: str
    scope: list[str]
    subject: str | None
    as_of: Day | None
    speaker: str | None
    certainty: Certainty
    link: Annotated[str | None, Meta(description="Opens a web page or a PDF at the text.")]
    page: Annotated[int | None, Meta(description="The page of a PDF, from 1.")]
    type: Annotated[str | None, Meta(description="The fact type that it is of.")]


class ValueEntry(msgspec.Struct, kw_only=True):
    """One canonical value given to a question.

    Values that can be true together share a side; one compatible with several has none.
    """

    text: str
    side: int | None
    facts: Annotated[list[str], Meta(description="Ids of facts.")]
    sources: list[str]
    speakers: list[str]


class FindingEntry(msgspec.Struct, kw_only=True):
    """A question with the values given to it and a verdict."""

    id: str
    type: Annotated[str | None, Meta(description="The fact type, where one fits.")]
    verdict: Verdict
    severity: Severity
    kind: Kind
    question: str
    values: list[ValueEntry]
    explanation: str
    silent: Annotated[list[str], Meta(description="Sources that do not give a named fact.")]


class SkippedEntry(msgspec.Struct, kw_only=True):
    """A file that was met but could not be read."""

    path: str
    reason: str


class VariantEntry(msgspec.Struct, kw_only=True):
    """One spelling of a name."""

    text: str
    sources: list[str]


class EntityEntry(msgspec.Struct, kw_only=True):
    """One person, organization or thing, under all spellings of its name."""

    id: str
    name: str
    variants: list[VariantEntry]


class FactsDocument(msgspec.Struct, kw_only=True):
    """What a report says before its findings."""

    schema: Literal[1]
    discrep: Program
    sources: list[SourceEntry]
    skipped: list[SkippedEntry]
    facts: list[FactEntry]


class ReportDocument(FactsDocument, kw_only=True):
    """The discrep report, version 1. Later versions may add keys, never change one."""

    findings: list[FindingEntry]
    entities: list[EntityEntry]


def facts_document(report: Report) -> FactsDocument:
    """The sources and facts of ``report``."""
    articles = {a.id: a for a in report.sources}
    return FactsDocument(
        schema=SCHEMA,
        discrep=Program(version=__version__, model=report.model, lexicon=report.lexicon),
        sources=[source_entry(a) for a in sorted(report.sources, key=lambda a: a.id)],
        skipped=[
            _skipped_entry(s) for s in sorted(report.skipped, key=lambda s: (s.path, s.reason))
        ],
        facts=[fact_entry(f, articles[f.source]) for f in in_order(report.facts)],
    )


def report_document(report: Report, config: Config) -> ReportDocument:
    """All of ``report`` but findings below ``config.min_severity``."""
    facts = facts_document(report)
    return ReportDocument(
        **{name: getattr(facts, name) for name in facts.__struct_fields__},
        findings=[finding_entry(f) for f in by_question(report, config)],
        entities=[_entity_entry(e) for e in sorted(report.entities, key=lambda e: (e.name, e.id))],
    )


def source_entry(article: Article) -> SourceEntry:
    """What is known of ``article``."""
    return SourceEntry(
        id=article.id,
        path=article.path,
        url=article.url or None,
        sha256=article.sha256,
        encoding=article.encoding,
        title=article.title or None,
        publisher=article.publisher or None,
        published=article.published or None,
        published_from=article.published_from,
        chars=len(article.text),
        byline=article.byline or None,
    )


def fact_entry(fact: Fact, article: Article) -> FactEntry:
    """``fact`` of ``article`` with its value and its words."""
    return FactEntry(
        id=fact.id,
        source=fact.source,
        start=fact.start,
        end=fact.end,
        text=fact.text,
        quote=fact.quote,
        kind=fact.kind,
        value=_value(fact.value),
        event=fact.event,
        role=fact.role,
        scope=list(fact.scope),
        subject=fact.subject or None,
        as_of=fact.as_of or None,
        speaker=fact.speaker or None,
        certainty=fact.certainty,
        link=link(fact, article) or None,
        page=page(fact, article),
        type=fact.type or None,
    )


def finding_entry(finding: Finding) -> FindingEntry:
    """``finding`` with its values side by side."""
    return FindingEntry(
        id=finding.id,
        type=finding.type,
        verdict=finding.verdict,
        severity=finding.severity,
        kind=finding.kind,
        question=finding.question.text,
        values=[_value_entry(a) for a in answers_in_order(finding)],
        explanation=finding.explanation,
        silent=list(finding.silent),
    )


def _value_entry(answer: Answer) -> ValueEntry:
    return ValueEntry(
        text=answer.text,
        side=answer.side,
        facts=[f.id for f in in_order(answer.facts)],
        sources=list(answer.sources),
        speakers=list(answer.speakers),
    )


def _skipped_entry(skipped: Skipped) -> SkippedEntry:
    return SkippedEntry(path=skipped.path, reason=skipped.reason)


def _entity_entry(entity: Entity) -> EntityEntry:
    return EntityEntry(
        id=entity.id,
        name=entity.name,
        variants=[
            VariantEntry(text=v.text, sources=sorted(v.sources))
            for v in sorted(entity.variants, key=lambda v: v.text)
        ],
    )


def _value(value: Value) -> dict[str, object]:
    """The five keys that every value has, then those of its kind alone."""
    shared = {key: _plain(getattr(value, key, None)) for key in SHARED}
    own = {
        field.name: _plain(getattr(value, field.name))
        for field in msgspec.structs.fields(value)
        if field.name not in shared
    }
    return shared | own


def _plain(value: object) -> object:
    """``value`` in the types of JSON; a whole number as an integer."""
    match value:
        case Enum():
            return value.value
        case float() if value.is_integer() and abs(value) < 2**53:
            return int(value)
        case tuple():
            return [_plain(v) for v in value]
        case Value():
            return _value(value)
        case msgspec.Struct():
            fields = msgspec.structs.fields(value)
            return {f.name: _plain(getattr(value, f.name)) for f in fields}
    return value
