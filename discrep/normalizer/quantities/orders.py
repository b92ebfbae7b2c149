"""Reads what is no number of things: places in an order or on a scale, results, and `nobody`."""

from __future__ import annotations

from collections.abc import Sequence

from discrep.lexicon.vocabulary import ancestors, noun_class
from discrep.model.values import Kind, Modifier
from discrep.normalizer.quantities.labels import bound_to_word
from discrep.normalizer.quantities.lexer import Kind as Is
from discrep.normalizer.quantities.lexer import Token, low_at, token_at
from discrep.normalizer.quantities.nouns import counted, shows_plural, singular
from discrep.normalizer.quantities.numbers import numeral
from discrep.normalizer.quantities.readings import Reading
from discrep.normalizer.quantities.units import unit_at
from discrep.normalizer.quantities.words import cardinals, is_hyphen, is_word, ordinals


def standing(words: Sequence[Token], index: int) -> Reading | None:
    """A rank: `finished fifth`, `in third place`, `the second-largest city`."""
    token = words[index]
    number = token.number if token.kind is Is.ORDINAL else ordinals().get(token.low, 0.0)
    if not number:
        return None
    after = index + 1
    if after + 1 < len(words) and is_hyphen(words[after]) and words[after].glued:
        after += 1
    following = low_at(words, after)
    before = low_at(words, index - 1)
    if not (
        is_word(following, "rank_after")
        or (is_word(before, "rank_before") and following in _AFTER_RANK)
        or before in ("joint", "equal")
        or (before == "up" and low_at(words, index - 2) in ("end", "ended", "ends", "ending"))
    ):
        return None
    unit = following if is_word(following, "rank_after") else ""
    return Reading(
        first=index, last=index + 1, low=number, high=number, kind=Kind.RANK, unit=unit, form="rank"
    )


_AFTER_RANK = ("", "in", "on", "at", ",", ".", ";", "of", "out", "and", "with", "behind", "overall",
               "among", "for", "after", "by", "but", "this", "last")  # fmt: skip


def _written(words: Sequence[Token], index: int) -> Reading | None:
    """A result: `won 20-13`, `a 2-2 draw`, `6-4, 6-2`."""
    numbers: list[int] = []
    at = index
    while at < len(words) and words[at].kind is Is.NUMBER and words[at].text.isdigit():
        if len(words[at].text) > 3 or len(numbers) > 3 or (numbers and not words[at].glued):
            break
        numbers.append(int(words[at].text))
        link = at + 1
        if link + 1 < len(words) and is_hyphen(words[link]) and words[link].glued:
            at = link + 1
            continue
        break
    if not 2 <= len(numbers) <= 3 or at >= len(words) or words[at].kind is not Is.NUMBER:
        return None
    last = at + 1
    after = token_at(words, last)
    if after is not None and after.glued and after.kind in (Is.WORD, Is.FRACTION):
        return None
    if bound_to_word(words, index) or (
        words[index].glued
        and token_at(words, index - 1) is not None
        and words[index - 1].kind is Is.WORD
    ):
        return None
    if not _opposed(words, index, last, numbers):
        return None
    return _score(index, last, tuple(numbers))


def _opposed(words: Sequence[Token], index: int, last: int, numbers: Sequence[int]) -> bool:
    """Whether the numbers of `[index, last)` are of two sides, and no range."""
    near = [t.low for t in words[max(0, index - 5) : index]]
    near += [t.low for t in words[last : last + 2]]
    told = any(is_word(word, "results") for word in near) or _record(words, index, last)
    noun = counted(words, last)
    if len(numbers) == 2 and numbers[0] < numbers[1]:
        return told and not noun
    after = token_at(words, last)
    league = after is not None and _named(after) and not shows_plural(after)  # `3-0 Big East`
    return told or not ((noun and not league) or numbers[0] > _HIGH)


_HIGH = 200  # points of a side


def _record(words: Sequence[Token], index: int, last: int) -> bool:
    """`Ayr (5-9, 0-2)`: games won and lost, in brackets after a name."""
    at = index - 1
    if low_at(words, at) == "," and low_at(words, at - 4) == "(":
        at -= 4
    name = token_at(words, at - 1)
    closed = low_at(words, last) in (",", ")", ";")
    if low_at(words, at) != "(" or not closed or name is None or not _named(name):
        return False
    return "person" not in ancestors(noun_class(singular(name.low)))  # `Children (5-9)`


def result(words: Sequence[Token], index: int) -> Reading | None:
    """A result: `won 20-13`, `two goals to one`, `two-nil`, `Ayr 3 Leith 2`."""
    return _written(words, index) or _told(words, index) or _line(words, index)


