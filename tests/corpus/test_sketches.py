"""What an article is about, in little."""

from __future__ import annotations

import pytest

from discrep.corpus.sketches import Rarity, Sketch, cosine, sketch
from discrep.model.facts import Article, Zone, ZoneKind


def told(text: str, *zones: tuple[ZoneKind, int, int]) -> Sketch:
    kinds = zones or ((ZoneKind.BODY, 0, len(text)),)
    return sketch(
        Article(
            id="a",
            path="a.txt",
            text=text,
            zones=tuple(Zone(kind=k, start=s, end=e) for k, s, e in kinds),
            sha256="0" * 64,
            encoding="utf-8",
        )
    )


def test_plural_and_common_words_make_no_difference() -> None:
    assert told("the boats sank") == told("Boat, sank. And it was")


def test_a_name_counts_for_more_than_another_word() -> None:
    (plain,), (name,) = told("on the alma").values(), told("on the Alma").values()
    assert name > plain


def test_a_capital_that_begins_a_sentence_makes_no_name() -> None:
    assert told("It sank. Ferries sank.") == told("it sank. ferries sank.")


def test_what_is_no_part_of_the_article_is_not_heard() -> None:
    text = "alma sank. cookies"
    zones = ((ZoneKind.BODY, 0, 10), (ZoneKind.FURNITURE, 10, len(text)))
    assert told(text, *zones) == told("alma sank.")


def test_a_long_article_is_known_by_its_beginning() -> None:
    words = " ".join(f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(600))
    assert 100 <= len(told(words)) <= 150


def test_half_a_character_is_no_obstacle() -> None:
    assert told("alma \ud83d sank") == told("alma sank")


def test_what_one_article_alone_says_tells_nothing_of_a_story() -> None:
    rarity = Rarity()
    one, other = told("alma sank"), told("alma burned")
    rarity.count(one)
    rarity.count(other)
    assert set(rarity.vector(one)) == set(told("alma"))
    assert cosine(rarity.vector(one), rarity.vector(other)) == pytest.approx(1.0)
    assert rarity.vector(told("quite another thing")) == {}


def test_rare_terms_weigh_more_than_frequent_ones() -> None:
    rarity = Rarity()
    texts = ["alma boat", "alma boat", "boat race", "boat race", "boat"]
    for text in texts:
        rarity.count(told(text))
    vector = rarity.vector(told("alma boat"))
    (alma,), (boat,) = told("alma"), told("boat")
    assert vector[alma] > vector[boat]
