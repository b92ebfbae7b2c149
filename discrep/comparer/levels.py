"""Comparison levels: how far two facts' frames agree, each in a handful of named outcomes.

Whether two facts answer one question is a decision under uncertainty, treated as record linkage
treats it (Fellegi and Sunter, 1969): every level has an outcome, every outcome a weight in bits,
and the sum of the weights is the evidence. The weights are data, in ``lexicon/weights.toml``.
"""

from __future__ import annotations

from datetime import timedelta

import msgspec

from discrep.comparer.names import same_name
from discrep.comparer.populations import degrees
from discrep.comparer.quantities import in_one_unit
from discrep.comparer.timeline import bounded
from discrep.comparer.values import relate
from discrep.lexicon.vocabulary import event_relation, leads, noun_relation
from discrep.model.calendar import interval
from discrep.model.facts import Fact
from discrep.model.values import Age, AnyValue, Duration, Kind, Modifier, Moment, Number, Score

_STORY = timedelta(days=31)  # times that begin further apart are of two events

Outcomes = tuple[tuple[str, str], ...]


class Side(msgspec.Struct, frozen=True):
    """A fact, and what the levels look up in it: made once for all its pairs.

    ``value`` is a bound where its preposition says so; ``leads`` says where a duration leads.
    """

    fact: Fact
    value: AnyValue
    modifiers: frozenset[str]
    scope: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]
    context: frozenset[str]
    degrees: frozenset[str]
    leads: str


def side(fact: Fact) -> Side:
    """What the levels look up in a fact."""
    frame = fact.frame
    return Side(
        fact=fact,
        value=bounded(fact),
        modifiers=frozenset(frame.modifiers),
        scope=frozenset(fact.scope),
        places=frozenset(frame.places),
        words=frozenset(frame.words),
        context=frozenset(frame.context),
        degrees=degrees(fact),
        leads=_leads(fact) if isinstance(fact.value, Duration) else "",
    )


def outcomes(one: Side, other: Side) -> Outcomes:
    """The outcome of every level for the pair, in a fixed order. Symmetric."""
    a, b = one.fact, other.fact
    f, g = a.frame, b.frame
    return (
        ("event", _event(a, b)),
        ("role", "same" if a.role == b.role else "differ"),
        ("relation", _equal(f.relation, g.relation)),
        ("head", _noun(f.head, g.head)),
        ("modifiers", _sets(one.modifiers, other.modifiers)),
        ("subject", _noun(f.subject, g.subject)),
        ("object", _noun(f.object, g.object)),
        ("scope", _sets(one.scope, other.scope)),
        ("period", period(a, b)),
        ("places", _sets(one.places, other.places)),
        ("names", _names(f.names, g.names)),
        ("words", _overlap(one.words, other.words)),
        ("context", _overlap(one.context, other.context)),
        ("part", "same" if f.part == g.part else "differ"),
        ("figure", _figure(f.figure, g.figure)),
        ("result", _result(f.result, g.result)),
        ("degree", _degree(one.degrees, other.degrees)),
        ("extent", _extent(one, other)),
        ("background", "same" if f.background == g.background else "differ"),
        ("passage", _passage(a, b)),
        ("owner", _owner(a, b)),
        ("values", relate(one.value, other.value).relation.value),
        ("ratio", ratio(a, b)),
        ("modifier", "same" if _modifier(a) is _modifier(b) else "differ"),
        ("speaker", _equal(a.speaker, b.speaker)),
    )


def _event(a: Fact, b: Fact) -> str:
    f, g = a.frame, b.frame
    if not f.predicate or not g.predicate:
        return "missing"
    return "same" if f.predicate == g.predicate else event_relation(a.event, b.event)


def _equal(a: str, b: str) -> str:
    if not a or not b:
        return "missing"
    return "same" if a == b else "differ"


def _noun(a: str, b: str) -> str:
    if not a or not b:
        return "missing"
    return "same" if a == b else noun_relation(a, b)


def _sets(x: frozenset[str], y: frozenset[str]) -> str:
    if not x and not y:
        return "none"
    if not x or not y:
        return "missing"
    if x == y:
        return "same"
    return "overlap" if x & y else "apart"


