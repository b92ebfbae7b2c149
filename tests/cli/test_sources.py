"""Sources on the command line: dates, texts, standard input, URLs that may not be fetched."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Discrep = Callable[..., Any]


def stdin(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_a_date_is_given_to_a_source(discrep: Discrep) -> None:
    done = discrep("facts", "story", "--date", "north=2020-03-05", "--format", "json")
    sources = {source["id"]: source for source in json.loads(done.out)["sources"]}
    assert sources["north"]["published"] == "2020-03-05"
    assert sources["north"]["published_from"] == "option"
    assert sources["south"]["published"] == "2020-03-03"


@pytest.mark.parametrize(
    ("date", "error"),
    [
        ("west=2020-03-05", "error: --date west: no source has this id; there are: north, south"),
        ("north=5 March", "'north=5 March' is not SOURCE=DAY, as in tass=2015-05-28"),
        ("2020-03-05", "'2020-03-05' is not SOURCE=DAY, as in tass=2015-05-28"),
    ],
)
def test_a_date_that_cannot_be_used(discrep: Discrep, date: str, error: str) -> None:
    done = discrep("facts", "story", "--date", date)
    assert (done.status, done.out) == (2, "")
    assert error in done.err


def test_the_text_that_offsets_count_in(discrep: Discrep) -> None:
    done = discrep("facts", "story", "--text", "north")
    assert done.status == 0
    assert done.out == Path("story/north.txt").read_text("utf-8")
    assert discrep("facts", "story", "--text", "west").err == (
        "error: --text west: no source has this id; there are: north, south\n"
    )


def test_standard_input_is_a_source(discrep: Discrep, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The ferry Alma sank off the northern cape on Monday. Fifty people drowned.\n"
    stdin(monkeypatch, text)
    done = discrep("facts", "-", "--text", "stdin")
    assert (done.status, done.out) == (0, text)


def test_offline_a_url_is_not_fetched_and_the_rest_is_read(discrep: Discrep) -> None:
    done = discrep("facts", "story", "http://127.0.0.1:9/a", "--offline", "--format", "json")
    assert done.status == 2
    assert done.err == (
        "error: http://127.0.0.1:9/a: is not fetched, as --offline asks; "
        "save the page and name the file\n"
    )
    assert len(json.loads(done.out)["sources"]) == 2
