"""The disagreements as SARIF 2.1.0: what code-scanning services and editors read.

A finding's first mention is its location, the others are related locations. Viewers such as
GitHub's show no message of a location: the message of the finding stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote as percent_encode

from discrep import __version__
from discrep.config import DISAGREEMENTS, Config
from discrep.model.facts import Article, Fact
from discrep.model.findings import Finding, Report, Severity, Skipped, Verdict
from discrep.report import Look
from discrep.report.json import dump
from discrep.report.mentions import credit, mentions, spot, statement
from discrep.report.order import alarms
from discrep.report.wording import printable

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}
_RESULT_KIND = {
    Verdict.CONFLICT: "fail",
    Verdict.UPDATE: "fail",
    Verdict.VARIANT: "informational",
    Verdict.COMPATIBLE: "pass",
    Verdict.AGREE: "pass",
    Verdict.SINGLE: "notApplicable",
}
_RULE = {
    Verdict.CONFLICT: "Sources give answers to one question that cannot be true together.",
    Verdict.UPDATE: "A later source gives a newer state than an earlier one.",
    Verdict.VARIANT: "Sources spell one name differently.",
    Verdict.COMPATIBLE: "Sources give different answers that can be true together.",
    Verdict.AGREE: "Sources give the same answer.",
    Verdict.SINGLE: "One source alone answers.",
}


def render(report: Report, config: Config, look: Look) -> str:
    """The disagreements of ``config.min_severity`` and up; with ``look.all`` every verdict."""
    sources = {a.id: a for a in report.sources}
    findings = alarms(report, config, look)
    driver = {
        "name": "discrep",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(verdict, kind) for verdict, kind in _rules(findings)],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report.skipped)],
        "artifacts": [_artifact(a) for a in sorted(report.sources, key=lambda a: a.id)],
        "results": [_result(f, sources) for f in findings],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(findings: Iterable[Finding]) -> list[tuple[Verdict, str]]:
    verdicts = list(Verdict)
    found = {(f.verdict, f.kind.value) for f in findings}
    return sorted(found, key=lambda r: (verdicts.index(r[0]), r[1]))


def _rule(verdict: Verdict, kind: str) -> dict[str, object]:
    return {
        "id": f"{verdict}-{kind}",
        "name": f"{verdict.capitalize()}{kind.capitalize()}",
        "shortDescription": {"text": f"{verdict.capitalize()} on a {kind}"},
        "fullDescription": {"text": _RULE[verdict]},
        "help": {
            "text": f"{_RULE[verdict]} A finding is evidence, not a verdict on which source is "
            "right: compare the quoted words in their articles."
        },
        "defaultConfiguration": {"level": "warning" if verdict in DISAGREEMENTS else "none"},
        "properties": {"tags": [kind, verdict.value]},
    }


def _result(finding: Finding, sources: Mapping[str, Article]) -> dict[str, object]:
    (_, first), *others = mentions(finding)
    said = f"{printable(finding.question.text)}:\n{statement(finding, sources)}"
    kind = _RESULT_KIND[finding.verdict]
    return {
        "ruleId": f"{finding.verdict}-{finding.kind}",
        "kind": kind,
        "level": _LEVEL[finding.severity] if kind == "fail" else "none",
        "message": {"text": _unlinked(said)},
        "locations": [_location(first, sources[first.source])],
        "relatedLocations": [
            {
                "id": number,
                **_location(fact, sources[fact.source]),
                "message": {"text": _unlinked(f"{credit(fact)}: {printable(answer.text)}")},
            }
            for number, (answer, fact) in enumerate(others, 1)
        ],
        "partialFingerprints": {
            "discrepQuestion/v1": finding.id,
            # The one name that GitHub looks for: without it, two findings on one line are taken
            # for one, and an edited sentence opens its alert anew.
            "primaryLocationLineHash": f"{finding.id}:1",
        },
        "properties": {
            "id": finding.id,
            "type": finding.type,
            "verdict": finding.verdict.value,
            "severity": finding.severity.value,
            "question": finding.question.text,
        },
    }


def _location(fact: Fact, article: Article) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": _artifact_location(article.path, article.url)}
    if at := spot(fact, article):
        place["region"] = {
            "startLine": at.line,
            "startColumn": at.column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
            "snippet": {"text": fact.text},
        }
    return {"physicalLocation": place}


def _artifact(article: Article) -> dict[str, object]:
    return {
        "location": _artifact_location(article.path, article.url),
        "hashes": {"sha-256": article.sha256},
        "encoding": _charset(article.encoding),
        "description": {"text": printable(article.title or article.publisher or article.id)},
    }


def _charset(encoding: str) -> str:
    """The name that IANA has for one of Python's encodings."""
    return re.sub(r"^cp(?=125\d$)", "windows-", encoding.replace("_", "-"))


def _artifact_location(path: str, url: str = "") -> dict[str, object]:
    """A relative reference below the root of the sources where that can be."""
    if not path:
        return {"uri": url}
    if path.startswith("/"):
        return {"uri": "file://" + percent_encode(path)}
    uri = percent_encode(path)
    return {"uri": uri} if path.startswith("../") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _invocation(skipped: Iterable[Skipped]) -> dict[str, object]:
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [
            {
                "level": "warning",
                "message": {"text": printable(f"{s.path}: {s.reason}")},
                "locations": [
                    {"physicalLocation": {"artifactLocation": _artifact_location(s.path)}}
                ],
            }
            for s in sorted(skipped, key=lambda s: (s.path, s.reason))
        ],
    }


def _unlinked(text: str) -> str:
    """``text`` without what SARIF reads as a link, so that no article can place one."""
    return text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text
