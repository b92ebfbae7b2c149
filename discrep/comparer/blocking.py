"""Which facts, and which answers, are set against each other: those that may answer one question.

Only what is of one family can be compared at all. A small family is compared all with all. In a
large one each member meets those that share most with it: it looks through its keys (event, noun,
words) and counts what it shares with its neighbours there, rare keys for more than common ones.
Under a common key the members stand in the order of all their keys, and only near ones are
neighbours (the sorted neighbourhood of Hernández and Stolfo, 1995). So nobody is left without
partners, and the pairs grow with the members, not with their square.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from discrep.lexicon.units import factor
from discrep.lexicon.vocabulary import noun_class
from discrep.model.facts import Fact
from discrep.model.values import Measure, Moment

TELLERS = 3  # facts of an answer that speak for it: more tell nothing new

_WHOLE = 60  # members of a block that is compared all with all
_PARTNERS = 24  # members that one of a larger block is set against
_NEIGHBOURS = 12  # on either side, under a key that many share

Pair = tuple[int, int]
Key = tuple[str, ...]


def dimension(fact: Fact) -> str:
    """The physical dimension of a measure; '' for other kinds."""
    if isinstance(fact.value, Measure):
        known = factor(fact.value.unit)
        return known[0] if known else fact.value.unit
    return ""


def family(fact: Fact) -> tuple[str, str]:
    """What must be equal before two values can be compared at all: days and clock times can be."""
    return ("moment" if isinstance(fact.value, Moment) else str(fact.kind), dimension(fact))


def equal_pairs(facts: Sequence[Fact]) -> list[Pair]:
    """The pairs of facts of one kind that give the same value, and may answer one question."""
    return _pairs(
        [(*family(fact), fact.value.text) for fact in facts], [[*_keys(fact)] for fact in facts]
    )


def differing_pairs(facts: Sequence[Fact], answers: Sequence[Sequence[int]]) -> list[Pair]:
    """The pairs of answers of one kind, by their numbers, that may answer one question."""
    return _pairs(
        [family(facts[answer[0]]) for answer in answers],
        [_shared_keys([facts[n] for n in answer]) for answer in answers],
    )


def _keys(fact: Fact) -> Iterator[Key]:
    """What a fact may share with others of its family, each once."""
    if fact.event:
        yield ("event", fact.event)
    if fact.frame.head:
        yield ("head", noun_class(fact.frame.head) or fact.frame.head)
    for word in dict.fromkeys(fact.frame.words):
        yield ("word", word)


def _shared_keys(facts: Sequence[Fact]) -> list[Key]:
    """The keys of an answer: of a few facts all, of many those that a fair part of them share."""
    counts = Counter(key for fact in facts for key in _keys(fact))
    return [key for key, count in counts.items() if count * TELLERS >= len(facts)]


def _pairs(blocks: Sequence[Key], keys: Sequence[Sequence[Key]]) -> list[Pair]:
    """Pairs of members, by number, each of which has a block and keys within it."""
    members: dict[Key, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        members[block].append(number)
    found: set[Pair] = set()
    for alike in members.values():
        if len(alike) <= _WHOLE:
            found.update(combinations(alike, 2))
        else:
            found.update(_nearest(alike, keys))
    return sorted(found)


def _nearest(block: Sequence[int], keys: Sequence[Sequence[Key]]) -> Iterator[Pair]:
    """Each member of a large block with those that share most with it."""
    common = Counter(key for number in block for key in keys[number])
    told = {n: sorted(keys[n], key=lambda key: (-common[key], key)) for n in block}
    # The empty key is every member's: what shares nothing else still has neighbours.
    under: dict[Key, list[int]] = defaultdict(list)
    places: dict[int, list[tuple[Key, int]]] = defaultdict(list)
    for number in sorted(block, key=lambda n: (told[n], n)):
        for key in ((), *told[number]):
            places[number].append((key, len(under[key])))
            under[key].append(number)
    for number in block:
        shared: dict[int, float] = defaultdict(float)
        for key, place in places[number]:
            rarity = math.log2(len(block) / len(under[key]))
            for other in under[key][max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]:
                shared[other] += rarity
        shared.pop(number)
        for other in sorted(shared, key=lambda n: (-shared[n], n))[:_PARTNERS]:
            yield (min(number, other), max(number, other))
