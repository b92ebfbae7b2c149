"""One number with its unit or sign, as read from the tokens of a text."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from discrep.lexicon.currencies import shares_sign
from discrep.model.values import Kind, Modifier
from discrep.normalizer.quantities.lexer import Kind as Is
from discrep.normalizer.quantities.lexer import Token, low_at, token_at
from discrep.normalizer.quantities.money import Purse, Sign, sign_after, sign_before
from discrep.normalizer.quantities.nouns import counted
from discrep.normalizer.quantities.numbers import Numeral, numeral
from discrep.normalizer.quantities.scales import scale_at, skip_hyphen
from discrep.normalizer.quantities.units import Unit, in_iso, unit_at
from discrep.normalizer.quantities.words import Phrases, cardinals, is_hyphen, is_word


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What the tokens ``[first, last)`` say; ``unit`` is a unit's name or a currency's code.

    ``form`` is that of its numeral, or how else it is told. ``numbers`` are those of a result.
    ``hyphened`` is a number bound to what follows: `12-page`.
    """

    first: int
    last: int
    low: float
    high: float
    kind: Kind = Kind.COUNT
    modifier: Modifier = Modifier.EXACT
    unit: str = ""
    minor: str = ""  # the hundredth of a currency that the number counts: cent
    form: str = "digits"
    scaled: bool = False
    hyphened: bool = False
    numbers: tuple[int, ...] = ()
    noun_at: int = 0  # the token that names what is counted, or leads to it; 0 for ``last``


_MINUS = ("-", "−", "–")


def read(words: Sequence[Token], index: int, purse: Purse) -> Reading | None:
    """The number, with its sign and unit, that starts at ``index``."""
    sign = sign_before(words, index)
    if sign is not None:
        return _after_sign(words, index, sign, purse)
    number = numeral(words, index)
    if number is None:
        return None
    number = _told_twice(words, number)
    negative = _minus_before(words, index)
    factor = -1.0 if negative < index else 1.0
    if words[index].kind is Is.NUMBER or number.form == "words":
        money = _before_sign(words, index, number, purse)
        if money is not None:
            return _signed(money, negative, factor)
    unit = unit_at(words, number.last) if number.form != "times" else None
    if (
        unit is None
        and number.modifier is not Modifier.EXACT
        and low_at(words, number.last) == "of"
    ):
        unit = unit_at(words, number.last + 1)  # hundreds of years
    if number.form == "share":
        unit = _part_of_unit(words, number)
        if unit is None and low_at(words, number.last) in ("a", "an", "-", "point"):
            return None
    if unit is None:
        found = _rate(words, index, number) or _bare(words, index, number)
        return _signed(found, negative, factor)
    low, high, name = number.low, number.high, unit.name
    if unit.kind == "duration":
        (low, name), (high, _) = in_iso(low, unit.name), in_iso(high, unit.name)
    found = Reading(
        first=index,
        last=unit.last,
        low=low,
        high=high,
        kind=Kind(unit.kind),
        modifier=number.modifier,
        unit=name,
        form=number.form,
        scaled=number.scaled,
        hyphened=unit.hyphened,
    )
    return _signed(found, negative, factor)


def _told_twice(words: Sequence[Token], number: Numeral) -> Numeral:
    """`eight (8) matches`: a number that its digits in brackets repeat."""
    digits = token_at(words, number.last + 1)
    brackets = low_at(words, number.last), low_at(words, number.last + 2)
    if digits is None or digits.kind is not Is.NUMBER or brackets != ("(", ")"):
        return number
    same = number.form == "words" and number.low == number.high == digits.number
    return msgspec.structs.replace(number, last=number.last + 3) if same else number


def _signed(found: Reading, first: int, factor: float) -> Reading:
    if factor > 0:
        return found
    return msgspec.structs.replace(
        found, first=first, low=found.high * factor, high=found.low * factor
    )


