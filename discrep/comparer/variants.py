"""Findings on names: one person, company or place that the sources spell in several ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from discrep.comparer.names import relate_names
from discrep.comparer.relations import Relation
from discrep.comparer.wording import finding_id
from discrep.model.facts import Fact, ZoneKind
from discrep.model.findings import Answer, Entity, Finding, Question, Severity, Verdict
from discrep.model.values import Kind, Name


def variants(
    entities: Sequence[Entity], entity_of: Mapping[str, str], facts: Sequence[Fact]
) -> list[Finding]:
    """One finding for each entity whose name two sources spell differently.

    A short form or a title is no other spelling. What readers' comments call somebody is left out.
    """
    told: defaultdict[str, defaultdict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        if fact.id in entity_of and fact.frame.zone in (ZoneKind.BODY, ZoneKind.TITLE):
            told[entity_of[fact.id]][fact.value.text].append(fact)
    return [_finding(entity, told[entity.id]) for entity in entities if _differ(told[entity.id])]


def _differ(spellings: Mapping[str, Sequence[Fact]]) -> bool:
    return any(
        _spelled_otherwise(a[0], b[0]) and len({f.source for f in a} | {f.source for f in b}) > 1
        for a, b in combinations(spellings.values(), 2)
    )


def _spelled_otherwise(a: Fact, b: Fact) -> bool:
    if not isinstance(a.value, Name) or not isinstance(b.value, Name):
        return False
    return relate_names(a.value, b.value).relation is Relation.VARIANT


def _finding(entity: Entity, spellings: Mapping[str, list[Fact]]) -> Finding:
    question = Question(
        event="",
        instance=entity.id,
        role="name",
        kind=Kind.NAME,
        text=f"how spelled: {entity.name}",
    )
    ranked = sorted(spellings.items(), key=lambda s: (-len({f.source for f in s[1]}), s[0]))
    answers = (Answer(text=name, side=1, facts=tuple(facts)) for name, facts in ranked)
    return Finding(
        id=finding_id(question),
        question=question,
        verdict=Verdict.VARIANT,
        severity=Severity.LOW,
        answers=tuple(answers),
        explanation="spellings of one name",
    )
