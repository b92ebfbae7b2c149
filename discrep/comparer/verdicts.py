"""A question's verdict: its values in sides, its worst pair, and how severe that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from discrep.comparer.clashes import doubt, is_update, marks
from discrep.comparer.evidence import total, weights
from discrep.comparer.places import Inside
from discrep.comparer.populations import counts_a_part
from discrep.comparer.questions import Group
from discrep.comparer.relations import Judgement, Relation
from discrep.comparer.tolerance import relate_facts
from discrep.comparer.wording import finding_id
from discrep.config import FactType
from discrep.model.facts import Fact
from discrep.model.findings import Answer, Finding, Question, Severity, Verdict
from discrep.model.values import Moves

_WEIGHED = 24  # values of a question, the most supported first, that all others are set against
_LATER_STATE = 2  # steps of doubt of a clash that may as well be an update

Pairs = Mapping[tuple[int, int], Judgement]


class _Answer(msgspec.Struct):
    """One canonical value with its facts, while a finding is being judged."""

    text: str
    facts: list[Fact]

    @property
    def sources(self) -> set[str]:
        return {f.source for f in self.facts}


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What is decided on a question, and why; of a clash, how sure it is."""

    verdict: Verdict
    severity: Severity
    why: str
    bits: float = 0.0


def judge(
    question: Question,
    group: Group,
    inside: Inside = frozenset(),
    type_: FactType | None = None,
) -> Finding:
    """The finding on ``question`` from all facts that answer it (at least one).

    ``type_`` is the fact type that they are of, whose own rules then come before the usual ones.
    """
    answers = _answers(group.facts)
    pairs = _pairs(answers, inside, type_)
    outcome = _decide(answers, pairs, group, type_.moves if type_ else "")
    return Finding(
        id=finding_id(question),
        question=question,
        verdict=outcome.verdict,
        severity=outcome.severity,
        answers=tuple(
            Answer(text=answer.text, side=side, facts=tuple(answer.facts))
            for answer, side in zip(answers, _sides(len(answers), pairs), strict=True)
        ),
        explanation=outcome.why,
    )


def decide(group: Group, inside: Inside = frozenset()) -> Outcome:
    """What is decided on the question that ``group`` answers, and how surely."""
    answers = _answers(group.facts)
    return _decide(answers, _pairs(answers, inside), group)


def _pairs(answers: Sequence[_Answer], inside: Inside, type_: FactType | None = None) -> Pairs:
    """Each answer with each of the most supported ones."""
    return {
        (i, j): _relate(a.facts, answers[j].facts, inside, type_)
        for i, a in enumerate(answers[:_WEIGHED])
        for j in range(i + 1, len(answers))
    }


_TWICE = Judgement(Relation.EQUAL, "one claim in two terms")
_PART = Judgement(Relation.WITHIN_BOUNDS, "one counts a part of what the other counts")


def _relate(
    a: Sequence[Fact], b: Sequence[Fact], inside: Inside, type_: FactType | None
) -> Judgement:
    said: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in a:
        said[fact.source, fact.quote].append(fact)
    if any(_restates(f, g) for g in b for f in said.get((g.source, g.quote), ())):
        return _TWICE
    related = relate_facts(a[0], b[0], inside, type_)
    if related.relation is Relation.DIFFERS and counts_a_part(a, b, inside):
        return _PART
    return related


def _restates(f: Fact, g: Fact) -> bool:
    """Whether one of two facts of a sentence says the other again: ``3 miles (5 km)``."""
    first, second = sorted((f, g), key=lambda fact: fact.start)
    gap = first.quote[first.frame.offset + first.end - first.start : second.frame.offset]
    return gap.strip() == "("


def _answers(facts: Sequence[Fact]) -> list[_Answer]:
    found: dict[str, _Answer] = {}
    for fact in sorted(facts, key=lambda f: (f.source, f.start, f.id)):
        if fact.value.text in found:
            found[fact.value.text].facts.append(fact)
        else:
            found[fact.value.text] = _Answer(fact.value.text, [fact])
    return sorted(found.values(), key=lambda a: (-len(a.sources), -len(a.facts), a.text))


