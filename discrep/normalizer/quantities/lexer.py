"""Cuts a text into the words, numbers and signs that quantities are written in.

Offsets are those of the untouched text. White space is no token; a blank line is one. What only
looks like a number (telephone numbers, versions, addresses on the net, models) is of kind OTHER.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

import msgspec


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()  # in digits
    FRACTION = auto()  # 1/2, ½
    ORDINAL = auto()  # 5th
    PUNCT = auto()
    BREAK = auto()  # a blank line
    OTHER = auto()


class Token(msgspec.Struct, frozen=True):
    """A stretch ``[start, end)`` of the text; ``glued`` to the token before if nothing is between.

    ``low`` is the text in lower case, apostrophes straight; ``number`` the value of what has one.
    """

    kind: Kind
    start: int
    end: int
    text: str
    low: str
    glued: bool = False
    number: float = 0.0


_SPACES = "\u00a0\u2009\u202f"
_PIECE = re.compile(
    rf"""
      (?P<other>
          https?://\S{{1,2000}} | www\.\S{{1,500}}
        | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,32}}){{1,8}}
        | (?<![\w@])[@][A-Za-z]\w{{1,40}} | (?<!\w)\#[A-Za-z]\w{{1,60}}
        | (?<![\d.])\d{{1,4}}(?:\.\d{{1,5}}){{2,6}}(?!\d)
        | (?<![\d:.])\d{{1,2}}:\d\d:\d\d(?:\.\d{{1,3}})?(?![\d:])
        | (?<![\d:.])\d{{1,3}}:\d{{1,3}}(?![\d:]) | (?<![\d/.])\d{{3}}/\d{{2,3}}(?![\d/])
        | (?<![\w+.])(?:\+\d{{1,3}}[ -]?)?\(\d{{2,5}}\)[ -]?\d{{3,4}}[ -]?\d{{3,4}}(?!\d)
        | \(\d{{2,4}}(?:-\d{{1,3}})?\)[ -]\d{{3}}-\d{{3,4}}(?!\d)
        | (?<!\w)\+\d{{1,3}}(?:[ -]\d{{2,4}}){{2,5}}(?!\d)
        | (?<![\w.,-])(?:1-)?\d{{3}}-(?:\d{{3}}-)?\d{{4}}(?![\d-])
        | (?<![\w.,])0\d{{2,4}}[ ]\d{{3}}[ ]\d{{3,4}}(?!\d)
        | (?<![\w.,])\d{{1,2}}-\d{{1,2}}-\d{{2,4}}(?![\d-]) )
    | (?P<ordinal>
          (?<![\w.])(?:\d{{1,3}},)?\d{{0,2}}
          (?:(?<!1)1(?:st|ST)|2(?:nd|ND)|3(?:rd|RD)|\d(?:th|TH))\b )
    | (?P<fraction>(?<![\d/.])\d{{1,2}}/\d{{1,3}}(?![\d/]) | [¼½¾⅓⅔⅕⅛])
    | (?P<number>
          # Inches that run into a weight: `6-foot-8,225-pound`.
          (?:(?<=foot-)|(?<=feet-)|(?<=ft-))(?:1[01]|\d)(?=,\d{{3}}[- ]?(?:pounds?|lbs?)\b)
        | \d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?!\d)(?:\.\d+)?
        | \d{{1,3}}(?:(?:[{_SPACES}]\d{{3}}){{1,5}}|(?:[ ]\d{{3}}){{2,5}}|[ ]000)(?!\d)
        # A decimal as tokenised, `6 . 2 %`, or with a comma, `1,5 million`.
        | \d{{1,3}}[ ][.][ ]\d{{1,2}}(?=[ ](?:%|(?:percent|per[ ]cent|million|billion|trillion)\b))
        | \d{{1,3}},\d{{1,2}}(?=[ ]?(?:%|(?:percent|per[ ]cent|million|billion|trillion|bn)\b))
        # A decimal whose point lost its place in scraping: `$9. 21`, `6. 1m`.
        | (?<=[$£€])\d{{1,4}}\.[ ]\d\d(?![\d%]|[.,]\d|[ ]\w{{1,20}}s\b)
        | \d{{1,3}}\.[ ]\d{{1,2}}(?=(?:m|bn|b|k|km|kg|mm|cm|[GM]Hz|[MGT][Bb])\b)
        | (?:\d+|(?<![\w.])(?=\.\d))(?:\.\d+)? )
    | (?P<word>(?:[A-Za-z]\.){{2,6}} | [^\W\d_²³]+(?:['’][^\W\d_²³]+)*)
    | (?P<break>\n[^\S\n]*\n\s*)
    | (?P<punct>[<>]=|[^\w\s]|[_²³])
    """,
    re.VERBOSE,
)
_GLYPHS = {"¼": 1 / 4, "½": 1 / 2, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅛": 1 / 8}
_MARKS = re.compile(rf"[, {_SPACES}]")
_LONGEST = 40  # characters of a number that somebody counted; a float holds it and its scale
_KINDS = {
    "other": Kind.OTHER,
    "ordinal": Kind.ORDINAL,
    "fraction": Kind.FRACTION,
    "number": Kind.NUMBER,
    "word": Kind.WORD,
    "break": Kind.BREAK,
    "punct": Kind.PUNCT,
}


def tokens(text: str) -> list[Token]:
    """The tokens of ``text``, in order."""
    found: list[Token] = []
    end = 0
    for match in _PIECE.finditer(text):
        piece, start = match[0], match.start()
        kind = _KINDS[match.lastgroup or "punct"]
        number = 0.0
        low = piece
        if kind in (Kind.NUMBER, Kind.FRACTION, Kind.ORDINAL) and len(piece) > _LONGEST:
            kind = Kind.OTHER
        if kind is Kind.WORD:
            low = piece.lower().replace("’", "'")
        elif kind is Kind.NUMBER:
            number = _number(piece)
        elif kind is Kind.FRACTION:
            number = _fraction(piece)
        elif kind is Kind.ORDINAL:
            number = float(_MARKS.sub("", piece[:-2]))
        glued = start == end and bool(found)
        end = match.end()
        found.append(Token(kind, start, end, piece, low, glued, number))
    return found


def _number(piece: str) -> float:
    whole, comma, rest = piece.rpartition(",")
    if comma and len(rest) < _THOUSANDS:
        piece = f"{whole}.{rest}"
    return float(_MARKS.sub("", piece))


_THOUSANDS = 3  # digits after a comma that parts no decimals


def _fraction(piece: str) -> float:
    if piece in _GLYPHS:
        return _GLYPHS[piece]
    above, _, below = piece.partition("/")
    return int(above) / int(below) if int(below) else 0.0


def token_at(words: Sequence[Token], index: int) -> Token | None:
    """The token at ``index``, None outside the text."""
    return words[index] if 0 <= index < len(words) else None


def low_at(words: Sequence[Token], index: int) -> str:
    """The token at ``index`` in lower case, '' outside the text."""
    return words[index].low if 0 <= index < len(words) else ""
