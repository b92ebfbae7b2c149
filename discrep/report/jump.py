"""Where a mention is in its original: a page of a PDF, the words on a web page."""

from __future__ import annotations

from bisect import bisect_right
from urllib.parse import quote

from discrep.model.facts import Article, Fact

_PAGES = ("text/html", "application/xhtml+xml")
_WORDS = 3  # beside a mention, that tell it from others like it


def page(fact: Fact, article: Article) -> int | None:
    """The page of the original, from 1, on which ``fact`` begins; None where it has no pages."""
    return bisect_right(article.pages, fact.start) if article.pages else None


def link(fact: Fact, article: Article) -> str:
    """An address that opens the original at ``fact``, or ''.

    For a web page a text fragment (https://wicg.github.io/scroll-to-text-fragment/), for a PDF its
    page. Without a URL the address is relative to the working directory.
    """
    address = article.url or quote(article.path)
    if number := page(fact, article):
        return f"{quote(article.path) or article.url}#page={number}"
    if article.media in _PAGES or article.url.startswith(("https://", "http://")):
        return f"{address.partition('#')[0]}#:~:text={_fragment(fact, article.text)}"
    return ""


def _fragment(fact: Fact, text: str) -> str:
    """The mention between the words of its line before and after it."""
    before = text[text.rfind("\n", 0, fact.start) + 1 : fact.start].split()[-_WORDS:]
    after = text[fact.end :].partition("\n")[0].split()[:_WORDS]
    parts = [_encoded(text[fact.start : fact.end])]
    if before and text[fact.start - 1].isspace():
        parts.insert(0, f"{_encoded(' '.join(before))}-")
    if after and text[fact.end].isspace():
        parts.append(f"-{_encoded(' '.join(after))}")
    return ",".join(parts)


def _encoded(words: str) -> str:
    # A hyphen would be read as one of the fragment's own signs.
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
