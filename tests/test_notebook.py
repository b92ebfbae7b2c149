"""What ``import discrep`` gives to a notebook: results that show themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

import discrep
from discrep import api
from discrep.config import Config
from discrep.model.findings import Severity
from discrep.report.rows import FACT_COLUMNS, FINDING_COLUMNS

TEXTS = {
    "north": "The tower is 120 metres tall. It was built by the harbour.\n",
    "south": "The tower is 140 metres tall. It was built by the harbour.\n",
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def report(story: Path) -> discrep.Report:
    return discrep.compare(map(discrep.normalize, discrep.read([story]).articles))


def test_a_report_is_that_of_the_pipeline(story: Path, report: discrep.Report) -> None:
    plain = api.compare(map(api.normalize, api.read([story]).articles))
    assert [getattr(report, name) for name in plain.__struct_fields__] == [
        getattr(plain, name) for name in plain.__struct_fields__
    ]


def test_a_notebook_shows_facts_and_findings(story: Path, report: discrep.Report) -> None:
    (north, _) = discrep.read([story]).articles
    assert "<mark>120 metres</mark>" in discrep.normalize(north)._repr_html_()
    shown = report._repr_html_()
    assert "<mark>120 metres</mark>" in shown
    assert "<mark>140 metres</mark>" in shown


def test_the_configuration_of_the_comparison_settles_what_is_shown(story: Path) -> None:
    normalized = [discrep.normalize(a) for a in discrep.read([story]).articles]
    doubtful = discrep.compare(normalized, Config(min_severity=Severity.LOW))
    sure = discrep.compare(normalized, Config(min_severity=Severity.HIGH))
    assert len(doubtful.to_dataframe()) >= len(sure.to_dataframe())
    assert "not shown" not in doubtful._repr_html_()


def test_data_frames(report: discrep.Report) -> None:
    facts = report.to_dataframe("facts")
    assert tuple(facts.columns) == FACT_COLUMNS
    assert len(facts) == len(report.facts)
    findings = report.to_dataframe(library="polars")
    assert tuple(findings.columns) == FINDING_COLUMNS
    assert {"120 metres", "140 metres"} <= set(findings["text"])
