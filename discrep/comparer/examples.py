"""The examples of a fact type: whether a sentence has such a fact, as it should or should not."""

from __future__ import annotations

from collections.abc import Sequence

from discrep.comparer.fact_types import is_kind, mismatch, surroundings
from discrep.config import FactType
from discrep.model.facts import Fact

OPEN, CLOSE = "[[", "]]"  # around the value that is meant


def plain(sentence: str) -> str:
    """An example without its marks."""
    return sentence.replace(OPEN, "").replace(CLOSE, "")


def why_wrong(sentence: str, facts: Sequence[Fact], type_: FactType, *, fits: bool) -> str:
    """Why an example does not show what it should; empty where it does.

    ``facts`` are those of the plain sentence; ``fits`` says whether one of them, the marked one if
    there is a mark, should be of the type, or none of them.
    """
    meant = [fact for fact in facts if _is_meant(fact, sentence)]
    around = surroundings(facts)
    reasons = [(fact, mismatch(fact, type_, around)) for fact in meant]
    fitting = [fact for fact, reason in reasons if not reason]
    if not fits:
        return f"“{fitting[0].text}” fits all the same" if fitting else ""
    if fitting:
        return ""
    told = [f"“{f.text}” {reason}" for f, reason in reasons if is_kind(f.value, type_.kind)]
    return "; ".join(told) or f"no {type_.kind} is read there"


def _is_meant(fact: Fact, sentence: str) -> bool:
    start = sentence.find(OPEN)
    if start < 0:
        return True
    end = sentence.index(CLOSE) - len(OPEN)
    return fact.start < end and start < fact.end
