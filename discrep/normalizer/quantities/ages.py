"""Which numbers are ages, where no unit says so: by name, clause or bound."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from discrep.lexicon.gazetteer import adjective_of
from discrep.lexicon.vocabulary import ancestors, noun_class
from discrep.model.values import Kind, Modifier
from discrep.normalizer.quantities.lexer import Kind as Is
from discrep.normalizer.quantities.lexer import Token, low_at, token_at
from discrep.normalizer.quantities.nouns import counted, counts_several, is_plural, singular
from discrep.normalizer.quantities.readings import Reading
from discrep.normalizer.quantities.words import is_hyphen, is_word, lexicon, tens_of

_PERSONS = (
    *("man", "woman", "boy", "girl", "person", "child", "youth", "toddler"),
    *("son", "daughter", "grandson", "granddaughter", "nephew", "niece"),
)
_CLOSES = (",", ")", ";", ".")


def age(words: Sequence[Token], found: Reading) -> Reading:
    """`aged 14`, `Ann Lee, 41,`, `the age of 21`, `she was 12.`: an age; else what was found."""
    if found.kind is not Kind.COUNT or not 0 < found.low <= found.high < 120:
        return found
    before = low_at(words, found.first - 1)
    if before in ("aged", "ages") or (before == "age" and found.form != "words"):
        return _age(found, found.first - 1 if before == "aged" else found.first)
    if before in _FROM and low_at(words, found.first - 2) in ("aged", "ages"):
        return _age(found, found.first)
    if before == "of" and low_at(words, found.first - 2) == "age":
        return _age(found, found.first)
    if before == "of" and _of_a_person(words, found):
        return _age(found, found.first)
    told = _in_apposition(words, found) or _in_life(words, found)
    return _age(found, found.first) if told else found


_FROM = ("from", "about", "just", "only", "nearly", "almost", "around", "over", "under", "up")


def _of_a_person(words: Sequence[Token], found: Reading) -> bool:
    """`a girl of five`, `an instructor of 66`; not `a mother of three`, `a crew of 20`."""
    who = token_at(words, found.first - 2)
    if who is None or counted(words, found.last):
        return False
    if who.low in _PERSONS:
        return True
    article = {"a", "an"} & {low_at(words, n) for n in range(found.first - 5, found.first - 2)}
    several = who.low in lexicon().offspring or is_word(who.low, "collectives") or is_plural(who)
    person = _persons(who) or adjective_of(who.text) is not None
    return bool(article) and found.low >= _GROWN and person and not several


_GROWN = 16


def joined_age(words: Sequence[Token], found: Reading, before: Reading | None) -> Reading:
    """`aged 11 and 14`, `two sons, 4, 7 and 11`: an age after an age; else what was found."""
    if before is None or before.kind is not Kind.AGE or found.kind is not Kind.COUNT:
        return found
    between = [t.low for t in words[before.last : found.first]]
    joined = between in (["and"], [","], ["or"], [",", "and"])
    listed = joined and 0 < found.low <= found.high < 120 and _listed(words, found.last)
    return _age(found, found.first) if listed else found


def _in_apposition(words: Sequence[Token], found: Reading) -> bool:
    """`Ann Lee, 41,`, `the driver (34)`, `her two sons, 11 and 14,`."""
    after = token_at(words, found.last)
    comma = token_at(words, found.first - 1)
    if found.form != "digits" or comma is None or comma.text not in (",", "("):
        return False
    at = found.first - 2
    if low_at(words, at) == "." and (low_at(words, at - 1) in ("jr", "sr") or _initial(words, at)):
        at -= 2
    name = token_at(words, at)
    if name is None or name.kind is not Is.WORD or after is None:
        return False
    if is_plural(name) and _persons(name):
        return _number_follows(words, found.last) and _listed(words, found.last)
    if not _may_be_aged(name) or _in_place(words, at):
        return False
    if after.low == "and":
        # `Ann Lee, 20 and from Oslo`, `Jon and Ann Lee, 20 and 22`: two words of a name, lest it be
        # a place
        named = _is_name(token_at(words, at - 1))
        return named and (not _number_follows(words, found.last) or _listed(words, found.last))
    if after.text not in _CLOSES or (after.text == "," and _number_follows(words, found.last)):
        return False
    inside = any(t.text == "(" for t in words[max(0, at - _BRACKETS) : found.first])
    return (after.text == ")") == (comma.text == "(") or (after.text == ")" and inside)


_BRACKETS = 6  # tokens before `nurse, 29)` among which a bracket opened


def _initial(words: Sequence[Token], at: int) -> bool:
    """Whether a full stop ends an initial after a name: `Ali A., 44,`."""
    letter = token_at(words, at - 1)
    return letter is not None and len(letter.text) == 1 and letter.text.isupper()


def _listed(words: Sequence[Token], at: int) -> bool:
    """Whether a list of ages goes on or ends at ``at``: `, 7 and 11.`, `and 14,`, `.`"""
    if low_at(words, at) in ("and", "or"):
        if not _number_follows(words, at):
            return False
        at += 2
    after = token_at(words, at)
    return after is None or after.kind is Is.BREAK or after.text in _CLOSES


_WHO = ("he", "she", "who", "i")
_LIVED = ("was", "is", "turned", "turns")


def _is_person(words: Sequence[Token], at: int) -> bool:
    """Whether a name of two words or a person's noun ends at ``at``: `Ann Lee`, `the driver`."""
    word = token_at(words, at)
    if word is None or word.kind is not Is.WORD:
        return False
    named = _is_name(word) and _is_name(token_at(words, at - 1))
    return named or (
        not is_plural(word) and _persons(word) and not is_word(word.low, "collectives")
    )