def _names(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    if not a or not b:
        return "missing"
    return "overlap" if any(same_name(x, y) for x in a for y in b) else "apart"


def period(a: Fact, b: Fact) -> str:
    """Whether the times that two facts are told of can be one.

    A date is told of itself: that two dates differ does not part their questions.
    """
    x, y = a.frame.period, b.frame.period
    if not x or not y or isinstance(a.value, Moment):
        return "missing"
    (low_a, high_a), (low_b, high_b) = interval(x), interval(y)
    if (high_a and low_b and high_a < low_b) or (high_b and low_a and high_b < low_a):
        far = low_a and low_b and abs(low_a - low_b) > _STORY
        return "long apart" if far else "apart"
    return "same" if x == y else "overlap"


def _overlap(x: frozenset[str], y: frozenset[str]) -> str:
    """Share of common words (Jaccard) in five steps."""
    if not x or not y:
        return "missing"
    common = len(x & y)
    share = common / (len(x) + len(y) - common)
    for name, least in (("most", 0.6), ("half", 0.4), ("some", 0.22), ("few", 0.08)):
        if share >= least:
            return name
    return "none"


def _owner(a: Fact, b: Fact) -> str:
    """Whether two facts are told of one named person, company, ...; an age is nobody else's."""
    if isinstance(a.value, Score):  # a result is of those who played
        told = _names(a.frame.names, b.frame.names)
        return "apart" if told == "apart" else "missing"
    if not (a.subject[:1].isupper() and b.subject[:1].isupper()):
        return "missing"
    if same_name(a.subject, b.subject):
        return "same"
    return "other age" if a.kind is Kind.AGE else "apart"


def _modifier(fact: Fact) -> Modifier:
    return fact.value.modifier if isinstance(fact.value, Number) else Modifier.EXACT


def _figure(a: str, b: str) -> str:
    """Whether two figures are of one kind; no mean of several answers what one of them is."""
    if a == b:
        return "same"
    told = {a, b}
    return "mean" if "average" in told else "more" if "increment" in told else "differ"


def _result(a: str, b: str) -> str:
    """Whether two figures are told of one game, by its result, whoever is named first."""
    if not a or not b:
        return "missing" if a or b else "none"
    return "same" if sorted(a.split("-")) == sorted(b.split("-")) else "apart"


def _degree(x: frozenset[str], y: frozenset[str]) -> str:
    """Whether both tell of one degree: who is slightly hurt is not badly hurt."""
    if not x or not y:
        return "missing" if x or y else "none"
    return "same" if x & y else "apart"


def _extent(a: Side, b: Side) -> str:
    """Whether two durations both last, or both lead from one event back or on to another."""
    if not isinstance(a.value, Duration) or not isinstance(b.value, Duration):
        return "none"
    return "same" if a.leads == b.leads else "apart"


def _leads(fact: Fact) -> str:
    """Where a duration leads by the word that follows; what something goes on `for` lasts."""
    start = fact.frame.offset
    before, after = fact.quote[:start].split(), fact.quote[start + fact.end - fact.start :].split()
    if before[-1:] == ["for"] or not after:
        return ""
    return leads(after[0].strip(".,;:"))


def _passage(a: Fact, b: Fact) -> str:
    """Whether one author tells both: in one sentence two values seldom answer one question."""
    if a.source != b.source:
        return "other"
    return "sentence" if a.frame.sentence == b.frame.sentence else "article"


_YEARS = 5  # two ages of one person that lie further apart were told of different times


def ratio(a: Fact, b: Fact) -> str:
    """How far two numbers are apart: what is out of all proportion seldom answers one question."""
    x, y = a.value, b.value
    if not isinstance(x, Number) or not isinstance(y, Number):
        return "none"
    points = in_one_unit(x, y)
    if points is None:
        return "none"
    if isinstance(x, Age) and abs(x.point - y.point) > _YEARS:
        return "wild"
    small, large = sorted(map(abs, points))
    if small == 0:
        return "far"
    for name, most in (("near", 1.25), ("close", 2.0), ("double", 4.0), ("far", 12.0)):
        if large / small <= most:
            return name
    return "wild"
