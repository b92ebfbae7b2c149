"""How values and quotations are worded for people, safe to print on a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from discrep.model.facts import Article, Fact
from discrep.model.values import Duration, Moment, Money

_BEFORE, _AFTER = 90, 110  # characters of a sentence that are kept on either side of the value

# What steers a terminal, and what turns the direction of a line: with it a quotation could show
# other words than it has. Halves of characters, which file names may hold, cannot be written.
STEERING = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069"
_STEERS = re.compile(f"[{STEERING}]|\\r(?!\\n)")
# What takes no room: zero-width spaces, soft hyphens, direction marks, language tags.
_UNSEEN = re.compile(
    "[\xad\u061c\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_STACKED = 4  # accents on one letter; more are there to spill over other lines
_ASCII = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "«": "<<", "»": ">>"}
    | {"·": ".", "≥": ">=", "≤": "<=", "≈": "~"}
)


def printable(text: str, *, ascii_only: bool = False) -> str:
    """``text`` on one line, with nothing in it that steers a terminal.

    Runs of space become one space; control characters become the replacement character; what
    takes no room is left out. With ``ascii_only`` the usual typographic characters are spelled in
    ASCII, others stay.
    """
    kept = harmless(_spaced(text))
    if not kept.isascii():
        kept = "".join(_unstacked(_UNSEEN.sub("", kept)))
    return in_ascii(kept) if ascii_only else kept


def harmless(text: str) -> str:
    """``text`` with the replacement character for what steers a terminal, its lines as they are."""
    return _STEERS.sub("\N{REPLACEMENT CHARACTER}", text)


def in_ascii(text: str) -> str:
    """``text`` with the usual typographic characters spelled in ASCII; others stay."""
    return text.translate(_ASCII)


def _spaced(text: str) -> str:
    inner = " ".join(text.split())
    return " " * text[:1].isspace() + inner + " " * (text[-1:].isspace() and bool(inner))


def _unstacked(text: str) -> Iterator[str]:
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 0
        if marks <= _STACKED:
            yield char


def value_label(fact: Fact) -> str:
    """The value with its unit; the article's own words where it hangs on an unknown day."""
    value = fact.value
    if isinstance(value, Moment) and not value.edtf:
        return f"“{fact.text}”"
    unit = "" if isinstance(value, Duration | Money) else str(getattr(value, "unit", ""))
    return f"{value.text} {unit.replace('_', ' ')}".rstrip()


def sentence(fact: Fact, article: Article) -> tuple[str, str, str]:
    """What the fact's sentence says before the value, the value's words, and what comes after."""
    at = article.text.find(fact.quote, max(0, fact.end - len(fact.quote)))
    first = at if 0 <= at <= fact.start else fact.start
    last = max(first + len(fact.quote), fact.end) if first == at else fact.end
    text = article.text
    return text[first : fact.start], text[fact.start : fact.end], text[fact.end : last]


def quotation(fact: Fact, article: Article) -> tuple[str, str, str]:
    """The fact's ``sentence`` with far-off words cut away, an ellipsis in their place."""
    before, value, after = sentence(fact, article)
    if len(before) > _BEFORE:
        before = "…" + before[-_BEFORE:].partition(" ")[2]
    if len(after) > _AFTER:
        after = after[:_AFTER].rpartition(" ")[0] + "…"
    return before, value, after
