"""What is told of a word: from which file, with which words for the same and the contrary."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

import pytest

from discrep.lexicon import Additions, use
from discrep.lexicon.lookup import Entry, contents, look_up


@pytest.fixture(autouse=True)
def _shipped() -> Iterator[None]:
    yield
    use(Additions())


def entry(term: str, file: str) -> Entry:
    return next(e for e in look_up(term).entries if e.file == file)


def test_an_event() -> None:
    told = entry("vanish", "events.toml")
    assert "event “disappear”" in told.says
    assert "either way" in told.says
    assert "go missing" in told.like
    assert "vanish" not in told.like
    assert "find" in told.unlike
    assert told.key == "lexicon.events.disappear"


def test_a_noun_with_all_that_is_wider() -> None:
    told = entry("ferry", "nouns.toml")
    assert told.says == "names “ship < vehicle”"
    assert "boat" in told.like


def test_a_kind_is_unlike_other_kinds() -> None:
    told = entry("malaria", "nouns.toml")
    assert told.says.startswith("is a kind of “disease")
    assert "measles" in told.unlike
    assert told.like == ()


@pytest.mark.parametrize(
    ("term", "file", "says"),
    [
        ("km", "units.toml", "is the unit kilometer of length: 1000 meter"),
        ("Norwegian", "countries.toml", "is the adjective or the people of Norway"),
        ("Norwegians", "countries.toml", "is the adjective or the people of Norway"),
        ("UK", "countries.toml", "is a place: United Kingdom"),
        ("reportedly", "speech.toml", "is listed under hedges, adverbs"),
        ("dozen", "quantities.toml", "is listed under scales, as 12"),
        ("quid", "currencies.toml", "is listed under currency, GBP, words"),
        ("northern", "places.toml", "is listed under compass, as N"),
    ],
)
def test_other_words(term: str, file: str, says: str) -> None:
    assert any(e.says.startswith(says) for e in look_up(term).entries if e.file == file)


@pytest.mark.parametrize("term", ["vanish", "ferry", "km", "Norwegian", "reportedly", "dozen"])
def test_the_line_has_the_word(term: str) -> None:
    for told in look_up(term).entries:
        text = (resources.files("discrep.lexicon") / told.file).read_text("utf-8")
        line = text.splitlines()[told.line - 1]
        assert term.lower() in line.lower() or "kilometer" in line


def test_an_inflected_word_is_looked_up_as_its_lemma() -> None:
    assert look_up("sinking ferries").entries == ()
    assert look_up("ferries").word == "ferry"
    assert look_up("abducts").word == "abduct"


def test_what_is_not_known_leads_to_what_is() -> None:
    known = look_up("dissapear")
    assert known.entries == ()
    assert known.word == "disappear"


def test_what_a_user_adds_is_told_with_its_file() -> None:
    added = Additions(events={"vanish": ("slip the leash",)})
    use(added)
    first, second = look_up("slip the leash", added, "discrep.toml").entries
    assert (first.file, first.key) == ("discrep.toml", "lexicon.events.vanish")
    assert "disappear" in second.like


def test_all_files_are_told_of() -> None:
    told = {c.file: c.holds for c in contents()}
    assert told["units.toml"] == "Units of measure"
    assert all(told.values())