_SOFT = ("just", "only", "about", "almost", "nearly", "barely", "around", "then", "now", "already")
_THEN = ("when", "while", "and", "but")
_THE_DAY = ("on", "in", "this", "last", "next", "today", "yesterday", "tomorrow")


def _in_life(words: Sequence[Token], found: Reading) -> bool:
    """`She was 12.`, `Ann Lee turned 68 on Sunday`, `he died at 77`."""
    if found.low == 1 and found.form == "words":
        return False
    at = _before(words, found.first - 1)
    verb, after = low_at(words, at), token_at(words, found.last)
    closes = after is None or after.kind is Is.BREAK or after.text in (*_CLOSES, '"', "”", "'")
    if verb == "at" and _died(words, at):
        # A smaller number may be an hour.
        return found.low > 12 and (closes or low_at(words, found.last) in ("in", "of", "after"))
    if verb not in _LIVED:
        return False
    who = _before(words, at - 1)
    if low_at(words, who) not in _WHO and not _is_person(words, who):
        return False
    follows = (*_THEN, *(_THE_DAY if verb.startswith("turn") else ()))
    then = [low_at(words, n) for n in range(found.last, found.last + 3)] == ["at", "the", "time"]
    return closes or then or low_at(words, found.last) in follows


def _died(words: Sequence[Token], at: int) -> bool:
    """`dies at`, `died in prison at`: a death, and words alone, just before."""
    for n in range(at - 1, max(at - 6, -1), -1):
        if words[n].low in ("died", "dies", "dead"):
            return True
        if words[n].kind is not Is.WORD:
            return False
    return False


def _before(words: Sequence[Token], at: int) -> int:
    """The last token up to ``at`` that is no softening adverb."""
    while low_at(words, at) in _SOFT:
        at -= 1
    return at


def _is_name(token: Token | None) -> bool:
    return token is not None and token.kind is Is.WORD and token.text[0].isupper()


def _in_place(words: Sequence[Token], at: int) -> bool:
    """Whether the name that ends at ``at`` is where something is: `in New York, 12,`."""
    while _is_name(token_at(words, at)) and low_at(words, at) not in _WHERE:
        at -= 1
    return low_at(words, at) in _WHERE


_WHERE = ("in", "near")


def _may_be_aged(name: Token) -> bool:
    """Whether an age may follow a word and a comma: a name, or `the driver, 34,`."""
    if name.text[0].isupper():
        return len(name.text) > 1 and not (name.text.isupper() and name.text.strip("IV"))
    return not is_plural(name) and _persons(name)


def _persons(token: Token) -> bool:
    return "person" in ancestors(noun_class(singular(token.low)))


_BOUNDS = {"under", "over", "above", "below", "than", "up"}
_YEARS = {"older", "younger"}


def bounded_age(words: Sequence[Token], found: Reading) -> Reading:
    """`children under 5`, `those 65 and older`, `adults, 18 and over`: an age; or as found."""
    if found.modifier not in _OPEN or found.kind is not Kind.COUNT or not 0 < found.low <= 100:
        return found
    said = {token.low for token in words[found.first : found.last]}
    if said & _YEARS:
        return _age(found, found.first)
    if not said & _BOUNDS or counts_several(words, found.last):
        return found
    who = token_at(words, found.first - 1 - (low_at(words, found.first - 1) == ","))
    if who is None or not is_plural(who):
        return found
    return _age(found, found.first) if _persons(who) else found


_OPEN = (Modifier.LESS_THAN, Modifier.MORE_THAN, Modifier.AT_MOST, Modifier.AT_LEAST)


_TENS = re.compile(r"[1-9]0")
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_WHOSE = ("his", "her", "their", "my", "your", "our")


def age_in_tens(words: Sequence[Token], index: int) -> Reading | None:
    """`in his 40s`, `in her late thirties`: an age between two bounds."""
    token = words[index]
    last = index + 1
    if token.kind is Is.NUMBER and _TENS.fullmatch(token.text):
        last += low_at(words, last) in ("'", "’")
        if low_at(words, last) != "s" or not words[last].glued:
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
