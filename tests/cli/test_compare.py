"""``discrep compare``: known and ignored findings, selection, and what makes the run fail."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Discrep = Callable[..., Any]
Tell = Callable[[str, str], None]


def drowned(discrep: Discrep) -> dict[str, Any]:
    """The finding on the people who drowned."""
    report = json.loads(discrep("compare", "story", "--format", "json").out)
    (found,) = (
        f
        for f in report["findings"]
        if f["kind"] == "count" and {v["text"] for v in f["values"]} == {"9", "20"}
    )
    finding: dict[str, Any] = found
    return finding


def test_two_numbers_for_one_question_fail_the_run(discrep: Discrep) -> None:
    done = discrep("compare", "story")
    assert done.status == 1
    assert drowned(discrep)["verdict"] == "conflict"
    assert f"[{drowned(discrep)['id']}]" in done.out


def test_an_id_is_short_enough_to_type(discrep: Discrep) -> None:
    id_ = drowned(discrep)["id"]
    assert len(id_) <= 8
    assert id_.isalnum()


def test_fail_on_never(discrep: Discrep) -> None:
    done = discrep("compare", "story", "--fail-on", "never")
    assert (done.status, done.out.split()[0]) == (0, "conflict")


def test_select_and_ignore_take_names_by_commas_and_by_being_repeated(discrep: Discrep) -> None:
    for wish in (["--select", "date, place"], ["--ignore", "count", "--ignore", "time"]):
        done = discrep("compare", "story", *wish)
        assert drowned(discrep)["id"] not in done.out
        assert "not selected" in done.out


def test_a_name_that_is_none_is_told(discrep: Discrep) -> None:
    done = discrep("compare", "story", "--select", "counts")
    assert done.err == ("warning: 'counts' is no kind, no verdict and no fact type\n")


def test_what_is_known_does_not_fail_the_run(discrep: Discrep) -> None:
    done = discrep("compare", "story", "--write-baseline", "known.json")
    assert done.status == 0
    assert done.err == "known.json: 1 finding is known from now on\n"
    before = Path("known.json").read_bytes()

    done = discrep("compare", "story", "--baseline", "known.json")
    assert (done.status, done.err) == (0, "")
    assert drowned(discrep)["id"] not in done.out
    assert "Left out: 1 known to the baseline." in done.out.splitlines()

    discrep("compare", "story", "--baseline", "known.json", "--write-baseline", "known.json")
    assert Path("known.json").read_bytes() == before


def test_a_known_finding_with_another_value_is_shown_as_changed(
    discrep: Discrep, tell: Tell
) -> None:
    discrep("compare", "story", "--write-baseline", "known.json")
    tell("south", "Thirty")
    done = discrep("compare", "story", "--baseline", "known.json")
    assert done.status == 1
    assert "  changed: was conflict, 20, 9" in done.out.splitlines()


def test_a_source_that_agrees_with_one_side_changes_nothing_known(
    discrep: Discrep, tell: Tell
) -> None:
    discrep("compare", "story", "--write-baseline", "known.json")
    tell("east", "Nine")
    assert discrep("compare", "story", "--baseline", "known.json").status == 0


def test_a_known_finding_that_is_gone_is_told_to_the_curious(discrep: Discrep, tell: Tell) -> None:
    discrep("compare", "story", "--write-baseline", "known.json")
    tell("south", "Nine")
    done = discrep("compare", "story", "--baseline", "known.json", "-v")
    assert done.status == 0
    assert "known but no longer found: " in done.err


def test_a_missing_baseline_is_an_error(discrep: Discrep) -> None:
    done = discrep("compare", "story", "--baseline", "known.json")
    assert (done.status, done.out) == (2, "")
    assert done.err == "error: known.json: no such baseline; --write-baseline makes it\n"


def test_a_finding_is_ignored_by_id_or_by_question(discrep: Discrep) -> None:
    finding = drowned(discrep)
    for key in ("id", "question"):
        Path("discrep.toml").write_text(
            f'[[ignored]]\n{key} = "{finding[key]}"\nreason = "South corrected itself"\n'
        )
        done = discrep("compare", "story")
        assert (done.status, done.err) == (0, "")
        assert "Left out: 1 ignored by the configuration." in done.out.splitlines()


def test_an_ignore_without_a_finding_is_told(discrep: Discrep) -> None:
    Path("discrep.toml").write_text('[[ignored]]\nid = "0"\nreason = "once"\n')
    done = discrep("compare", "story")
    assert done.status == 1
    assert done.err == (
        "warning: ignored '0': no such finding any more; remove it from the configuration\n"
    )


def test_an_ignore_needs_a_reason_and_one_name(discrep: Discrep) -> None:
    for text, told in {
        'id = "0"': ":1: ignored 1: needs a 'reason'",
        'id = "0"\nreason = ""': ":3: ignored 1.reason: ",
        'reason = "x"': "ignored 1: needs either the 'id' or the 'question' of a finding",
        'id = "0"\nquestion = "q"\nreason = "x"': "ignored 1: needs either the 'id'",
        'ids = "0"\nreason = "x"': "ignored 1: unknown key 'ids'; did you mean 'id'?",
    }.items():
        Path("discrep.toml").write_text(f"[[ignored]]\n{text}\n")
        done = discrep("compare", "story")
        assert done.status == 2
        assert told in done.err


def test_top_and_matrix(discrep: Discrep) -> None:
    done = discrep("compare", "story", "--top", "1", "--min-severity", "low", "--all")
    assert sum(line.startswith("conflict (") for line in done.out.splitlines()) == 1
    done = discrep("compare", "story", "--matrix")
    assert done.out.split()[:4] == ["verdict", "question", "north", "south"]


def test_without_a_terminal_there_is_no_progress(discrep: Discrep) -> None:
    assert discrep("compare", "story").err == ""
