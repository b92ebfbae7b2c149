"""Reads numbers, in digits and in words: ``1.2 million``, ``two dozen``, ``tens of thousands``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from discrep.lexicon.vocabulary import ancestors, noun_class
from discrep.model.values import Modifier
from discrep.normalizer.quantities.lexer import Kind, Token, low_at
from discrep.normalizer.quantities.nouns import counted, is_plural
from discrep.normalizer.quantities.scales import exact, scale_at, scaled_by, skip_hyphen
from discrep.normalizer.quantities.words import cardinals, is_word, lexicon, modifiers_before


class Numeral(msgspec.Struct, frozen=True, kw_only=True):
    """A number that the tokens ``[first, last)`` write.

    ``form`` is ``digits`` (no point, comma or scale: perhaps a year or a label), ``figure`` (other
    digits), ``words``, ``share`` (a part of one) or ``times`` (``twice``).
    """

    first: int
    last: int
    low: float
    high: float
    modifier: Modifier = Modifier.EXACT
    form: str = "words"
    scaled: bool = False


_LONGEST = 16  # tokens of a spelled number


def numeral(words: Sequence[Token], index: int, *, letters: bool = False) -> Numeral | None:
    """The number that starts at ``index``; ``letters`` says that ``m`` and ``b`` are scales."""
    token = words[index]
    if token.kind is Kind.NUMBER:
        return _fold(words, _proportion(words, _digits(words, index, letters=letters)))
    if token.kind is Kind.FRACTION:
        return _written_fraction(words, index)
    if token.kind is not Kind.WORD or token.low not in _first_words():
        return None
    for read in (_times, _vague, _part_of_scale, _share, _spelled):
        found = read(words, index)
        if found is not None:
            return _fold(words, _proportion(words, found))
    return None


@cache
def _first_words() -> frozenset[str]:
    """The words that a number may start with."""
    known = lexicon()
    tables = (cardinals(), known.scales, known.vague, known.times, known.folds)
    return frozenset(("a", "half")).union(*tables)


def _fold(words: Sequence[Token], found: Numeral) -> Numeral:
    """`10-fold`, `six fold`, `10x`."""
    at = skip_hyphen(words, found.last)
    times = at < len(words) and words[at].low == "x" and words[at].glued
    times = times and (words[at].text == "x" or found.low < _MANY)  # the Boeing 777X
    after = words[at + 1] if times and at + 1 < len(words) else None
    multiplied = times and not (after and after.glued and after.kind is not Kind.PUNCT)
    if (low_at(words, at) != "fold" and not multiplied) or found.form == "share":
        return found
    return msgspec.structs.replace(found, last=at + 1, form="times")


_MANY = 100  # times that only a small x writes


def _digits(words: Sequence[Token], index: int, *, letters: bool) -> Numeral:
    token = words[index]
    number, last = token.number, index + 1
    part = skip_hyphen(words, last)  # `6-1/4`
    mixed = part < len(words) and words[part].kind is Kind.FRACTION and words[part].number < 1
    if mixed and number == int(number):
        number, last = number + words[part].number, part + 1
    elif more := _and_part(words, last):
        number, last = number + more[0], more[1]
    value, end = scaled_by(words, last, number, digits=True, letters=letters)
    plain = token.text.isdigit() and end == index + 1
    return Numeral(
        first=index,
        last=end,
        low=value,
        high=value,
        form="digits" if plain else "figure",
        scaled=end > last,
    )


def _written_fraction(words: Sequence[Token], index: int) -> Numeral | None:
    """`1/2`, `¾`; `24/7` is none."""
    number = words[index].number
    if not 0 < number < 1:
        return None
    return Numeral(first=index, last=index + 1, low=number, high=number, form="share")


def _times(words: Sequence[Token], index: int) -> Numeral | None:
    word = words[index].low
    number = lexicon().times.get(word) or lexicon().folds.get(word)
    if number is None:
        return None
    return Numeral(first=index, last=index + 1, low=number, high=number, form="times")


def _vague(words: Sequence[Token], index: int) -> Numeral | None:
    """`dozens`, `a few hundred`, `tens of thousands`, `a couple of million`."""
    known = lexicon().vague
    at = index + 1 if low_at(words, index) == "a" else index
    if at > index and low_at(words, at) == "couple":
        last = at + 1 + (low_at(words, at + 1) == "of")
        value, end = scaled_by(words, last, 2, digits=False)
        about = Modifier.ABOUT
        last = end if value > 2 else at + 1
        if value == 2 and low_at(words, last) != "of" and not low_at(words, last).endswith("s"):
            return None  # `a couple who met`
        return Numeral(first=index, last=last, low=value, high=value, modifier=about)
    bounds = known.get(low_at(words, at))
    article = low_at(words, at) in ("few", "handful")
    if bounds is None or (at > index) > article or _marks(words, at):
        return None
    low, high = bounds
    last = at + 1
    while low_at(words, last) == "of" and (scale := _vague_scale(low_at(words, last + 1))):
        low, high, last = low * scale, (high + 1) * scale - 1, last + 2
    if last == at + 1:
        factor, last = scaled_by(words, last, 1, digits=False)
        if at == index and article and factor == 1:  # `few` says that they are not many
            return None
        low, high = low * factor, high * factor
    return Numeral(first=index, last=last, low=low, high=high, modifier=Modifier.VAGUE)


def _marks(words: Sequence[Token], at: int) -> bool:
    """Whether `scores` are what somebody got: `test scores fell`; not `it hurt scores of men`."""
    if words[at].low != "scores" or low_at(words, at + 1) in ("of", "more", "others"):
        return False
    before = low_at(words, at - 1)
    return before.isalpha() and not before.endswith(("ed", "ing")) and before != "and"


def _vague_scale(word: str) -> float:
    return lexicon().scales.get(word.removesuffix("s"), 0.0) if word.endswith("s") else 0.0


def _part_of_scale(words: Sequence[Token], index: int) -> Numeral | None:
    """`half a million`, `a quarter of a million`, `half-a-dozen`."""
    part = _fraction(words, index)
    if part is None:
        return None
    number, at = part
    at += low_at(words, at) == "of"
    at = skip_hyphen(words, at)
    at += low_at(words, at) == "a"
    found = scale_at(words, at, digits=False)
    if found is None:
        return None
    value = exact(number * found[0])
    return Numeral(first=index, last=found[1], low=value, high=value, scaled=True)


def _fraction(words: Sequence[Token], index: int) -> tuple[float, int] | None:
    """A part of one, and where it ends: `half`, `a third`, `two-thirds`, `three quarters`."""
    parts = lexicon().fractions
    word = words[index].low
    if word == "half":
        return 0.5, index + 1
    above = 1.0 if word == "a" else cardinals().get(word, 0.0)
    if not above:
        return None
    at = skip_hyphen(words, index + 1)
    below = parts.get(low_at(words, at))
    if (
        below is None
        or above >= below
        or (above > 1) != low_at(words, at).endswith(("s", "halves"))
    ):
        return None
    return above / below, at + 1


_ENDS = ("", ".", ",", ";", ")")
_HALVED = (
    *("of", "the", "its", "their", "his", "her", "all", "our", "a", "an", "-", "these", "those"),
)


def _share(words: Sequence[Token], index: int) -> Numeral | None:
    """A part of one, by its own: `two-thirds of the voters`, `half the crew`."""
    part = _fraction(words, index)
    if part is None:
        return None
    number, last = part
    word, following = words[index].low, low_at(words, last)
    alone = following in _ENDS or is_word(following, "stop")
    softened = alone and modifiers_before().at(words, index - 1) is not None
    if word == "half" and following not in _HALVED and not softened:
        return None
    if word == "a" and not alone and following not in ("-", "point"):
        return None
    return Numeral(first=index, last=last, low=number, high=number, form="share")


def _article(words: Sequence[Token], index: int) -> tuple[float, int] | None:
    """The one that an article tells, and what comes after it; None where there is no number.

    `a dozen`, `the dozen classmates`; not `by the hundred`, `a dozens`.
    """
    scales = lexicon().scales
    if low_at(words, index) == "a":
        scale = low_at(words, index + 1)
        return None if scale not in scales or scale.endswith("s") else (1.0, index + 1)
    if low_at(words, index) in scales and low_at(words, index - 1) in _THE:
        return (1.0, index) if counted(words, index + 1) else None
    return 0.0, index


_THE = ("the", "this", "that", "its", "his", "her", "their", "our", "my", "your", "these", "those")


def _spelled(words: Sequence[Token], index: int) -> Numeral | None:
    """`four`, `twenty-one`, `a hundred and five`, `two and a half million`, `a dozen`."""
    known, scales = cardinals(), lexicon().scales
    leading = _article(words, index)
    if leading is None:
        return None
    total, (group, at) = 0.0, leading
    last, scaled = index, False
    for _ in range(_LONGEST):
        word = low_at(words, at)
        if last > index and word == "and":
            part = _and_part(words, at)
            if part:
                unit = total if scaled and not group else 1.0
                total, group = total + group + unit * part[0], 0.0
                at = last = part[1]
                factor, last = scaled_by(words, last, 1, digits=False)
                return _whole(index, last, (total + group) * factor, scaled=factor > 1)
            following = known.get(low_at(words, at + 1), 0.0)
            if following and (group >= 100 or (total and not group)) and following < 100:
                at += 1
                continue
            break
        if word in known:
            number = known[word]
            if not (
                group % 100 == 0 or (group % 100 >= 20 and group % 10 == 0 and 0 < number < 10)
            ):
                break
            if group and number == 0:
                break
            group += number
        elif word in scales:
            size = scales[word]
            if size <= 100:
                if not group or group >= 100:
                    break
                group *= size
            else:
                if not group and not total:
                    break
                total, group = (total + group) * size if not total else total + group * size, 0.0
            scaled = True
        else:
            break
        at = last = at + 1
        at = skip_hyphen(words, at)
    if last == index:
        return None
    decimals = _decimals(words, last) if not scaled else ""
    if decimals:
        last += 1 + len(decimals)
        factor, last = scaled_by(words, last, 1, digits=False)
        number = float(f"{int(total + group)}.{decimals}")
        return _whole(index, last, number * factor, scaled=factor > 1)
    return _whole(index, last, total + group, scaled=scaled)


def _and_part(words: Sequence[Token], at: int) -> tuple[float, int] | None:
    """The part of `and a half`, `and three quarters`, `and 1/2` at ``at``, and where it ends."""
    part = skip_hyphen(words, at + 1)
    if low_at(words, at) != "and" or part >= len(words):
        return None
    if words[part].kind is Kind.FRACTION:
        return words[part].number, part + 1
    article = low_at(words, part) in ("a", "one")
    half = skip_hyphen(words, part + 1)
    if article and low_at(words, half) == "half":
        return 0.5, half + 1
    found = _fraction(words, part)
    if found is None or lexicon().fractions.get(low_at(words, found[1] - 1)) != _QUARTER:
        return None  # `five and a third man`
    return found


_QUARTER = 4


def _decimals(words: Sequence[Token], at: int) -> str:
    """The digits of `point five`."""
    digits = ""
    if low_at(words, at) == "point":
        while (digit := cardinals().get(low_at(words, at + 1 + len(digits)), 10.0)) < 10:
            digits += str(int(digit))
    return digits


def _whole(first: int, last: int, value: float, *, scaled: bool) -> Numeral:
    value = exact(value)
    return Numeral(first=first, last=last, low=value, high=value, scaled=scaled)


_IN = (("in",), ("out", "of"), ("of", "every"), ("of",), ("in", "every"))


def _proportion(words: Sequence[Token], above: Numeral) -> Numeral:
    """`one in five`, `eight out of ten`: a share; else the number as it is."""
    if above.low != above.high or above.scaled or above.form == "share":
        return above
    after = above.last + _is_person(words, above)
    for between in _IN:
        at = skip_hyphen(words, after)
        size = len(between)
        if tuple(low_at(words, at + n) for n in range(size)) != between:
            continue
        at = skip_hyphen(words, at + size)
        at += low_at(words, at) == "every"
        if at >= len(words):
            return above
        token = words[at]
        below = (
            _digits(words, at, letters=False) if token.kind is Kind.NUMBER else _spelled(words, at)
        )
        if below is None or not 0 < above.low < below.low or low_at(words, below.last) in _NO_SHARE:
            return above
        if between == ("of",) and below.low not in (10, 100, 1000):
            return above  # `12 of 40` are counts
        if between == ("in",) and below.form == "digits" and 1900 <= below.low <= 2099:
            return above  # `12 in 2017`
        part = above.low / below.low
        return Numeral(first=above.first, last=below.last, low=part, high=part, form="share")
    return above


def _is_person(words: Sequence[Token], above: Numeral) -> bool:
    """Whether `one` counts persons, as in `one adult in five`."""
    noun = low_at(words, above.last)
    return (
        above.low == 1
        and "person" in ancestors(noun_class(noun))
        and not is_plural(words[above.last])
    )


_NO_SHARE = (
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
    "month", "months", "year", "years", "decades", "games", "matches", "starts", "attempts",
    "overs", "innings", "balls", "appearances", "outings", "tests", "races",
    "seasons", "rounds", "holes",
)  # fmt: skip
