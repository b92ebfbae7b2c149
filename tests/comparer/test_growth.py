"""Comparing one story costs in proportion to its articles, counted in calls of functions."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from discrep.comparer import compare
from discrep.comparer.meaning import Encoder
from discrep.comparer.questions import Group
from discrep.comparer.verdicts import judge
from discrep.comparer.wording import questions_of
from discrep.model.facts import Article, Fact, Frame
from discrep.model.values import Count, Name, Place

ArticleOf = Callable[..., Article]
FactOf = Callable[..., Fact]

WORDS = ("market", "morning", "police", "street", "bomb", "crowd", "witness", "hospital")


def story(article: ArticleOf, fact: FactOf, size: int) -> tuple[list[Article], list[Fact]]:
    """So many articles, each of which tells who died and was hurt, where, and by whose account."""
    facts: list[Fact] = []
    for n in range(size):
        source = f"source{n:04}"
        words = tuple(sorted({WORDS[n * k % len(WORDS)] for k in (1, 3, 7)} | {f"own{n}"}))
        for k, (verb, least) in enumerate((("kill", 9), ("wound", 30), ("arrest", 4))):
            number = least + n * 31 % 97  # nearly everybody has heard another number
            value = Count(low=number, high=number, unit="person")
            frame = Frame(predicate=verb, head="person", words=words)
            facts.append(fact(source, value, start=100 * k, event=verb, frame=frame))
        place = Place(names=(("Arania", "Bolmark", "Eskil")[n % 3],))
        facts.append(fact(source, place, start=400, frame=Frame(predicate="kill", words=words)))
        name = Name(name=f"{chr(65 + n % 26)}ora {chr(75 + n // 26 % 9)}eller", type="person")
        facts.append(fact(source, name, start=500))
    return [article(f"source{n:04}") for n in range(size)], facts


def calls(work: Callable[[], object]) -> int:
    """How many functions are called by ``work``."""
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_twice_the_articles_cost_about_twice_the_work(article: ArticleOf, fact: FactOf) -> None:
    def work(size: int) -> int:
        articles, facts = story(article, fact, size)
        return calls(lambda: compare(articles, facts, encoder=Encoder(Path("none"))))

    work(10)  # what is loaded once is no growth
    assert work(300) <= 2.2 * work(150)


def test_so_do_twice_the_values_of_one_question(fact: FactOf) -> None:
    def work(size: int) -> int:
        # Other values for every size: how two values relate is remembered.
        numbers = range(1000 * size, 1001 * size)
        facts = [fact(f"source{n}", Count(low=n, high=n, unit="person")) for n in numbers]
        (question,) = questions_of([facts])
        return calls(lambda: judge(question, Group(tuple(facts), 1.0)))

    work(10)
    assert work(400) <= 2.2 * work(200)


def test_so_do_twice_the_facts_of_two_values(fact: FactOf) -> None:
    def work(size: int) -> int:
        facts = [
            fact(f"source{n}", Count(low=9 + n % 2, high=9 + n % 2, unit="person"))
            for n in range(size)
        ]
        (question,) = questions_of([facts])
        return calls(lambda: judge(question, Group(tuple(facts), 1.0)))

    work(10)
    assert work(400) <= 2.2 * work(200)
