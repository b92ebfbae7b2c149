"""Families of spelled numbers and amounts, in the order in which they are applied."""

from __future__ import annotations

import msgspec

from discrep.model.values import Modifier
from discrep.normalizer.dates.lexer import NAME, Meaning
from discrep.normalizer.dates.rules import Found, Grammar, Reading

amounts = Grammar()

_LEADS_TO_YEAR = ("in", "of", "since", "by", "until")


@amounts.family("int", "a? cardinal ((hyphen? | and) cardinal)*")
def spelled_number(found: Found) -> Reading | None:
    """`twenty four`, `a hundred and five`, `two thousand`; as a year `nineteen ninety-seven`."""
    tokens = found.tokens
    start = 1 if NAME[tokens[0].cls] == "a" else 0
    total, group, used = 0.0, 0.0, start
    year = joined = False
    for n in range(start, len(tokens)):
        if NAME[tokens[n].cls] != "cardinal":
            joined = NAME[tokens[n].cls] == "and"
            continue
        value = tokens[n].meaning.number
        if joined and (value >= 100 or not (group >= 100 or (total and not group))):
            break
        if value >= 1000:
            total, group = total + (group or 1) * value, 0.0
        elif value == 100:
            if group >= 100:
                break
            group = (group or 1) * 100
        elif group % 100 == 0 or (group % 100 >= 20 and group % 10 == 0 and value < 10):
            group += value
        elif 10 <= group <= 99 and value >= 10 and not total:
            group, year = group * 100 + value, True
        else:
            break
        used, joined = n + 1, False
    number = total + group
    if used == start or (number == 1 and start):
        return None
    named = bool(found.before) and found.before[-1].text.lower() == "year"
    if 1900 <= number < 2100 and (named or found.led_by(*_LEADS_TO_YEAR)):
        year = True
    return Reading(
        Meaning(number=number),
        cls="int4" if year and 1000 <= number <= 2199 else "int",
        drop_first=start if tokens[start].meaning.number < 100 else 0,
        drop_last=len(tokens) - used,
    )


@amounts.family("ordinal_word", "int hyphen? (ordinal_word | second)")
def spelled_ordinal(found: Found) -> Meaning | None:
    """`twenty-first`."""
    tens, unit = found.first.meaning.number, found.last.meaning.number
    if tens < 20 or tens % 10 or unit >= 10:
        return None
    return Meaning(number=tens + unit)


@amounts.family("amount", "(int1 | int2 | int) hyphen? fraction")
def mixed_number(found: Found) -> Meaning:
    """`5 1/2`, `4-1/2`, `3½`."""
    return Meaning(number=found.first.meaning.number + found.last.meaning.number)


@amounts.family("amount", "number hyphen? and hyphen? (a | number) hyphen? half")
def and_a_half(found: Found) -> Meaning | None:
    """`three and a half`, `two-and-a-half-`, `two and one-half`."""
    if any(t.meaning.number != 1 for t in found.all("int", "cardinal")[1:]):
        return None
    return Meaning(number=found.first.meaning.number + 0.5)


@amounts.family("amount", "(a | half a | number) dozen (?=any_unit)")
def dozen(found: Found) -> Meaning:
    """`two dozen`, `half a dozen` before a unit."""
    if NAME[found.first.cls] == "half":
        return Meaning(number=6)
    return Meaning(number=12 * (found.first.meaning.number or 1))


@amounts.family("amount", "number hyphen? (odd | plus) hyphen? (?=any_unit)")
def and_some(found: Found) -> Meaning:
    """`20-odd`, `10-plus`, `10+` before a unit."""
    word = NAME[found.last.cls if NAME[found.last.cls] != "hyphen" else found.tokens[-2].cls]
    modifier = Modifier.ABOUT if word == "odd" else Modifier.AT_LEAST
    return Meaning(number=found.first.meaning.number, modifier=modifier)


@amounts.family("amount", "a? couple of?")
def couple(_: Found) -> Meaning:
    """`a couple of`."""
    return Meaning(number=2, modifier=Modifier.ABOUT)


@amounts.family("amount", "a? vague of?")
def vague(found: Found) -> Meaning | None:
    """`a few`, `several`."""
    word = found.get("vague")
    if word is None:
        return None
    return msgspec.structs.replace(word.meaning, modifier=Modifier.VAGUE)


@amounts.family(
    "amount",
    "number (or | to | hyphen to? hyphen? | dash) number (?=hyphen? (more | straight)? any_unit)"
    " | between number and number (?=hyphen? any_unit)",
)
def between_numbers(found: Found) -> Meaning | None:
    """`two or three`, `10 to 12`, `5- to 7-`, `2-3` before a unit; not `the 2013-2014 season`."""
    if NAME[found.first.cls] == NAME[found.last.cls] == "int4" and found.followed_by("unit"):
        return None
    led = NAME[found.first.cls] == "between"
    low, high = found.tokens[int(led)].meaning.number, found.last.meaning.number
    return Meaning(number=low, high=high) if low < high else None
