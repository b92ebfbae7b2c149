"""Finds counts, measures, money, shares, ages, ranks, durations and results in news text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from discrep.lexicon.vocabulary import ancestors, events_lexicon
from discrep.model.facts import Mention
from discrep.model.values import Count, Date, Modifier, Time
from discrep.normalizer.dates.finder import find_dates
from discrep.normalizer.quantities.labels import is_sum
from discrep.normalizer.quantities.lexer import Token, tokens
from discrep.normalizer.quantities.lists import shared
from discrep.normalizer.quantities.money import Purse
from discrep.normalizer.quantities.reader import Reader
from discrep.normalizer.quantities.values import Namer, Quantity, value_of

Noun = Callable[[int, int], str]


def find_quantities(text: str, *, noun: Noun | None = None) -> list[Mention]:
    """Every quantity that ``text`` tells, in order, none overlapping another.

    Args:
        text: plain text, as found; offsets of the mentions are code points of it.
        noun: the lemma of the noun that the number at ``[start, end)`` counts, '' for none, where a
            parse is at hand; without one the words after the number tell.

    Returns:
        Mentions whose values are ``Count``, ``Measure``, ``Percent``, ``Age``, ``Rank``,
        ``Money``, ``Duration`` or ``Score``. A mention covers modifier, number and unit, not the
        counted noun.
    """
    words = tokens(text)
    reader = Reader(words, _calendar(text, words), Purse(text))
    namer = Namer(words, noun)
    found: list[Mention] = []
    for reading in shared(words, list(reader.readings())):
        start, end = words[reading.first].start, words[reading.last - 1].end
        value = value_of(reading, namer)
        if _says_little(value):
            continue
        found.append(Mention(start=start, end=end, text=text[start:end], value=value))
    return found


_LITTLE = 9


def _says_little(value: Quantity) -> bool:
    """Whether a value is `several` of what nobody tallies: several ideas; not several people."""
    if not isinstance(value, Count) or value.modifier is not Modifier.VAGUE:
        return False
    tallied = "person" in ancestors(value.noun_class) or value.noun_class in _of_persons()
    return value.high is not None and value.high <= _LITTLE and not tallied


@cache
def _of_persons() -> frozenset[str]:
    """The classes of events whose nouns count persons: deaths, arrests."""
    return frozenset(c.id for c in events_lexicon().classes if c.counts == "person")


def _calendar(text: str, words: Sequence[Token]) -> bytearray:
    """Marks what tells a day, a year or a clock time; the length in `two weeks ago` is none."""
    taken = bytearray(len(text))
    at = 0
    for mention in find_dates(text):
        value = mention.value
        counted = isinstance(value, Date) and value.anchor and value.anchor.text.startswith("P")
        if not isinstance(value, Date | Time) or counted:
            continue
        while at < len(words) and words[at].start < mention.start:
            at += 1
        if not (at < len(words) and words[at].end == mention.end and is_sum(words, at)):
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    return taken
