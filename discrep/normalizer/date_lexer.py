"""Cuts a text into tokens, each of a class that the grammar of dates is written in.

A class is one character, so that a whole text becomes a short string over which the families of
``date_grammar`` are plain regular expressions. Offsets are those of the untouched text.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from discrep.lexicon import load


class Meaning(msgspec.Struct, frozen=True):
    """What a token says: a number, the steps of an anchor, or how long."""

    number: float = 0.0
    high: float = 0.0  # the upper bound of a vague or double number, else 0
    steps: str = ""
    direction: str = ""  # of calendar.Direction; '' where the tense tells
    since: str = ""  # what the steps are counted from: '' the base, 'passage' another date
    unit: str = ""
    modifier: str = ""
    zone: str = ""


NOTHING = Meaning()


class Token(msgspec.Struct, frozen=True):
    """A stretch ``[start, end)`` of the text, its class and what it says. ``text`` is as written."""

    cls: str
    start: int
    end: int
    text: str
    meaning: Meaning = NOTHING


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """``lexicon/dates.toml``."""

    months: dict[str, int]
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
    zone_words: tuple[str, ...]
    number_words: dict[str, int]
    ordinals: dict[str, int]
    vague: dict[str, tuple[int, int]]
    decades: dict[str, int]
    feasts: dict[str, str]
    names: tuple[str, ...]
    future: tuple[str, ...]
    weak_future: tuple[str, ...]
    surely_future: tuple[str, ...]
    past: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """What the finder knows about words."""
    return load("dates", Lexicon)


# The classes by name. `x` is any other word, `X` one with a capital.
_NAMES = """
    x X punct break dot comma colon hyphen dash slash lparen rparen poss plus
    int1 int2 int4 int decimal fraction ordinal ordinal_word cardinal vague couple half
    iso stamp numeric clock ampm oclock zone zone_word time_word
    month month_short month_shared weekday weekday_short weekdays season second unit units
    unit_short long_word part clock_word deictic decade_word decade2 year2 quarter_code feast
    fiscal calendar the a of in on at by from to until between and or ago earlier later before
    after since for within during over than more less least most up as much close long last past
    previous next coming following this that same very current every early mid late start end
    middle old age aged about only no so now hence straight another other latest period took
    amount unit_once age_said set_said day time stretch moment duration year monthly quarterly
