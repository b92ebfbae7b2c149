"""How two places relate, how two bearings relate, and which places the texts put in others."""

from __future__ import annotations

from collections.abc import Iterable, Set
from enum import IntEnum
from itertools import pairwise

import msgspec

from discrep.comparer.quantities import relate_numbers
from discrep.comparer.relations import Judgement, Relation
from discrep.comparer.spelling import Likeness, likeness, plain
from discrep.lexicon import remembered_up_to
from discrep.lexicon.gazetteer import Known, known_place
from discrep.lexicon.places import kind_of_place, places_lexicon
from discrep.model.facts import Fact
from discrep.model.values import Bearing, Place

_WAY = ("on", "way", "to")  # how a place that is neither end is named
Inside = Set[tuple[str, str]]

_POINTS = (
    "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE",
    "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW",
)  # fmt: skip


class _Level(IntEnum):
    """How two single places stand to each other, from the least to the most in common."""

    APART = 0
    DOUBTFUL = 1  # apart as far as the names tell
    UNRELATED = 2  # of such different kinds that both can be true: a nightclub, Houston
    PART = 3  # one lies in the other
    NARROWER = 4  # one says more exactly which: a hospital, Mercy Hospital
    SPELLING = 5
    SAME = 6


_JUDGED = {
    _Level.SAME: Judgement(Relation.EQUAL, "the same place"),
    _Level.SPELLING: Judgement(Relation.VARIANT, "one place in two spellings"),
    _Level.NARROWER: Judgement(Relation.REFINES, "one says more exactly which place"),
    _Level.PART: Judgement(Relation.REFINES, "one place lies in the other"),
    _Level.UNRELATED: Judgement(Relation.WITHIN_BOUNDS, "one place may lie in the other", 1),
    _Level.DOUBTFUL: Judgement(Relation.DIFFERS, "different places, as far as names tell", 1),
    _Level.APART: Judgement(Relation.DIFFERS, "different places"),
}
_LESS = Judgement(Relation.WITHIN_BOUNDS, "one names fewer of the places")
_ANOTHER = Judgement(Relation.DIFFERS, "each names a place that the other does not", 1)


def relate_places(a: Place, b: Place, inside: Inside = frozenset()) -> Judgement:
    """How two sets of places relate. Naming less is omission; symmetric.

    ``inside`` holds pairs (part, whole) that the texts tell, as ``containment`` finds them.
    """
    if a.names == b.names:
        return _JUDGED[_Level.SAME]
    few, many = sorted((a.names, b.names), key=lambda names: (len(names), names))
    best = [max(_relate(x, y, inside) for y in many) for x in few]
    if min(best) <= _Level.DOUBTFUL:
        if max(best) >= _Level.PART:
            return _ANOTHER
        return _JUDGED[max(best)]
    if len(few) == len(many):
        return _JUDGED[min(best)]
    return _LESS


class _Named(msgspec.Struct, frozen=True):
    """A place's name taken apart: ``northern tip of Sumatra``."""

    words: tuple[str, ...]  # the core, folded, without direction: tip, of, sumatra
    direction: str  # N
    proper: bool
    known: Known | None
    whole: str  # what it is a part of: Sumatra


@remembered_up_to(16384)
def _named(name: str) -> _Named:
    lexicon = places_lexicon()
    known = known_place(name)
    words = name.replace("-", " ").split()
    direction = ""
    if known is None:
        while len(words) > 1 and words[0].lower() in lexicon.position:
            direction = lexicon.compass.get(words[0].lower(), direction or words[0].lower())
            words = words[1:]
        known = known_place(" ".join(words)) if direction else None
    linked = words.index("of") if "of" in words[1:] else 0
    whole = " ".join(words[linked + 1 :]) if linked and words[linked - 1].islower() else ""
    core = tuple(plain(w) for w in words if plain(w) and plain(w) not in ("the", "al", "el"))
    proper = any(w[0].isupper() for w in (words[:linked] if whole else words))
    return _Named(core, direction, proper, known, whole)


