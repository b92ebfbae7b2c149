"""The evidence that facts answer one question, and that answers contradict, in bits.

A bit doubles the odds. The weights are in ``lexicon/weights.toml``, learned by benchmarks/accuracy.
"""

from __future__ import annotations

import msgspec

from discrep.comparer.levels import Outcomes
from discrep.lexicon import load
from discrep.model.explanations import Weight

_ANSWERED = frozenset({"values", "ratio", "modifier"})  # levels that look at the values


class QuestionTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far outcomes of levels speak for one question.

    ``meaning`` is in bits per unit of the encoder's logarithm of odds. ``equal`` is what two equal
    values add when tellers of one answer are gathered. ``between`` weighs what two answers are to
    each other as wholes.
    """

    bias: float
    equal: float
    levels: dict[str, dict[str, float]]
    between: dict[str, dict[str, float]]
    meaning: float = 0.0

    def weigh(self, told: Outcomes, meaning: float | None) -> tuple[Weight, ...]:
        """What each level adds for a pair; ``meaning`` is what the encoder says, if it can."""
        said = "missing" if meaning is None else f"{meaning:.2f}"
        return (Weight("meaning", said, self._base(meaning)), *_weights(self.levels, told))

    def bits(self, told: Outcomes, meaning: float | None) -> tuple[float, float]:
        """What they add up to, and what without the levels that look at the values."""
        whole = asked = self._base(meaning)
        levels = self.levels
        for level, outcome in told:
            known = levels.get(level)
            if known is not None and (bits := known.get(outcome)):
                whole += bits
                if level not in _ANSWERED:
                    asked += bits
        return whole, asked

    def _base(self, meaning: float | None) -> float:
        return self.bias + self.meaning * (meaning or 0.0)

    def choose(self, choice: str) -> tuple[Weight, ...]:
        """What it adds that two facts are each other's best match, or are not."""
        return _weights(self.levels, (("choice", choice),))

    def compare(self, told: Outcomes) -> tuple[Weight, ...]:
        """What the levels between two answers add."""
        return _weights(self.between, told)


class ClashTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far the marks of a clash speak for a contradiction that an editor would uphold.

    ``evidence`` is in bits per bit of evidence that its answers answer one question.
    """

    medium: float
    high: float
    bias: float
    evidence: float
    levels: dict[str, dict[str, float]]

    def weigh(self, evidence: float, marks: Outcomes) -> tuple[Weight, ...]:
        """What each mark of a clash adds."""
        base = Weight("question", f"{evidence:.1f}", self.bias + self.evidence * evidence)
        return (base, *_weights(self.levels, marks))


def _weights(table: dict[str, dict[str, float]], told: Outcomes) -> tuple[Weight, ...]:
    found: list[Weight] = []
    for level, outcome in told:  # of every pair: a loop costs half of what generators do
        known = table.get(level)
        if known is not None and (bits := known.get(outcome, 0.0)):
            found.append(Weight(level, outcome, bits))
    return tuple(found)


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicon/weights.toml``.

    Answers are joined from ``threshold`` bits on. ``alone`` decides on questions where the encoder
    cannot be run, ``places`` on those that places answer, which it does not read.
    """

    threshold: float
    question: QuestionTable
    places: QuestionTable
    alone: QuestionTable
    clash: ClashTable


def weights() -> Weights:
    """The shipped weights."""
    table: Weights = load("weights", Weights)
    return table


def total(told: tuple[Weight, ...]) -> float:
    """The sum of the bits."""
    return sum(weight.bits for weight in told)
