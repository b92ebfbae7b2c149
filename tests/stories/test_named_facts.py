"""The commander's story with the facts that an editor names: they head the report, rightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrep import api
from discrep.config import Config, load_config
from discrep.model.findings import Finding, Report, Verdict
from discrep.report import Look, json, terminal
from discrep.review.selection import select

FOLDER = Path(__file__).parents[2] / "fixtures" / "commander"


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config(FOLDER / "discrep.toml")


@pytest.fixture(scope="module")
def report(config: Config) -> Report:
    articles = api.read([FOLDER], config).articles
    return api.compare([api.normalize(a, config) for a in articles], config)


def named(report: Report, name: str) -> Finding:
    (found,) = [f for f in report.findings if f.type == name]
    return found


def values(finding: Finding) -> set[tuple[str, str, int | None]]:
    return {(a.text, f.source, a.side) for a in finding.answers for f in a.facts}


def test_the_disappearance(report: Report) -> None:
    found = named(report, "disappearance_date")
    assert found.verdict is Verdict.CONFLICT
    assert values(found) == {
        ("2015-04", "tribune", 1),
        ("2015-04-21/2015-04-30", "digest", 1),
        ("2015-04-23", "desk", 1),
        ("2015-04-23", "digest", 1),
        ("2015-05-15~", "wire", 2),
    }
    assert found.silent == ("voices",)


def test_the_fighters(report: Report) -> None:
    found = named(report, "tajik_fighters")
    assert found.verdict is Verdict.CONFLICT
    assert values(found) == {("<=2000", "tribune", 1), ("~400", "voices", 2)}
    assert found.silent == ("desk", "digest", "wire")


def test_the_training(report: Report) -> None:
    found = named(report, "training_locations")
    assert found.verdict is Verdict.COMPATIBLE
    assert ("Russia; United States", "desk", 1) in values(found)
    assert ("Russia; United States", "tribune", 1) in values(found)


def test_they_head_the_report(report: Report, config: Config) -> None:
    chosen = select(report, config).report
    assert [f.type for f in chosen.findings[:4]].index(None) == 3
    shown = terminal.render(chosen, config, Look())
    assert shown.index("tajik_fighters") < shown.index("how many")
    assert "silent: voices" in shown
    assert '"type": "tajik_fighters"' in json.render(chosen, config, Look())


def test_its_examples_show_what_they_should(config: Config) -> None:
    assert api.wrong_examples(config) == ()


def test_all_else_is_as_without_them(report: Report) -> None:
    """Naming facts moves them, and no other fact goes missing from the findings."""
    plain = api.compare(api.normalize(a) for a in api.read([FOLDER]).articles)

    def told(r: Report) -> set[str]:
        return {f.id for finding in r.findings for a in finding.answers for f in a.facts}

    assert told(plain) <= told(report)


def test_one_can_be_selected(report: Report, config: Config) -> None:
    alone = Config(facts=config.facts, select=("tajik_fighters",))
    assert [f.type for f in select(report, alone).report.findings] == ["tajik_fighters"]
    without = Config(facts=config.facts, ignore=("tajik_fighters",))
    assert "tajik_fighters" not in [f.type for f in select(report, without).report.findings]
