"""Fragments of HTML to text, for the formats that hold them: Markdown, feeds, data files."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure"}
    | {"footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav"}
    | {"ol", "p", "pre", "section", "table", "tr", "ul"}
)
_UNSEEN = frozenset({"figure", "script", "style", "template", "noscript", "iframe", "head"})
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


class _Paragraphs(HTMLParser):
    """Collects the text of each block on a line of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag in _BLOCKS:
            self.lines.append("")
        elif tag in ("br", "td", "th"):
            self.lines[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag in _BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.lines[-1] += data


def is_markup(text: str) -> bool:
    """Whether ``text`` has tags in it."""
    return _TAG.search(text) is not None


def paragraphs(markup: str) -> str:
    """The text of ``markup``, an empty line between its blocks; pictures with captions left out."""
    parser = _Paragraphs()
    parser.feed(markup)
    parser.close()
    lines = (" ".join(line.split()) for line in parser.lines)
    return "\n\n".join(line for line in lines if line)
