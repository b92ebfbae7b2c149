"""What the words around a number make of it: a label, an age, a place in an order, a result."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from discrep.lexicon.vocabulary import noun_class
from discrep.model.values import Kind
from discrep.normalizer.quantity_lexer import Kind as Is
from discrep.normalizer.quantity_lexer import Token
from discrep.normalizer.quantity_nouns import counted, is_plural
from discrep.normalizer.quantity_readings import Reading
from discrep.normalizer.quantity_words import is_hyphen, lexicon, ordinals


def _at(words: Sequence[Token], index: int) -> Token | None:
    return words[index] if 0 <= index < len(words) else None


def _low(words: Sequence[Token], index: int) -> str:
    token = _at(words, index)
    return token.low if token is not None else ""


def _is(word: str, name: str) -> bool:
    return word in lexicon().words[name]


# Labels -----------------------------------------------------------------------------------------

_LIST_ENDS = (".", ")", ":")


def is_label(words: Sequence[Token], found: Reading) -> bool:
    """Whether a number in digits names something and counts nothing.

    List numbers, models (`A-320`), years, house numbers, `Article 50`, `Flight 370`, `FTSE 100`.
    """
    first, last = found.first, found.last
    before, after = _at(words, first - 1), _at(words, last)
    if before is not None and words[first].glued and before.kind in (Is.WORD, Is.ORDINAL):
        return True
    if after is not None and after.glued and after.kind is Is.WORD:
        return True
    if before is not None and before.glued and words[first].glued and before.text in "/_@&":
        return True
    if _in_code(words, first) or _in_list(words, first, last):
        return True
    if found.form != "digits" or found.scaled:
        return False
    return (
        _address(words, found)
        or _year(words, found)
        or _labelled(words, found)
        or (len(words[first].text) > 1 and words[first].text[0] == "0")
    )


def _in_code(words: Sequence[Token], first: int) -> bool:
    """`A-320`, `COVID-19`: bound to a word by a hyphen."""
    before, word = _at(words, first - 1), _at(words, first - 2)
    return (
        before is not None
        and word is not None
        and is_hyphen(before)
        and before.glued
        and words[first].glued
        and word.kind in (Is.WORD, Is.OTHER)
    )


def _in_list(words: Sequence[Token], first: int, last: int) -> bool:
    """`3. The bridge`, `2)`: at the start of a text or passage."""
    before, after = _at(words, first - 1), _at(words, last)
    if after is None or after.text not in _LIST_ENDS or not after.glued:
        return before is not None and before.text == "#"
    opened = before is None or before.kind is Is.BREAK
    closed = after.text == ")" and (before is None or before.text != "(" or before.glued is False)
    in_brackets = closed and any(t.text == "(" for t in words[max(0, first - 12) : first])
    return opened or (closed and not in_brackets)


def _address(words: Sequence[Token], found: Reading) -> bool:
    """`575 Wilbraham Road`, `Springfield, IL 62704`."""
    after = words[found.last : found.last + 4]
    for n, token in enumerate(after):
        if token.kind is not Is.WORD or not token.text[0].isupper():
            break
        if n and _is(token.low, "streets"):
            return True
    before = _at(words, found.first - 1)
    text = words[found.first].text
    return len(text) == 5 and before is not None and len(before.text) == 2 and before.text.isupper()


def _year(words: Sequence[Token], found: Reading) -> bool:
    """`2019` in `2019 results`: what has the form of a year and counts no person."""
    text = words[found.first].text
    if len(text) != 4 or not 1900 <= found.low <= 2099:
        return False
    noun = counted(words, found.last)
    return not (noun and is_plural(_low(words, found.last))) and noun_class(noun) != "person"


_LABELS_AFTER_SMALL = ("and", "or", "to", ",", "-", "–", "&")


def _labelled(words: Sequence[Token], found: Reading) -> bool:
    """`Article 50`, `No. 10`, `iPhone 11`: after the word that it numbers."""
    before = _at(words, found.first - 1)
    if before is None or before.kind is Is.BREAK:
        return False
    word = before
    if before.text == "." and before.glued:
        word = _at(words, found.first - 2) or before
    noun = counted(words, found.last)
    if _is(word.low, "labels"):
        return word.low not in ("case", "count", "call", "type") or not noun
    if word.kind is not Is.WORD or not word.text[0].isupper() or word is not before:
        return False
    if noun and is_plural(_low(words, found.last)):
        return False
    start = _at(words, found.first - 2)
    opens = start is None or start.kind is Is.BREAK or start.text in (".", "!", "?", ":", "“", '"')
    return not (opens and noun)


# One --------------------------------------------------------------------------------------------

_OF = (
    "the",
    "these",
    "those",
    "its",
    "his",
    "her",
    "their",
    "our",
    "my",
    "your",
    "several",
    "many",
)
_NO_ONE = ("no", "any", "every", "some", "each", "which", "this", "that", "another", "the", "a")


def one_counts(words: Sequence[Token], found: Reading) -> bool:
    """Whether `one` is a number: `one man`, `one of the men`; not `the one`, `one another`."""
    before, after = _low(words, found.first - 1), _low(words, found.last)
    if words[found.first].text.isdigit():
        return True
    if after == "of":
        return _low(words, found.last + 1) in _OF
    if before in _NO_ONE or after in ("another", "day", "thing", "such", "way", "time"):
        return False
    if found.hyphened:
        return bool(counted(words, found.last, one=True))
    noun = counted(words, found.last, one=True)
    return bool(noun) and bool(noun_class(noun))


# Ages -------------------------------------------------------------------------------------------

_CLOSES = (",", ")", ";", ".")


def age_in_apposition(words: Sequence[Token], found: Reading) -> Reading:
    """`aged 14`, `Ann Lee, 41,`, `the age of 21`, `in her 40s`: an age; else what was found."""
    if found.kind is not Kind.COUNT or not 0 < found.low <= found.high < 120:
        return found
    before = _low(words, found.first - 1)
    if before in ("aged", "ages") or (before == "age" and found.form != "words"):
        return _age(found, found.first - 1 if before == "aged" else found.first)
    if before == "of" and _low(words, found.first - 2) == "age":
        return _age(found, found.first)
    name, comma = _at(words, found.first - 2), _at(words, found.first - 1)
    after = _at(words, found.last)
    if (
        found.form == "digits"
        and name is not None
        and comma is not None
        and comma.text in (",", "(")
        and name.kind is Is.WORD
        and name.text[0].isupper()
        and len(name.text) > 1
        and not name.text.isupper()
        and (after is None or after.text in _CLOSES)
        and not (after is not None and after.text == "," and _number_follows(words, found.last))
    ):
        closed = after is not None and (after.text == ")") == (comma.text == "(")
        return _age(found, found.first) if closed else found
    return found


def _number_follows(words: Sequence[Token], index: int) -> bool:
    token = _at(words, index + 1)
    return token is not None and token.kind is Is.NUMBER


def _age(found: Reading, first: int) -> Reading:
    return msgspec.structs.replace(found, first=first, kind=Kind.AGE, unit="year")


# Places in an order and results -----------------------------------------------------------------


def standing(words: Sequence[Token], index: int) -> Reading | None:
    """A rank: `finished fifth`, `in third place`, `the second-largest city`."""
    token = words[index]
    number = token.number if token.kind is Is.ORDINAL else ordinals().get(token.low, 0.0)
    if not number:
        return None
    after = index + 1
    if after + 1 < len(words) and is_hyphen(words[after]) and words[after].glued:
        after += 1
    following = _low(words, after)
    before = _low(words, index - 1)
    if not (
        _is(following, "rank_after")
        or (_is(before, "rank_before") and following in _AFTER_RANK)
        or (before in ("joint", "equal"))
    ):
        return None
    unit = following if _is(following, "rank_after") else ""
    return Reading(
        first=index, last=index + 1, low=number, high=number, kind=Kind.RANK, unit=unit, form="rank"
    )


_AFTER_RANK = ("", "in", "on", "at", ",", ".", ";", "of", "out", "and", "with", "behind", "overall",
               "among", "for", "after", "by", "but", "this", "last")  # fmt: skip


def result(words: Sequence[Token], index: int) -> Reading | None:
    """A result: `won 20-13`, `a 2-2 draw`, `6-4, 6-2`."""
    numbers: list[int] = []
    at = index
    while at < len(words) and words[at].kind is Is.NUMBER and words[at].text.isdigit():
        if len(words[at].text) > 3 or (numbers and not words[at].glued):
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
    after = _at(words, last)
    if after is not None and after.glued and after.kind in (Is.WORD, Is.FRACTION):
        return None
    if _in_code(words, index) or (
        words[index].glued
        and _at(words, index - 1) is not None
        and words[index - 1].kind is Is.WORD
    ):
        return None
    near = [t.low for t in words[max(0, index - 5) : index]]
    near += [t.low for t in words[last : last + 2]]
    told = any(_is(word, "results") for word in near)
    noun = counted(words, last)
    rising = numbers[0] < numbers[1]
    if len(numbers) == 2 and rising and (noun or not told):
        return None
    if not told and (noun or numbers[0] > 200):
        return None
    return Reading(
        first=index,
        last=last,
        low=float(min(numbers)),
        high=float(max(numbers)),
        kind=Kind.SCORE,
        numbers=tuple(numbers),
    )
