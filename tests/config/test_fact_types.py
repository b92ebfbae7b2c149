"""Fact types as the configuration tells them: what they may say, and what they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrep.config import Config, ConfigError, FactType, Tolerance, load_config
from discrep.model.values import Kind


def load(folder: Path, text: str) -> Config:
    path = folder / "discrep.toml"
    path.write_text(text, encoding="utf-8")
    return load_config(path)


def test_a_type_is_told_in_a_few_lines(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        "[facts.sailing_date]\nkind = 'date'\nevents = ['sail', 'depart']\n"
        "subject = 'ship'\nscope = ['Norway']\ntolerance = '2 days'\n"
        "match = ['She sailed on [[4 May]].']\nno_match = ['She sank on 4 May.']\n",
    )
    assert list(config.facts) == ["sailing_date"]
    told = config.facts["sailing_date"]
    assert (told.kind, told.events, told.subject) == (Kind.DATE, ("sail", "depart"), "ship")
    assert told.no_match == ("She sank on 4 May.",)


def test_types_keep_their_order(tmp_path: Path) -> None:
    config = load(tmp_path, "".join(f"[facts.{n}]\nkind = 'count'\n" for n in ("b", "a", "c")))
    assert list(config.facts) == ["b", "a", "c"]


def test_a_project_file_can_have_them(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.discrep.facts.deaths]\nkind = 'count'\nof = 'person'\n", "utf-8")
    with pytest.raises(
        ConfigError, match=r":3: tool\.discrep\.facts\.deaths\.of: .*\[\"person\"\]"
    ):
        load_config(path)


@pytest.mark.parametrize(
    ("kind", "told", "leeway"),
    [
        (Kind.COUNT, "5%", Tolerance(share=0.05)),
        (Kind.COUNT, 10, Tolerance(amount=10)),
        (Kind.MONEY, "1000", Tolerance(amount=1000)),
        (Kind.MEASURE, "2 km", Tolerance(amount=2, unit="kilometer")),
        (Kind.MEASURE, "1.5 miles", Tolerance(amount=1.5, unit="mile")),
        (Kind.DATE, "3 days", Tolerance(amount=3, unit="day")),
        (Kind.TIME, "30 minutes", Tolerance(amount=30, unit="minute")),
        (Kind.DURATION, "10%", Tolerance(share=0.1)),
        (Kind.COUNT, "", None),
    ],
)
def test_a_tolerance_is_a_share_or_an_amount(
    kind: Kind, told: str | float, leeway: Tolerance | None
) -> None:
    assert FactType(kind=kind, tolerance=told).leeway == leeway


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind = 'dates'", "2: facts.x.kind: .*did you mean 'date'?"),
        ("events = ['sail']", "1: facts.x: needs a 'kind'"),
        ("kind = 'name'", "2: facts.x.kind: names are compared by their spelling alone"),
        (
            "kind = 'date'\nevent = ['sail']",
            "3: facts.x: unknown key 'event'; did you mean 'events'",
        ),
        ("kind = 'date'\nof = ['ship']", "3: facts.x.of: a date counts nothing"),
        ("kind = 'place'\nmoves = 'up'", "3: facts.x.moves: a place does not move"),
        ("kind = 'count'\nmoves = 'ups'", "3: facts.x.moves: .*did you mean 'up'?"),
        ("kind = 'date'\nsubject = 'perzon'", "3: facts.x.subject: 'perzon' is no noun"),
        ("kind = 'date'\ntolerance = '5%'", "3: .*no tolerance of a date; .*3 days"),
        ("kind = 'time'\ntolerance = 5", "3: .*no tolerance of a time; .*3 minutes"),
        ("kind = 'measure'\ntolerance = '5'", "3: .*a share or an amount with its unit"),
        ("kind = 'measure'\ntolerance = '5 krons'", "3: .*a share or an amount with its unit"),
        ("kind = 'place'\ntolerance = '5 km'", "3: .*a place has none"),
        ("kind = 'count'\ntolerance = 'few'", "3: .*a share or a number"),
        ("kind = 'count'\nmatch = [\n'a',\n'b [[2',\n]", "5: facts.x.match 2: mark one value"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_a_remedy(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(ConfigError, match=f"discrep.toml:{message}"):
        load(tmp_path, f"[facts.x]\n{text}\n")


@pytest.mark.parametrize("name", ["date", "conflict", "'two words'", "2nd"])
def test_a_name_that_cannot_be_selected_is_none(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="name"):
        load(tmp_path, f"[facts.{name}]\nkind = 'date'\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("events.vannish = ['slip off']", "2: lexicon.events.vannish: .*did you mean 'vanish'?"),
        ("nouns.xqzw = ['skiff']", "2: lexicon.nouns.xqzw: .*discrep lexicon WORD"),
        ("places.Norwey = ['Vik']", "2: lexicon.places.Norwey: .*did you mean 'Norway'?"),
        ("verbs.vanish = ['slip off']", "2: lexicon: unknown key 'verbs'"),
        ("events.vanish = 'slip off'", "2: lexicon.events.vanish: .*write a list"),
    ],
)
def test_words_are_added_to_what_there_is(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match="discrep.toml:" + message):
        load(tmp_path, f"[lexicon]\n{text}\n")
