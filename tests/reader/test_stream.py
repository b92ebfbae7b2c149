"""A corpus as a stream: every article once, in a fixed order, from wherever it was left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from discrep.config import Config, ConfigError
from discrep.reader.stream import Met, named, stream

CONFIG = Config()
TEXT = "The ferry {} sank on Monday, and nine people drowned in the cold water."


def line(name: str, **told: str) -> str:
    return json.dumps({"text": TEXT.format(name), **told}) + "\n"


def texts(met: list[Met]) -> list[str]:
    return [one.article.text.split()[2] for one in met if one.article]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A tree of texts, of JSON lines, and of a story that a story.toml describes."""
    (tmp_path / "b").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "c").mkdir()
    (tmp_path / "one.txt").write_text(TEXT.format("One"))
    (tmp_path / "README.md").write_text("Texts about ferries.")
    (tmp_path / "a" / "two.txt").write_text(TEXT.format("Two"))
    (tmp_path / "b" / "more.jsonl").write_text(
        line("Three", story="x", date="2020-03-03", source="The Post")
        + "\n{broken\n"
        + line("Four", source="The Post")
    )
    (tmp_path / "b" / "four.txt").write_text(TEXT.format("Five"))
    (tmp_path / "c" / "story.toml").write_text('id = "ferry"\n[[source]]\nfile = "seven.txt"\n')
    (tmp_path / "c" / "seven.txt").write_text(TEXT.format("Seven"))
    (tmp_path / "c" / "other.txt").write_text(TEXT.format("Other"))
    return tmp_path


def test_every_article_comes_once_in_a_fixed_order(corpus: Path) -> None:
    found = list(stream(corpus, CONFIG))
    assert texts(found) == ["One", "Two", "Five", "Three", "Four", "Seven"]


def test_stories_are_told_by_fields_and_by_folders(corpus: Path) -> None:
    told = {m.article.text.split()[2]: m.article.story for m in stream(corpus, CONFIG) if m.article}
    assert told["Three"] == "x"
    assert told["Seven"] == "ferry"
    assert told["One"] == told["Four"] == ""


def test_what_cannot_be_read_is_named_with_its_line(corpus: Path) -> None:
    (skipped,) = (one.skipped for one in stream(corpus, CONFIG) if one.skipped)
    assert skipped.path.endswith("b/more.jsonl, line 3")
    assert "JSON" in skipped.reason


def test_a_stream_goes_on_from_wherever_it_was_left(corpus: Path) -> None:
    found = list(stream(corpus, CONFIG))
    for n, left in enumerate(found):
        assert list(stream(corpus, CONFIG, left.place)) == found[n + 1 :]


def test_so_does_a_file_that_is_read_at_once(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text(json.dumps([{"text": TEXT.format(name)} for name in ("One", "Two", "Three")]))
    first, *others = stream(file, CONFIG)
    assert texts([first, *others]) == ["One", "Two", "Three"]
    assert list(stream(file, CONFIG, first.place)) == others


def test_one_file_of_lines_is_a_corpus(corpus: Path) -> None:
    assert texts(list(stream(corpus / "b" / "more.jsonl", CONFIG))) == ["Three", "Four"]


def test_a_language_that_is_not_read_is_left_out(tmp_path: Path) -> None:
    words = "Die Fähre ist am Montag gesunken, und neun Menschen sind dabei ertrunken. " * 3
    (tmp_path / "a.txt").write_text(words, encoding="utf-8")
    (one,) = stream(tmp_path, CONFIG)
    assert one.article is None
    assert one.skipped is not None
    assert "German" in one.skipped.reason


def test_articles_of_a_story_have_ids_of_their_own(corpus: Path) -> None:
    found = [one for one in stream(corpus, CONFIG) if one.article]
    ids = [article.id for article in named(found)]
    assert len(set(ids)) == len(found)
    assert "one" in ids
    assert [a.id for a in named(found[3:4])] == ["the-post"]


def test_ids_do_not_depend_on_other_stories(corpus: Path) -> None:
    before = [one for one in stream(corpus, CONFIG) if one.article][:2]
    (corpus / "b" / "two.txt").write_text(TEXT.format("Twice"))
    after = [one for one in stream(corpus, CONFIG) if one.article][:2]
    assert [a.id for a in named(before)] == [a.id for a in named(after)] == ["one", "two"]


def test_a_corpus_that_is_not_there_or_not_there_any_more_is_told(corpus: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        list(stream(corpus / "nowhere", CONFIG))
    last = next(stream(corpus, CONFIG)).place
    (corpus / "one.txt").unlink()
    with pytest.raises(ConfigError, match="not there any more"):
        list(stream(corpus, CONFIG, last))
