"""What more words make of a number: a letter's scale, `and a half`, a smaller unit."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from discrep.lexicon.currencies import UNKNOWN
from discrep.model.values import Kind
from discrep.normalizer.quantities.lexer import Kind as Is
from discrep.normalizer.quantities.lexer import Token, low_at
from discrep.normalizer.quantities.money import Purse
from discrep.normalizer.quantities.nouns import counted, counts_several, of_them
from discrep.normalizer.quantities.readings import Reading, letter_scaled, read
from discrep.normalizer.quantities.scales import exact
from discrep.normalizer.quantities.units import unit_at
from discrep.normalizer.quantities.words import is_hyphen, is_word

_SMALLER = {"foot": ("inch", 12), "pound": ("ounce", 16), "stone": ("pound", 14)}


def scaled_by_letter(words: Sequence[Token], found: Reading, before: Reading | None) -> Reading:
    """`2.7m sales`, `22m tonnes`: millions of what is counted; `2.7m high`: metres."""
    if found.kind not in (Kind.COUNT, Kind.MEASURE, Kind.DURATION):
        return found
    bare = found if found.kind is Kind.COUNT else None
    if bare is None and words[found.last - 1].text in ("m", "b", "t"):
        bare = msgspec.structs.replace(found, last=found.last - 1, kind=Kind.COUNT, unit="")
    if bare is None:
        return found
    scale = letter_scaled(words, bare)
    if scale is None:
        return found
    factor, last = scale
    currency = _sum_in(words, bare, last, before)
    if currency:
        return msgspec.structs.replace(
            bare,
            low=exact(bare.low * factor),
            high=exact(bare.high * factor),
            kind=Kind.MONEY,
            unit=currency,
            last=last,
            form="figure",
            scaled=True,
        )
    unit = unit_at(words, last)
    if unit is None and not counts_several(words, last) and not of_them(words, last):
        return found
    kind, name = bare.kind, ""
    if unit is not None:
        kind, name, last = Kind(unit.kind), unit.name, unit.last
    return msgspec.structs.replace(
        bare,
        low=exact(bare.low * factor),
        high=exact(bare.high * factor),
        kind=kind,
        unit=name,
        last=last,
        scaled=True,
    )


def _sum_in(words: Sequence[Token], found: Reading, last: int, before: Reading | None) -> str:
    """The currency of `worth 2.4m`, `$45m and a further 10m`; '' where it is no money."""
    led, following = low_at(words, found.first - 1), low_at(words, last)
    if is_word(led, "prices"):
        return UNKNOWN
    if before is None or before.kind is not Kind.MONEY or not before.scaled:
        return ""
    if any(t.kind is Is.BREAK or t.text in ".!?" for t in words[before.last : found.first]):
        return ""
    another = led == "plus" or is_word(led, "others")
    return before.unit if another or following in ("in", "on", "for") else ""


def and_a_half(words: Sequence[Token], found: Reading) -> Reading:
    """`a ton and a half`, `one mile and a half`."""
    half = [low_at(words, n) for n in range(found.last, found.last + 3)] == ["and", "a", "half"]
    if not half or found.kind not in (Kind.MEASURE, Kind.DURATION) or found.low != found.high:
        return found
    return msgspec.structs.replace(
        found, last=found.last + 3, low=found.low + 0.5, high=found.high + 0.5
    )


def in_two_units(words: Sequence[Token], found: Reading, purse: Purse) -> Reading:
    """`six feet two inches`, `6-foot-9`, `6'2"`: told in the smaller unit."""
    if found.unit not in _SMALLER or found.low != found.high:
        return found
    smaller, size = _SMALLER[found.unit]
    at = found.last + (low_at(words, found.last) in ("and", ",", "-"))
    rest = read(words, at, purse) if at < len(words) else None
    if rest is None or rest.low >= size:
        return found
    if rest.unit != smaller and not _bare_inches(words, found, rest):
        return found
    total = found.low * size + rest.low
    return msgspec.structs.replace(
        rest, first=found.first, low=total, high=total, kind=Kind.MEASURE, unit=smaller
    )


def _bare_inches(words: Sequence[Token], feet: Reading, rest: Reading) -> bool:
    """Whether a number after feet is inches without their name: `6-foot-9`, `5ft 11`."""
    if feet.unit != "foot" or rest.kind is not Kind.COUNT or rest.form != "digits":
        return False
    bound = words[rest.first].glued and is_hyphen(words[rest.first - 1])
    short = words[feet.last - 1].low == "ft" and rest.first == feet.last
    return bound or (short and not counted(words, rest.last))
