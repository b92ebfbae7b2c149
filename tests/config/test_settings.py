"""Configuration files: where they are found, what they may say, how a mistake is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrep.config import Config, ConfigError, FailOn, find_config, load_config
from discrep.model.findings import Answer, Finding, Question, Severity, Verdict
from discrep.model.values import Kind


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(verdict: Verdict, severity: Severity) -> Finding:
    return Finding(
        id="x",
        question=Question(event="fire", role="number", kind=Kind.COUNT, text="how many"),
        verdict=verdict,
        severity=severity,
        answers=(Answer(text="5", side=1, facts=()),),
        explanation="",
    )


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(start=tmp_path) == Config()


def test_the_nearest_file_counts() -> None:
    write("discrep.toml", 'min-severity = "low"')
    write("a/discrep.toml", 'min-severity = "high"')
    Path("a/b").mkdir()
    assert load_config(start=Path("a/b")).min_severity is Severity.HIGH
    assert load_config().min_severity is Severity.LOW


def test_discrep_toml_comes_before_pyproject() -> None:
    write("pyproject.toml", '[tool.discrep]\nfail-on = "update"')
    assert load_config().fail_on is FailOn.UPDATE
    write("discrep.toml", 'fail-on = "variant"')
    assert load_config().fail_on is FailOn.VARIANT


@pytest.mark.parametrize("text", ["", "[tool.other]\nkey = 1", "tool = 1"])
def test_a_pyproject_that_does_not_speak_of_discrep_is_passed_over(text: str) -> None:
    write("discrep.toml", 'min-severity = "low"')
    write("a/pyproject.toml", text)
    assert load_config(start=Path("a")).min_severity is Severity.LOW


def test_a_file_named_counts_alone() -> None:
    write("discrep.toml", 'min-severity = "low"')
    other = write("other.toml", 'fail-on = "update"')
    assert load_config(other) == Config(fail_on=FailOn.UPDATE)


def test_a_byte_order_mark_does_no_harm() -> None:
    Path("discrep.toml").write_bytes(b'\xef\xbb\xbfmin-severity = "low"')
    assert load_config().min_severity is Severity.LOW


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("severity = 1", "discrep.toml:1: unknown key 'severity'; did you mean 'min-severity'?"),
        ("min_severity = 1", "unknown key 'min_severity'; did you mean 'min-severity'?"),
        ('min-severity = "hihg"', "discrep.toml:1: min-severity: .*did you mean 'high'\\?"),
        ("fail-on = 3", "discrep.toml:1: fail-on: .*; choose from conflict, update, variant"),
        ("model = 3", "discrep.toml:1: model: Expected `str`, got `int`"),
        ("model = ", "discrep.toml:1: is not valid TOML: "),
    ],
)
def test_a_mistake_is_told_with_file_key_and_remedy(text: str, message: str) -> None:
    write("discrep.toml", text)
    with pytest.raises(ConfigError, match=message):
        load_config()


def test_a_key_like_no_other_is_told_with_those_there_are() -> None:
    write("discrep.toml", "zzz = 1")
    with pytest.raises(ConfigError, match=r"unknown key 'zzz'; choose from .*min-severity"):
        load_config()


def test_the_file_that_counts_can_be_asked_for() -> None:
    assert find_config() is None
    write("discrep.toml", "")
    Path("a").mkdir()
    assert find_config(Path("a")) == Path("discrep.toml").absolute()


def test_a_section_that_is_no_table() -> None:
    write("pyproject.toml", "[tool]\ndiscrep = 1")
    with pytest.raises(ConfigError, match=r"pyproject\.toml:2: tool\.discrep: must be a table"):
        load_config()


def test_files_that_cannot_be_read() -> None:
    with pytest.raises(ConfigError, match=r"gone\.toml: cannot be read: No such file"):
        load_config(Path("gone.toml"))
    Path("latin.toml").write_bytes(b'model = "caf\xe9"')
    with pytest.raises(ConfigError, match=r"latin\.toml: is not UTF-8; save it as UTF-8"):
        load_config(Path("latin.toml"))


@pytest.mark.parametrize(
    ("verdict", "severity", "least", "admitted"),
    [
        (Verdict.CONFLICT, Severity.HIGH, Severity.HIGH, True),
        (Verdict.CONFLICT, Severity.MEDIUM, Severity.HIGH, False),
        (Verdict.UPDATE, Severity.LOW, Severity.MEDIUM, False),
        (Verdict.UPDATE, Severity.LOW, Severity.LOW, True),
        (Verdict.AGREE, Severity.LOW, Severity.HIGH, True),
    ],
)
def test_severity_is_asked_of_disagreements_only(
    verdict: Verdict, severity: Severity, least: Severity, admitted: bool
) -> None:
    assert Config(min_severity=least).admits(found(verdict, severity)) is admitted


@pytest.mark.parametrize(
    ("verdict", "severity", "fails"),
    [
        (Verdict.CONFLICT, Severity.MEDIUM, True),
        (Verdict.UPDATE, Severity.MEDIUM, True),
        (Verdict.VARIANT, Severity.MEDIUM, False),
        (Verdict.CONFLICT, Severity.LOW, False),
    ],
)
def test_a_run_fails_on_what_is_as_bad_and_as_sure_as_asked(
    verdict: Verdict, severity: Severity, fails: bool
) -> None:
    assert Config(fail_on=FailOn.UPDATE).fails(found(verdict, severity)) is fails


def test_a_run_that_is_never_to_fail() -> None:
    assert not Config(fail_on=FailOn.NEVER).fails(found(Verdict.CONFLICT, Severity.HIGH))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[ignored]]\nid = 'x'", "reason"),
        ("[[ignored]]\nid = 'x'\nreason = ''", "reason"),
        ("[[ignored]]\nid = 'x'\nwhy = 'known'", "ignored 1: unknown key 'why'"),
        ("[[ignored]]\nreason = 'known'", "needs either the 'id' or the 'question'"),
        ("[[ignored]]\nid = 'x'\nquestion = 'y'\nreason = 'known'", "needs either the 'id' or"),
    ],
)
def test_what_is_ignored_is_named_once_and_with_a_reason(text: str, message: str) -> None:
    write("discrep.toml", text)
    with pytest.raises(ConfigError, match=message):
        load_config()
