"""How values and quotations are worded for people, safe to print on a terminal."""

from __future__ import annotations

import unicodedata

from discrep.model.facts import Article, Fact
from discrep.model.values import Duration, Moment, Money

_BEFORE, _AFTER = 90, 110  # characters of a sentence that are kept on either side of the value

# What turns the direction of a line: with it a quotation could show other words than it has.
_TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_ASCII = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "«": "<<", "»": ">>"}
    | {"·": ".", "≥": ">=", "≤": "<=", "≈": "~"}
)


def printable(text: str, *, ascii_only: bool = False) -> str:
    """``text`` on one line, with nothing in it that steers a terminal.

    Runs of space become one space; control characters become the replacement character. With
    ``ascii_only`` the usual typographic characters are spelled in ASCII, others stay.
    """
    kept = "".join("\N{REPLACEMENT CHARACTER}" if _steers(c) else c for c in _spaced(text))
    return in_ascii(kept) if ascii_only else kept


def in_ascii(text: str) -> str:
    """``text`` with the usual typographic characters spelled in ASCII; others stay."""
    return text.translate(_ASCII)


def _spaced(text: str) -> str:
    inner = " ".join(text.split())
    return " " * text[:1].isspace() + inner + " " * (text[-1:].isspace() and bool(inner))


def _steers(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") or unicodedata.bidirectional(char) in _TURNS


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