""".split()
CHARACTER = {name: chr(0x21 + n) for n, name in enumerate(_NAMES)}
NAME = {character: name for name, character in CHARACTER.items()}

_WORDS = {
    "the": "the", "a": "a", "an": "a", "of": "of", "in": "in", "on": "on", "at": "at", "by": "by",
    "from": "from", "to": "to", "until": "until", "till": "until", "through": "until",
    "thru": "until", "between": "between", "and": "and", "or": "or", "ago": "ago",
    "earlier": "earlier", "later": "later", "before": "before", "after": "after",
    "afterward": "later", "afterwards": "later", "prior": "before", "previously": "earlier",
    "since": "since", "for": "for", "within": "within", "during": "during", "over": "over",
    "than": "than", "more": "more", "less": "less", "fewer": "less", "least": "least",
    "most": "most", "up": "up", "as": "as", "much": "much", "many": "much", "close": "close",
    "long": "long", "last": "last", "past": "past", "previous": "previous",
    "preceding": "previous", "next": "next", "coming": "coming", "upcoming": "coming",
    "following": "following", "subsequent": "following", "this": "this", "these": "this", "that": "that",
    "same": "same", "very": "very", "current": "current", "every": "every", "each": "every",
    "per": "every", "other": "other", "early": "early", "mid": "mid", "late": "late",
    "beginning": "start", "start": "start", "end": "end", "middle": "middle", "old": "old",
    "age": "age", "aged": "aged", "about": "about", "around": "about", "approximately": "about",
    "roughly": "about", "nearly": "about", "almost": "about", "circa": "about", "some": "about",
    "latest": "latest", "period": "period", "took": "took", "take": "took", "takes": "took",
    "taken": "took", "lasted": "took", "lasting": "took", "lasts": "took",
    "spent": "took", "spend": "took", "spending": "took", "waited": "took", "wait": "took",
    "only": "only", "just": "only", "barely": "only", "exactly": "only", "now": "now",
    "hence": "hence", "fiscal": "fiscal", "financial": "fiscal", "calendar": "calendar",
    "straight": "straight", "consecutive": "straight", "full": "straight", "whole": "straight",
    "additional": "straight", "extra": "straight", "successive": "straight", "solid": "straight",
    "another": "another", "no": "no", "so": "so", "half": "half", "couple": "couple", "time": "time_word",
    "am": "ampm", "pm": "ampm",
}  # fmt: skip


def _plain_words() -> dict[str, tuple[str, Meaning]]:
    words = lexicon()
    table = {word: (name, NOTHING) for word, name in _WORDS.items()}
    for word, unit in words.units.items():
        table[word] = ("units" if word != unit else "unit", Meaning(unit=unit))
    for word, unit in words.unit_abbreviations.items():
        table[word] = ("unit_short", Meaning(unit=unit))
    for word, unit in words.long_words.items():
        table[word] = ("long_word", Meaning(unit=unit))
    for word, steps in words.day_parts.items():
        table[word] = ("part", Meaning(steps=steps, unit="night"[: 5 * (word == "night")]))
    for word, steps in words.clock_words.items():
        table[word] = ("clock_word", Meaning(steps=steps))
    for word, steps in words.deictic.items():
        table[word] = ("deictic", Meaning(steps=steps))
    for word, season in words.seasons.items():
        table[word] = ("season", Meaning(steps=f"XXXX-{season}"))
    for word in words.zone_words:
        table[word] = ("zone_word", NOTHING)
    for word, number in words.number_words.items():
        table[word] = ("cardinal", Meaning(number=number))
    for word, number in words.ordinals.items():
        table[word] = ("ordinal_word", Meaning(number=number))
    table["second"] = ("second", Meaning(number=2, unit="second"))
    for word, (low, high) in words.vague.items():
        table[word] = ("vague", Meaning(number=low, high=high))
    for word, digit in words.decades.items():
        table[word] = ("decade_word", Meaning(number=digit))
    return {word: (CHARACTER[name], meaning) for word, (name, meaning) in table.items()}


def _capital_words() -> dict[str, tuple[str, Meaning]]:
    """Words that tell a time only with a capital."""
    words = lexicon()
    table: dict[str, tuple[str, Meaning]] = {}
    for word, month in words.months.items():
        name = "month_shared" if word in ("may", "march") else "month"
        table[word] = (name, Meaning(number=month))
    for word, month in words.month_abbreviations.items():
        table[word] = ("month_short", Meaning(number=month))
    for word, weekday in words.weekdays.items():
        table[word] = ("weekday", Meaning(number=weekday))
        table[f"{word}s"] = ("weekdays", NOTHING)
    for word, weekday in words.weekday_abbreviations.items():
        table[word] = ("weekday_short", Meaning(number=weekday))
    return {word: (CHARACTER[name], meaning) for word, (name, meaning) in table.items()}


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, Meaning]]]:
    """Feasts and names of several words, by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str, Meaning]]] = {}
    words = lexicon()
    entries = [(phrase, "feast", Meaning(steps=steps)) for phrase, steps in words.feasts.items()]
    entries += [(phrase, "x", NOTHING) for phrase in words.names]
    for phrase, name, meaning in entries:
        parts = tuple(m[0].lower() for m in _PIECE.finditer(phrase))
        table.setdefault(parts[0], []).append((parts, CHARACTER[name], meaning))
    for found in table.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return table


_AMPM = r"[aApP]\.\s?[mM]\b\.?|[aApP][mM]\b"
_PIECE = re.compile(
    rf"""
      (?P<word>o['’]\s?clock\b|(?!(?:Q[1-4]|H[12]|[aApP]\.\s?[mM])\b)[^\W\d_]+)
    | (?P<stamp>(?<![\w-])(?:
          \d{{8}}T\d{{4}}(?:\d\d)?(?:Z|[+-]\d{{4}})?
        | \d{{1,2}}\ [A-Z][a-z]{{2}}\ \d{{4}}\ \d\d:\d\d(?::\d\d)?\ (?:[A-Z]{{3,4}}|[+-]\d{{4}})
        | \d{{1,2}}\ \d\d:\d\d:\d\d\ [A-Z]{{3,4}}\ \d{{4}})(?!\w))
    | (?P<iso>(?<![\d-])\d{{4}}-\d\d-\d\d(?:[T\ ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z\b|[+-]\d\d:?\d\d)?)?(?![\d-]))
    | (?P<numeric>(?<![\d/.-])(?:\d{{1,2}}(?P<sep>[/.-])\d{{1,2}}(?P=sep)(?:\d{{4}}|\d\d)|\d{{4}}(?P<sep2>[/.])\d{{1,2}}(?P=sep2)\d{{1,2}})(?![\d/-]|\.\d))
    | (?P<clock>(?<![\d:.])(?:
          [0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])
        | [0-2]?\d\s?:\s?[0-5]\d(?=\s?(?:{_AMPM}))
        | [01]?\d[.][0-5]\d(?=\s?(?:{_AMPM}))))
    | (?P<decade>(?:\b(?:1[5-9]|20)\d0|['’‘]?\b[2-9]0)['’]?s\b)
    | (?P<year2>['’‘]\d\d\b(?!\w))
    | (?P<ordinal>\b\d{{1,3}}(?:st|nd|rd|th)\b)
    | (?P<decimal>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+\.\d+)
    | (?P<fraction>[1-7]/[2-8]\b|[¼½¾])
    | (?P<code>\b(?:Q[1-4]|[1-4]Q|H[12])\b)
    | (?P<int>\d+)
    | (?P<ampm>(?<=[\d\s])[aApP]\.\s?[mM]\b\.?)
    | (?P<poss>['’](?:s|S|ll|t|re|ve|d|m)\b)
    | (?P<break>\n[^\S\n]*\n\s*)
    | (?P<dash>--+|[–—―])
    | (?P<punct>[^\s\w])
    """,
    re.VERBOSE,
)
_PUNCT = {
    ".": "dot", ",": "comma", ":": "colon", "-": "hyphen", "‐": "hyphen", "‑": "hyphen",
    "/": "slash", "(": "lparen", ")": "rparen", "[": "lparen", "]": "rparen", "+": "plus",
}  # fmt: skip
_FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75}


