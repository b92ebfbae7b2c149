"""The frame of a mention: what the words around it say its value is about."""

from __future__ import annotations

from typing import Any

import pytest

from discrep.api import read_text
from discrep.model.facts import Fact
from discrep.model.values import Kind


def told(sentence: str) -> Fact:
    """The fact whose words stand in brackets."""
    start, end = sentence.index("["), sentence.index("]") - 1
    _, facts = read_text(sentence.replace("[", "").replace("]", ""))
    (found,) = (f for f in facts if (f.start, f.end) == (start, end) and f.kind is not Kind.NAME)
    return found


FRAMES: list[tuple[str, dict[str, Any]]] = [
    (
        "The blast killed [40] people.",
        {"predicate": "kill", "subject": "blast", "relation": "object", "object": ""},
    ),
    (
        "[Forty] people were killed by the blast.",
        {"predicate": "kill", "relation": "object"},
    ),
    ("The army arrested [seven] armed men.", {"head": "man", "modifiers": ("armed",)}),
    ("[Three] of the passengers died.", {"head": "passenger", "part": True}),
    ("Of the passengers, [three] died.", {"predicate": "die"}),
    ("An additional [12] people died later.", {"figure": "increment"}),
    ("A total of [52] people have died.", {"figure": "total"}),
    ("[More than 200] people fled.", {"figure": ""}),
    ("Families had [2.4] children.", {"figure": "average"}),
    ("Keller averaged [20] points.", {"figure": "average"}),
    ("Keller scored [20] points in a game.", {"figure": ""}),
    ("The index fell [12.4] points.", {"figure": ""}),
    ("Keller had 23 points and [eight] rebounds a game.", {"figure": "average"}),
    ("Her first [five] points broke the record.", {"part": True}),
    ("The other [two] workers escaped.", {"part": True}),
    ("Keller scored [four] straight points.", {"part": True}),
    ("Keller won [six] in a row.", {"part": True}),
    ("At first [five] workers escaped.", {"part": False}),
    ("Last week [five] workers escaped.", {"part": False}),
    ("The man was found dead on [Tuesday].", {"predicate_class": "find"}),
    ("Police found [three] people dead.", {"predicate_class": "die"}),
    ("The man was shot dead on [Tuesday].", {"predicate_class": "die"}),
    ("The move would mean [40] job losses.", {"figure": ""}),
    ("The toll was revised to [40].", {"updated": True}),
    ("[Nine] people died in Arania.", {"places": ("Arania",)}),
]


@pytest.mark.parametrize(("sentence", "expected"), FRAMES)
def test_frame(sentence: str, expected: dict[str, Any]) -> None:
    frame = told(sentence).frame
    assert {name: getattr(frame, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The quake struck at a depth of [10 km].", "depth"),
        ("The firm paid a fine of [$3 million].", "fine"),
        ("The firm paid [$3 million].", "amount"),
        ("Nora Keller, [34], was arrested.", "age"),
        ("The ferry sank on [Monday].", "when"),
    ],
)
def test_what_the_value_is_to_its_event(sentence: str, role: str) -> None:
    assert told(sentence).role == role


@pytest.mark.parametrize(
    "sentence",
    [
        "Nora Keller, [34], was arrested.",
        "Nora Keller scored [31] points.",
        "The best player, Nora Keller, scored [31] points.",
        "Nora Keller's [31] points decided the game.",
    ],
)
def test_an_age_and_a_figure_belong_to_their_owner(sentence: str) -> None:
    assert told(sentence).subject == "Nora Keller"


def test_he_may_be_anybody() -> None:
    assert told("He killed [nine] people.").subject == ""


def test_the_value_is_not_among_the_words_that_are_compared() -> None:
    frame = told("The blast killed [forty] people in the market.").frame
    assert {"blast", "people", "market"} <= set(frame.words)
    assert "forty" not in frame.words


def test_other_clauses_are_context() -> None:
    frame = told("[Nine] people died after the driver lost control of the bus.").frame
    assert "driver" not in frame.words
    assert "driver" in frame.context