def _minus_before(words: Sequence[Token], index: int) -> int:
    """Where a minus before the number at ``index`` starts; ``index`` where there is none."""
    at = index - 1
    if at < 0:
        return index
    if words[at].low == "minus":
        either = low_at(words, at - 1) == "or" and low_at(words, at - 2) == "plus"
        return index if either else at  # `plus or minus 3 points`
    if words[index].kind is Is.WORD:
        return index
    if words[at].low == "negative":
        tested = low_at(words, at - 1).startswith("test")  # `tested negative 3 times`
        return index if tested else at
    if words[at].text in _MINUS and words[index].glued:
        if at and words[at].glued:
            before = words[at - 1]
            if before.low == "minus":
                return at - 1
            return at if before.text in ("(", "[") else index
        # At the start of a line it may be a bullet.
        return at if at and words[at - 1].kind is not Is.BREAK else index
    return index


def _after_sign(words: Sequence[Token], index: int, sign: Sign, purse: Purse) -> Reading | None:
    at = sign.last
    first = index
    factor = 1.0
    if at < len(words) and words[at].text in _MINUS:
        at, factor = at + 1, -1.0
    elif _minus_before(words, index) < index:
        first, factor = _minus_before(words, index), -1.0
    if at >= len(words):
        return None
    number = numeral(words, at, letters=True)
    if number is None or number.form == "share":
        return None
    last, code = number.last, purse.code(sign)
    after = sign_after(words, last)
    same = after is not None and shares_sign(purse.code(after), sign.currency)
    if after is not None and same and not after.minor and words[last].kind is Is.WORD:
        # `$85 million Canadian`, `$5 USD`
        last, code = after.last, purse.code(after)
    elif last < len(words) and words[last].low in _DEMONYMS:
        last, code = last + 1, _DEMONYMS[words[last].low]
    low, high = number.low * factor, number.high * factor
    return Reading(
        first=first,
        last=last,
        low=min(low, high),
        high=max(low, high),
        kind=Kind.MONEY,
        modifier=number.modifier,
        unit=code,
        form="figure",
        scaled=number.scaled,
    )


def _part_of_unit(words: Sequence[Token], part: Numeral) -> Unit | None:
    """The unit of `half an hour`, `one-half miles`, `½ tsp`, `half-mile`, `a quarter-point`."""
    at = part.last + (low_at(words, part.last) == "of")
    article = low_at(words, at) in ("a", "an")
    unit = unit_at(words, at + article)
    told = words[part.first].kind is Is.FRACTION or words[part.first].low in cardinals()
    if unit is None:
        at = skip_hyphen(words, at)
        points = low_at(words, at) == "point" and (4 * part.low) % 2
        return Unit(kind="percent", name="percentage_point", last=at + 1) if points else None
    if unit.kind == "age" or unit.name == "percent":
        return None
    return unit if article or told or unit.hyphened or unit.kind == "percent" else None


_DEMONYMS = {"canadian": "CAD", "australian": "AUD", "cdn": "CAD"}


def _before_sign(
    words: Sequence[Token], index: int, number: Numeral, purse: Purse
) -> Reading | None:
    """Money whose sign or word comes after: `85 million euros`, `5m USD`, `50p`."""
    for letters in (False, True):
        if letters:
            number = numeral(words, index, letters=True) or number
        last = number.last
        of = last < len(words) and words[last].low == "of"
        sign = sign_after(words, last + of)
        if of and (sign is None or number.modifier is not Modifier.VAGUE):
            sign = None
        pounds = sign is not None and sign.currency == "pound" and words[last].kind is Is.WORD
        if pounds and sign and low_at(words, sign.last) == "of" and not number.scaled:
            continue  # `200 pounds of rice`
        if sign is None or not purse.is_money(sign, scaled=number.scaled or number.low >= 1e5):
            continue
        return Reading(
            first=index,
            last=sign.last,
            low=number.low,
            high=number.high,
            kind=Kind.MONEY,
            modifier=number.modifier,
            unit=purse.code(sign),
            minor=sign.minor,
            form="figure",
            scaled=number.scaled,
            hyphened=is_hyphen(words[last]),
        )
    return None


