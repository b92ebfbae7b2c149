"""Paths to files: what is a source, what is refused, and what is told of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from discrep.reader.files import Finds, find


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Three ships sailed.\n", encoding="utf-8")


def story(folder: str, toml: str) -> None:
    Path(folder).mkdir(exist_ok=True)
    Path(folder, "story.toml").write_text(toml, encoding="utf-8")


def names(finds: Finds) -> list[str]:
    return sorted(found.path.as_posix() for found in finds.files)


def refused(finds: Finds) -> list[tuple[str, str]]:
    return [(skipped.path, skipped.reason) for skipped in finds.unreadable]


def test_a_folder_gives_its_texts_and_those_of_its_folders() -> None:
    write("s/b.txt", "s/a.TXT", "s/deep/er/c.txt")
    assert names(find(["s"])) == ["s/a.TXT", "s/b.txt", "s/deep/er/c.txt"]


def test_a_folder_gives_articles_of_every_format() -> None:
    write("s/a.txt", "s/b.md", "s/c.eml", "s/deep/d.MD")
    assert names(find(["s"])) == ["s/a.txt", "s/b.md", "s/c.eml", "s/deep/d.MD"]


def test_hidden_files_data_and_what_tells_of_a_folder_are_no_sources() -> None:
    write("s/a.txt", "s/.b.txt", "s/.git/c.txt", "s/README.md", "s/LICENSE.txt")
    write("s/gold.json", "s/report.csv", "s/known.jsonl", "s/sitemap.xml", "s/app.log")
    assert names(find(["s"])) == ["s/a.txt"]


@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.xml", "README.md", "a.log", "a"])
def test_any_file_that_is_named_is_read(name: str) -> None:
    write(name)
    assert names(find([name])) == [name]


def test_addresses_and_standard_input_are_no_files() -> None:
    finds = find(["https://example.org/a", "-"])
    assert [found.shown for found in finds.files] == ["-", "https://example.org/a"]
    assert find([Path("-")]).files == []


def test_a_hidden_file_that_is_named_is_read() -> None:
    write(".a.txt")
    assert names(find([".a.txt"])) == [".a.txt"]


def test_a_story_names_the_sources_of_its_folder() -> None:
    write("s/a.txt", "s/b.txt", "s/deep/c.txt")
    story("s", '[[source]]\nfile = "a.txt"\n[[source]]\nfile = "deep/c.txt"\n')
    finds = find(["s"])
    assert names(finds) == ["s/a.txt", "s/deep/c.txt"]
    assert finds.warnings == ["s/b.txt: not named in story.toml, left out; add a [[source]] for it"]


def test_each_folder_has_its_own_story() -> None:
    write("s/one/a.txt", "s/one/b.txt", "s/two/c.txt")
    story("s/one", '[[source]]\nfile = "a.txt"\n')
    assert names(find(["s"])) == ["s/one/a.txt", "s/two/c.txt"]


def test_a_story_without_sources_leaves_every_text_a_source() -> None:
    write("s/a.txt", "s/b.txt")
    story("s", 'title = "Three ships"\n')
    assert names(find(["s"])) == ["s/a.txt", "s/b.txt"]


def test_what_a_story_tells_holds_for_a_file_named_alone() -> None:
    write("s/a.txt")
    story("s", '[[source]]\nfile = "a.txt"\npublisher = "The Bell"\n')
    (found,) = find(["s/a.txt"]).files
    assert found.entry is not None
    assert found.entry.publisher == "The Bell"


def test_a_broken_story_is_told_once_and_its_texts_are_read() -> None:
    write("s/a.txt", "s/b.txt")
    story("s", "[[source]\n")
    finds = find(["s", "s/a.txt"])
    assert names(finds) == ["s/a.txt", "s/b.txt"]
    ((path, reason),) = refused(finds)
    assert path == "s/story.toml"
    assert reason.startswith("line 1: is not valid TOML: ")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("nowhere.txt", "no such file or folder; check the path"),
        ("nowhere", "no such file or folder; check the path"),
        (
            "empty",
            "no article in this folder; save some in it, or name files of other kinds",
        ),
        ("n" * 300 + ".txt", "cannot be opened: File name too long"),
    ],
)
def test_what_cannot_be_read_is_refused_and_the_rest_read(path: str, reason: str) -> None:
    write("a.txt", "empty/data.csv")
    finds = find([path, "a.txt"])
    assert names(finds) == ["a.txt"]
    assert refused(finds) == [(path, reason)]


def test_a_path_refused_twice_is_told_once() -> None:
    assert len(find(["gone.txt", "gone.txt"]).unreadable) == 1


@pytest.mark.parametrize(
    ("paths", "warning"),
    [
        (["a.txt", "a.txt"], "a.txt: given twice, read once"),
        (["a.txt", "./a.txt"], "a.txt: given twice, read once"),
        ([".", "a.txt"], "a.txt: given twice, read once"),
        (["-", "-"], "-: given twice, read once"),
        (
            ["http://example.org/", "http://example.org/"],
            "http://example.org/: given twice, read once",
        ),
        (["a.txt", "link.txt"], "link.txt: the same file as a.txt, read once"),
    ],
)
def test_the_same_file_twice_is_read_once(paths: list[str], warning: str) -> None:
    write("a.txt")
    if "link.txt" in paths:
        Path("link.txt").symlink_to("a.txt")
    for order in (paths, paths[::-1]):
        finds = find(order)
        assert len(finds.files) == 1
        assert finds.files[0].shown in paths or finds.files[0].shown == "a.txt"
        assert finds.warnings == [warning]


def test_equal_texts_in_two_files_are_two_sources() -> None:
    write("a.txt", "b.txt")
    assert names(find(["."])) == ["a.txt", "b.txt"]


def test_a_link_in_a_ring_is_left_to_the_reader() -> None:
    Path("ring.txt").symlink_to("ring.txt")
    write("a.txt")
    assert names(find(["."])) == ["a.txt", "ring.txt"]


def test_the_order_of_paths_makes_no_difference() -> None:
    write("s/a.txt", "s/b.txt", "c.txt")
    assert find(["s", "c.txt"]).files == find(["c.txt", "s"]).files


def test_paths_are_shown_from_the_working_directory(tmp_path: Path) -> None:
    gone = find([tmp_path / "x" / "gone.txt"])
    assert refused(gone)[0][0] == "x/gone.txt"


def test_a_name_that_is_not_utf8_can_be_shown() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (skipped,) = find([name]).unreadable
    assert skipped.path == "caf\N{REPLACEMENT CHARACTER}.txt"
