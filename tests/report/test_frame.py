"""Data frames: the columns of the CSV formats, with missing cells, in pandas or in polars."""

from __future__ import annotations

import importlib
from types import ModuleType

import pytest

from discrep.config import Config
from discrep.model.findings import Report, Severity
from discrep.report.frame import LIBRARIES, Library, frame
from discrep.report.rows import FACT_COLUMNS, FINDING_COLUMNS, fact_rows, finding_rows


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_row_a_fact(report: Report, library: Library) -> None:
    made = frame(FACT_COLUMNS, fact_rows(report), library)
    assert type(made).__module__.startswith(library)
    assert tuple(made.columns) == FACT_COLUMNS
    kinds = dict(zip(made["text"], made["kind"], strict=True))
    assert kinds == {
        "Monday": "date",
        "At least 12": "count",
        "3.5 million euros": "money",
        "2 March 2020": "date",
        "9": "count",
        "six-hour": "duration",
    }


@pytest.mark.parametrize("library", LIBRARIES)
def test_what_is_not_told_is_missing(report: Report, library: Library) -> None:
    made = frame(FACT_COLUMNS, fact_rows(report), library)
    told = made["speaker"].dropna() if library == "pandas" else made["speaker"].drop_nulls()
    assert list(told) == ["the coast guard"]


@pytest.mark.parametrize("library", LIBRARIES)
def test_numbers_are_numbers(report: Report, library: Library) -> None:
    made = frame(FACT_COLUMNS, fact_rows(report), library)
    assert made["low"].sum() == 12 + 9 + 3.5e6 + 6


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_row_a_mention_of_what_is_shown(report: Report, library: Library) -> None:
    surest = Config(min_severity=Severity.HIGH)
    made = frame(FINDING_COLUMNS, finding_rows(report, surest), library)
    told = list(zip(made["finding"], made["verdict"], made["source"], strict=True))
    assert told == [
        ("id4", "single", "harbour"),
        ("id3", "single", "wire"),
        ("id1", "conflict", "harbour"),
        ("id1", "conflict", "wire"),
    ]


def test_nothing_found_still_has_its_columns() -> None:
    for library in LIBRARIES:
        assert tuple(frame(FACT_COLUMNS, (), library).columns) == FACT_COLUMNS


def _without(*missing: str) -> object:
    def load(name: str) -> ModuleType:
        if name in missing:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        return importlib.import_module(name)

    return load


def test_polars_where_there_is_no_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discrep.report.frame.import_module", _without("pandas"))
    assert type(frame(("a",), [(1,)])).__module__.startswith("polars")


def test_neither_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discrep.report.frame.import_module", _without("pandas", "polars"))
    with pytest.raises(ImportError, match=r"needs pandas or polars, .* run: pip install pandas"):
        frame(("a",), [(1,)])
    with pytest.raises(ImportError, match=r"needs polars, .* run: pip install polars"):
        frame(("a",), [(1,)], "polars")
