"""Which articles tell one story: tellings of one event meet, look-alikes stay apart."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from discrep import api
from discrep.corpus import grouping
from discrep.corpus.grouping import stories
from discrep.corpus.sketches import Rarity, Sketch, cosine, sketch
from discrep.model.facts import Article, Zone, ZoneKind

FIXTURES = Path(__file__).parents[2] / "fixtures"

# Two of a kind, on purpose: another ferry, another sea, other people.
ALMA = (
    "The ferry Alma sank off Port Leven on Monday night. Nine people drowned, coast guard captain "
    "Iris Holm said, and 61 were rescued by fishing boats.",
    "Nine passengers died when the Alma went down near Port Leven, Captain Iris Holm told "
    "reporters. Fishermen saved 61 people from the ferry.",
    "Port Leven mourns the dead of the Alma. The ferry took in water on Monday; Iris Holm of the "
    "coast guard said an inquiry had begun.",
)
DORTHE = (
    "A ferry capsized on Lake Marrow on Thursday and 23 people drowned, officials in Eskil said. "
    "The Dorthe Lund had been built for 80 passengers and carried 140.",
    "The Dorthe Lund, which capsized on Lake Marrow, was overloaded, the mayor of Eskil said. "
    "Twenty-three passengers of the ferry are dead.",
    "Divers on Lake Marrow found more bodies in the wreck of the ferry Dorthe Lund on Friday, "
    "said police in Eskil.",
)
BANK = (
    "Norvale Bank will buy its rival Castor Trust for 3.2 billion euros, both said on Tuesday. "
    "Shares of Castor Trust rose by 14 percent.",
    "Castor Trust has accepted an offer of 3.2 billion euros by Norvale Bank, the largest takeover "
    "in the sector this year.",
)


def article(text: str) -> Article:
    return Article(
        id="a",
        path="a.txt",
        text=text,
        zones=(Zone(kind=ZoneKind.BODY, start=0, end=len(text)),),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
    )


def grouped(texts: Sequence[str], days: Sequence[int] | None = None) -> list[list[int]]:
    return group([sketch(article(text)) for text in texts], days)


def group(told: Sequence[Sketch], days: Sequence[int] | None = None) -> list[list[int]]:
    rarity = Rarity()
    for one in told:
        rarity.count(one)
    return stories(days or [0] * len(told), lambda n: rarity.vector(told[n]))


def test_tellings_of_one_event_meet_and_its_twin_stays_apart() -> None:
    assert grouped([*ALMA, *DORTHE, *BANK]) == [[0, 1, 2], [3, 4, 5], [6, 7]]


def test_the_order_of_undated_articles_parts_no_story() -> None:
    texts = [ALMA[0], DORTHE[0], BANK[0], ALMA[1], DORTHE[1], BANK[1], ALMA[2], DORTHE[2]]
    assert grouped(texts) == [[0, 3, 6], [1, 4, 7], [2, 5]]


@pytest.mark.parametrize("texts", [[], [ALMA[0]], ["", ""], ["Yes.", "No."]])
def test_articles_that_share_nothing_stay_alone(texts: list[str]) -> None:
    assert grouped(texts) == [[n] for n in range(len(texts))]


def test_one_story_alone_is_one_story() -> None:
    assert grouped(ALMA) == [[0, 1, 2]]


def test_the_same_words_a_year_later_are_another_story() -> None:
    assert grouped([ALMA[0], ALMA[1], ALMA[0], ALMA[1]], [1, 2, 366, 367]) == [[0, 1], [2, 3]]


def test_a_story_goes_on_as_long_as_it_is_told() -> None:
    days = [1 + n * grouping.WINDOW for n in range(12)]
    assert grouped([ALMA[n % 3] for n in range(12)], days) == [list(range(12))]


def test_an_undated_article_joins_the_story_of_any_day() -> None:
    assert grouped([ALMA[0], ALMA[1], ALMA[2]], [0, 800, 801]) == [[0, 1, 2]]


def test_the_fixtures_thrown_together_are_found_again() -> None:
    told = [
        (folder.name, sketch(one))
        for folder in sorted(FIXTURES.iterdir())
        if folder.is_dir()
        for one in api.read([folder]).articles
    ]
    found = group([one for _, one in told])
    assert len(told) > 30
    assert [len({told[n][0] for n in one}) for one in found] == [1] * len(found)
    assert len(found) <= 1.25 * len({name for name, _ in told})


def test_looks_at_vectors_grow_with_the_articles_not_with_their_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def looks(size: int) -> int:
        count = 0

        def counted(a: Sketch, b: Sketch) -> float:
            nonlocal count
            count += 1
            return cosine(a, b)

        with monkeypatch.context() as patch:
            patch.setattr(grouping, "cosine", counted)
            kinds = [[*ALMA, *DORTHE][n % 6] for n in range(size)]
            assert len(grouped([f"{text} Part {n}." for n, text in enumerate(kinds)])) == 2
        return count

    assert looks(480) <= 2.2 * looks(240)
