"""Where mentions hang in the parse: head, governing event, relation, part of a whole."""

from __future__ import annotations

import pytest

from discrep.normalizer import language as lang
from discrep.normalizer.events import attach, class_of, counted_noun


def marked(sentence: str) -> tuple[lang.Doc, int, int]:
    """The parsed sentence and the offsets of the part in brackets."""
    start, end = sentence.index("["), sentence.index("]") - 1
    return lang.parse(sentence.replace("[", "").replace("]", "")), start, end


@pytest.mark.parametrize(
    ("sentence", "head", "event"),
    [
        ("The mudslide left at least [24] people dead.", "people", "die"),
        ("The collapse killed [12] miners, the company said.", "miner", "die"),
        ("[24] dead as ferry sinks off the coast", "", "die"),
        ("The death toll rose to [41] on Wednesday, officials said.", "", "die"),
        ("Guards shot dead three inmates, including [two] teenagers.", "teenager", "die"),
        ("The fire injured [nine] firefighters.", "firefighter", "injure"),
        ("Police arrested [seven] suspects in the raid.", "suspect", "arrest"),
        ("The airline will buy a smaller rival for [$334 million].", "", "buy"),
        ("The [6.1]-magnitude quake struck at dawn.", "magnitude", "strike"),
        ("The mayor vanished [two weeks ago].", "", "disappear"),
        ("In [late April], the head of the harbour office disappeared.", "", "disappear"),
    ],
)
def test_the_governing_event_and_the_counted_noun(sentence: str, head: str, event: str) -> None:
    doc, start, end = marked(sentence)
    found = attach(lang.span_at(doc, start, end))
    assert (lang.lemma(found.head) if found.head is not None else "") == head
    assert class_of(found.predicate) == event


def test_a_part_points_back_to_what_it_is_a_part_of() -> None:
    doc, start, end = marked(
        "Some 600 men from the region have joined the rebels, up to [200] of them from Ruvia."
    )
    found = attach(lang.span_at(doc, start, end))
    assert found.part
    assert found.head is not None
    assert lang.lemma(found.head) == "man"
    assert counted_noun(doc, start, end) == "man"


def test_a_day_that_tells_when_is_not_what_is_counted() -> None:
    doc, start, end = marked("The blast killed [12] Friday, police said.")
    assert counted_noun(doc, start, end) == ""
    found = attach(lang.span_at(doc, start, end))
    assert found.head is None
    assert class_of(found.predicate) == "die"


def test_what_describes_a_noun_is_about_that_noun() -> None:
    doc, start, end = marked("In a [12-minute] video the deserter praised the militia.")
    found = attach(lang.span_at(doc, start, end), counts=False)
    assert found.predicate is not None
    assert lang.lemma(found.predicate) == "video"