def _bare(words: Sequence[Token], index: int, number: Numeral) -> Reading:
    """A number without a unit: a count, or a share."""
    share = number.form == "share"
    factor = 100.0 if share else 1.0
    last = number.last
    hyphened = last < len(words) and is_hyphen(words[last]) and words[last].glued
    return Reading(
        first=index,
        last=last,
        low=_news_precision(number.low * factor) if share else number.low,
        high=_news_precision(number.high * factor) if share else number.high,
        kind=Kind.PERCENT if share else Kind.COUNT,
        unit="percent" if share else "",
        modifier=number.modifier,
        form=number.form,
        scaled=number.scaled,
        hyphened=hyphened and last + 1 < len(words) and words[last + 1].glued,
    )


def _rate(words: Sequence[Token], index: int, number: Numeral) -> Reading | None:
    """`43 per 100,000`, `3.2 per 1,000 births`: how many there are among so many."""
    at = number.last + 1
    led = low_at(words, number.last) == "per" and at < len(words)
    below = numeral(words, at) if led else None
    if below is None or below.low not in _AMONG or number.form == "share":
        return None
    if unit_at(words, below.last) is not None:
        return None  # `5 per 100 g`
    noun = counted(words, below.last)
    return Reading(
        first=index,
        last=below.last,
        low=number.low,
        high=number.high,
        kind=Kind.MEASURE,
        modifier=number.modifier,
        unit=f"per {below.low:,.0f} {noun}".rstrip(),
        form="figure",
        scaled=number.scaled,
    )


_AMONG = (100, 1e3, 1e4, 1e5, 1e6)


def _news_precision(percent: float) -> float:
    """A third is 33.3 percent, as news would write it; one in a thousand 0.1."""
    return round(percent, 1) if percent >= 1 else float(f"{percent:.2g}")


_MORE = Phrases((("or two", (1.0, 2.0)), ("and a half", (1.5, 1.5))))


def one_and_more(words: Sequence[Token], index: int) -> Reading | None:
    """`a month or two`, `the next mile or two`, `a pick or two`, `a ton and a half`."""
    lead = low_at(words, index)
    placed = lead in ("next", "last", "past", "first")
    if not placed and lead not in ("a", "an", "another", "one"):
        return None
    found = _MORE.at(words, index + 2)
    if found is None:
        return None
    (low, high), last = found
    noun = words[index + 1]
    scale = scale_at(words, index + 1, digits=False)
    if noun.kind is not Is.WORD or is_word(noun.low, "stop") or scale is not None:
        return None
    unit = unit_at(words, index + 1)
    measured = unit is not None and unit.last == index + 2
    return Reading(
        first=index + placed,
        last=last,
        low=low,
        high=high,
        kind=Kind(unit.kind) if unit and measured else Kind.COUNT,
        unit=unit.name if unit and measured else "",
        modifier=Modifier.RANGE if low < high else Modifier.EXACT,
        form="noun and more",
        noun_at=index + 1,
    )


def letter_scaled(words: Sequence[Token], found: Reading) -> tuple[float, int] | None:
    """The `m` or `b` of `2.7m sales` as a scale, where a number in digits stands before it."""
    if found.form not in ("digits", "figure") or found.scaled or low_at(words, found.last) == "k":
        return None
    letter = token_at(words, found.last)
    parted = letter is not None and not letter.glued and letter.low != "m"
    if parted or found.high >= _SCALED_BELOW:
        return None  # `1.6 T engine`, `a 9600M chip`
    return scale_at(words, found.last, digits=True, letters=True)


_SCALED_BELOW = 1000  # nobody writes a larger number of millions