@cache
def _tables() -> tuple[
    dict[str, tuple[str, Meaning]],
    dict[str, tuple[str, Meaning]],
    dict[str, list[tuple[tuple[str, ...], str, Meaning]]],
]:
    return _plain_words(), _capital_words(), _phrases()


def _integer(digits: str) -> tuple[str, Meaning]:
    value = int(digits)
    if len(digits) <= 2:
        name = "int1" if 1 <= value <= 31 else "int2"
    elif len(digits) == 4 and 1000 <= value <= 2199:
        name = "int4"
    else:
        name = "int"
    return CHARACTER[name], Meaning(number=float(value))


def tokens(text: str) -> list[Token]:
    """The tokens of ``text``; white space is none, a blank line is one."""
    plain, capital, phrases = _tables()
    x, upper = CHARACTER["x"], CHARACTER["X"]
    zones = lexicon().zones
    found: list[Token] = []
    previous = ""
    end = 0
    for match in _PIECE.finditer(text):
        start = match.start()
        kind = match.lastgroup or ""
        piece = match[0]
        adjacent = start == end
        end = match.end()
        meaning = NOTHING
        if kind == "word":
            low = piece.lower()
            entry = plain.get(low)
            if piece[0].isupper():
                entry = capital.get(low, entry)
                if low in zones and piece.isupper():
                    entry = (CHARACTER["zone"], Meaning(zone=zones[low]))
            if entry is not None:
                cls, meaning = entry
            elif low[-5:] == "clock" and low[0] == "o" and len(low) > 5:
                cls = CHARACTER["oclock"]
            else:
                cls = upper if piece[0].isupper() else x
        elif kind == "int":
            cls, meaning = _integer(piece)
            if (adjacent and previous in (x, upper)) or (start and text[start - 1] in "$£€#¥"):
                cls = x
            elif text[end : end + 1] == "%":
                cls = x
        elif kind == "punct":
            cls = CHARACTER[_PUNCT.get(piece, "punct")]
        else:
            cls, meaning = _special(kind, piece)
        found.append(Token(cls, start, end, piece, meaning))
        previous = cls
    return _join_phrases(text, found, phrases)


def _special(kind: str, piece: str) -> tuple[str, Meaning]:
    if kind == "decade":
        digits = piece.strip("'’‘s")
        name = "decade_word" if len(digits) == 4 else "decade2"
        return CHARACTER[name], Meaning(number=float(digits))
    if kind == "year2":
        return CHARACTER["year2"], Meaning(number=float(piece[1:]))
    if kind == "ordinal":
        return CHARACTER["ordinal"], Meaning(number=float(piece[:-2]))
    if kind == "decimal":
        return CHARACTER["decimal"], Meaning(number=float(piece.replace(",", "")))
    if kind == "fraction":
        value = _FRACTIONS.get(piece) or int(piece[0]) / int(piece[-1])
        return CHARACTER["fraction"], Meaning(number=value)
    if kind == "code":
        part = int(piece.strip("QH")) + (32 if "Q" in piece else 39)
        return CHARACTER["quarter_code"], Meaning(steps=f"XXXX-{part}")
    return CHARACTER[kind], NOTHING


def _join_phrases(
    text: str,
    found: list[Token],
    phrases: dict[str, list[tuple[tuple[str, ...], str, Meaning]]],
) -> list[Token]:
    """``found`` with the words of each name or feast made one token."""
    joined: list[Token] = []
    skip = 0
    for n, token in enumerate(found):
        if skip:
            skip -= 1
            continue
        for parts, cls, meaning in phrases.get(token.text.lower(), ()):
            window = found[n : n + len(parts)]
            if tuple(t.text.lower().replace("’", "'") for t in window) == parts:
                end = window[-1].end
                joined.append(Token(cls, token.start, end, text[token.start : end], meaning))
                skip = len(parts) - 1
                break
        else:
            joined.append(token)
    return joined
