"""``discrep lexicon``: what is shown of a word, and of the lexicon as a whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Discrep = Callable[..., Any]


def test_a_word_is_shown_with_its_line_and_how_to_add_to_it(discrep: Discrep) -> None:
    done = discrep("lexicon", "vanish")
    assert done.status == 0
    assert "tells the event “disappear”" in done.out
    assert "[events.toml:" in done.out
    assert 'lexicon.events.disappear = ["..."]' in done.out


def test_what_is_not_known_is_said(discrep: Discrep) -> None:
    done = discrep("lexicon", "dissapear")
    assert done.status == 0
    assert "does not know “dissapear”; the nearest that it knows is “disappear”" in done.out
    assert "[lexicon.events]" in done.out


def test_json_has_every_entry(discrep: Discrep) -> None:
    known = json.loads(discrep("lexicon", "ferry", "--format", "json").out)
    assert known["word"] == "ferry"
    assert {"nouns.toml", "names.toml"} <= {e["file"] for e in known["entries"]}


def test_without_a_word_the_files_are_told(discrep: Discrep) -> None:
    done = discrep("lexicon")
    assert "nouns.toml" in done.out
    assert {f["file"] for f in json.loads(discrep("lexicon", "--format", "json").out)} > {
        "events.toml",
        "units.toml",
    }


def test_words_of_the_configuration_are_known(discrep: Discrep) -> None:
    Path("discrep.toml").write_text('[lexicon.nouns]\nboat = ["kvass-barge"]\n', "utf-8")
    done = discrep("lexicon", "kvass-barge")
    assert "is added by lexicon.nouns.boat  [discrep.toml]" in done.out
    Path("discrep.toml").unlink()
    assert "does not know" in discrep("lexicon", "kvass-barge").out
