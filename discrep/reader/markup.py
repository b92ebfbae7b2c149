"""Fragments of HTML to text, for the formats that hold them: Markdown, feeds, data files.

Python's own parser takes quadratic time on tags that do not end, so this one reads the few things
that matter here in one pass: where a tag ends is settled by the next angle bracket outside quotes.
"""

from __future__ import annotations

import re
from html import unescape

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure"}
    | {"footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav"}
    | {"ol", "p", "pre", "section", "table", "tr", "ul"}
)
_UNSEEN = frozenset({"figure", "script", "style", "template", "noscript", "iframe", "head"})
_DEPTH = 100  # of elements that are not shown; deeper ones are not shown anyway
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_TAG = re.compile(
    r"""<(?: [!?][^<>]*+
         | (?P<end>/?)(?P<name>[a-zA-Z][^\s<>/]*+)
           (?: (?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+ (?=>) | [^<>]*+ )
        )>""",
    re.X,
)
# A number that is no character, and longer than Python cares to read.
_NO_CHARACTER = re.compile(r"&#(?:\d{8,}|[xX][\da-fA-F]{7,});?")


def is_markup(text: str) -> bool:
    """Whether ``text`` has tags in it."""
    return any(tag["name"] for tag in _TAG.finditer(text))


def paragraphs(markup: str) -> str:
    """The text of ``markup``, an empty line between its blocks; pictures with captions left out."""
    lines = (" ".join("".join(line).split()) for line in _lines(_without_comments(markup)))
    return "\n\n".join(line for line in lines if line)


def _without_comments(markup: str) -> str:
    last = markup.rfind("-->") + len("-->")  # what is opened after it never ends
    return _COMMENT.sub("", markup[:last]) + markup[last:]


def _lines(markup: str) -> list[list[str]]:
    """The pieces of each block's text."""
    lines: list[list[str]] = [[]]
    unseen: list[str] = []
    position = 0
    for tag in _TAG.finditer(markup):
        if not unseen:
            lines[-1].append(_text(markup[position : tag.start()]))
        position = tag.end()
        name = (tag["name"] or "").lower()
        if tag["end"] and name in unseen:
            del unseen[unseen.index(name) :]
        elif not tag["end"] and name in _UNSEEN:
            if len(unseen) < _DEPTH and not tag[0].endswith("/>"):
                unseen.append(name)
        elif name in _BLOCKS:
            lines.append([])
        elif name in ("br", "td", "th"):
            lines[-1].append(" ")
    if not unseen:
        lines[-1].append(_text(markup[position:]))
    return lines


def _text(piece: str) -> str:
    return unescape(_NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", piece))
