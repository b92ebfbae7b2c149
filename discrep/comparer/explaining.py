"""Goes the way to a finding once more and keeps what was weighed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

from discrep.comparer import meaning
from discrep.comparer.clashes import marks
from discrep.comparer.evidence import total, weights
from discrep.comparer.fact_types import NO_TYPES, Types, named_evidence
from discrep.comparer.meaning import Encoder
from discrep.comparer.places import containment
from discrep.comparer.questions import Evidence
from discrep.comparer.relations import Relation
from discrep.comparer.tolerance import relate_facts
from discrep.model.explanations import Clash, Explanation
from discrep.model.facts import Fact
from discrep.model.findings import Finding


def explain(
    finding: Finding, facts: Sequence[Fact], types: Types = NO_TYPES, encoder: Encoder | None = None
) -> Explanation:
    """How ``finding`` came about; ``facts`` are those of the whole report.

    ``encoder`` is one that knows facts already.

    Of a finding with several values the pair is shown that its verdict rests on: of those that
    exclude each other, else of all, the one whose tellers most surely answer one question.
    """
    told = [fact for answer in finding.answers for fact in answer.facts]
    evidence = Evidence(told, meaning.read(told, encoder or Encoder()))
    number = {fact.id: n for n, fact in enumerate(told)}
    inside = containment(facts)
    type_ = types.get(finding.type or "")
    pairs: list[tuple[bool, float, int, int]] = []
    for a, b in combinations(finding.answers, 2):
        differ = relate_facts(a.facts[0], b.facts[0], inside, type_).relation
        for f, g in product(a.facts, b.facts):
            i, j = number[f.id], number[g.id]
            pairs.append((differ is Relation.DIFFERS, evidence.bits(i, j), -i, -j))
    if not pairs:
        return Explanation(finding=finding, clash=None)
    differs, _, i, j = max(pairs)
    first, second = told[-i], told[-j]
    judged = relate_facts(first, second, inside, type_)
    table = weights()
    side, other = (next(a.facts for a in finding.answers if f in a.facts) for f in (first, second))
    question = named_evidence(finding.type) if finding.type else evidence.weights(-i, -j)
    way = type_.moves if type_ else ""
    marked = table.clash.weigh(total(question), marks(side, other, judged, way)) if differs else ()
    return Explanation(
        finding=finding,
        clash=Clash(
            first=first,
            second=second,
            question=question,
            threshold=table.threshold,
            rule=judged.sentence,
            marks=marked,
            medium=table.clash.medium,
            high=table.clash.high,
        ),
    )
