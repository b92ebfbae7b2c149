"""Whether one figure counts a part of what another counts: six children dead, twelve people dead.

What is counted is narrowed by a noun for some of the people, by how badly they are hurt, by `of
them`, by a part of the place. The part is no larger than the whole, so a smaller figure for it
contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from discrep.comparer.places import Inside, lies_in
from discrep.comparer.quantities import in_one_unit
from discrep.lexicon.vocabulary import counted_by, noun_within, speech_lexicon
from discrep.model.facts import Fact
from discrep.model.values import Count, Money


def counts_a_part(a: Sequence[Fact], b: Sequence[Fact], inside: Inside = frozenset()) -> bool:
    """Whether the smaller of two counts or amounts, with all its tellers, is a part of the larger.

    ``inside`` holds the pairs (part, whole) of places that the texts tell. Symmetric.
    """
    x, y = a[0].value, b[0].value
    if not isinstance(x, Count | Money) or not isinstance(y, Count | Money):
        return False
    points = in_one_unit(x, y)
    if points is None:
        return False
    few, many = (a, b) if points[0] <= points[1] else (b, a)
    return all(_is_part(f, g, inside) for f in few for g in many)


def _is_part(a: Fact, b: Fact, inside: Inside) -> bool:
    f, g = a.frame, b.frame
    if f.part and not g.part:
        return True
    if degrees(a) and not degrees(b):
        return True
    if noun_within(f.head, g.head or counted_by(b.event)):
        return True
    there = {*g.places, *b.scope}
    return not there & {*a.scope} and any(lies_in(x, y, inside) for x in a.scope for y in there)


def degrees(fact: Fact) -> frozenset[str]:
    """The words in a fact's clause that say how badly somebody is hurt or something damaged."""
    return speech_lexicon().degrees.words & {*fact.frame.words, *fact.frame.modifiers}
