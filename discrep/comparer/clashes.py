"""What marks a clash of two answers: how plain the values are, who tells them, as of when.

The marks are levels as those of questions are: each outcome has a weight in bits, and their sum
says how surely an editor would uphold the contradiction. What speaks for one question is in the
evidence for it, and does not count again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from discrep.comparer.levels import Outcomes
from discrep.comparer.relations import Judgement
from discrep.lexicon.vocabulary import moves
from discrep.model.facts import Certainty, Fact
from discrep.model.values import Kind, Moves, Number

_STATIC = (Kind.DATE, Kind.TIME, Kind.PLACE, Kind.NAME, Kind.BEARING)


def marks(a: Sequence[Fact], b: Sequence[Fact], told: Judgement, way: Moves = "") -> Outcomes:
    """The marks of the clash between two answers, in a fixed order. Symmetric.

    ``way`` is how the figure moves while the story develops, where that is settled beforehand.
    """
    x, y = {f.source for f in a}, {f.source for f in b}
    few, many = sorted((len(x), len(y)))
    return (
        ("kind", str(a[0].kind)),
        ("doubt", str(min(doubt(a, b, told), 3))),
        ("sources", "one" if len(x | y) == 1 else "many"),
        ("shared", "none" if not x & y else "one" if len(x & y) == 1 else "several"),
        ("support", "single" if many == 1 else "backed" if few == 1 else "both"),
        ("speakers", _speakers(a, b)),
        ("moving", _moving(a, b, way)),
    )


def doubt(a: Sequence[Fact], b: Sequence[Fact], told: Judgement) -> int:
    """Steps of doubt of the clash, taking the surest facts of each answer."""
    (least_a, x), (least_b, y) = _surest(a), _surest(b)
    alone = len(x | y) == 1  # nobody else tells both so surely
    return told.doubt + least_a + least_b + alone


def _surest(facts: Sequence[Fact]) -> tuple[int, set[str]]:
    """The steps of doubt of the surest facts, and their sources."""
    least = min(map(_unsure, facts))
    return least, {f.source for f in facts if _unsure(f) == least}


_UNSURE = {Certainty.HEDGED: 1, Certainty.DENIED: 3}


def _unsure(fact: Fact) -> int:
    return _UNSURE.get(fact.certainty, 0)


def _speakers(a: Sequence[Fact], b: Sequence[Fact]) -> str:
    x, y = {f.speaker for f in a if f.speaker}, {f.speaker for f in b if f.speaker}
    if not x or not y:
        return "unknown"
    return "shared" if x & y else "differ"


def is_update(a: Sequence[Fact], b: Sequence[Fact], way: Moves = "") -> bool:
    """Whether one answer is the later state of the other.

    It is when it was told later, or the text says that the figure moved, and the figure lies in
    the direction in which its kind moves: ``way`` where that is settled beforehand.
    """
    if a[0].kind in _STATIC:
        return False
    later = _later(a, b)
    if later is None:
        return False
    early, late = (a, b) if later is b else (b, a)
    x, y = early[0].value, late[0].value
    if not isinstance(x, Number) or not isinstance(y, Number):
        return False
    if a[0].kind is Kind.AGE:
        return _aged(early, late, y.point - x.point)
    way = way or _way((*a, *b))
    up = y.point > x.point
    if any(f.frame.updated for f in late):
        return way in ("", "both") or (way == "up") == up
    return way == "both" or (way == "up" and up) or (way == "down" and not up)


def _aged(early: Sequence[Fact], late: Sequence[Fact], years: float) -> bool:
    """Whether so much time lies between two tellings that somebody grew older by ``years``."""
    days = [date.fromisoformat(f.as_of) for f in (*early, *late) if len(f.as_of) == 10]
    passed = (max(days) - min(days)).days / 365.25 if days else 0.0
    return 0 < years <= passed + 0.5


def _later(a: Sequence[Fact], b: Sequence[Fact]) -> Sequence[Fact] | None:
    """Which of two answers speaks from later; None where that is not known."""
    days_a, days_b = {f.as_of for f in a}, {f.as_of for f in b}
    if "" not in days_a | days_b:
        if max(days_a) < min(days_b):
            return b
        if max(days_b) < min(days_a):
            return a
    moved_a, moved_b = (any(f.frame.updated for f in facts) for facts in (a, b))
    if moved_a == moved_b:
        return None
    return a if moved_a else b


def _way(facts: Sequence[Fact]) -> Moves:
    """The direction in which figures of the facts' events move; people only grow older."""
    if facts[0].kind is Kind.AGE:
        return "up"
    ways = {moves(f.event) for f in facts} - {""}
    return ways.pop() if len(ways) == 1 else "both" if ways else ""


def _moving(a: Sequence[Fact], b: Sequence[Fact], way: Moves) -> str:
    """Whether the figure moves while a story develops, and it is not known who speaks from when.

    Figures of two houses are no states of one count, whenever they were told.
    """
    if a[0].kind in _STATIC or not (way or _way((*a, *b))):
        return "no"
    if _speakers(a, b) == "differ":
        return "houses"
    days = {f.as_of for f in (*a, *b)}
    return "dated" if "" not in days else "undated"
