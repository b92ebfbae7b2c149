"""What the words around a value say of its kind of figure: a part, one more, all so far, a mean,
another event's, a figure that moved. The words are in speech.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from discrep.lexicon.vocabulary import speech_lexicon

Marker = Literal["parts", "increments", "cumulative", "averages", "background", "moved"]

# Characters on either side of a value in which its markers stand.
_REACH: dict[Marker, tuple[int, int]] = {
    "parts": (45, 30),
    "increments": (20, 20),
    "cumulative": (40, 40),
    "averages": (30, 25),
    "background": (120, 120),
    "moved": (40, 0),
}


_NEXT = 20  # characters on either side of a count in which the words of a run stand

_COMPARED = re.compile(r"\bmore than\b", re.IGNORECASE)  # tells a bound, not one more


def has(marker: Marker, text: str, start: int, end: int) -> bool:
    """Whether ``marker`` stands about the value at ``[start, end)`` of the clause ``text``."""
    before, after = _REACH[marker]
    follows = text[end : end + after]
    if marker == "parts":  # "forty, including three": what comes after that is the part
        follows = re.split(r"[,;:(]|\binclud", follows, maxsplit=1)[0]
    around = f"{text[max(0, start - before) : start]} {follows}"
    if marker == "increments":
        around = _COMPARED.sub("", around)
    return _pattern(marker).search(around) is not None


def in_a_run(before: str, after: str) -> bool:
    """Whether the count between two texts is marked as some in a row: the first five."""
    left, right = _runs()
    return bool(left.search(before[-_NEXT:]) or right.match(after[:_NEXT]))


@cache
def _runs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, after = ("|".join(map(_phrase, speech_lexicon().runs[s])) for s in ("before", "after"))
    return (
        re.compile(rf"(?<!\bat )\b(?:{before})\s+$", re.IGNORECASE),
        re.compile(rf"\s+(?:{after})\b", re.IGNORECASE),
    )


@cache
def _pattern(marker: Marker) -> re.Pattern[str]:
    group = getattr(speech_lexicon(), marker)
    words = sorted({*group.words, *group.phrases}, key=lambda w: (-len(w), w))
    ways = "|".join(_phrase(word) for word in words)
    return re.compile(rf"\b(?:{ways})\b", re.IGNORECASE)


def _phrase(words: str) -> str:
    """``words`` with any space between them, and up to three other words for ``...``."""
    parts = [r"(?:\w+\W+){0,3}?" if w == "..." else re.escape(w) + r"\s+" for w in words.split()]
    return "".join(parts).removesuffix(r"\s+")
