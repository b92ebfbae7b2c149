"""The index of a corpus: whole steps only, for one run at a time; stories by name or by text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from discrep.corpus.index import BusyError, Index, Row
from discrep.corpus.sketches import Sketch
from discrep.corpus.stories import assign

FERRY: Sketch = {1: 2.0, 2: 1.0, 3: 1.0}
BANK: Sketch = {7: 2.0, 8: 1.0, 9: 1.0}


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    found = Index(tmp_path / "index")
    yield found
    found.close()


def row(digest: str, sketch: Sketch, told: str = "", published: str = "") -> Row:
    return Row(
        published=published, digest=digest, told=told, sketch=sketch, content=digest.encode()
    )


def stories(index: Index, *rows: Row, regroup: bool = False) -> list[list[bytes]]:
    for one in rows:
        index.add(one)
    assign(index, regroup=regroup)
    assert index.count_stories() == len(list(index.stories()))
    return [index.contents(story) for story in index.stories()]


def test_articles_are_grouped_by_what_they_tell(index: Index) -> None:
    told = (row("a", FERRY), row("b", BANK), row("c", FERRY), row("d", BANK), row("e", {5: 1.0}))
    assert stories(index, *told) == [[b"a", b"c"], [b"b", b"d"]]


def test_what_names_its_story_belongs_to_it_whatever_it_tells(index: Index) -> None:
    told = (row("a", FERRY, "x"), row("b", BANK, "x"), row("c", FERRY), row("d", FERRY))
    assert stories(index, *told) == [[b"a", b"b"], [b"c", b"d"]]
    assert next(index.stories()) == "x"


def test_regrouped_it_belongs_where_its_text_does(index: Index) -> None:
    told = (row("a", FERRY, "x"), row("b", BANK, "x"), row("c", FERRY, "y"), row("d", BANK))
    assert stories(index, *told, regroup=True) == [[b"a", b"c"], [b"b", b"d"]]


def test_a_story_that_one_article_tells_is_none(index: Index) -> None:
    assert stories(index, row("a", FERRY, "x"), row("b", BANK)) == []


def test_the_same_text_a_year_later_is_a_story_of_its_own(index: Index) -> None:
    days = ("2019-05-01", "2019-05-02", "2020-05-01", "2020-05-02")
    found = stories(index, *(row("a", FERRY, published=day) for day in days))
    assert [len(one) for one in found] == [2, 2]


def test_the_order_in_the_corpus_parts_no_story(index: Index) -> None:
    days = ("2020-01-09", "", "2020-01-08", "2020-01-07")
    found = stories(
        index, *(row(d, FERRY, published=day) for d, day in zip("abcd", days, strict=True))
    )
    assert found == [[b"a", b"b", b"c", b"d"]]


def test_what_fails_midway_leaves_no_trace(index: Index) -> None:
    with index.together():
        index.add(row("a", FERRY))
        index.remember("place", b"1")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(index)
    assert (index.articles(), index.state("place")) == (1, b"1")
    assert index.state("else") is None


def _interrupted(index: Index) -> None:
    with index.together():
        index.add(row("b", FERRY))
        index.remember("place", b"2")
        raise KeyboardInterrupt


def test_a_second_run_on_the_same_index_is_refused(index: Index, tmp_path: Path) -> None:
    index.add(row("a", FERRY))
    with pytest.raises(BusyError):
        Index(tmp_path / "index")


def test_what_gave_no_article_is_noted(index: Index) -> None:
    index.skip("a.txt", "is empty")
    assert list(index.skipped()) == [("a.txt", "is empty")]
