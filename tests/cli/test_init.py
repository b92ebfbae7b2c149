"""``discrep init``: what it writes is valid, as it stands and with its examples in use."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from discrep import api
from discrep.config import Config, load_config, load_story

Discrep = Callable[..., Any]
STORY = Path("stories/my-story/story.toml")


def in_use(path: Path) -> None:
    """Take the mark away from every example in the file."""
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(?m)^#(?=[^# \n])", "", text), "utf-8")


def test_it_writes_what_is_valid_and_changes_nothing(discrep: Discrep) -> None:
    done = discrep("init")
    assert done.status == 0
    assert done.out == ""
    assert load_config(Path("discrep.toml")) == Config()
    assert load_story(STORY).source == ()


def test_its_examples_are_valid_and_show_what_they_say(discrep: Discrep) -> None:
    discrep("init", "desk")
    configuration = Path("desk/discrep.toml")
    in_use(configuration)
    config = load_config(configuration)
    assert list(config.facts) == ["disappearance_date", "deaths", "distance"]
    assert config.lexicon.events
    assert api.wrong_examples(config) == ()
    in_use("desk" / STORY)
    assert load_story("desk" / STORY).source[0].publisher == "The Gazette"


def test_it_names_every_option(discrep: Discrep) -> None:
    discrep("init")
    in_use(Path("discrep.toml"))
    told = Path("discrep.toml").read_text("utf-8")
    for key in ("min-severity", "fail-on", "offline", "select", "ignore", "ignored", "facts"):
        assert re.search(rf"(?m)^\[*{key}\b", told), key


def test_it_overwrites_nothing(discrep: Discrep) -> None:
    Path("discrep.toml").write_text('min-severity = "low"\n', "utf-8")
    done = discrep("init")
    assert done.status == 0
    assert "discrep.toml: is there already and is left as it is" in done.err
    assert Path("discrep.toml").read_text("utf-8") == 'min-severity = "low"\n'
    assert STORY.is_file()


def test_it_says_what_to_do_next(discrep: Discrep) -> None:
    done = discrep("init", "desk")
    assert "discrep compare desk/stories/my-story" in done.err
    assert "cd desk && discrep check" in done.err


def test_a_place_that_cannot_be_written(discrep: Discrep) -> None:
    Path("desk").write_text("a file", "utf-8")
    assert discrep("init", "desk").status == 2
