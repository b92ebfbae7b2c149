"""Which bare numbers are hours of the clock and count nothing: `at seven`, `ten to four`."""

from __future__ import annotations

from collections.abc import Sequence

from discrep.model.values import Kind
from discrep.normalizer.quantities.lexer import Kind as Is
from discrep.normalizer.quantities.lexer import Token, low_at, token_at
from discrep.normalizer.quantities.readings import Reading
from discrep.normalizer.quantities.words import is_word

_WHEN = ("at", "until", "till", "before")
_PARTS = ("ten", "twenty", "five", "quarter", "half", "minutes", "past", "to")
_CLOSES = (",", ".", ";", ":", ")", "?", "!", "”", '"')
_GOES_ON = (
    *("when", "and", "or", "but", "in", "on", "for", "this", "that", "sharp", "to"),
    *("tonight", "today", "tomorrow", "yesterday", "local", "past", "every", "each"),
)


def tells_the_hour(words: Sequence[Token], found: Reading) -> bool:
    """`They left at seven.`, `By nine, when`, `at ten to four`; not `stood at seven`."""
    if found.kind is not Kind.COUNT or not found.low == found.high <= 12 or found.low < 1:
        return False
    if found.low % 1 or found.scaled or not _nothing_counted(words, found.last):
        return False
    before = low_at(words, found.first - 1)
    if before in ("past", "to"):
        return low_at(words, found.first - 2) in _PARTS
    if before == "by":  # `won by three.` is no hour
        opens = token_at(words, found.first - 2)
        return opens is None or opens.kind is Is.BREAK or opens.text in _CLOSES
    return before in _WHEN and not is_word(low_at(words, found.first - 2), "levels")


def _nothing_counted(words: Sequence[Token], at: int) -> bool:
    after = token_at(words, at)
    return after is None or after.kind is Is.BREAK or after.text in _CLOSES or after.low in _GOES_ON
