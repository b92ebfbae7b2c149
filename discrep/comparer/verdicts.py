"""A question's verdict: its values in sides, its worst pair, and how severe that is."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import combinations

import msgspec

from discrep.comparer.dates import relate_moments
from discrep.comparer.names import relate_names
from discrep.comparer.places import relate_bearings, relate_places
from discrep.comparer.quantities import relate_numbers, relate_scores
from discrep.comparer.relations import Judgement, Relation
from discrep.lexicon.vocabulary import moves
from discrep.model.facts import Certainty, Fact
from discrep.model.findings import Answer, Finding, Question, Severity, Verdict
from discrep.model.values import AnyValue, Bearing, Kind, Moment, Name, Number, Place, Score

_LEVELS = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)


def relate(a: AnyValue, b: AnyValue) -> Judgement:
    """How two values of one kind relate.

    Raises:
        TypeError: the values are of kinds that are never compared.
    """
    if isinstance(a, Moment) and isinstance(b, Moment):
        return relate_moments(a, b)
    if isinstance(a, Score) and isinstance(b, Score):
        return relate_scores(a, b)
    if isinstance(a, Place) and isinstance(b, Place):
        return relate_places(a, b)
    if isinstance(a, Bearing) and isinstance(b, Bearing):
        return relate_bearings(a, b)
    if isinstance(a, Name) and isinstance(b, Name):
        return relate_names(a, b)
    if isinstance(a, Number) and isinstance(b, Number):
        return relate_numbers(a, b)
    raise TypeError(f"a {a.kind} cannot be compared with a {b.kind}")


class _Side(msgspec.Struct):
    """One canonical value with its facts, while a finding is being judged."""

    text: str
    facts: list[Fact]

    @property
    def value(self) -> AnyValue:
        return self.facts[0].value

    @property
    def sources(self) -> set[str]:
        return {f.source for f in self.facts}


def judge(question: Question, facts: Sequence[Fact]) -> Finding:
    """The finding on ``question`` from all facts that answer it (at least one)."""
    sides = _values(facts)
    pairs = {
        (i, j): relate(a.value, b.value) for (i, a), (j, b) in combinations(enumerate(sides), 2)
    }
    verdict, severity, why = _verdict(sides, pairs)
    numbers = _sides(sides, pairs)
    answers = tuple(
        Answer(text=side.text, side=numbers[n], facts=tuple(side.facts))
        for n, side in enumerate(sides)
    )
    return Finding(
        id=finding_id(question),
        question=question,
        verdict=verdict,
        severity=severity,
        answers=answers,
        explanation=why,
    )


def finding_id(question: Question) -> str:
    """A hash of the question alone: it survives edits elsewhere, new articles, changed values."""
    key = "\x1f".join(
        (
            question.event,
            question.instance,
            question.role,
            question.kind,
            question.unit,
            *question.scope,
        )
    )
    return hashlib.sha256(key.encode()).hexdigest()[:8]


def _values(facts: Sequence[Fact]) -> list[_Side]:
    found: dict[str, _Side] = {}
    for fact in sorted(facts, key=lambda f: (f.source, f.start, f.id)):
        text = fact.value.text
        if text in found:
            found[text].facts.append(fact)
        else:
            found[text] = _Side(text=text, facts=[fact])
    return sorted(found.values(), key=lambda s: (-len(s.sources), -len(s.facts), s.text))


def _sides(sides: Sequence[_Side], pairs: dict[tuple[int, int], Judgement]) -> list[int | None]:
    """Number of each value's side; None for what is compatible with several."""

    def excludes(i: int, j: int) -> bool:
        return pairs[min(i, j), max(i, j)].relation is Relation.DIFFERS

    core: list[list[int]] = []
    order = sorted(
        range(len(sides)),
        key=lambda n: (-sum(excludes(n, m) for m in range(len(sides)) if m != n), n),
    )
    home: list[int | None] = [None] * len(sides)
    for n in order:
        fits = [k for k, side in enumerate(core) if not any(excludes(n, m) for m in side)]
        if len(fits) > 1:
            continue
        if fits:
            core[fits[0]].append(n)
            home[n] = fits[0]
        else:
            core.append([n])
            home[n] = len(core) - 1
    names: dict[int, int] = {}
    for n in range(len(sides)):
        k = home[n]
        if k is not None:
            names.setdefault(k, len(names) + 1)
    return [names[k] if (k := home[n]) is not None else None for n in range(len(sides))]


def _verdict(
    sides: Sequence[_Side], pairs: dict[tuple[int, int], Judgement]
) -> tuple[Verdict, Severity, str]:
    sources = set().union(*(s.sources for s in sides))
    clashes = sorted(
        (
            (_doubt(sides[i], sides[j], told), i, j, told)
            for (i, j), told in pairs.items()
            if told.relation is Relation.DIFFERS
        ),
        key=lambda c: c[:3],
    )
    if clashes:
        plain = [c for c in clashes if not _is_update(sides[c[1]], sides[c[2]])]
        if not plain:
            _, i, j, _ = clashes[0]
            return (
                Verdict.UPDATE,
                Severity.MEDIUM,
                f"{sides[i].text} and {sides[j].text}: the later text gives the later state",
            )
        doubt, i, j, told = plain[0]
        why = f"{sides[i].text} and {sides[j].text}: {told.sentence}"
        return Verdict.CONFLICT, _LEVELS[min(doubt, 2)], why
    if len(sources) == 1 and len(sides) == 1:
        return Verdict.SINGLE, Severity.LOW, "one source alone answers"
    relations = {told.relation for told in pairs.values()}
    worst = [t for t in pairs.values() if t.relation is not Relation.EQUAL]
    if not relations - {Relation.EQUAL}:
        return Verdict.AGREE, Severity.LOW, "all sources give the same value"
    if Relation.VARIANT in relations:
        return Verdict.VARIANT, Severity.LOW, "spellings of one name"
    return Verdict.COMPATIBLE, Severity.LOW, worst[0].sentence


def _doubt(a: _Side, b: _Side, told: Judgement) -> int:
    """Steps of doubt of the clash between two values, taking the surest facts of each."""
    best = 9
    for f in a.facts:
        for g in b.facts:
            doubt = told.doubt
            doubt += f.certainty in (Certainty.HEDGED, Certainty.DENIED)
            doubt += g.certainty in (Certainty.HEDGED, Certainty.DENIED)
            if Certainty.DENIED in (f.certainty, g.certainty):
                doubt += 2
            if f.source == g.source:
                doubt += 1
            best = min(best, doubt)
    if a.sources & b.sources:  # a source that states both does not see them as one question
        best += 1
    return best


def _is_update(a: _Side, b: _Side) -> bool:
    """Whether the values follow each other in time, each fact of the later one told later."""
    if a.facts[0].kind in (Kind.DATE, Kind.TIME, Kind.PLACE, Kind.NAME, Kind.BEARING):
        return False
    days_a = {f.as_of for f in a.facts}
    days_b = {f.as_of for f in b.facts}
    if "" in days_a | days_b:
        return any(f.frame.updated for s in (a, b) for f in s.facts) and False
    if max(days_a) < min(days_b):
        early, late = a, b
    elif max(days_b) < min(days_a):
        early, late = b, a
    else:
        return False
    x, y = early.value, late.value
    if not isinstance(x, Number) or not isinstance(y, Number):
        return False
    way = moves(early.facts[0].event)
    return (
        way == "both"
        or (way == "up" and y.point > x.point)
        or (way == "down" and y.point < x.point)
    )
