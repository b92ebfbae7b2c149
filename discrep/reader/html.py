"""Saved or fetched web pages: the article without what stands around it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from discrep.reader.draft import Draft, Given, UnreadableError, layout
from discrep.reader.page import page_of
from discrep.reader.text import MAX_FILE, decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_XML_CHARSET = re.compile(rb"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(http\S+)")  # the comment that browsers leave
_TAG = re.compile(r"<[a-zA-Z][^<>]*+")
_ATTRIBUTES = 50_000  # of one tag; each is compared with every other
_HEAD = 4096  # bytes in which a page says how it is encoded and where it comes from
# What no article says of itself, though it stands among its paragraphs.
_PRUNED = [
    "//figcaption",
    "//amp-consent | //amp-ad | //amp-embed | //amp-sidebar",
    "//*[@role='dialog' or @role='alertdialog' or @role='navigation' or @role='complementary']",
    "//*[@hidden or @aria-hidden='true']",
]


def read(data: bytes, given: Given) -> tuple[Draft, ...]:
    """The article of the page, its readers' comments, and what the page says of itself."""
    source, encoding = decode(data, given.charset or _charset(data), limit=MAX_FILE)
    if any(_is_monstrous(tag[0]) for tag in _TAG.finditer(source)):
        raise UnreadableError("has a tag that takes hours to read; save the article's text as .txt")
    tree = load_html(source)
    if tree is None:
        raise UnreadableError("has no markup; save the article's text as a .txt file")
    saved = _SAVED.search(source, 0, _HEAD)
    page = page_of(tree, given.url or (saved[1] if saved else ""))
    _unfold(tree)
    found = bare_extraction(
        tree,
        include_comments=True,
        include_tables=True,
        prune_xpath=_PRUNED,
        url=page.url or None,
    )
    document = found if isinstance(found, Document) else Document()
    body = document.text or page.body
    if not body:
        raise UnreadableError(
            "has no article that can be told from the page around it; "
            "save the article's text as a .txt file"
        )
    comments = document.comments or ""
    text, zones = layout(
        body.replace("\n", "\n\n"), title=page.title, comments=comments.replace("\n", "\n\n")
    )
    return (
        Draft(
            text=text,
            zones=zones,
            encoding=encoding,
            url=page.url,
            title=page.title,
            byline=page.byline,
            publisher=page.publisher,
            published=page.published,
            warnings=page.warnings,
        ),
    )


def _is_monstrous(tag: str) -> bool:
    return len(tag) > 2 * _ATTRIBUTES and len(tag.split()) > _ATTRIBUTES


def _unfold(tree: HtmlElement) -> None:
    """Make plain blocks of the tables that lay out a page, as they did before 2010."""
    for table in reversed(tree.xpath("//table[.//table or .//td//p or .//td//h1 or .//td//h2]")):
        for part in table.xpath(
            "descendant-or-self::*[self::table or self::tbody or self::tr or self::td]"
        ):
            part.tag = "div"


def _charset(data: bytes) -> str:
    """The encoding that the page declares in itself, or ''."""
    head = data[:_HEAD]
    found = _XML_CHARSET.search(head) or _CHARSET.search(head)
    return found[1].decode("ascii") if found else ""
