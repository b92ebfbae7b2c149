"""Whether one figure counts a part of what another counts: six children dead, twelve people dead.

What is counted is narrowed by a noun for some of the people, by how badly they are hurt, by `of
them`. The part is no larger than the whole, so a smaller figure for it contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from discrep.lexicon.vocabulary import counted_by, noun_within, speech_lexicon
from discrep.model.facts import Fact
from discrep.model.values import Count


def counts_a_part(a: Sequence[Fact], b: Sequence[Fact]) -> bool:
    """Whether the smaller of two counts, each with all its tellers, is of a part of the larger.

    Symmetric.
    """
    x, y = a[0].value, b[0].value
    if not isinstance(x, Count) or not isinstance(y, Count):
        return False
    few, many = (a, b) if x.point <= y.point else (b, a)
    return all(_is_part(f, g) for f in few for g in many)


def _is_part(a: Fact, b: Fact) -> bool:
    f, g = a.frame, b.frame
    if f.part and not g.part:
        return True
    if degrees(a) and not degrees(b):
        return True
    return noun_within(f.head, g.head or counted_by(b.event))


def degrees(fact: Fact) -> frozenset[str]:
    """The words in a fact's clause that say how badly somebody is hurt or something damaged."""
    return speech_lexicon().degrees.words & {*fact.frame.words, *fact.frame.modifiers}
