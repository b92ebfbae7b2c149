"""Cuts a text into tokens, each of a class that the grammar of dates is written in.

A class is one character, so that a whole text becomes a short string over which the families of
the grammar are plain regular expressions. Offsets are those of the untouched text.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from discrep.lexicon import load


class Meaning(msgspec.Struct, frozen=True):
    """What a token says: a number, a length of time, or where the steps of an anchor lead.

    ``since`` is what the steps are counted from: '' the day that the article speaks from,
    ``passage`` the date last told, ``quarter`` the quarter that a report speaks of.
    """

    number: float = 0.0
    high: float = 0.0  # the upper bound of a vague or double number, else 0
    unit: str = ""
    modifier: str = ""  # of values.Modifier
    steps: str = ""  # of calendar.Anchor
    direction: str = ""  # of calendar.Direction; `this`, or '' where the tense tells
    since: str = ""
    zone: str = ""  # offset from UTC; '' where the zone tells none


NOTHING = Meaning()


class Token(msgspec.Struct, frozen=True):
    """A stretch ``[start, end)`` of the text, as written, its class and what it says."""

    cls: str
    start: int
    end: int
    text: str
    meaning: Meaning = NOTHING


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """``lexicon/dates.toml``."""

    names: tuple[str, ...]
    zone_words: tuple[str, ...]
    numbered: frozenset[str]
    counted: frozenset[str]
    streets: frozenset[str]
    tense: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    months: dict[str, int]
    shared_months: dict[str, int]
    month_abbreviations: dict[str, int]
    weekdays: dict[str, int]
    weekday_abbreviations: dict[str, int]
    seasons: dict[str, int]
    units: dict[str, str]
    unit_abbreviations: dict[str, str]
    long_words: dict[str, str]
    day_parts: dict[str, str]
    clock_words: dict[str, str]
    deictic: dict[str, str]
    zones: dict[str, str]
    zone_names: dict[str, str]
    number_words: dict[str, int]
    ordinals: dict[str, int]
    vague: dict[str, tuple[int, int]]
    decades: dict[str, int]
    feasts: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """What the finder knows about words."""
    words: Lexicon = load("dates", Lexicon)
    return words


# The classes of tokens beside those of the small words: `x` is any other word, `X` one with a
# capital, `int1` a day of a month, `int2` another number of two digits, `int4` one like a year.
_TOKENS = (
    *("x", "X", "punct", "break", "dot", "comma", "colon", "hyphen", "dash", "slash", "plus"),
    *("lparen", "rparen", "poss", "int1", "int2", "int4", "int", "decimal", "fraction", "ordinal"),
    *("ordinal_word", "second", "cardinal", "vague", "iso", "stamp", "numeric", "clock", "oclock"),
    *("clock_word", "zone", "zone_word", "month", "month_short", "month_shared", "weekday"),
    *("weekday_short", "weekdays", "season", "unit", "units", "unit_short", "long_word", "part"),
    *("deictic", "decade_word", "decade2", "year2", "quarter_code", "feast"),
)
# What the families make of them.
_NODES = (
    *("amount", "age", "often", "duration", "unit_once"),
    *("time", "day", "moment", "year", "stretch", "quarterly"),
)
_NAMES = dict.fromkeys((*_TOKENS, *_NODES, *lexicon().words))
CHARACTER = {name: chr(0x21 + n) for n, name in enumerate(_NAMES)}
NAME = {character: name for name, character in CHARACTER.items()}

_Entry = tuple[str, Meaning]


def _plain_words() -> dict[str, _Entry]:
    words = lexicon()
    table = {word: (name, NOTHING) for name, forms in words.words.items() for word in forms}
    for word, unit in words.units.items():
        table[word] = ("unit" if word == unit else "units", Meaning(unit=unit))
    for word, unit in words.unit_abbreviations.items():
        table[word] = ("unit_short", Meaning(unit=unit))
    for word, unit in words.long_words.items():
        table[word] = ("long_word", Meaning(unit=unit))
    for name, steps_of in (
        ("part", words.day_parts),
        ("clock_word", words.clock_words),
        ("deictic", words.deictic),
    ):
        for word, steps in steps_of.items():
            table[word] = (name, Meaning(steps=steps))
    for word, season in words.seasons.items():
        table[word] = ("season", Meaning(steps=f"XXXX-{season}"))
    for word in words.zone_words:
        table[word] = ("zone_word", NOTHING)
    for name, numbers in (
        ("cardinal", words.number_words),
        ("ordinal_word", words.ordinals),
        ("decade_word", words.decades),
    ):
        for word, number in numbers.items():
            table[word] = (name, Meaning(number=number))
    for word, (low, high) in words.vague.items():
        table[word] = ("vague", Meaning(number=low, high=high))
    table["second"] = ("second", Meaning(number=2, unit="second"))
    return {word: (CHARACTER[name], meaning) for word, (name, meaning) in table.items()}


def _capital_words() -> dict[str, _Entry]:
    """Words that tell a time only with a capital."""
    words = lexicon()
    table: dict[str, _Entry] = {}
    for name, numbers in (
        ("month", words.months),
        ("month_shared", words.shared_months),
        ("month_short", words.month_abbreviations),
        ("weekday", words.weekdays),
        ("weekday_short", words.weekday_abbreviations),
    ):
        for word, number in numbers.items():
            table[word] = (CHARACTER[name], Meaning(number=number))
    for word in words.weekdays:
        table[f"{word}s"] = (CHARACTER["weekdays"], NOTHING)
    return table


_AMPM = r"[aApP]\.\s?[mM]\b\.?|[aApP][mM]\b"
_LETTER = r"[^\W\d_¼½¾]"
# The commonest pieces first: what a text is cut into quickest.
_PIECE = re.compile(
    rf"""
    \ ?(?:
      (?P<word>{_LETTER}{{3,}}|o['’]\s?clock\b
        |(?!(?:Q[1-4]|H[12]|[aApP]\.\s?[mM])\b|(?:(?<=:\d\d)|(?<=:\s\d\d))[ap]\b){_LETTER}+)
    | (?P<mark>[,.:;()?!"“”])
    | (?P<stamp>(?<![\w-])(?:
          \d{{8}}T\d{{4}}(?:\d\d)?(?:Z|[+-]\d{{4}})?
        | \d{{1,2}}\ [A-Z][a-z]{{2}}\ \d{{4}}\ \d\d:\d\d(?::\d\d)?\ [+-]\d{{4}}
        | \d{{1,2}}\ \d\d:\d\d:\d\d\ [A-Z]{{3,4}}\ \d{{4}})(?!\w))
    | (?P<iso>(?<![\d-])\d{{4}}-\d\d-\d\d
        (?:[T\ ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z\b|[+-]\d\d:?\d\d)?)?(?![\d-]))
    | (?P<numeric>(?<![\d/.-])(?:
          \d{{1,2}}(?P<sep>[/.-])\d{{1,2}}(?P=sep)(?:\d{{4}}|\d\d)
        | \d{{1,2}}\s?/\s?\d{{1,2}}\s?/\s?(?:\d{{4}}|\d\d)
        | \d{{4}}(?P<sep2>[/.])\s?\d{{1,2}}(?P=sep2)\s?\d{{1,2}})(?![\d/-]|\.\d))
    | (?P<clock>(?<![\d:.])(?:
          [0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])
        | [0-2]?\d\s?:\s?[0-5]\d(?=\s?(?:{_AMPM})|[ap]\b)
        | [0-2]?\d[.]\s?[0-5]\d(?=\s?(?:{_AMPM}|(?:GMT|UTC|BST|CES?T|IST|E[SD]T|P[SD]T)\b))))
    | (?P<decade>(?:\b(?:1[5-9]|20)\d0|['’‘]?\b[2-9]0)['’]?s\b)
    | (?P<year2>['’‘]\d\d\b)
    | (?P<ordinal>\b\d{{1,3}}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
    | (?P<mixed>\b\d{{1,2}}(?:1/2|[13]/4)\b)
    | (?P<decimal>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+\.\d+)
    | (?P<fraction>[1-7]/[2-8]\b|[¼½¾])
    | (?P<quarter_code>\b(?:Q[1-4]|[1-4]Q|H[12])\b)
    | (?P<int>\d+)
    | (?P<ampm>(?<=[\d\s])[aApP]\.\s?[mM]\b\.?|[ap]\b)
    | (?P<poss>['’](?:s|S|ll|t|re|ve|d|m)\b)
    | (?P<break>\n[^\S\n]*\n\s*)
    | (?P<dash>--+|[–—―])
    | (?P<punct>[^\s\w]))
    """,
    re.VERBOSE,
)
_PUNCT = {
    ".": "dot", ",": "comma", ":": "colon", "-": "hyphen", "‐": "hyphen", "‑": "hyphen",
    "/": "slash", "(": "lparen", ")": "rparen", "[": "lparen", "]": "rparen", "+": "plus",
}  # fmt: skip
_FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_CURRENCY = "$£€¥#"


@cache
def _tables() -> tuple[dict[str, _Entry], dict[str, _Entry], dict[str, str]]:
    return _plain_words(), _capital_words(), lexicon().zones


def tokens(text: str) -> list[Token]:
    """The tokens of ``text``; white space is none, a blank line is one."""
    x, upper = CHARACTER["x"], CHARACTER["X"]
    found: list[Token] = []
    previous = ""
    end = 0
    for match in _PIECE.finditer(text):
        kind = match.lastgroup or ""
        start = match.start(kind)
        adjacent = start == end
        end = match.end()
        piece = match[kind]
        meaning = NOTHING
        if kind == "word":
            cls, meaning = _word(piece)
        elif kind in ("mark", "punct"):
            cls = CHARACTER[_PUNCT.get(piece, "punct")]
        elif kind == "int":
            cls, meaning = _integer(piece)
            before = text[start - 1] if start else " "
            glued = adjacent and previous in (x, upper)
            if glued or before in _CURRENCY or text[end : end + 1] == "%":
                cls = x
        else:
            cls, meaning = _special(kind, piece)
        found.append(Token(cls, start, end, piece, meaning))
        previous = cls
    return _join_phrases(text, found)


def _word(piece: str) -> _Entry:
    plain, capital, zones = _tables()
    low = piece.lower()
    entry = plain.get(low)
    if piece[0].isupper():
        if low in zones and piece.isupper():
            return CHARACTER["zone"], Meaning(zone=zones[low])
        return capital.get(low, entry) or (CHARACTER["X"], NOTHING)
    if entry is None and low[1:2] in ("'", "’"):
        return CHARACTER["oclock"], NOTHING
    return entry or (CHARACTER["x"], NOTHING)


def _integer(digits: str) -> _Entry:
    value = int(digits[:18])
    if len(digits) <= 2:
        name = "int1" if 1 <= value <= 31 else "int2"
    else:
        name = "int4" if len(digits) == 4 and 1000 <= value <= 2199 else "int"
    return CHARACTER[name], Meaning(number=float(value))


def _special(kind: str, piece: str) -> _Entry:
    match kind:
        case "decade":
            digits = piece.strip("'’‘s")
            name = "decade_word" if len(digits) == 4 else "decade2"
            return CHARACTER[name], Meaning(number=float(digits))
        case "year2":
            return CHARACTER[kind], Meaning(number=float(piece[1:]))
        case "ordinal":
            return CHARACTER[kind], Meaning(number=float(piece[:-2]))
        case "decimal":
            return CHARACTER[kind], Meaning(number=float(piece.replace(",", "")))
        case "mixed":  # `41/2 months`: a space or a raised fraction lost in scraping
            value = int(piece[:-3]) + int(piece[-3]) / int(piece[-1])
            return CHARACTER["decimal"], Meaning(number=value)
        case "fraction":
            value = _FRACTIONS.get(piece) or int(piece[0]) / int(piece[-1])
            return CHARACTER[kind], Meaning(number=value)
        case "quarter_code":
            part = int(piece.strip("QH")) + (32 if "Q" in piece else 39)
            return CHARACTER[kind], Meaning(steps=f"XXXX-{part}")
    return CHARACTER[kind], NOTHING


_Phrase = tuple[tuple[str, ...], str, Meaning]


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """Feasts and names of several words, by their first word, longest first."""
    table: dict[str, list[_Phrase]] = {}
    words = lexicon()
    entries = [(phrase, "feast", Meaning(steps=steps)) for phrase, steps in words.feasts.items()]
    entries += [(phrase, "x", NOTHING) for phrase in words.names]
    for phrase, name, meaning in entries:
        parts = tuple(m[0].strip().lower() for m in _PIECE.finditer(phrase))
        table.setdefault(parts[0], []).append((parts, CHARACTER[name], meaning))
    for found in table.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return table


def _join_phrases(text: str, found: list[Token]) -> list[Token]:
    """``found`` with the words of each name or feast made one token."""
    phrases = _phrases()
    joined: list[Token] = []
    upto = 0
    for n, token in enumerate(found):
        if n < upto:
            continue
        for parts, cls, meaning in phrases.get(token.text.lower(), ()):
            window = found[n : n + len(parts)]
            if tuple(t.text.lower().replace("’", "'") for t in window) == parts:
                end = window[-1].end
                joined.append(Token(cls, token.start, end, text[token.start : end], meaning))
                upto = n + len(parts)
                break
        else:
            joined.append(token)
    return joined
