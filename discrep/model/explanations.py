"""How a finding came about, step by step: what ``discrep explain`` shows."""

from __future__ import annotations

import msgspec

from discrep.model.facts import Fact
from discrep.model.findings import Finding


class Weight(msgspec.Struct, frozen=True):
    """What one level added to, or took from, the evidence, in bits."""

    level: str
    outcome: str
    bits: float


class Clash(msgspec.Struct, frozen=True, kw_only=True):
    """Two facts of a finding set against each other.

    ``question`` is the evidence that both answer one question, ``rule`` how their values relate,
    ``marks`` what speaks for and against a contradiction (empty where the values can both be true).
    ``medium`` and ``high`` are the bits from which a contradiction is of that severity.
    """

    first: Fact
    second: Fact
    question: tuple[Weight, ...]
    threshold: float
    rule: str
    marks: tuple[Weight, ...] = ()
    medium: float = 0.0
    high: float = 0.0


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Every step from words to verdict: the finding, and its most telling pair of facts, if any."""

    finding: Finding
    clash: Clash | None
