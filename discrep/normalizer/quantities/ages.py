"""Which numbers are ages, where no unit says so: by name, clause or bound."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from discrep.lexicon.vocabulary import ancestors, noun_class
from discrep.model.values import Kind, Modifier
from discrep.normalizer.quantities.lexer import Kind as Is
from discrep.normalizer.quantities.lexer import Token, low_at, token_at
from discrep.normalizer.quantities.nouns import counted, is_plural, singular
from discrep.normalizer.quantities.readings import Reading
from discrep.normalizer.quantities.words import is_hyphen, tens_of

_PERSONS = ("man", "woman", "boy", "girl", "person", "child", "youth")
_CLOSES = (",", ")", ";", ".")


def age_in_apposition(words: Sequence[Token], found: Reading) -> Reading:
    """`aged 14`, `Ann Lee, 41,`, `the age of 21`, `in her 40s`: an age; else what was found."""
    if found.kind is not Kind.COUNT or not 0 < found.low <= found.high < 120:
        return found
    before = low_at(words, found.first - 1)
    if before in ("aged", "ages") or (before == "age" and found.form != "words"):
        return _age(found, found.first - 1 if before == "aged" else found.first)
    if before == "of" and low_at(words, found.first - 2) == "age":
        return _age(found, found.first)
    name, comma = token_at(words, found.first - 2), token_at(words, found.first - 1)
    after = token_at(words, found.last)
    of_a_person = before == "of" and name is not None and name.low in _PERSONS
    if of_a_person and not counted(words, found.last):
        return _age(found, found.first)
    if (
        found.form == "digits"
        and name is not None
        and comma is not None
        and comma.text in (",", "(")
        and name.kind is Is.WORD
        and _may_be_aged(name)
        and (after is None or after.text in _CLOSES)
        and not (after is not None and after.text == "," and _number_follows(words, found.last))
    ):
        closed = after is not None and (after.text == ")") == (comma.text == "(")
        return _age(found, found.first) if closed else found
    return found


def _may_be_aged(name: Token) -> bool:
    """Whether an age may follow a word and a comma: a name, or `the driver, 34,`."""
    if name.text[0].isupper():
        return len(name.text) > 1 and not name.text.isupper()
    return not is_plural(name) and "person" in ancestors(noun_class(name.low))


_BOUNDS = {"under", "over", "above", "below", "than"}


def bounded_age(words: Sequence[Token], found: Reading) -> Reading:
    """`children under 5`, `people older than 65`: an age; else what was found."""
    if found.modifier not in (Modifier.LESS_THAN, Modifier.MORE_THAN):
        return found
    if found.kind is not Kind.COUNT or not 0 < found.low <= 100 or counted(words, found.last):
        return found
    said = _BOUNDS & {low_at(words, found.first), low_at(words, found.first + 1)}
    who = token_at(words, found.first - 1)
    if who is None or not is_plural(who):
        return found
    persons = "person" in ancestors(noun_class(singular(who.low)))
    return _age(found, found.first) if said and persons else found


_TENS = re.compile(r"[1-9]0")
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_WHOSE = ("his", "her", "their", "my", "your", "our")


def age_in_tens(words: Sequence[Token], index: int) -> Reading | None:
    """`in his 40s`, `in her late thirties`: an age between two bounds."""
    token = words[index]
    last = index + 1
    if token.kind is Is.NUMBER and _TENS.fullmatch(token.text):
        if low_at(words, last) != "s":
            return None
        tens, last = token.number, last + 1
    else:
        tens = tens_of().get(token.low, 0.0)
    if not tens:
        return None
    first = index
    before = low_at(words, first - 1)
    if before and is_hyphen(words[first - 1]):
        first, before = first - 1, low_at(words, first - 2)
    low, high = 0, 9
    if before in _PARTS:
        (low, high), first = _PARTS[before], first - 1
    if low_at(words, first - 1) not in _WHOSE or low_at(words, first - 2) not in ("in", "into"):
        return None
    return Reading(
        first=first,
        last=last,
        low=tens + low,
        high=tens + high,
        kind=Kind.AGE,
        modifier=Modifier.RANGE,
        unit="year",
        form="figure",
    )


def _number_follows(words: Sequence[Token], index: int) -> bool:
    token = token_at(words, index + 1)
    return token is not None and token.kind is Is.NUMBER


def _age(found: Reading, first: int) -> Reading:
    return msgspec.structs.replace(found, first=first, kind=Kind.AGE, unit="year")
