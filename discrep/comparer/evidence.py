"""The evidence that facts answer one question, and that answers contradict, in bits.

A bit doubles the odds. The weights are in ``lexicon/weights.toml``, learned by benchmarks/accuracy.
"""

from __future__ import annotations

import msgspec

from discrep.comparer.levels import Outcomes, outcomes
from discrep.lexicon import load
from discrep.model.explanations import Weight
from discrep.model.facts import Fact


class QuestionTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far outcomes of levels speak for one question.

    ``meaning`` is in bits per unit of the encoder's logarithm of odds, ``scale`` a common factor of
    all levels. ``equal`` is what two equal values add: they are evidence of one question by
    themselves. ``between`` weighs what two answers are to each other as wholes. ``alone`` replaces
    levels where the encoder is not installed.
    """

    threshold: float
    bias: float
    meaning: float
    equal: float
    scale: float
    levels: dict[str, dict[str, float]]
    between: dict[str, dict[str, float]]
    alone_bias: float
    alone: dict[str, dict[str, float]]

    def weigh(self, a: Fact, b: Fact, meaning: float | None) -> tuple[Weight, ...]:
        """What each level adds for the pair; ``meaning`` is what the encoder says, if it can."""
        if meaning is None:
            base = Weight("meaning", "missing", self.alone_bias)
            table = {**self.levels, **self.alone}
        else:
            base = Weight("meaning", f"{meaning:.2f}", self.bias + self.meaning * meaning)
            table = self.levels
        return (base, *_weights(table, outcomes(a, b), self.scale))

    def compare(self, told: Outcomes) -> tuple[Weight, ...]:
        """What the levels between two answers add."""
        return _weights(self.between, told, 1.0)


class ClashTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far the marks of a clash speak for a contradiction that an editor would uphold.

    ``evidence`` is in bits per bit of evidence that its answers answer one question.
    """

    medium: float
    high: float
    bias: float
    evidence: float
    scale: float
    levels: dict[str, dict[str, float]]

    def weigh(self, evidence: float, marks: Outcomes) -> tuple[Weight, ...]:
        """What each mark of a clash adds."""
        base = Weight("question", f"{evidence:.1f}", self.bias + self.evidence * evidence)
        return (base, *_weights(self.levels, marks, self.scale))


def _weights(
    table: dict[str, dict[str, float]], told: Outcomes, scale: float
) -> tuple[Weight, ...]:
    found = ((level, outcome, table.get(level, {}).get(outcome, 0.0)) for level, outcome in told)
    return tuple(Weight(level, outcome, bits * scale) for level, outcome, bits in found if bits)


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicon/weights.toml``."""

    question: QuestionTable
    clash: ClashTable


def weights() -> Weights:
    """The shipped weights."""
    table: Weights = load("weights", Weights)
    return table


def total(told: tuple[Weight, ...]) -> float:
    """The sum of the bits."""
    return sum(weight.bits for weight in told)