def _relate(x: str, y: str, inside: Inside) -> _Level:
    a, b = _named(x), _named(y)
    if a.words == b.words or _joined(a) == _joined(b) != "":
        return _directed(a, b)
    if (x, y) in inside or (y, x) in inside:
        return _Level.PART
    for part, whole, other in ((a, a.whole, y), (b, b.whole, x)):
        if whole and not part.proper and _relate(whole, other, inside) >= _Level.PART:
            return _Level.PART
    if a.whole and b.whole and a.words[0] == b.words[0]:
        return min(_directed(a, b), _relate(a.whole, b.whole, inside))
    if a.known and b.known:
        return _relate_known(a.known, b.known)
    if a.proper and b.proper:
        return _relate_proper(a, b)
    if a.proper or b.proper:
        proper, common = (a, b) if a.proper else (b, a)
        if proper.words[-1] == common.words[-1]:
            return _Level.NARROWER
        return _Level.UNRELATED
    return _relate_common(a, b)


def _joined(place: _Named) -> str:
    """The name of a common place without blanks and its plural: ``speed boats``, ``speedboat``."""
    return "" if place.proper else "".join(place.words).removesuffix("s")


def _directed(a: _Named, b: _Named) -> _Level:
    """The same place, or parts of it: ``northern Gaza`` lies in ``Gaza``, not in its south."""
    if a.direction == b.direction:
        return _Level.SAME
    if not a.direction or not b.direction:
        return _Level.PART
    if a.direction in _POINTS and b.direction in _POINTS:
        return _Level.NARROWER if _turn(a.direction, b.direction) <= 2 else _Level.APART
    return _Level.UNRELATED


def _relate_known(a: Known, b: Known) -> _Level:
    if a.name == b.name:
        return _Level.SAME
    if a.name in b.within or b.name in a.within:
        return _Level.PART
    return _Level.APART


def _relate_proper(a: _Named, b: _Named) -> _Level:
    if len(a.words) == len(b.words):
        lowest = min(likeness(v, w) for v, w in zip(a.words, b.words, strict=True))
        if lowest >= Likeness.CLOSE:
            return _Level.SPELLING
        if lowest is Likeness.RESEMBLING:
            return _Level.DOUBTFUL
    if "".join(a.words) == "".join(b.words):
        return _Level.SPELLING
    if set(a.words) <= set(b.words) or set(b.words) <= set(a.words):
        return _Level.NARROWER
    for known in (a.known, b.known):
        if known is not None and not known.city:
            return _Level.UNRELATED  # an unknown town may lie in any country or region
    # Names of unknown places may be a street, its district and its town: only like excludes like.
    kinds = [kind_of_place(place.words[-1]) for place in (a, b)]
    return _Level.APART if kinds[0] and kinds[0] == kinds[1] else _Level.DOUBTFUL


def _relate_common(a: _Named, b: _Named) -> _Level:
    if (a.words[:3] == _WAY) != (b.words[:3] == _WAY):
        return _Level.APART  # on the way to the hospital is not in it
    shorter, longer = sorted((a.words, b.words), key=lambda w: (len(w), w))
    n = len(shorter)
    if longer[-n:] == shorter or longer[:n] == shorter:
        return _Level.NARROWER
    if _synonyms(" ".join(a.words), " ".join(b.words)):
        return _Level.NARROWER
    if a.words[-1] == b.words[-1]:
        odd = frozenset(a.words) ^ frozenset(b.words)
        opposed = any(pair <= odd for pair in places_lexicon().opposites)
        return _Level.APART if opposed else _Level.DOUBTFUL
    if _synonyms(a.words[-1], b.words[-1]):
        return _Level.NARROWER
    if {a.words[-1], b.words[-1]} & places_lexicon().generic:
        return _Level.NARROWER
    return _relate_kinds(a.words[-1], b.words[-1])


def _relate_kinds(x: str, y: str) -> _Level:
    """A room may lie in a house, a car stand in a street; a school is no hospital."""
    first, second = kind_of_place(x), kind_of_place(y)
    if not first or not second:
        return _Level.DOUBTFUL
    return _Level.UNRELATED if first != second else _Level.APART


