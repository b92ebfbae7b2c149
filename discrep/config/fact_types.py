"""Fact types: the facts that matter to a user, named in ``[facts.NAME]``."""

from __future__ import annotations

import re

import msgspec

from discrep.config.tables import File, Key
from discrep.model.findings import Verdict
from discrep.model.values import SECONDS, Kind, Moves

MOMENTS = (Kind.DATE, Kind.TIME)
_PLACED = (Kind.PLACE, Kind.BEARING)
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(%|[^\W\d].*)?")
_UNIT = {Kind.DATE: "day", Kind.TIME: "minute", Kind.DURATION: "minute", Kind.AGE: "year"}
_NAME = re.compile(r"[A-Za-z]\w*")


class Tolerance(msgspec.Struct, frozen=True, kw_only=True):
    """How far apart two values may be and still agree: a share of the larger, or an ``amount``.

    The amount counts ``unit``: seconds in time, a long name of the lexicon for a measure; empty
    where the amount is in what the values themselves count.
    """

    share: float = 0.0
    amount: float = 0.0
    unit: str = ""


class FactType(msgspec.Struct, frozen=True, kw_only=True):
    """One ``[facts.NAME]``. In each list one word that fits is enough; an empty one fits all.

    ``events`` are words for what happens, ``of`` for what is counted or measured, ``subject`` is
    whom or what it is told of: a noun (``person``) or a name. ``scope`` holds the places and the
    populations of which alone it is told. ``tolerance`` says how far apart two values may be and
    still agree, ``moves`` how the figure changes while a story develops. ``match`` are sentences
    with such a fact, ``no_match`` sentences without one; ``[[...]]`` marks the value meant.
    """

    kind: Kind
    events: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    subject: str = ""
    scope: tuple[str, ...] = ()
    tolerance: str | float = ""
    moves: Moves = ""
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()

    @property
    def leeway(self) -> Tolerance | None:
        """The tolerance in figures; None where the values' own precision decides.

        Raises:
            ValueError: it is none for this kind; the message says what would be.
        """
        if self.tolerance == "":
            return None
        read = _AMOUNT.fullmatch(str(self.tolerance).strip())
        if read is None or self.kind in (*_PLACED, Kind.SCORE):
            raise ValueError(_expected(self.kind))
        amount, unit = float(read[1]), (read[2] or "").strip()
        if unit == "%" and self.kind not in MOMENTS:
            return Tolerance(share=amount / 100)
        return Tolerance(amount=amount, unit=_unit(self.kind, unit))


def _unit(kind: Kind, word: str) -> str:
    """The unit that a tolerance for ``kind`` is told in as ``word``."""
    if kind is Kind.MEASURE:
        from discrep.lexicon.units import unit_named

        known = unit_named(word)
    elif kind in _UNIT:
        known = word.lower().removesuffix("s")
        known = known if known in SECONDS else ""
    else:
        return "" if not word else _refused(kind)
    return known or _refused(kind)


def _refused(kind: Kind) -> str:
    raise ValueError(_expected(kind))


def _expected(kind: Kind) -> str:
    if kind in (*_PLACED, Kind.SCORE):
        return f"a {kind} has none"
    if kind is Kind.MEASURE:
        return 'write a share or an amount with its unit: "5%", "2 km"'
    if kind in MOMENTS:
        return f'write a number with its unit: "3 {_UNIT[kind]}s"'
    if kind in _UNIT:
        return f'write a share or a number with its unit: "5%", "3 {_UNIT[kind]}s"'
    return 'write a share or a number: "5%", "10"'


def check_fact_type(file: File, name: str, type_: FactType, key: Key) -> None:
    """Raise an error if a well-formed fact type cannot mean anything.

    Raises:
        ConfigError: its name is taken or no name, or what it says does not go with its kind.
    """
    from discrep.lexicon.vocabulary import noun_class

    if not _NAME.fullmatch(name):
        raise file.error(key, "a name has letters, digits and _, and begins with a letter")
    if name in {*Kind, *Verdict}:
        raise file.error(key, f"'{name}' is a kind or a verdict; give the fact another name")
    if type_.kind is Kind.NAME:
        what = "names are compared by their spelling alone; choose another kind"
        raise file.error((*key, "kind"), what)
    if type_.of and type_.kind in (*MOMENTS, *_PLACED):
        raise file.error((*key, "of"), f"a {type_.kind} counts nothing; leave it out")
    if type_.moves and type_.kind in (*MOMENTS, *_PLACED, Kind.SCORE):
        raise file.error((*key, "moves"), f"a {type_.kind} does not move; leave it out")
    if type_.subject and type_.subject.islower() and not noun_class(type_.subject):
        what = f"'{type_.subject}' is no noun that the lexicon knows; write person, ship, company"
        raise file.error((*key, "subject"), f"{what}, or a name with its capital letters")
    try:
        _ = type_.leeway
    except ValueError as error:
        what = f"'{type_.tolerance}' is no tolerance of a {type_.kind}"
        raise file.error((*key, "tolerance"), f"{what}; {error}") from error
    for list_ in ("match", "no_match"):
        for number, sentence in enumerate(getattr(type_, list_)):
            if sentence.count("[[") != sentence.count("]]") or sentence.count("[[") > 1:
                what = "mark one value, as in: She left on [[4 May]]."
                raise file.error((*key, list_, number), what)
