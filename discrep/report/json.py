"""The report as JSON, schema version 1: what other programs read.

Keys and arrays come in a fixed order; what a fact or a source does not tell is null.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum

import msgspec

from discrep import __version__
from discrep.config import Config
from discrep.model.facts import Article, Fact
from discrep.model.findings import Answer, Entity, Finding, Report
from discrep.model.values import AnyValue
from discrep.report import Look

SCHEMA = 1


def render(report: Report, config: Config, look: Look) -> str:
    """All facts and entities of ``report``, and its findings of ``config.min_severity`` and up."""
    findings = filter(config.admits, report.findings)
    return dump(
        {
            **head(report),
            "findings": [
                _finding(f) for f in sorted(findings, key=lambda f: (f.question.text, f.id))
            ],
            "entities": [_entity(e) for e in sorted(report.entities, key=lambda e: (e.name, e.id))],
        }
    )


def dump(document: Mapping[str, object]) -> str:
    """``document`` with an indentation of two, in the characters it has."""
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def head(report: Report) -> dict[str, object]:
    """What a report says before its findings: itself, sources, skipped files, facts."""
    facts = sorted(report.facts, key=lambda f: (f.source, f.start, f.end, f.id))
    return {
        "schema": SCHEMA,
        "discrep": {"version": __version__, "model": report.model, "lexicon": report.lexicon},
        "sources": [_source(a) for a in sorted(report.sources, key=lambda a: a.id)],
        "skipped": [
            {"path": s.path, "reason": s.reason}
            for s in sorted(report.skipped, key=lambda s: (s.path, s.reason))
        ],
        "facts": [fact_object(f) for f in facts],
    }


def _source(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url or None,
        "sha256": article.sha256,
        "encoding": article.encoding,
        "title": article.title or None,
        "publisher": article.publisher or None,
        "published": article.published or None,
        "published_from": article.published_from,
        "chars": len(article.text),
    }


def fact_object(fact: Fact) -> dict[str, object]:
    """One fact; ``start`` and ``end`` count code points of its source's text."""
    return {
        "id": fact.id,
        "source": fact.source,
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
        "quote": fact.quote,
        "kind": fact.kind,
        "value": _value(fact.value),
        "event": fact.event,
        "role": fact.role,
        "scope": list(fact.scope),
        "subject": fact.subject or None,
        "as_of": fact.as_of or None,
        "speaker": fact.speaker or None,
        "certainty": fact.certainty,
    }


def _value(value: AnyValue) -> dict[str, object]:
    """The five keys that every value has, then those of its kind alone."""
    shared: dict[str, object] = {"text": value.text}
    shared |= {
        key: _plain(getattr(value, key, None)) for key in ("low", "high", "unit", "modifier")
    }
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
        case msgspec.Struct():
            fields = msgspec.structs.fields(value)
            return {f.name: _plain(getattr(value, f.name)) for f in fields}
    return value


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "id": finding.id,
        "type": finding.type,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "kind": finding.kind,
        "question": finding.question.text,
        "values": [
            _answer(a)
            for a in sorted(finding.answers, key=lambda a: (a.side is None, a.side or 0, a.text))
        ],
        "explanation": finding.explanation,
    }


def _answer(answer: Answer) -> dict[str, object]:
    facts = sorted(answer.facts, key=lambda f: (f.source, f.start, f.end, f.id))
    return {
        "text": answer.text,
        "side": answer.side,
        "facts": [f.id for f in facts],
        "sources": list(answer.sources),
        "speakers": list(answer.speakers),
    }


def _entity(entity: Entity) -> dict[str, object]:
    return {
        "id": entity.id,
        "name": entity.name,
        "variants": [
            {"text": v.text, "sources": sorted(v.sources)}
            for v in sorted(entity.variants, key=lambda v: v.text)
        ],
    }