def _synonyms(x: str, y: str) -> bool:
    return any(x in group and y in group for group in places_lexicon().synonyms)


def _turn(x: str, y: str) -> int:
    """Sixteenths of a circle between two compass points."""
    steps = abs(_POINTS.index(x) - _POINTS.index(y))
    return min(steps, 16 - steps)


def lies_in(part: str, whole: str, inside: Inside = frozenset()) -> bool:
    """Whether one place is a part of another, as texts, the gazetteer or its own name tell."""
    a, b = _named(part), _named(whole)
    if (part, whole) in inside:
        return True
    if a.known and b.known:
        return b.known.name in a.known.within
    if a.words == b.words:
        return bool(a.direction) and not b.direction
    return a.proper and b.proper and set(b.words) < set(a.words)


def containment(facts: Iterable[Fact]) -> frozenset[tuple[str, str]]:
    """Pairs (part, whole) that the texts tell by apposition: ``Bireun, Aceh province``.

    What lies in a part lies in its whole too: the pairs are closed under that.
    """
    told: set[tuple[str, str]] = set()
    last: Fact | None = None
    for fact in sorted(facts, key=lambda f: (f.source, f.start, f.id)):
        if not isinstance(fact.value, Place) or len(fact.value.names) != 1:
            continue
        names = [fact.value.names[0], *(_bare(part) for part in fact.text.split(",")[1:])]
        if last is not None and last.source == fact.source and _apposed(last, fact):
            names.insert(0, _bare(last.text.rpartition(",")[2]))
        told.update((p, w) for p, w in pairwise(names) if p != w)
        last = fact
    return _closed(told)


def _bare(text: str) -> str:
    """The canonical name of a place as written: ``Aceh province`` is ``Aceh``."""
    words = text.split()
    known = known_place(" ".join(words))
    if known is not None:
        return known.name
    kinds = places_lexicon().settlements
    return " ".join(w for w in words if w not in kinds and w not in ("the", "of")) or text.strip()


def _apposed(a: Fact, b: Fact) -> bool:
    """Whether two mentions stand as ``X, Y`` and Y is of a kind that holds towns."""
    kinds = places_lexicon().settlements
    known = known_place(b.text.split(",")[0])
    wide = (known is not None and not known.city) or any(w in kinds for w in b.text.split())
    return wide and 0 < b.start - a.end <= 2 and f"{a.text}, {b.text}" in a.quote


def _closed(told: set[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    wholes: dict[str, set[str]] = {}
    for part, whole in sorted(told):
        wholes.setdefault(part, set()).add(whole)
    closed: set[tuple[str, str]] = set()
    for part, own in wholes.items():
        reached: set[str] = set()
        stack = sorted(own)
        while stack:
            whole = stack.pop()
            if whole not in reached and whole != part:
                reached.add(whole)
                stack += sorted(wholes.get(whole, ()))
        closed.update((part, whole) for whole in reached)
    return frozenset(closed)


def relate_bearings(a: Bearing, b: Bearing, inside: Inside = frozenset()) -> Judgement:
    """How two bearings relate: by reference place, then direction, then distance. Symmetric."""
    reference = _relate(a.reference, b.reference, inside)
    # The capital may be the town that the other text names.
    unnamed = _named(a.reference).proper != _named(b.reference).proper
    if reference < (_Level.UNRELATED if unnamed else _Level.PART):
        return Judgement(Relation.WITHIN_BOUNDS, "told from different places", 1)
    if a.direction and b.direction and _turn(a.direction, b.direction) > 2:
        return Judgement(Relation.DIFFERS, "the directions differ", int(reference <= _Level.PART))
    if a.distance is not None and b.distance is not None:
        far = relate_numbers(a.distance, b.distance)
        if far.relation is Relation.DIFFERS:
            doubt = far.doubt + (reference <= _Level.PART)
            return Judgement(Relation.DIFFERS, "the distances differ", doubt)
        if far.relation is not Relation.EQUAL:
            return far
    if a.direction != b.direction or (a.distance is None) != (b.distance is None):
        return Judgement(Relation.REFINES, "one bearing is told more exactly")
    return _JUDGED[reference]
