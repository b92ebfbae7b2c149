"""How two values of one kind relate: an ordered table of levels, each with its sentence."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Relation(StrEnum):
    """From the same value to values that exclude each other.

    All but DIFFERS can be true together.
    """

    EQUAL = "equal"
    ROUNDS_TO = "rounds_to"
    REFINES = "refines"
    WITHIN_BOUNDS = "within_bounds"
    VARIANT = "variant"
    DIFFERS = "differs"


class Judgement(msgspec.Struct, frozen=True):
    """A relation, the sentence that explains it, and how many steps of doubt it carries."""

    relation: Relation
    sentence: str
    doubt: int = 0
