"""What a web page says of its article: JSON-LD, OpenGraph and other metadata."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import msgspec
from htmldate import find_date
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura.metadata import extract_metadata

from discrep.reader.days import day

# Where htmldate looks for a date: never by the clock of the machine.
_DATES: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1990-01-01",
    "max_date": "2099-12-31",
    "deferred_url_extractor": True,
}
_CHANGES = "//meta[contains(@property, 'modified') or contains(@property, 'updated')]"
_POSTINGS = frozenset({"BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report"})


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of its article; what it does not is empty. ``published`` is an ISO day.

    ``body`` is the text that the metadata repeat.
    """

    url: str = ""
    title: str = ""
    byline: str = ""
    publisher: str = ""
    published: str = ""
    body: str = ""
    warnings: tuple[str, ...] = ()


def page_of(tree: HtmlElement, url: str) -> Page:
    """What the page ``tree`` says; ``url`` is where it was fetched, or empty."""
    canonical = _canonical(tree) or url
    about = extract_metadata(tree, default_url=canonical or None, date_config=_DATES)
    article = _article(list(_linked(tree)), canonical)
    published = day(article.get("datePublished") or article.get("dateCreated"))
    return Page(
        url=canonical,
        title=" ".join((_text(article.get("headline")) or about.title or "").split()),
        byline=", ".join(_names(article.get("author"))) or (about.author or "").replace(";", ","),
        publisher=", ".join(_names(article.get("publisher"))) or about.sitename or "",
        published=published or _dated(tree),
        body=_text(article.get("articleBody")),
        warnings=tuple(_warnings(tree, article)),
    )


def _dated(tree: HtmlElement) -> str:
    """The day that the page's metadata or its own lines tell; that of a change comes last."""
    first = deepcopy(tree)
    for changed in first.xpath(_CHANGES):
        changed.getparent().remove(changed)
    return find_date(first, **_DATES) or find_date(tree, **_DATES) or ""


def _canonical(tree: HtmlElement) -> str:
    found = [
        *tree.xpath("//link[@rel='canonical']/@href"),
        *tree.xpath("//meta[@property='og:url']/@content"),
    ]
    return next((str(f).strip() for f in found if str(f).strip().startswith("http")), "")


def _linked(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The things that the page's JSON-LD describes, without those nested deep in others."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            stack = deque([json.loads(script.text_content(), strict=False)])
        except (ValueError, RecursionError):  # sites write what is no JSON
            continue
        while stack:
            thing = stack.popleft()
            if isinstance(thing, list):
                stack += thing
            elif isinstance(thing, dict):
                yield thing
                stack += [thing[key] for key in ("@graph", "mainEntity") if key in thing]


def _article(things: list[Mapping[str, Any]], url: str) -> Mapping[str, Any]:
    """The article among ``things``: that at ``url``, else the first one with a date."""
    articles = [t for t in things if _is_article(t.get("@type"))]
    here = [t for t in articles if url and url in _addresses(t)]
    dated = [t for t in articles if t.get("datePublished")]
    return next(iter([*here, *dated, *articles]), {})


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and (k.endswith("Article") or k in _POSTINGS) for k in kinds)


def _addresses(thing: Mapping[str, Any]) -> set[str]:
    values = [thing.get(key) for key in ("url", "@id", "mainEntityOfPage")]
    return {str(v.get("@id", "")) if isinstance(v, dict) else str(v) for v in values}


def _names(thing: object) -> list[str]:
    """The names of one or several people or organizations."""
    things = thing if isinstance(thing, list) else [thing]
    names = (t.get("name") if isinstance(t, dict) else t for t in things)
    return [" ".join(n.split()) for n in names if isinstance(n, str) and not n.startswith("http")]


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _warnings(tree: HtmlElement, article: Mapping[str, Any]) -> Iterator[str]:
    if str(article.get("isAccessibleForFree", True)).lower() in ("false", "no"):
        yield "is behind a paywall, and may hold the beginning alone; save it while logged in"
    if tree.xpath("//link[@rel='next' or @rel='prev']"):
        yield "is one of several pages; save them all, or the print view"
