"""Annotated stories in our own words: tellings/*.toml.

Each story is told by several articles of invented houses. ``[[id.group|words]]`` marks the words of
a value that answers the story's question ``id``; claims that can be true together share ``group``.
Values without a mark answer no question that two articles answer: they are what a careless program
would confuse with those that do.
"""

from __future__ import annotations

import re
import tempfile
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
from examples import Claim, Story, story_of

from discrep import api
from discrep.config import Config

TELLINGS = Path(__file__).parent / "tellings"

_MARK = re.compile(r"\[\[([a-z0-9-]+)\.(\d+)\|([^\[\]|]+)\]\]")


class _Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    text: str
    published: date | None = None


class _Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    kind: str
    verdict: Literal["conflict", "update", "compatible", "variant", "agree"]
    weak: bool = False


class _Telling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    article: tuple[_Article, ...]
    question: tuple[_Question, ...]


def tellings(config: Config, folder: Path = TELLINGS) -> Iterator[Story]:
    """The stories in ``folder``, with the facts that the program finds in them."""
    for path in sorted(folder.glob("*.toml")):
        for told in tomllib.loads(path.read_text(encoding="utf-8"))["story"]:
            yield _story(msgspec.convert(told, _Telling), config)


def _story(told: _Telling, config: Config) -> Story:
    questions = {q.id: q for q in told.question}
    claims: list[Claim] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for article in told.article:
            plain = _plain(article, questions, claims)
            (folder / f"{article.source}.txt").write_text(plain, encoding="utf-8", newline="")
        dates = {a.source: a.published for a in told.article if a.published}
        articles = api.read([folder], config, dates=dates).articles
    return story_of(told.id, articles, claims, config)


def _plain(article: _Article, questions: dict[str, _Question], claims: list[Claim]) -> str:
    """The text without marks; what they tell is added to ``claims``."""
    text = ""
    end = 0
    marked = article.text.lstrip("\n")
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        question = questions[mark[1]]
        claims.append(
            Claim(
                item=question.id,
                number=len(claims),
                kind=question.kind,
                verdict=question.verdict,
                weak=question.weak,
                group=int(mark[2]),
                source=article.source,
                start=len(text),
                end=len(text) + len(mark[3]),
            )
        )
        text += mark[3]
        end = mark.end()
    return text + marked[end:]
