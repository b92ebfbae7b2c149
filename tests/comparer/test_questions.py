"""Which facts answer one question: other words meet, look-alikes stay apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discrep.comparer.questions import comparable, group
from discrep.model.calendar import Granularity
from discrep.model.facts import Fact, Frame, ZoneKind
from discrep.model.findings import Report
from discrep.model.values import Date, Name

Compare = Callable[..., Report]
FactOf = Callable[..., Fact]


def asked_together(report: Report, first: str, second: str) -> bool:
    """Whether two texts are answers to one question."""
    groups = [{f.text for a in one.answers for f in a.facts} for one in report.findings]
    assert any(first in told for told in groups)
    assert any(second in told for told in groups)
    return any({first, second} <= told for told in groups)


SAME = [
    ("The fire killed [nine] people.", "[Twelve] people died in the blaze."),
    ("The army arrested [40] people.", "Soldiers detained [65] people."),
    ("The ferry sank on [Monday].", "The ferry went down on [Saturday]."),
    ("The shop closed in [March 2019].", "The shop was shut in [May 2019]."),
    ("The trial lasted [three weeks].", "The trial went on for [five weeks]."),
    ("The firm bought its rival for [$300 million].", "The firm acquired it for [$450 million]."),
    ("The tower is [120 metres] tall.", "The height of the tower is [140 metres]."),
    (
        "Nora Keller was sentenced to [six years] in prison.",
        "A judge sent Nora Keller to prison for [nine years].",
    ),
    ("The plant made [4,000] cars in 2019.", "In 2019 the plant produced [6,000] cars."),
]


LOOK_ALIKES = [
    # Another year.
    ("The plant made [4,000] cars in 2019.", "The plant made [6,000] cars in 2018."),
    ("The 2015 quake killed [300] people.", "The 2019 quake killed [420] people."),
    ("A survey in 2015 found [300] wolves.", "A survey in 2019 found [420] wolves."),
    # Another person.
    ("Nora Keller, [34], was arrested.", "Tom Brandt, [51], was arrested."),
    (
        "Nora Keller was sentenced to [six years] in prison.",
        "Tom Brandt was sentenced to [nine years] in prison.",
    ),
    # A part and the whole.
    ("[Some 40] people drowned.", "Nine people drowned, among them [seven] children."),
    ("The ferry carried [300] passengers.", "[Sixty] of the passengers were hurt."),
    # Another place.
    ("The quake killed [40] people in Arania.", "The quake killed [300] people in Bolmark."),
    # The opposite, or another event.
    ("The quake killed [40] people.", "The quake injured [300] people."),
    ("The bridge closed at [7 a.m.]", "The bridge opened at [9 a.m.]"),
    # Another unit.
    ("The tower is [120 metres] tall.", "The tower weighs [7,000 tonnes]."),
    ("The tower cost [30 million euros].", "The tower took [six years] to build."),
]


def told(sentence: str) -> tuple[str, str]:
    """The sentence, and its part in brackets."""
    words = sentence[sentence.index("[") + 1 : sentence.index("]")]
    return sentence.replace("[", "").replace("]", ""), words


@pytest.mark.parametrize(("north", "south"), SAME)
def test_other_words_for_the_same_question_meet(compare: Compare, north: str, south: str) -> None:
    (first, a), (second, b) = told(north), told(south)
    assert asked_together(compare(north=first, south=second), a, b)


@pytest.mark.parametrize(("north", "south"), LOOK_ALIKES)
def test_look_alikes_stay_apart(compare: Compare, north: str, south: str) -> None:
    (first, a), (second, b) = told(north), told(south)
    assert not asked_together(compare(north=first, south=second), a, b)


STORY = {
    "north": "The ferry Alma sank on Monday. Nine people drowned and 40 were rescued.",
    "south": "The ferry Alma sank on Sunday. Twelve people drowned, police said. It carried 60.",
    "west": "At least nine people drowned when the Alma went down. Some 45 people were saved.",
}


def test_the_order_of_sources_makes_no_difference(compare: Compare) -> None:
    assert compare(**STORY) == compare(**dict(reversed(STORY.items())))


def test_every_fact_is_in_exactly_one_group(compare: Compare) -> None:
    facts = [fact for fact in compare(**STORY).facts if comparable(fact)]
    grouped = [fact.id for one in group(facts) for fact in one.facts]
    assert sorted(grouped) == sorted(fact.id for fact in facts)
    assert len(set(grouped)) == len(grouped) > 5


def test_what_no_source_claims_of_the_story_is_not_compared(fact: FactOf) -> None:
    day = Date(edtf="2020-03-02", granularity=Granularity.DAY)
    assert comparable(fact("north"))
    assert comparable(fact("north", day))
    assert not comparable(fact("north", frame=Frame(zone=ZoneKind.COMMENT)))
    assert not comparable(fact("north", frame=Frame(zone=ZoneKind.FURNITURE)))
    assert not comparable(fact("north", Name(name="Alma", type="ship")))
    assert not comparable(fact("north", day, frame=Frame(predicate="say")))
