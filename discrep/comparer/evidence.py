"""The weights of the comparison levels: what each outcome adds to, or takes from, the evidence."""

from __future__ import annotations

import msgspec

from discrep.comparer.levels import Outcomes
from discrep.lexicon import load
from discrep.model.values import Kind


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Evidence in bits by level and outcome, a prior by kind, and what must be reached."""

    threshold: float
    prior: dict[str, float]
    levels: dict[str, dict[str, float]]

    def bits(self, kind: Kind, outcomes: Outcomes) -> float:
        """The evidence that facts of ``kind`` with these outcomes answer one question."""
        return self.prior.get(kind, 0.0) + sum(
            self.levels[level].get(outcome, 0.0) for level, outcome in outcomes
        )


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicon/weights.toml``: one table for equal values, one for differing ones.

    Equal values are evidence of one question by themselves; values that differ must earn it.
    """

    equal: Table
    differ: Table


def weights() -> Weights:
    """The shipped weights."""
    return load("weights", Weights)
