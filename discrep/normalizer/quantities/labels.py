"""Whether a number counts: it may be a label, a year, an address, or `one` may be no number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discrep.lexicon.vocabulary import ancestors, noun_class
from discrep.normalizer.quantities.lexer import Kind as Is
from discrep.normalizer.quantities.lexer import Token, low_at, token_at
from discrep.normalizer.quantities.nouns import (
    counted,
    is_plural,
    numbers_model,
    shows_plural,
    singular,
)
from discrep.normalizer.quantities.readings import Reading
from discrep.normalizer.quantities.words import is_hyphen, is_word, modifiers_after

_LIST_ENDS = (".", ")", ":")


def is_label(words: Sequence[Token], found: Reading, *, softened: bool) -> bool:
    """Whether a number in digits names something and counts nothing.

    List numbers, models (`A-320`), years, house numbers, `Article 50`, `Flight 370`. What is
    ``softened`` (`about 1500`) is no year.
    """
    first, last = found.first, found.last
    before, after = token_at(words, first - 1), token_at(words, last)
    if glued_to_word(words, first):
        return True
    if after is not None and after.glued and after.kind is Is.WORD:
        return not is_side(words, last)
    bound = low_at(words, last + 1) if found.hyphened else ""
    if (len(bound) == 1 and not bound.isdigit()) or bound == "something":
        return True  # `3-D`, `30-something`
    if odds(words, found):
        return True
    if before is not None and before.glued and words[first].glued and before.text in "/_@&+":
        return True
    if (bound_to_word(words, first) and not _by(words, first)) or _in_list(words, first, last):
        return True
    if numbers_model(words, first):
        return True
    if found.scaled or softened:
        return False
    if found.form != "digits":
        return _version(words, found)
    return (
        _address(words, found)
        or _made(words, found)
        or _year(words, found)
        or _labelled(words, found)
        or _dialled(words, first)
    )


def odds(words: Sequence[Token], found: Reading) -> bool:
    """`7-for-14`, `8-of-23`, `two-on-one`: two numbers that set odds and count nothing."""
    for link, hyphens in (
        (found.last + 1, (found.last, found.last + 2)),
        (found.first - 2, (found.first - 3, found.first - 1)),
    ):
        bound = all(low_at(words, n) and is_hyphen(words[n]) for n in hyphens)
        if bound and low_at(words, link) in ("for", "of", "on"):
            return True
    return False


def glued_to_word(words: Sequence[Token], first: int) -> bool:
    """`A320`, `x86`: glued to a word; not to the `x` of `1080x2340`."""
    before = token_at(words, first - 1)
    if before is None or not words[first].glued:
        return False
    if before.low == "x" and first > 1 and words[first - 2].kind is Is.NUMBER:
        return not before.glued
    return before.kind in (Is.WORD, Is.ORDINAL)


def bound_to_word(words: Sequence[Token], first: int) -> bool:
    """`A-320`, `COVID-19`: bound to a word by a hyphen."""
    before, word = token_at(words, first - 1), token_at(words, first - 2)
    return (
        before is not None
        and word is not None
        and is_hyphen(before)
        and before.glued
        and words[first].glued
        and word.kind in (Is.WORD, Is.OTHER)
    )


def _by(words: Sequence[Token], first: int) -> bool:
    """`8-by-10`: the second of two sides."""
    return low_at(words, first - 2) == "by" and words[first - 4].kind is Is.NUMBER


def is_side(words: Sequence[Token], last: int) -> bool:
    """`1920x1080`: the first of two sides."""
    other = token_at(words, last + 1)
    return low_at(words, last) == "x" and other is not None and other.kind is Is.NUMBER


def _in_list(words: Sequence[Token], first: int, last: int) -> bool:
    """`3. The bridge`, `2)`: at the start of a text or passage."""
    before, after = token_at(words, first - 1), token_at(words, last)
    if after is None or after.text not in _LIST_ENDS or not after.glued:
        return before is not None and before.text == "#"
    opened = before is None or before.kind is Is.BREAK
    closed = after.text == ")" and (before is None or before.text != "(" or before.glued is False)
    in_brackets = closed and any(t.text == "(" for t in words[max(0, first - 12) : first])
    return opened or (closed and not in_brackets)


def _dialled(words: Sequence[Token], first: int) -> bool:
    """`0800 555111`: what starts with a nought, and what follows it, is dialled."""
    texts = [t.text for t in words[max(0, first - 1) : first + 1] if t.kind is Is.NUMBER]
    return any(len(text) > 1 and text.isdigit() and text[0] == "0" for text in texts)


def _address(words: Sequence[Token], found: Reading) -> bool:
    """`575 Wilbraham Road`, `325 E. Dale Ave.`, `the 1200 block of`, `Springfield, IL 62704`."""
    if low_at(words, found.last) == "block" and low_at(words, found.last + 1) == "of":
        return found.low >= 100
    after = [t for t in words[found.last : found.last + 5] if not (t.text == "." and t.glued)]
    for n, token in enumerate(after):
        if token.kind is not Is.WORD or not token.text[0].isupper():
            break
        if n and is_word(token.low, "streets"):
            return True
    before = token_at(words, found.first - 1)
    text = words[found.first].text
    return len(text) == 5 and before is not None and len(before.text) == 2 and before.text.isupper()


def _made(words: Sequence[Token], found: Reading) -> bool:
    """`the 737 Max`, `the 911 Turbo`, `on a 767`: a thing that a number names."""
    article, after = low_at(words, found.first - 1), token_at(words, found.last)
    if found.low < _MODEL or article not in ("the", "a", "an"):
        return False
    if article != "the" and not counted(words, found.last):
        return after is None or after.kind is not Is.WORD or is_word(after.low, "stop")
    named = after is not None and after.kind is Is.WORD and after.text[0].isupper()
    return named and not counted(words, found.last)


_MODEL = 100  # the first number that a model may have without a name before it


def _year(words: Sequence[Token], found: Reading) -> bool:
    """`2019` in `2019 results`: what has the form of a year and counts no person."""
    text = words[found.first].text
    if len(text) != 4 or not 1900 <= found.low <= 2099:
        return False
    if is_sum(words, found.first) or is_side(words, found.last):
        return False
    noun = counted(words, found.last)
    return not (noun and shows_plural(token_at(words, found.last))) and noun_class(noun) != "person"


def is_sum(words: Sequence[Token], first: int) -> bool:
    """`an average of 1950`, `a total of 2050`: what has the form of a year and is none."""
    return low_at(words, first - 1) == "of" and is_word(low_at(words, first - 2), "sums")


def _version(words: Sequence[Token], found: Reading) -> bool:
    """`Firefox 3.0`: a short decimal after a name, with nothing to count."""
    name, number = token_at(words, found.first - 1), words[found.first]
    if name is None or name.kind is not Is.WORD or not _VERSION.fullmatch(number.text):
        return False
    if low_at(words, found.last) == "/":
        return False  # `Rated 4.7/5`
    named = not name.text.islower()  # `iOS 16.4`
    return named and not is_word(name.low, "stop") and not _plural(words, found)


_VERSION = re.compile(r"\d{1,2}\.\d{1,2}")


def _plural(words: Sequence[Token], found: Reading) -> bool:
    return bool(counted(words, found.last)) and shows_plural(token_at(words, found.last))


_PERIODS = ("week", "day", "year", "season")
_NO_LABELS = ("last", "this", "that", "same", "next", "each", "every", "previous", "past")


def labelled_in_words(words: Sequence[Token], found: Reading) -> bool:
    """`round two`, `chapter seven`: a spelled number after the word that it numbers."""
    label = low_at(words, found.first - 1)
    if not is_word(label, "labels") or low_at(words, found.first - 2) in _NO_LABELS:
        return False
    noun = counted(words, found.last)
    if low_at(words, found.last) == "of":  # `game two of the series`, `in the game two of the men`
        return "person" not in ancestors(noun_class(noun))
    return not noun


def _persons(plural: Token) -> bool:
    return "person" in ancestors(noun_class(singular(plural.low)))


_NOUN_WITHIN = 4  # tokens


def _labelled(words: Sequence[Token], found: Reading) -> bool:
    """`Article 50`, `No. 10`, `iPhone 11`: after the word that it numbers."""
    before = token_at(words, found.first - 1)
    if before is None or before.kind is Is.BREAK:
        return False
    word = before
    if before.text == "." and before.glued:
        word = token_at(words, found.first - 2) or before
    noun = counted(words, found.last)
    if is_word(word.low, "labels"):
        if word.low in _PERIODS and low_at(words, found.first - 2) in _NO_LABELS:
            return False  # `last week 12 people`
        return word.low not in ("case", "count", "call", "type", "minute") or not noun
    if word.kind is not Is.WORD or not word.text[0].isupper() or word is not before:
        return False
    # `On Friday 12 people`: unlike other words with one form for both numbers, those for persons
    # seldom follow a name with its number.
    persons = "person" in ancestors(noun_class(noun)) and any(
        is_plural(t) for t in words[found.last : found.last + _NOUN_WITHIN]
    )
    if is_plural(word) and _persons(word) and modifiers_after().at(words, found.last):
        return False  # `Children 5 and under`
    plural = noun and (persons or shows_plural(token_at(words, found.last)))
    return not is_word(word.low, "stop") and not plural


# One ---------------------------------------------------------------------------------------------

_OF = (
    *("the", "these", "those", "its", "his", "her", "their", "our", "my", "your"),
    *("several", "many", "them", "us", "you", "whom", "which"),
)
_NO_ONE_AFTER = (
    "another",
    "day",
    "thing",
    "such",
    "way",
    "time",
    "need",
    "must",
    "hopes",
    "wonders",
)
_NO_ONE = ("no", "any", "every", "some", "each", "which", "this", "that", "another", "the", "a")


def one_counts(words: Sequence[Token], found: Reading) -> bool:
    """Whether `one` is a number: `one man`, `one of the men`; not `the one`, `one another`."""
    before, after = low_at(words, found.first - 1), low_at(words, found.last)
    if words[found.first].text.isdigit():
        return True
    if after == "of":
        return low_at(words, found.last + 1) in _OF
    known = bool(noun_class(counted(words, found.last, one=True)))
    if found.hyphened and before in ("a", "the"):
        return known  # `a one-bedroom flat`
    if before in _NO_ONE or after in _NO_ONE_AFTER:
        return False
    return known or (found.hyphened and bool(counted(words, found.last, one=True)))