def _small(words: Sequence[Token], index: int) -> int | None:
    """A number of one word or of two digits."""
    token = token_at(words, index)
    if token is None:
        return None
    if token.kind is Is.NUMBER:
        return int(token.text) if token.text.isdigit() and len(token.text) <= 2 else None
    number = cardinals().get(token.low)
    return int(number) if number is not None and number < 20 else None


def _told(words: Sequence[Token], index: int) -> Reading | None:
    """`two goals to one`, `by five votes to four`, `two-nil`, `three two`."""
    first = _small(words, index)
    if first is None:
        return None
    if is_word(low_at(words, index + 1), "tallies") and low_at(words, index + 2) == "to":
        second = _small(words, index + 3)
        if second is None or unit_at(words, index + 4) is not None:
            return None  # `slumped 14 points to 27 percent`
        return _score(index, index + 4, (first, second))
    if words[index].kind is not Is.WORD or words[index].glued:
        return None
    at = index + 1
    if at + 1 < len(words) and is_hyphen(words[at]) and words[at].glued:
        at += 1
    second = _small(words, at)
    if second is None or words[at].kind is not Is.WORD:
        return None
    after = token_at(words, at + 1)
    noun = counted(words, at + 1, one=True)
    bound = after is not None and is_hyphen(after)
    if bound or (noun and not is_word(noun, "results")) or low_at(words, at + 1) in _SCALES:
        return None
    return _score(index, at + 1, (first, second))


_SCALES = ("hundred", "thousand", "million", "billion", "dozen", "percent", "per", "of")


def _line(words: Sequence[Token], index: int) -> Reading | None:
    """`Ayr Rovers 3 Leith 2`: a line of results."""
    before = token_at(words, index - 1)
    first = _small(words, index)
    if first is None or words[index].kind is not Is.NUMBER or before is None or not _named(before):
        return None
    if low_at(words, index + 1) and words[index + 1].glued:
        return None  # `SCP 06F6`
    at = index + 1
    while at < len(words) and at <= index + 4 and _named(words[at]):
        if is_word(words[at].low, "labels"):
            return None  # `Explorer 6 Service Pack 1`
        at += 1
    second = _small(words, at)
    if at == index + 1 or second is None or words[at].kind is not Is.NUMBER:
        return None
    after = token_at(words, at + 1)
    ends = after is None or after.kind is Is.BREAK or after.text in (".", ",", ";", "(", ")", ":")
    return _score(index, at + 1, (first, second)) if ends else None


def _named(token: Token) -> bool:
    return token.kind is Is.WORD and token.text[0].isupper()


def _score(first: int, last: int, numbers: tuple[int, ...]) -> Reading:
    return Reading(
        first=first,
        last=last,
        low=float(min(numbers)),
        high=float(max(numbers)),
        kind=Kind.SCORE,
        numbers=numbers,
    )


def none_of(words: Sequence[Token], index: int) -> Reading | None:
    """A count of none: `no one was hurt`, `no deaths`; its noun is named by the words after."""
    low = words[index].low
    last = index + 1
    if low == "no" and low_at(words, last) == "one":
        last += 1
    if low in ("nobody", "none") or last > index + 1:
        suffered = any(is_word(t.low, "suffered") for t in words[last : last + 6])
        if not suffered:
            return None
    elif low != "no" or not any(is_word(t.low, "none") for t in words[last : last + 3]):
        return None
    return Reading(first=index, last=last, low=0.0, high=0.0, form="none")


_ABOUT = ("about", "around", "roughly", "approximately")
_STORMS = ("hurricane", "storm", "typhoon", "cyclone", "hurricanes", "storms", "tornado", "system")


def on_scale(words: Sequence[Token], index: int) -> Reading | None:
    """`magnitude 7.0`, `a magnitude of about 6.1`, `a category 4 storm`."""
    scale = words[index].low
    if scale not in ("magnitude", "category"):
        return None
    at = index + 1
    if low_at(words, at) == "of" or (at < len(words) and is_hyphen(words[at])):
        at += 1
    modifier = Modifier.EXACT
    if scale == "magnitude" and low_at(words, at) in _ABOUT:
        at, modifier = at + 1, Modifier.ABOUT
    number = numeral(words, at) if at < len(words) else None
    if number is None or not 0 < number.low == number.high <= 10 or number.scaled:
        return None
    if scale == "category" and not any(t.low in _STORMS for t in words[at + 1 : at + 3]):
        return None
    return Reading(
        first=index,
        last=number.last,
        low=number.low,
        high=number.high,
        kind=Kind.MEASURE,
        modifier=modifier,
        unit=scale,
        form="figure",
    )