def _sides(count: int, pairs: Pairs) -> list[int | None]:
    """Number of each value's side; None for what is compatible with several.

    Two values that were not set against each other share no side.
    """
    clashes: Counter[int] = Counter()
    friends: defaultdict[int, list[int]] = defaultdict(list)
    for (i, j), told in pairs.items():
        if told.relation is Relation.DIFFERS:
            clashes.update((i, j))
        else:
            friends[i].append(j)
            friends[j].append(i)
    sides: list[int] = []  # how many values are on each
    home: list[int | None] = [None] * count
    for n in sorted(range(count), key=lambda n: (-clashes[n], n)):
        beside = Counter(side for m in friends[n] if (side := home[m]) is not None)
        fits = [side for side, among in beside.items() if among == sides[side]]
        if len(fits) > 1:
            continue
        if not fits:
            sides.append(0)
        side = fits[0] if fits else len(sides) - 1
        sides[side] += 1
        home[n] = side
    names: dict[int, int] = {}
    return [None if k is None else names.setdefault(k, len(names) + 1) for k in home]


def _decide(answers: Sequence[_Answer], pairs: Pairs, group: Group, way: Moves = "") -> Outcome:
    clashes = [(i, j, told) for (i, j), told in pairs.items() if told.relation is Relation.DIFFERS]
    if not clashes:
        return _peaceful(answers, pairs)
    plain = [c for c in clashes if not is_update(answers[c[0]].facts, answers[c[1]].facts, way)]
    if not plain:
        i, j, _ = clashes[0]
        words = f"{_quoted(answers[i])} and {_quoted(answers[j])}"
        why = f"{words}: the later text gives the later state"
        return Outcome(verdict=Verdict.UPDATE, severity=Severity.MEDIUM, why=why)
    return max(
        (
            _clash(a, b, told, group.sure(a.text, b.text), way)
            for a, b, told in ((answers[i], answers[j], told) for i, j, told in plain)
        ),
        key=lambda o: (o.bits, o.why),
    )


def _clash(a: _Answer, b: _Answer, told: Judgement, evidence: float, way: Moves) -> Outcome:
    """The severity of a clash: by its evidence, and never above what the values' doubt allows."""
    table = weights().clash
    marked = marks(a.facts, b.facts, told, way)
    bits = total(table.weigh(evidence, marked))
    steps = doubt(a.facts, b.facts, told)
    if ("moving", "undated") in marked:
        steps += _LATER_STATE
    if bits >= table.high and steps == 0:
        severity = Severity.HIGH
    elif bits >= table.medium and steps <= 1:
        severity = Severity.MEDIUM
    else:
        severity = Severity.LOW
    why = f"{_quoted(a)} and {_quoted(b)}: {told.sentence}"
    return Outcome(verdict=Verdict.CONFLICT, severity=severity, why=why, bits=bits)


def _quoted(answer: _Answer) -> str:
    """The words of the first that gives the value, on one line."""
    return f"“{' '.join(answer.facts[0].text.split())}”"


def _peaceful(answers: Sequence[_Answer], pairs: Pairs) -> Outcome:
    """The verdict where nothing clashes."""
    differing = [told for told in pairs.values() if told.relation is not Relation.EQUAL]
    if len(answers[0].sources.union(*(a.sources for a in answers))) == 1 and len(answers) == 1:
        verdict, why = Verdict.SINGLE, "one source alone answers"
    elif not differing:
        verdict, why = Verdict.AGREE, "all sources give the same value"
    elif any(told.relation is Relation.VARIANT for told in differing):
        verdict, why = Verdict.VARIANT, "spellings of one name"
    else:
        verdict, why = Verdict.COMPATIBLE, differing[0].sentence
    return Outcome(verdict=verdict, severity=Severity.LOW, why=why)
