"""How two values of one kind relate: hands on to the module that owns the kind."""

from __future__ import annotations

from discrep.comparer.dates import relate_moments
from discrep.comparer.names import relate_names
from discrep.comparer.places import Inside, relate_bearings, relate_places
from discrep.comparer.quantities import relate_numbers, relate_scores
from discrep.comparer.relations import Judgement
from discrep.lexicon import remembered_up_to
from discrep.model.values import AnyValue, Bearing, Moment, Name, Number, Place, Score


@remembered_up_to(1 << 14)  # few values meet again and again, in many pairs of facts
def relate(a: AnyValue, b: AnyValue, inside: Inside = frozenset()) -> Judgement:
    """How two values of one kind relate. Symmetric.

    ``inside`` holds the pairs (part, whole) of places that the texts tell.

    Raises:
        TypeError: the values are of kinds that are never compared.
    """
    match a, b:
        case (Moment(), Moment()):
            return relate_moments(a, b)
        case (Score(), Score()):
            return relate_scores(a, b)
        case (Place(), Place()):
            return relate_places(a, b, inside)
        case (Bearing(), Bearing()):
            return relate_bearings(a, b, inside)
        case (Name(), Name()):
            return relate_names(a, b)
        case (Number(), Number()):
            return relate_numbers(a, b)
    raise TypeError(f"a {a.kind} cannot be compared with a {b.kind}")
