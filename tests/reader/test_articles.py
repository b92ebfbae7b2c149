"""Files to articles: ids, what is known of each, and what could not be read."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import date
from pathlib import Path

import pytest

from discrep.model.facts import PublishedFrom
from discrep.reader.articles import Reading, read
from discrep.reader.contents import MAX_BYTES

TEXT = "Three ships sailed\n\nThe ships left the harbour on Monday, the port said.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*names: str, data: bytes = TEXT.encode()) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(data)


def ids(reading: Reading) -> list[tuple[str, str]]:
    return [(article.id, article.path) for article in reading.articles]


def test_an_article_is_its_file() -> None:
    write("a.txt")
    (article,) = read(["a.txt"]).articles
    assert (article.id, article.path, article.text) == ("a", "a.txt", TEXT)
    assert article.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert article.title == "Three ships sailed"
    assert (article.published, article.published_from) == ("", PublishedFrom.NONE)


def test_an_article_has_what_its_file_tells() -> None:
    write(
        "a.json", data=b'{"text": "Three ships sailed.", "date": "2020-03-03", "author": "A. Berg"}'
    )
    (article,) = read(["a.json"]).articles
    assert (article.published, article.published_from) == ("2020-03-03", PublishedFrom.METADATA)
    assert (article.byline, article.media) == ("A. Berg", "application/json")
    assert article.first_line == 0, "its text is not the file's"


def test_what_a_story_tells_wins_over_what_the_file_tells_and_an_option_over_both() -> None:
    write("s/a.json", data=b'{"text": "Three ships sailed.", "date": "2020-03-03", "source": "x"}')
    Path("s/story.toml").write_text(
        '[[source]]\nfile = "a.json"\npublished = 2020-03-04\npublisher = "The Bell"\n',
        encoding="utf-8",
    )
    (article,) = read(["s"]).articles
    assert (article.published, article.publisher) == ("2020-03-04", "The Bell")
    (article,) = read(["s"], dates={"a": date(2020, 3, 5)}).articles
    assert (article.published, article.published_from) == ("2020-03-05", PublishedFrom.OPTION)


def test_a_day_in_the_address_counts_where_nothing_else_tells_one() -> None:
    for day in ("", "2020-03-03"):
        record = {"text": "Three ships sailed.", "url": "https://x.org/2020/03/02/a", "date": day}
        write("a.json", data=json.dumps(record).encode())
        (article,) = read(["a.json"]).articles
        assert article.published == (day or "2020-03-02")
        assert article.published_from == (PublishedFrom.METADATA if day else PublishedFrom.URL)


def test_an_article_has_what_its_story_tells() -> None:
    write("s/a.txt")
    Path("s/story.toml").write_text(
        '[[source]]\nid = "bell"\nfile = "a.txt"\npublisher = "The Bell"\n'
        'published = 2020-03-02\nurl = "https://example.org/a"\n',
        encoding="utf-8",
    )
    (article,) = read(["s"]).articles
    assert (article.id, article.publisher) == ("bell", "The Bell")
    assert (article.published, article.published_from) == ("2020-03-02", PublishedFrom.STORY)
    assert article.url == "https://example.org/a"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["x/a.txt", "y/b.txt"], ["a", "b"]),
        (["x/a.txt", "y/a.txt"], ["x/a", "y/a"]),
        (["p/x/a.txt", "q/x/a.txt"], ["p/x/a", "q/x/a"]),
        (["p/x/a.txt", "q/x/a.txt", "r/a.txt"], ["p/x/a", "q/x/a", "r/a"]),
        (["x/a.txt", "x/a.TXT"], ["x/a.TXT", "x/a.txt"]),
    ],
)
def test_equal_stems_are_told_apart_by_their_folders(files: list[str], expected: list[str]) -> None:
    write(*files)
    assert [article.id for article in read(files).articles] == expected
    assert ids(read(files)) == ids(read(files[::-1]))


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([{}, {}], ["list-1", "list-2"]),
        ([{"source": "The Bell"}, {"source": "Wire"}], ["the-bell", "wire"]),
        ([{"source": "Wire"}, {"source": "Wire"}], ["wire-list-1", "wire-list-2"]),
        ([{"source": "Wire"}], ["list"]),
        ([{"source": "a"}, {}], ["a-list-1", "list-2"]),  # a.txt is there too
    ],
)
def test_the_articles_of_one_file_are_told_apart(
    records: list[dict[str, str]], expected: list[str]
) -> None:
    write("a.txt")
    write("list.json", data=json.dumps([{"text": TEXT} | r for r in records]).encode())
    reading = read(["a.txt", "list.json"])
    assert sorted(article.id for article in reading.articles) == sorted(["a", *expected])


def test_several_stories_in_one_comparison_are_told() -> None:
    records = [{"text": TEXT, "story": story} for story in ("ships", "fire", "ships", "")]
    write("list.json", data=json.dumps(records).encode())
    assert read(["list.json"]).warnings == (
        "several stories are compared as one: 'fire', 'ships'; give each story its own file",
    )
    write("one.json", data=json.dumps(records[::2]).encode())
    assert read(["one.json"]).warnings == ()


def test_an_article_in_another_language_is_left_out_and_fails_nothing() -> None:
    write("a.txt")
    write(
        "b.txt",
        data="Die Fähre sank am Montag vor dem Kap. Neun Menschen ertranken, sagt man.".encode(),
    )
    reading = read(["a.txt", "b.txt"])
    assert [article.id for article in reading.articles] == ["a"]
    assert [(s.path, s.reason) for s in reading.skipped] == [
        ("b.txt", "is in German, which is not read; translate it to compare it")
    ]
    assert reading.unreadable == ()


def test_mojibake_is_told_and_left_as_it_is() -> None:
    text = "The port\u2019s captain said so.".encode().decode("cp1252")
    write("a.txt", data=text.encode())
    reading = read(["a.txt"])
    assert reading.articles[0].text == text
    (warning,) = reading.warnings
    assert warning.startswith(
        "a.txt: has signs that stand for others, such as '\u00e2\u20ac\u2122'"
    )


def test_a_file_too_large_is_refused() -> None:
    with Path("a.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (told,) = read(["a.txt"]).unreadable
    assert told.reason == "is larger than 100 MB; save the article's text alone"


def test_an_unreadable_file_drops_no_other() -> None:
    write("s/a.txt", "b.txt")
    write("s/void.txt", data=b"")
    write("scan.txt", data=b"\0\1\2" * 99)
    reading = read(["s", "b.txt", "scan.txt", "gone.txt"])
    assert [article.id for article in reading.articles] == ["a", "b"]
    assert [s.path for s in reading.skipped] == ["gone.txt", "s/void.txt", "scan.txt"]
    # Met inside a folder, nobody asked for it by name.
    assert [s.path for s in reading.unreadable] == ["gone.txt", "scan.txt"]


def test_a_source_that_its_story_names_is_asked_for() -> None:
    write("s/a.txt")
    Path("s/story.toml").write_text(
        '[[source]]\nfile = "a.txt"\n[[source]]\nfile = "gone.txt"\n', encoding="utf-8"
    )
    reading = read(["s"])
    assert [article.id for article in reading.articles] == ["a"]
    assert [s.path for s in reading.unreadable] == ["s/gone.txt"]


def test_a_file_that_is_no_file_is_not_waited_for() -> None:
    os.mkfifo("pipe.txt")
    write("a.txt")
    reading = read(["."])
    assert [article.id for article in reading.articles] == ["a"]
    assert [s.path for s in reading.skipped] == ["pipe.txt"]
    assert reading.skipped[0].reason.startswith("is not a regular file")


def test_a_link_to_nothing_is_skipped() -> None:
    Path("ring.txt").symlink_to("ring.txt")
    Path("gone.txt").symlink_to("nowhere.txt")
    write("a.txt")
    reading = read(["."])
    assert [article.id for article in reading.articles] == ["a"]
    assert [s.path for s in reading.skipped] == ["gone.txt", "ring.txt"]


def test_nothing_to_read() -> None:
    assert read([]) == Reading(articles=())
