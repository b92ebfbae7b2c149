"""The questions as JUnit XML, one test case each: what CI services show as tests."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from discrep.config import Config
from discrep.model.facts import Article
from discrep.model.findings import Finding, Report, Verdict
from discrep.report import Look
from discrep.report.mentions import headline, mentions, statement
from discrep.report.order import by_question
from discrep.report.wording import printable

# What an XML 1.0 document cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, config: Config, look: Look) -> str:
    """A question fails where the run fails for it; one that a single source answers is skipped."""
    sources = {a.id: a for a in report.sources}
    cases = [_case(f, config, sources) for f in by_question(report, config)]
    suite = suite_of("discrep", cases)
    if report.skipped:
        told = sorted(f"{s.path}: {s.reason}" for s in report.skipped)
        ET.SubElement(suite, "system-err").text = "\n".join(map(printable, told))
    return document([suite])


def document(suites: Sequence[ET.Element]) -> str:
    """``suites`` as an XML document, without times: the same for the same findings."""
    root = ET.Element("testsuites", {"name": "discrep", **_counts(suites)})
    root.extend(suites)
    for element in root.iter():
        element.attrib = {key: _allowed(value) for key, value in element.attrib.items()}
        element.text = element.text and _allowed(element.text)
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data.decode() + "\n"


def suite_of(name: str, cases: Sequence[ET.Element]) -> ET.Element:
    """A test suite of ``cases``, counted."""
    suite = ET.Element(
        "testsuite",
        name=name,
        tests=str(len(cases)),
        failures=str(sum(c.find("failure") is not None for c in cases)),
        errors="0",
        skipped=str(sum(c.find("skipped") is not None for c in cases)),
    )
    suite.extend(cases)
    return suite


def failure(type_: str, message: str, text: str) -> ET.Element:
    """Why a test case failed."""
    element = ET.Element("failure", type=type_, message=message)
    element.text = text
    return element


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _counts(suites: Sequence[ET.Element]) -> dict[str, str]:
    return {
        key: str(sum(int(s.attrib[key]) for s in suites))
        for key in ("tests", "failures", "errors", "skipped")
    }


def _case(finding: Finding, config: Config, sources: Mapping[str, Article]) -> ET.Element:
    _, first = mentions(finding)[0]
    case = ET.Element(
        "testcase",
        classname=f"discrep.{finding.type or finding.kind}",
        name=printable(f"{finding.question.text} [{finding.id}]"),
        file=printable(sources[first.source].path),
    )
    told = statement(finding, sources)
    if config.fails(finding):
        case.append(failure(finding.verdict, headline(finding), told))
    elif finding.verdict is Verdict.SINGLE:
        ET.SubElement(case, "skipped", message="one source alone answers")
    else:
        ET.SubElement(case, "system-out").text = f"{headline(finding)}\n{told}"
    return case
