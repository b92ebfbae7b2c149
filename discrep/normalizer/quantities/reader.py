"""Reads a text from left to right: number after number, with ranges and modifiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from discrep.model.values import Kind, Modifier
from discrep.normalizer.quantities.ages import age, age_in_tens, bounded_age, joined_age
from discrep.normalizer.quantities.composed import and_a_half, in_two_units, scaled_by_letter
from discrep.normalizer.quantities.hours import tells_the_hour
from discrep.normalizer.quantities.labels import (
    bound_to_word,
    glued_to_word,
    is_label,
    labelled_in_words,
    odds,
    one_counts,
)
from discrep.normalizer.quantities.lexer import Kind as Is
from discrep.normalizer.quantities.lexer import Token, low_at
from discrep.normalizer.quantities.money import Purse
from discrep.normalizer.quantities.nouns import counted
from discrep.normalizer.quantities.orders import none_of, on_scale, result, standing
from discrep.normalizer.quantities.ranges import ranged
from discrep.normalizer.quantities.readings import Reading, one_and_more, read
from discrep.normalizer.quantities.units import unit_at
from discrep.normalizer.quantities.words import (
    is_hyphen,
    is_number,
    modifiers_after,
    modifiers_before,
    name_at,
)

_ESTIMATES = (Modifier.EXACT, Modifier.ABOUT)


class Reader:
    """What one text tells, number by number."""

    def __init__(self, words: Sequence[Token], calendar: bytearray, purse: Purse) -> None:
        self._words = words
        self._calendar = calendar
        self._purse = purse
        self._labels: set[str] = set()  # numbers that named something: `iPhone 11`
        self._label_end = -1  # where the last of them ended
        self._before: Reading | None = None

    def readings(self) -> Iterator[Reading]:
        """Every quantity of the text, in order."""
        words = self._words
        index = end = 0
        while index < len(words):
            token = words[index]
            aged = age_in_tens(words, index)
            if aged is not None:
                end = index = aged.last
                self._before = aged
                yield aged
                continue
            if token.kind in (Is.BREAK, Is.OTHER) or self._calendar[token.start]:
                index += 1
                continue
            name = name_at(words, index)
            if name:
                index = name
                continue
            found = self._quantity(index)
            if found is None:
                index += 1
                continue
            index = found.last
            found = joined_age(words, found, self._before)
            if self._refused(found):
                continue
            found = bounded_age(words, self._modified(found, end))
            end = index = found.last
            self._before = found
            yield found

    def _quantity(self, index: int) -> Reading | None:
        words = self._words
        found = self._without_number(index) or one_and_more(words, index)
        if found is not None:
            return found
        found = read(words, index, self._purse)
        if found is None:
            return None
        if self._calendar[words[found.last - 1].start]:
            return None
        found = in_two_units(
            words,
            and_a_half(words, scaled_by_letter(words, found, self._before)),
            self._purse,
        )
        found = ranged(words, found, self._calendar, self._purse)
        return age(words, scaled_by_letter(words, found, self._before))

    def _without_number(self, index: int) -> Reading | None:
        """What is not read as a number with a unit: results, ranks, scales, none."""
        for family in (result, standing, on_scale, none_of):
            found = family(self._words, index)
            if found is not None:
                return found
        return None

    # Modifiers ----------------------------------------------------------------------------------

    def _modified(self, found: Reading, taken: int) -> Reading:
        """``found`` with what bounds or softens it, from token ``taken`` on."""
        if found.kind in (Kind.SCORE, Kind.RANK):
            return found
        words = self._words
        first, last, said = found.first, found.last, Modifier.EXACT
        for _ in range(2):  # up to about 2,000
            known = modifiers_before().at(words, first - 1)
            if known is None or known[1] < taken or self._calendar[words[known[1]].start]:
                break
            if known[1] > 1 and words[known[1]].glued and is_number(words[known[1] - 2]):
                break  # `a two-over 74`
            first = known[1]
            said = known[0] if said in _ESTIMATES else said
        known = modifiers_after().at(words, last) or modifiers_after().at(words, last + 1)
        if known is not None and said in _ESTIMATES:
            at = last if modifiers_after().at(words, last) else last + 1
            glue = words[at - 1] if at > last else None
            if words[at].low in ("plus", "odd", "ish"):
                valid = words[at].glued and (glue is None or is_hyphen(glue))
            elif words[at].text == "+":
                valid = words[at].glued and glue is None
            else:
                valid = glue is None
            if valid:
                said, last = known[0], known[1]
                found = msgspec.structs.replace(found, hyphened=False)
                unit = unit_at(words, last) if found.kind is Kind.COUNT else None
                if unit is not None and found.form in ("digits", "figure", "words"):
                    # `90-plus per cent`, `10 or more years`
                    last, kind = unit.last, Kind(unit.kind)
                    found = msgspec.structs.replace(found, kind=kind, unit=unit.name)
        if said is Modifier.EXACT:
            return found
        if found.modifier in (Modifier.RANGE, Modifier.VAGUE) and said is Modifier.ABOUT:
            said = found.modifier
        return msgspec.structs.replace(found, first=first, last=last, modifier=said)

    def _refused(self, found: Reading) -> bool:
        """Whether a number only looks like a quantity."""
        words = self._words
        measured = found.kind in (Kind.MEASURE, Kind.DURATION) and not found.hyphened
        if measured and found.form != "words":
            bound = bound_to_word(words, found.first) or glued_to_word(words, found.first)
            if bound:
                return True  # `under-21s`, `F-16C`, `A330s`
        if found.kind is not Kind.COUNT or found.form in ("times", "none"):
            return False
        if tells_the_hour(words, found):
            return True
        if found.form == "words":
            if odds(words, found):
                return True
            if found.low == found.high == 1:
                return not one_counts(words, found)
            if labelled_in_words(words, found):
                return True
            # `the bottom three` is a part of a table.
            before = words[found.first - 1].low if found.first else ""
            return before in ("top", "bottom", "final") and not counted(words, found.last)
        text = words[found.first].text
        softened = modifiers_before().at(words, found.first - 1) is not None
        if is_label(words, found, softened=softened) or self._goes_on(found):
            self._labels.add(text)
            self._label_end = found.last
            return True
        named = found.last < len(words) and words[found.last].text[0].isupper()
        return text in self._labels and not softened and (named or not counted(words, found.last))

    def _goes_on(self, found: Reading) -> bool:
        """`junctions 21 and 24`: whether a number is the next of what the last one labelled."""
        linked = low_at(self._words, found.first - 1) in ("and", "or", "to")
        if not linked or self._label_end != found.first - 1 or found.form != "digits":
            return False
        return not counted(self._words, found.last)
