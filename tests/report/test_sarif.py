"""SARIF 2.1.0: valid by the standard's schema, and every place in it is the right one.

The schema in ``schemas`` is the one that SchemaStore publishes (Apache-2.0).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
from jsonschema import Draft4Validator

from discrep.config import Config, weight
from discrep.model.facts import Article
from discrep.model.findings import Report, Severity
from discrep.report import Look
from discrep.report.sarif import render

LOW = Config(min_severity=Severity.LOW)
SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="module")
def validator() -> Draft4Validator:
    return Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def run_of(report: Report, config: Config = LOW, look: Look = Look()) -> dict[str, Any]:  # noqa: B008
    (run,) = json.loads(render(report, config, look))["runs"]
    parsed: dict[str, Any] = run
    return parsed


def at(location: dict[str, Any], sources: dict[str, Article]) -> str:
    """The words at a location, found as a reader of the file would: by line and column."""
    place = location["physicalLocation"]
    article = sources[unquote(place["artifactLocation"]["uri"])]
    region = place["region"]
    lines = article.text.split("\n")[region["startLine"] - 1 : region["endLine"]]
    last = lines[-1][: region["endColumn"] - 1]
    return "\n".join([*lines[:-1], last])[region["startColumn"] - 1 :]


def test_the_reports_on_the_fixtures_are_valid(
    validator: Draft4Validator, fixture_reports: dict[str, Report], report: Report
) -> None:
    for each in (*fixture_reports.values(), report):
        for look in (Look(), Look(all=True)):
            validator.validate(json.loads(render(each, LOW, look)))


def test_the_schema_refuses_what_is_not_sarif(validator: Draft4Validator, report: Report) -> None:
    log = json.loads(render(report, LOW, Look()))
    log["runs"][0]["results"][0]["level"] = "high"
    assert not validator.is_valid(log)


def test_every_location_is_at_the_words_of_its_mention(fixture_reports: dict[str, Report]) -> None:
    for report in fixture_reports.values():
        sources = {a.path: a for a in report.sources}
        results = run_of(report, look=Look(all=True))["results"]
        for finding, result in zip(sorted(report.findings, key=weight), results, strict=True):
            places = [*result["locations"], *result["relatedLocations"]]
            assert len(result["locations"]) == 1
            found = [at(place, sources) for place in places]
            assert sorted(found) == sorted(f.text for a in finding.answers for f in a.facts)
            assert found == [p["physicalLocation"]["region"]["snippet"]["text"] for p in places]


@pytest.mark.parametrize(
    "before", ["é ", "\N{GRINNING FACE} ", "e\N{COMBINING ACUTE ACCENT} ", "a\u2028b ", "a\rb "]
)
def test_columns_count_code_points_of_the_line(report: Report, before: str) -> None:
    def moved(text: str) -> str:
        return f"Two\r\nlines.\n{before}{text}"

    shift = len(moved(""))
    sources = tuple(msgspec.structs.replace(a, text=moved(a.text)) for a in report.sources)
    findings = tuple(
        msgspec.structs.replace(
            finding,
            answers=tuple(
                msgspec.structs.replace(
                    answer,
                    facts=tuple(
                        msgspec.structs.replace(f, start=f.start + shift, end=f.end + shift)
                        for f in answer.facts
                    ),
                )
                for answer in finding.answers
            ),
        )
        for finding in report.findings
    )
    run = run_of(msgspec.structs.replace(report, sources=sources, findings=findings))
    assert run["columnKind"] == "unicodeCodePoints"
    (place,) = run["results"][0]["locations"]
    region = place["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (3, 27 + len(before))
    assert at(place, {a.path: a for a in sources}) == "At least 12"


def test_the_message_stands_alone(report: Report) -> None:
    result = run_of(report)["results"][0]
    assert result["message"]["text"].splitlines() == [
        "how many:",
        "≥ 12 people - harbour (the coast guard): "
        "“At least 12 people drowned, the coast guard said”",
        "9 dead - wire, 2020-03-03: “Rescuers counted 9 dead after a six-hour search.”",
        "reason 1",
    ]


def test_severity_is_the_level(report: Report) -> None:
    results = run_of(report, look=Look(all=True))["results"]
    assert [(r["ruleId"], r["level"], r["kind"]) for r in results] == [
        ("conflict-count", "error", "fail"),
        ("conflict-date", "note", "fail"),
        ("single-money", "none", "notApplicable"),
        ("single-duration", "none", "notApplicable"),
    ]


def test_every_rule_that_is_used_is_described_once(fixture_reports: dict[str, Report]) -> None:
    for report in fixture_reports.values():
        run = run_of(report, look=Look(all=True))
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert len(rules) == len(set(rules))
        assert set(rules) == {result["ruleId"] for result in run["results"]}


def test_a_finding_keeps_its_fingerprint_when_text_and_values_move(report: Report) -> None:
    first = report.findings[-1]
    other = msgspec.structs.replace(first, answers=first.answers[::-1], explanation="else")
    moved = msgspec.structs.replace(report, findings=(*report.findings[:-1], other))

    def prints(each: Report) -> list[dict[str, str]]:
        return [r["partialFingerprints"] for r in run_of(each)["results"]]

    assert prints(moved) == prints(report)
    assert len({p["primaryLocationLineHash"] for p in prints(report)}) == 2


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("story/a b.txt", "story/a%20b.txt"),
        ("c:d.txt", "c%3Ad.txt"),
        ("é#?.txt", "%C3%A9%23%3F.txt"),
    ],
)
def test_paths_are_relative_references(report: Report, path: str, uri: str) -> None:
    sources = tuple(msgspec.structs.replace(a, path=path) for a in report.sources)
    run = run_of(msgspec.structs.replace(report, sources=sources))
    place = run["artifacts"][0]["location"]
    assert place == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    assert (urlsplit(uri).scheme, urlsplit(uri).netloc) == ("", "")


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("utf-8", "utf-8"), ("cp1252", "windows-1252"), ("gb18030", "gb18030"), ("euc_jp", "euc-jp")],
)
def test_encodings_have_the_names_that_iana_gives_them(
    report: Report, encoding: str, charset: str
) -> None:
    sources = tuple(msgspec.structs.replace(a, encoding=encoding) for a in report.sources)
    run = run_of(msgspec.structs.replace(report, sources=sources))
    assert {a["encoding"] for a in run["artifacts"]} == {charset}


def test_what_is_not_below_the_working_directory_has_no_base(report: Report) -> None:
    for path, uri in {"../a.txt": "../a.txt", "/srv/a.txt": "file:///srv/a.txt"}.items():
        sources = tuple(msgspec.structs.replace(a, path=path) for a in report.sources)
        run = run_of(msgspec.structs.replace(report, sources=sources))
        assert run["artifacts"][0]["location"] == {"uri": uri}


def test_a_file_that_is_not_plain_text_has_no_lines(report: Report) -> None:
    sources = tuple(
        msgspec.structs.replace(a, path="story/page.html", first_line=0) for a in report.sources
    )
    result = run_of(msgspec.structs.replace(report, sources=sources))["results"][0]
    assert "region" not in result["locations"][0]["physicalLocation"]


def test_an_article_cannot_place_a_link(report: Report) -> None:
    findings = tuple(
        msgspec.structs.replace(f, explanation="[see](https://example.org)")
        for f in report.findings
    )
    message = run_of(msgspec.structs.replace(report, findings=findings))["results"][0]["message"]
    assert message["text"].endswith("\\[see\\](https://example.org)")


def test_skipped_files_are_told(report: Report) -> None:
    (invocation,) = run_of(report)["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "story/scan.txt: is not text"
