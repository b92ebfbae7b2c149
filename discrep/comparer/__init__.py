"""Facts to findings: which facts are comparable, and how their values stand to each other."""

from __future__ import annotations

from collections.abc import Sequence

from discrep.comparer import meaning
from discrep.comparer.entities import resolve_entities
from discrep.comparer.fact_types import NO_TYPES, Types, gather, judge_named
from discrep.comparer.meaning import Encoder
from discrep.comparer.places import containment
from discrep.comparer.questions import comparable, group
from discrep.comparer.timeline import resolve_anchors
from discrep.comparer.variants import variants
from discrep.comparer.verdicts import judge
from discrep.comparer.wording import questions_of
from discrep.model.facts import Article, Fact
from discrep.model.findings import Entity, Finding


def compare(
    articles: Sequence[Article],
    facts: Sequence[Fact],
    types: Types = NO_TYPES,
    encoder: Encoder | None = None,
) -> tuple[tuple[Finding, ...], tuple[Entity, ...], tuple[Fact, ...]]:
    """Findings on ``facts``, the entities they name, and the facts with anchors resolved.

    ``types`` are the fact types that ``facts`` are marked with, by name.

    ``encoder`` is one that knows facts already; what it knows makes no difference but in time.
    The result does not depend on the order of the arguments.
    """
    ordered = sorted(facts, key=lambda f: (f.source, f.start, f.end, f.id))
    resolved = resolve_anchors(articles, ordered)
    inside = containment(resolved)
    usable = [f for f in resolved if f.type or comparable(f)]
    found = group(usable, meaning.read(usable, encoder or Encoder()))
    named, found = gather(found, types)
    asked = questions_of([one.facts for one in found])
    findings = [judge(question, one, inside) for question, one in zip(asked, found, strict=True)]
    findings += judge_named(named, types, [a.id for a in articles], inside)
    entities, entity_of = resolve_entities(resolved)
    findings += variants(entities, entity_of, resolved)
    return tuple(sorted(findings, key=lambda f: (f.question.text, f.id))), tuple(entities), resolved
