"""The parts of a page: title, body, comments, furniture."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrep.model.facts import ZoneKind
from discrep.reader.zones import zones

BODY = [
    "The harbour was closed on Tuesday after two freighters touched in the fog.",
    "Nobody was hurt, the port captain told reporters at noon, but both ships leak.",
]


def parts(*lines: str) -> list[tuple[str, str]]:
    """Each line with the kind of the zone that it begins in."""
    text = "\n".join(lines)
    found = zones(text)
    at = 0
    told = []
    for line in lines:
        kind = next(z.kind for z in found if z.start <= at < z.end or at == len(text))
        told.append((kind.value, line))
        at += len(line) + 1
    return told


def kinds(*lines: str) -> list[str]:
    return [kind for kind, _ in parts(*lines)]


def test_a_headline_and_its_article() -> None:
    assert kinds("Freighters touch in fog", *BODY) == ["title", "body", "body"]


def test_an_article_without_a_headline() -> None:
    assert kinds(*BODY) == ["body", "body"]


def test_a_headline_that_asks() -> None:
    assert kinds("Who steered the second ship in the fog?", *BODY)[0] == "title"


def test_a_header_above_the_headline() -> None:
    assert kinds("Home | World | Sport", "Search", "Freighters touch in fog", *BODY) == [
        "furniture",
        "furniture",
        "title",
        "body",
        "body",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By Anna Berg",
        "March 3, 2020",
        "Published 3 Mar 2020, 7:21 pm",
        "Story created: Mar 3, 2020 at 9:56 AM AKDT",
        "Share this on",
    ],
)
def test_lines_between_headline_and_article(line: str) -> None:
    assert kinds("Freighters touch in fog", line, *BODY) == ["title", "furniture", "body", "body"]


@pytest.mark.parametrize("line", ["20-13", "The two are the Alma and the Berta."])
def test_lines_that_only_look_like_furniture(line: str) -> None:
    assert kinds("Freighters touch in fog", BODY[0], line, BODY[1])[2] == "body"


@pytest.mark.parametrize("opening", ["3 comments", "Comments (12)", "Join the conversation"])
def test_readers_comments_are_not_the_article(opening: str) -> None:
    told = kinds("Freighters touch in fog", *BODY, opening, "I was there and saw three ships sink.")
    assert told == ["title", "body", "body", "comment", "comment"]


def test_a_count_of_comments_above_the_article_opens_none() -> None:
    told = kinds("Freighters touch in fog", "3 comments", *BODY)
    assert told == ["title", "furniture", "body", "body"]


def test_comments_in_the_prose_open_none() -> None:
    told = kinds(*BODY, "Comments by the captain were not to be had on Tuesday night.", BODY[0])
    assert told == ["body"] * 4


def test_what_stands_below_the_article() -> None:
    told = kinds(*BODY, "Read more: Storm warnings", "World", "Sport", "Weather", "Money")
    assert told == ["body", "body", *["furniture"] * 5]


def test_a_list_of_headlines_elsewhere() -> None:
    told = kinds(
        *BODY,
        "Two ships collide off the northern cape - Harbour Herald",
        "Fog closes the port for a second day - The Daily Bell",
    )
    assert told == ["body", "body", "furniture", "furniture"]


def test_a_caption_scraped_twice() -> None:
    told = kinds(BODY[0], "The Alma in 2019", "The Alma in 2019", BODY[1])
    assert told == ["body", "furniture", "furniture", "body"]


@pytest.mark.parametrize("text", ["", " \n ", "Home", "Home\nSearch\nMenu", BODY[0]])
def test_what_has_no_parts_is_all_body(text: str) -> None:
    (zone,) = zones(text)
    assert (zone.kind, zone.start, zone.end) == (ZoneKind.BODY, 0, len(text))


@given(
    st.lists(
        st.sampled_from(
            [*BODY, "", " ", "Home | World", "3 comments", "Freighters touch", "2 Mar 2020", "\r"]
        )
    ).map("\n".join)
)
def test_zones_are_ordered_and_cover_the_text(text: str) -> None:
    found = zones(text)
    assert [z.start for z in found] == [0, *(z.end for z in found[:-1])]
    assert found[-1].end == len(text)
    assert all(a.kind is not b.kind for a, b in pairwise(found))
