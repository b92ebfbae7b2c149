"""Facts to findings: which facts are comparable, and how their values stand to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from discrep.comparer.entities import resolve_entities
from discrep.comparer.questions import dimension, group
from discrep.comparer.timeline import resolve_anchors
from discrep.comparer.verdicts import judge
from discrep.model.facts import Article, Fact
from discrep.model.findings import Entity, Finding, Question
from discrep.model.values import Kind


def compare(
    articles: Sequence[Article], facts: Sequence[Fact]
) -> tuple[tuple[Finding, ...], tuple[Entity, ...], tuple[Fact, ...]]:
    """Findings on ``facts``, the entities they name, and the facts with anchors resolved.

    The result does not depend on the order of the arguments.
    """
    ordered = sorted(facts, key=lambda f: (f.source, f.start, f.end, f.id))
    resolved = resolve_anchors(articles, ordered)
    findings = [judge(_question(group_), group_) for group_ in group(resolved)]
    entities, _ = resolve_entities(resolved)
    return tuple(sorted(findings, key=lambda f: (f.question.text, f.id))), tuple(entities), resolved


def _question(facts: Sequence[Fact]) -> Question:
    """The question that a group of facts answers, in the words that most of them share."""

    def common(values: Sequence[str]) -> str:
        counts = Counter(v for v in values if v)
        return min(counts, key=lambda v: (-counts[v], v)) if counts else ""

    kind = facts[0].kind
    event = common([f.event for f in facts])
    role = common([f.role for f in facts])
    scopes = Counter(s for f in facts for s in f.scope)
    scope = tuple(sorted(s for s, n in scopes.items() if 2 * n >= len(facts)))
    subject = common([f.subject for f in facts])
    return Question(
        event=event,
        instance=subject,
        role=role,
        kind=kind,
        unit=dimension(facts[0]),
        scope=scope,
        text=_text(kind, event, role, subject, scope),
    )


def _text(kind: Kind, event: str, role: str, subject: str, scope: Sequence[str]) -> str:
    about = " ".join(filter(None, (subject, event.replace("_", " "))))
    within = f" ({', '.join(scope)})" if scope else ""
    return f"{kind}: {role} - {about}{within}" if about else f"{kind}: {role}{within}"
