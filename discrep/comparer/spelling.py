"""Whether two words are one name in two spellings.

Transliterations and habits of spelling are folded together first (``Khalimov``, ``Halimov``); what
remains is measured in edits, the more allowed the longer the word.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from discrep.lexicon.names import names_lexicon

# Letters per edit that a spelling may differ in, and the similarity below which two words with one
# edit are still too different (the edit weighs more at the beginning of a word).
_LETTERS_AN_EDIT = 4
_SIMILAR = 0.85
_SHORTEST = 5  # shorter words that differ by a letter are other words: Iran and Iraq
# Consonants that two spellings of one name share, at least; fewer would join Marie and Moira.
_SKELETON = 4
_VOWELS = str.maketrans("", "", "aeiou")


class Likeness(IntEnum):
    """How alike two words of names are."""

    APART = 0
    RESEMBLING = 1  # too different to be one name by itself, too alike to be surely two
    CLOSE = 2  # spelled otherwise
    EQUAL = 3


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """``word`` without capitals, accents and punctuation."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in letters if c.isalnum())


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """What the spellings of one name share: transliterations together, doubled letters once."""
    text = plain(word)
    for written, meant in names_lexicon().transliterations:
        text = text.replace(written, meant)
    return "".join(c for i, c in enumerate(text) if not i or c != text[i - 1])


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of ``fold(word)``, by which spellings are found again."""
    return fold(word).translate(_VOWELS)


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> Likeness:
    """How alike two single words are. Symmetric."""
    if plain(a) == plain(b):
        return Likeness.EQUAL
    x, y = fold(a), fold(b)
    if x == y:
        return Likeness.CLOSE if x else Likeness.APART
    if x.isdigit() or y.isdigit():
        return Likeness.APART
    if skeleton(a) == skeleton(b) and len(skeleton(a)) >= _SKELETON:
        return Likeness.CLOSE
    ways = ((x, y), (plain(a), plain(b)))
    edits = min(OSA.distance(v, w) for v, w in ways)
    similar = max(JaroWinkler.similarity(v, w) for v, w in ways)
    shorter = min(len(plain(a)), len(plain(b)))
    if shorter >= _SHORTEST and edits <= shorter // _LETTERS_AN_EDIT and similar >= _SIMILAR:
        return Likeness.CLOSE
    return Likeness.RESEMBLING if similar >= 0.8 and shorter >= _SHORTEST else Likeness.APART
