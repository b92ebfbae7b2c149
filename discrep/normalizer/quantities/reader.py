"""Reads a text from left to right: number after number, with ranges and modifiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from discrep.lexicon.currencies import UNKNOWN
from discrep.model.values import Kind, Modifier
from discrep.normalizer.quantities.ages import age, age_in_tens, bounded_age, joined_age
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
from discrep.normalizer.quantities.nouns import counted, counts_several, of_them
from discrep.normalizer.quantities.orders import none_of, on_scale, result, standing
from discrep.normalizer.quantities.readings import Reading, letter_scaled, one_and_more, read
from discrep.normalizer.quantities.scales import exact
from discrep.normalizer.quantities.units import unit_at
from discrep.normalizer.quantities.words import (
    cardinals,
    is_hyphen,
    is_word,
    lexicon,
    modifiers_after,
    modifiers_before,
    name_at,
)

_SMALLER = {"foot": ("inch", 12), "pound": ("ounce", 16), "stone": ("pound", 14)}
_ESTIMATES = (Modifier.EXACT, Modifier.ABOUT)
_STEP = 10  # times that a figure is larger than a step to it, at least


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
        found = self._in_two_units(self._and_a_half(self._scaled_by_letter(found)))
        return age(words, self._scaled_by_letter(self._ranged(found)))

    def _without_number(self, index: int) -> Reading | None:
        """What is not read as a number with a unit: results, ranks, scales, none."""
        for family in (result, standing, on_scale, none_of):
            found = family(self._words, index)
            if found is not None:
                return found
        return None

    def _scaled_by_letter(self, found: Reading) -> Reading:
        """`2.7m sales`, `22m tonnes`: millions of what is counted; `2.7m high`: metres."""
        if found.kind not in (Kind.COUNT, Kind.MEASURE, Kind.DURATION):
            return found
        bare = found if found.kind is Kind.COUNT else None
        if bare is None and self._words[found.last - 1].text in ("m", "b", "t"):
            bare = msgspec.structs.replace(found, last=found.last - 1, kind=Kind.COUNT, unit="")
        if bare is None:
            return found
        scale = letter_scaled(self._words, bare)
        if scale is None:
            return found
        factor, last = scale
        currency = self._sum_in(bare, last)
        if currency:
            return msgspec.structs.replace(
                bare,
                low=exact(bare.low * factor),
                high=exact(bare.high * factor),
                kind=Kind.MONEY,
                unit=currency,
                last=last,
                form="figure",
                scaled=True,
            )
        unit = unit_at(self._words, last)
        if (
            unit is None
            and not counts_several(self._words, last)
            and not of_them(self._words, last)
        ):
            return found
        kind, name = bare.kind, ""
        if unit is not None:
            kind, name, last = Kind(unit.kind), unit.name, unit.last
        return msgspec.structs.replace(
            bare,
            low=exact(bare.low * factor),
            high=exact(bare.high * factor),
            kind=kind,
            unit=name,
            last=last,
            scaled=True,
        )

    def _sum_in(self, found: Reading, last: int) -> str:
        """The currency of `worth 2.4m`, `$45m and a further 10m`; '' where it is no money."""
        words, before = self._words, self._before
        led, following = low_at(words, found.first - 1), low_at(words, last)
        if is_word(led, "prices"):
            return UNKNOWN
        if before is None or before.kind is not Kind.MONEY or not before.scaled:
            return ""
        if any(t.kind is Is.BREAK or t.text in ".!?" for t in words[before.last : found.first]):
            return ""
        another = led == "plus" or is_word(led, "others")
        return before.unit if another or following in ("in", "on", "for") else ""

    def _and_a_half(self, found: Reading) -> Reading:
        """`a ton and a half`, `one mile and a half`."""
        words = self._words
        half = [low_at(words, n) for n in range(found.last, found.last + 3)] == ["and", "a", "half"]
        if not half or found.kind not in (Kind.MEASURE, Kind.DURATION) or found.low != found.high:
            return found
        return msgspec.structs.replace(
            found, last=found.last + 3, low=found.low + 0.5, high=found.high + 0.5
        )

    def _in_two_units(self, found: Reading) -> Reading:
        """`six feet two inches`, `6-foot-9`, `6'2"`: told in the smaller unit."""
        words = self._words
        if found.unit not in _SMALLER or found.low != found.high:
            return found
        smaller, size = _SMALLER[found.unit]
        at = found.last + (low_at(words, found.last) in ("and", ",", "-"))
        rest = read(words, at, self._purse) if at < len(words) else None
        if rest is None or rest.low >= size:
            return found
        if rest.unit != smaller and not self._bare_inches(found, rest):
            return found
        total = found.low * size + rest.low
        return msgspec.structs.replace(
            rest, first=found.first, low=total, high=total, kind=Kind.MEASURE, unit=smaller
        )

    def _bare_inches(self, feet: Reading, rest: Reading) -> bool:
        """Whether a number after feet is inches without their name: `6-foot-9`, `5ft 11`."""
        words = self._words
        if feet.unit != "foot" or rest.kind is not Kind.COUNT or rest.form != "digits":
            return False
        bound = words[rest.first].glued and is_hyphen(words[rest.first - 1])
        short = words[feet.last - 1].low == "ft" and rest.first == feet.last
        return bound or (short and not counted(words, rest.last))

    # Ranges -------------------------------------------------------------------------------------

    def _ranged(self, found: Reading) -> Reading:
        """`30 to 50`, `$5-10 million`, `between 3 and 5 percent`, `three or four`."""
        words = self._words
        at = found.last
        if found.low != found.high or at >= len(words):
            return found
        link = words[at]
        low_word = words[found.first - 1].low if found.first else ""
        between = low_word == "between"
        start = at + 1
        if link.low == "-" or is_hyphen(link):
            if start < len(words) and words[start].low == "to":
                start += 1
            if start < len(words) and is_hyphen(words[start]):
                start += 1
        elif link.low not in ("to", "or", "through") and not (link.low == "and" and between):
            return found
        elif link.low == "to" and start < len(words) and is_hyphen(words[start]):
            start += 1
        if start >= len(words) or self._calendar[words[start].start]:
            return found
        upper = read(words, start, self._purse)
        if upper is None or upper.low != upper.high:
            return found
        joined = self._joined(found, upper)
        if joined is None:
            return found
        if link.low == "to" and not between and self._changes(found, upper):
            # `from 5 to 7 percent`: two figures of one unit
            return found if counted(words, found.last) else _in_unit_of(found, upper)
        if link.low == "or" and not _next_to(joined):
            return found
        first = found.first - between
        return msgspec.structs.replace(joined, first=first, modifier=Modifier.RANGE)

    def _joined(self, lower: Reading, upper: Reading) -> Reading | None:
        """The range between two readings; None where they are of two kinds or fall."""
        if lower.form == "times" or upper.form == "times":
            return None
        if lower.kind is Kind.COUNT:
            scale = 1.0
            if upper.scaled and not lower.scaled and lower.low < 1000:
                mantissa = _mantissa(upper.high)
                if lower.low < mantissa[0]:
                    scale = mantissa[1]
            low = lower.low * scale
        elif lower.kind is upper.kind and lower.unit == upper.unit:
            low = lower.low
            if lower.kind is Kind.MONEY and upper.scaled and not lower.scaled:
                number, factor = _mantissa(upper.high)
                low = low * factor if low < number else low
        elif (
            lower.kind is Kind.MONEY
            and upper.kind is Kind.COUNT
            and not _counts(self._words[lower.first])  # `rose 0.12 cent to 12.45`
        ):
            low, upper = lower.low, msgspec.structs.replace(upper, kind=Kind.MONEY, unit=lower.unit)
            if upper.scaled and not lower.scaled:
                number, factor = _mantissa(upper.high)
                low = low * factor if low < number else low
        else:
            return None
        if not low < upper.high:
            return None
        return msgspec.structs.replace(upper, first=lower.first, low=low)

    def _changes(self, found: Reading, upper: Reading) -> bool:
        """Whether words before tell that a figure moved, so that `to` leads to another figure."""
        words = self._words
        change = lexicon().words["change"]
        near = words[max(0, found.first - 6) : found.first]
        led = bool(near) and near[-1].low in ("from", "by")
        if not led and not found.unit and not counted(words, found.last):
            # `shares fell 3 to 45`, `up 1.0 to $212bn`; not `rose 5 to 7 percent`
            money = upper.kind is Kind.MONEY and words[upper.first].kind is not Is.NUMBER
            bare = upper.kind is Kind.COUNT and not counted(words, upper.last)
            if not (money or bare):
                return False
        reach = near if led else near[-2:]
        ranging = any(t.low in ("range", "ranging", "ranged", "ranges", "between") for t in near)
        if ranging or not any(t.low in change for t in reach):
            return False
        # `by 1 to 1.5 degrees` is a range, `by $4 million to $19 million` a step and a figure, as
        # is `by 1,200 to 45,300`.
        ranges = near[-1].low == "by" and found.kind is Kind.COUNT
        return not ranges or upper.low > _STEP * found.low

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
            if known[1] > 1 and words[known[1]].glued and _counts(words[known[1] - 2]):
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


def _counts(token: Token) -> bool:
    return token.kind is Is.NUMBER or token.low in cardinals()


def _in_unit_of(found: Reading, other: Reading) -> Reading:
    if found.unit or other.kind not in (Kind.MEASURE, Kind.PERCENT, Kind.DURATION):
        return found
    return msgspec.structs.replace(found, kind=other.kind, unit=other.unit)


def _next_to(found: Reading) -> bool:
    """Whether the bounds are near enough for `or` to mean a range: three or four, 20 or 30."""
    return found.high - found.low <= 2 or (found.low > 0 and found.high / found.low <= 1.5)


def _mantissa(number: float) -> tuple[float, float]:
    """A number as news scales it: 15 million is 15 and a million."""
    for factor in (1e12, 1e9, 1e6, 1e3):
        if number >= factor:
            return number / factor, factor
    return number, 1.0
