"""What multiplies a number: ``2.7 million``, ``40k``, ``one lakh crore``."""

from __future__ import annotations

from collections.abc import Sequence

from discrep.normalizer.quantities.lexer import Kind, Token
from discrep.normalizer.quantities.words import is_hyphen, lexicon

_NO_KILO = (2, 4, 5, 8, 10)


def is_screen(number: float) -> bool:
    """Whether a number before a K is no thousands: 4K is a screen, 10K a race."""
    return number in _NO_KILO


def skip_hyphen(words: Sequence[Token], index: int) -> int:
    """The index after a hyphen that binds the word at ``index``; ``index`` where there is none."""
    glued = index + 1 < len(words) and is_hyphen(words[index]) and words[index].glued
    return index + 1 if glued and words[index + 1].glued else index


def scale_at(
    words: Sequence[Token], index: int, *, digits: bool, letters: bool = False
) -> tuple[float, int] | None:
    """What multiplies the number before ``index``, and where it ends."""
    at = skip_hyphen(words, index)
    if at >= len(words) or words[at].kind is not Kind.WORD:
        return None
    word = words[at]
    scales = lexicon()
    known = scales.scales.get(word.low)
    if known is None and digits and at == index:
        known = scales.short_scales.get(word.low)
        if word.low == "k" and not (
            word.glued and (word.text == "k" or letters or not is_screen(words[at - 1].number))
        ):
            known = None
        if known is None and letters:
            known = scales.letter_scales.get(word.low)
    if known is None:
        return None
    return known, at + 1


def scaled_by(
    words: Sequence[Token], index: int, number: float, *, digits: bool, letters: bool = False
) -> tuple[float, int]:
    """``number`` times the scales from ``index`` on, and where they end."""
    for _ in range(3):  # one lakh crore, two hundred thousand million
        found = scale_at(words, index, digits=digits, letters=letters)
        if found is None:
            break
        number, index = number * found[0], found[1]
    return exact(number), index


def exact(number: float) -> float:
    """``number`` without the noise of its multiplication: 2.2 times a million is 2200000."""
    return float(f"{number:.12g}")
