"""Each article of an index put into its story."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from discrep.corpus import grouping
from discrep.corpus.index import Index
from discrep.corpus.sketches import Rarity, Sketch


def assign(index: Index, *, regroup: bool) -> None:
    """Put the articles that name a story into it, and group the others by what they tell.

    With ``regroup`` all are grouped by what they tell. An article that no other shares a story
    with is put into none.
    """
    rarity = Rarity()
    numbers, days = array("q"), array("q")
    for number, day in index.by_day(told=regroup):
        numbers.append(number)
        days.append(day)
        rarity.count(index.sketch(number))

    def vector(place: int) -> Sketch:
        return rarity.vector(index.sketch(numbers[place]))

    if not regroup:
        index.assign_told()
    for group in _shared(grouping.stories(days, vector)):
        members = [numbers[place] for place in group]
        name = f"auto-{index.digest(members[0])[:12]}"
        if index.is_story(name):  # the same text again, long after
            name = f"{name}-{members[0]}"
        index.assign(members, name)


def _shared(groups: list[list[int]]) -> Iterator[list[int]]:
    return (group for group in groups if len(group) > 1)
