"""Makes the typed value of what was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from discrep.lexicon.vocabulary import noun_class
from discrep.model.values import (
    Age,
    Count,
    Duration,
    Kind,
    Measure,
    Modifier,
    Money,
    Percent,
    Rank,
    Score,
)
from discrep.normalizer.quantities.lexer import Kind as Is
from discrep.normalizer.quantities.lexer import Token, low_at, token_at
from discrep.normalizer.quantities.nouns import counted, is_plural, of_them, singular
from discrep.normalizer.quantities.readings import Reading
from discrep.normalizer.quantities.words import is_word, lexicon

_UNDERSTOOD = 14  # tokens over which a noun is understood
_OF_THEM_WITHIN = 40  # the same where a pronoun says so
_FAMILY = 20  # children that a mother of so many may have

Quantity = Count | Measure | Percent | Age | Rank | Money | Duration | Score


class Namer:
    """Names the counted noun: by the parse where there is one, else by the words after."""

    def __init__(self, words: Sequence[Token], noun: Callable[[int, int], str] | None) -> None:
        self._words = words
        self._noun = noun
        self._last = 0  # the token after the last count
        self._noun_told = ""

    def noun(self, reading: Reading) -> str:
        """The lemma of the noun that a reading counts; '' for none."""
        if reading.form == "times":
            return "time"
        words = self._words
        if reading.form == "noun and more":
            return words[reading.noun_at].low
        if reading.form == "none" and words[reading.last - 1].low != "no":
            return "person"
        if self._is_sum(reading):
            return ""
        one = reading.low == reading.high == 1 or reading.hyphened
        found = ""
        if self._noun is not None:
            found = self._noun(words[reading.first].start, words[reading.last - 1].end)
        found = (
            found
            or _attributive(words, reading)
            or counted(words, reading.noun_at or reading.last, one=one)
            or self._offspring(reading)
            or _members(words, reading)
            or _on_index(words, reading)
            or _rated(words, reading)
            or _said_of(words, reading)
            or self._understood(reading)
        )
        self._last, self._noun_told = reading.last, found
        return found

    def _is_sum(self, reading: Reading) -> bool:
        """Whether a number is money without its sign: `a 9.2 million loss`, not `a million men`."""
        if not reading.scaled or reading.form != "figure" or reading.hyphened:
            return False
        return low_at(self._words, reading.first - 1) in ("a", "an")

    def _offspring(self, reading: Reading) -> str:
        """`a mother of three`: children."""
        if low_at(self._words, reading.first - 1) != "of" or reading.high > _FAMILY:
            return ""
        return lexicon().offspring.get(low_at(self._words, reading.first - 2), "")

    def _understood(self, reading: Reading) -> str:
        """The noun told before: `41 deaths, up from 29`, `40 guards, two of whom`."""
        words = self._words
        following = low_at(words, reading.last)
        if of_them(words, reading.last):
            return self._told(reading, _OF_THEM_WITHIN, ends=1) or _named_before(words, reading)
        led = low_at(words, reading.first - 1)
        compared = led in ("from", "with", "against") or following in ("who", "whose")
        moved = led in ("to", "at") and self._noun_told == "point"
        if compared or moved:
            return self._told(reading, _UNDERSTOOD)
        others = is_word(led, "others") or is_word(following, "others")
        if others or is_word(following, "fares") or self._of_set(reading):
            return self._told(reading, _OF_THEM_WITHIN, ends=others)
        return ""

    def _of_set(self, reading: Reading) -> bool:
        """`of which 69`, `Of the 12 phones tested, five`: whether the last count was of the set."""
        words = self._words
        if low_at(words, reading.first - 1) in ("which", "whom"):
            return low_at(words, reading.first - 2) == "of"
        start = max(reading.first - _OF_THEM_WITHIN, 0)
        opened = next((n for n in range(reading.first, start, -1) if _opens(words, n - 1)), 0)
        return low_at(words, opened) == "of"

    def _told(self, reading: Reading, within: int, ends: int = 0) -> str:
        """The noun told last, at most ``within`` tokens and ``ends`` sentences before."""
        between = self._words[self._last : reading.first]
        if len(between) > within or any(t.kind is Is.BREAK for t in between):
            return ""
        return self._noun_told if sum(t.text in ".!?;" for t in between) <= ends else ""


def _opens(words: Sequence[Token], before: int) -> bool:
    """Whether a sentence starts after the token ``before``."""
    return words[before].kind is Is.BREAK or words[before].text in ".!?"


def _members(words: Sequence[Token], reading: Reading) -> str:
    """`a crew of six`, `a family of five`: who makes up a group."""
    group = low_at(words, reading.first - 2)
    if low_at(words, reading.first - 1) != "of" or not is_word(group, "collectives"):
        return ""
    return group if group in ("crew", "staff") else "member"


def _attributive(words: Sequence[Token], reading: Reading) -> str:
    """`a 9 hole course`, `a 3 part series`: what is counted in one thing, its hyphen lost."""
    noun = token_at(words, reading.last)
    led = low_at(words, reading.first - 1) in ("a", "an")
    if not led or reading.scaled or reading.low <= 1 or reading.low % 1 or noun is None:
        return ""
    if noun.kind is not Is.WORD or noun.glued or is_word(noun.low, "stop") or is_plural(noun):
        return ""
    return "" if noun.low in ("strong", "odd", "plus") or not noun.text.islower() else noun.low


def _rated(words: Sequence[Token], reading: Reading) -> str:
    """`a 105.3 passer rating`, `his .308 average`: what is one and has a figure."""
    led = low_at(words, reading.first - 1) in ("a", "an", "his", "her", "its")
    noun = token_at(words, reading.last)
    if not led or reading.form == "words" or noun is None or noun.text[0].isupper():
        return ""
    return counted(words, reading.last, one=True)


_NUMBERED = ("were", "numbered", "totalled", "totaled", ":")


def _said_of(words: Sequence[Token], reading: Reading) -> str:
    """`the deaths were 12`, `Goals: 14`: the noun that the number is said of."""
    noun = token_at(words, reading.first - 2)
    if low_at(words, reading.first - 1) not in _NUMBERED or noun is None or not is_plural(noun):
        return ""
    after = token_at(words, reading.last)
    ends = after is None or after.kind is not Is.WORD or is_word(after.low, "stop")
    return singular(noun.low) if ends else ""


def _on_index(words: Sequence[Token], reading: Reading) -> str:
    """`16,369.03, up 58.06 points`: where an index stands, told before how far it moved."""
    at = reading.last + (low_at(words, reading.last) == ",")
    if low_at(words, at) not in ("up", "down", "off"):
        return ""
    return "point" if counted(words, at + 2) == "point" else ""


def _named_before(words: Sequence[Token], reading: Reading) -> str:
    """`the robbers, two of whom`: the noun that `whom` stands for."""
    noun = token_at(words, reading.first - 2)
    if low_at(words, reading.first - 1) != "," or noun is None or not is_plural(noun):
        return ""
    return singular(noun.low)


def bounds(reading: Reading) -> tuple[float | None, float | None]:
    """Low and high, None where the modifier leaves that side open."""
    match reading.modifier:
        case Modifier.AT_LEAST | Modifier.MORE_THAN:
            return reading.low, None
        case Modifier.UP_TO | Modifier.AT_MOST | Modifier.LESS_THAN:
            return None, reading.high
    return reading.low, reading.high


def value_of(reading: Reading, namer: Namer) -> Quantity:
    """The value that a reading tells."""
    low, high = bounds(reading)
    said, unit = reading.modifier, reading.unit
    match reading.kind:
        case Kind.SCORE:
            return Score(numbers=reading.numbers)
        case Kind.MEASURE:
            return Measure(low=low, high=high, modifier=said, unit=unit)
        case Kind.PERCENT:
            return Percent(low=low, high=high, modifier=said, unit=unit)
        case Kind.AGE:
            return Age(low=low, high=high, modifier=said, unit=unit)
        case Kind.MONEY:
            return Money(low=low, high=high, modifier=said, currency=unit, unit=reading.minor)
        case Kind.DURATION:
            return Duration(low=low, high=high, modifier=said, unit=unit)
        case Kind.RANK:
            return Rank(low=low, high=high, modifier=said, unit=unit)
    noun = namer.noun(reading)
    return Count(low=low, high=high, modifier=said, unit=noun, noun_class=noun_class(noun))
