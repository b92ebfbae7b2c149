"""Facts made by hand, and reports made of short articles by the whole pipeline."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from discrep import api
from discrep.model.facts import Article, Fact, Frame, PublishedFrom, Zone, ZoneKind
from discrep.model.findings import Report
from discrep.model.values import AnyValue, Count

NINE = Count(low=9, high=9, unit="person")


def _fact(
    source: str, value: AnyValue = NINE, *, text: str = "", start: int = 0, **told: Any
) -> Fact:
    words = text or value.text or "words"
    about: dict[str, Any] = {
        "event": "die",
        "role": "person",
        "subject": "blast",
        "quote": f"{words} were told.",
        "as_of": "2020-03-03",
        "frame": Frame(predicate="kill", predicate_class="die", head="person"),
    }
    return Fact(
        id=f"{source}-{value.kind}-{start}",
        source=source,
        start=start,
        end=start + len(words),
        text=words,
        value=value,
        **about | told,
    )


def _article(source: str, text: str = "", published: str = "") -> Article:
    return Article(
        id=source,
        path=f"{source}.txt",
        text=text,
        zones=(Zone(kind=ZoneKind.BODY, start=0, end=len(text)),),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        published=published,
        published_from=PublishedFrom.STORY if published else PublishedFrom.NONE,
    )


@pytest.fixture
def fact() -> Callable[..., Fact]:
    """Makes a fact of a source: nine killed by a blast, unless told otherwise."""
    return _fact


@pytest.fixture
def article() -> Callable[..., Article]:
    """Makes an article by hand."""
    return _article


@pytest.fixture
def compare() -> Callable[..., Report]:
    """Compares texts by source: ``compare(north="...", south="...")``.

    All are published on 3 March 2020, unless ``days`` has another day for a source.
    """

    def run(*, days: dict[str, str] | None = None, **texts: str) -> Report:
        when = dict.fromkeys(texts, "2020-03-03") | (days or {})
        return api.compare(api.normalize(_article(s, t, when[s])) for s, t in texts.items())

    return run
