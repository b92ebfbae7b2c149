"""The question that a group of facts answers, in words, and the identity of findings."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from discrep.comparer.blocking import dimension
from discrep.model.facts import Fact
from discrep.model.findings import Question
from discrep.model.values import Kind

_ASKS = {
    Kind.DATE: "when",
    Kind.TIME: "at what time",
    Kind.DURATION: "how long",
    Kind.AGE: "how old",
    Kind.COUNT: "how many",
    Kind.MONEY: "how much",
    Kind.PERCENT: "what share",
    Kind.RANK: "which place",
    Kind.SCORE: "what score",
    Kind.PLACE: "where",
    Kind.BEARING: "where from",
    Kind.NAME: "who or what",
}
_TELLING = 3  # words of the clauses that tell the question from others of its kind


def questions_of(groups: Sequence[Sequence[Fact]]) -> list[Question]:
    """The question that each group of facts answers, in the words that most of them share.

    No two are the same: where the usual words tell two questions not apart, more are taken.
    """
    asked = [_question(facts, _TELLING) for facts in groups]
    for words in (2 * _TELLING, 4 * _TELLING, 16 * _TELLING):
        shared = Counter(map(finding_id, asked))
        asked = [
            _question(facts, words) if shared[finding_id(question)] > 1 else question
            for facts, question in zip(groups, asked, strict=True)
        ]
    return _numbered(asked)


def _numbered(asked: Sequence[Question]) -> list[Question]:
    """Questions that no word tells apart, in the order in which they are asked, with a number."""
    seen: Counter[str] = Counter()
    found: list[Question] = []
    for question in asked:
        key = finding_id(question)
        seen[key] += 1
        numbered = f"{question.instance} #{seen[key]}".strip()
        found.append(
            msgspec.structs.replace(question, instance=numbered) if seen[key] > 1 else question
        )
    return found


def _question(facts: Sequence[Fact], words: int) -> Question:
    kind = Kind(_common(f.kind for f in facts))
    first = next(f for f in facts if f.kind is kind)
    event = _common(f.event for f in facts)
    role = _common(f.role for f in facts)
    scopes = Counter(s for f in facts for s in f.scope)
    scope = tuple(sorted(s for s, n in scopes.items() if 2 * n >= len(facts)))
    subject = _common(f.subject for f in facts)
    telling = _telling(facts, {event, role, subject, *scope}, words)
    return Question(
        event=event,
        instance=" ".join(filter(None, (subject, *telling))),
        role=role,
        kind=kind,
        unit=dimension(first),
        scope=scope,
        text=_text(_asked(first, role), _about(subject, event), (*scope, *telling)),
    )


def _common(values: Iterable[str]) -> str:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else ""


def _telling(facts: Sequence[Fact], told: Iterable[str], most: int) -> list[str]:
    """Names and words that half of the clauses share or more, none of them told already."""
    counts = Counter(w for f in facts for w in dict.fromkeys((*f.frame.names, *f.frame.words)))
    seen = {part for known in told for part in _parts(known)}
    found: list[str] = []
    for word in sorted(counts, key=lambda w: (-counts[w], w)):
        if len(found) < most and 2 * counts[word] >= len(facts) and not seen & _parts(word):
            found.append(word)
            seen |= _parts(word)
    return found


def _parts(words: str) -> set[str]:
    return set(re.findall(r"\w+", words.lower().replace("_", " ")))


def _asked(fact: Fact, role: str) -> str:
    if fact.kind is Kind.COUNT:
        return f"how many {role}".removesuffix(" number")
    if fact.kind is Kind.MEASURE:
        return f"what {role}".replace("_", " ")
    return _ASKS[fact.kind]


def _about(subject: str, event: str) -> str:
    """Who does what; an event that is only the subject's own noun says nothing more."""
    return subject if _parts(event) <= _parts(subject) else f"{subject} {event}"


def _text(asked: str, about: str, beside: Sequence[str]) -> str:
    head = ": ".join(filter(None, (asked, about.replace("_", " ").strip())))
    return f"{head} ({', '.join(beside)})" if beside else head


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
