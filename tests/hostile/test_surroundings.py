"""What is no file, links that lead nowhere, settings that are none: a sentence says so."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from discrep.cli import main
from discrep.config import Config
from discrep.reader.articles import read

PROSE = "The ferry Alma sank off the northern cape on Monday. Nine people drowned, police said.\n"
DEEP = 100_000


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one good article, where a test puts something bad beside it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "good.txt").write_text(PROSE, "utf-8")
    return folder


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


def ring(path: Path) -> None:
    path.symlink_to(path)


def ring_of_two(path: Path) -> None:
    other = path.with_name("other.txt")
    other.symlink_to(path)
    path.symlink_to(other)


def dangling(path: Path) -> None:
    path.symlink_to("gone.txt")


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10**10)


def memory(path: Path) -> None:
    path.symlink_to("/proc/self/mem")


@pytest.mark.parametrize(
    "make",
    [pipe, bound, ring, ring_of_two, dangling, device, sparse, memory],
    ids=lambda f: f.__name__,
)
@pytest.mark.parametrize("named", [False, True], ids=["met", "named"])
def test_what_is_no_file(story: Path, make: Callable[[Path], None], named: bool) -> None:
    bad = story / "bad.txt"
    make(bad)
    reading = read([story, *([bad] if named else [])], Config())
    assert [a.id for a in reading.articles] == ["good"]
    told = [s for s in reading.skipped if s.path == "story/bad.txt"]
    assert told
    assert any(skipped in reading.unreadable for skipped in told) is named


def test_folders_that_contain_themselves(story: Path) -> None:
    (story / "again").symlink_to(story, target_is_directory=True)
    (story / "up").symlink_to(story.parent, target_is_directory=True)
    reading = read([story, story / "again" / "up"], Config())
    assert [a.id for a in reading.articles] == ["good"]


def test_a_deep_folder(story: Path) -> None:
    folder = story
    for _ in range(150):
        folder = folder / "deeper-and-deeper"
        folder.mkdir()
    (folder / "last.txt").write_text(PROSE + "Ten were hurt.", "utf-8")
    assert [a.id for a in read([story], Config()).articles] == ["good", "last"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read(story: Path) -> None:
    for name in ("file.txt", "folder"):
        bad = story / name
        bad.write_text(PROSE, "utf-8") if "." in name else bad.mkdir()
        bad.chmod(0)
    reading = read([story], Config())
    assert [a.id for a in reading.articles] == ["good"]
    assert len(reading.skipped) == 2


@pytest.mark.parametrize(
    "name", [b"\xff\xfe.txt", b"a\x1b[31m.txt", b"a\nb.txt", b"[red].txt", b"=1+1.txt", b"-.txt",
             "\u202eгхт.txt".encode(), b"::error::x.txt", b"%0A.txt", b"<svg onload=x>.txt"],
    ids=repr,
)  # fmt: skip
def test_names_of_files(compared: Callable[..., Any], tmp_path: Path, name: bytes) -> None:
    (tmp_path / "good.txt").write_text(PROSE, "utf-8")
    (tmp_path / os.fsdecode(name)).write_text(PROSE.replace("Nine", "Twenty"), "utf-8")
    assert compared(".").status == 1


@pytest.mark.parametrize(
    "file",
    ["/etc/passwd", "../secret.txt", "a/../../secret.txt", "good.txt\\u0000", "a\\u001b[31m.txt"],
)
def test_a_story_names_only_files_in_its_folder(
    discrep: Callable[..., Any], story: Path, file: str
) -> None:
    (story.parent / "secret.txt").write_text("Twelve secret people drowned.", "utf-8")
    (story / "story.toml").write_text(f'[[source]]\nfile = "{file}"\n', "utf-8")
    done = discrep("facts", "story", "--format", "json")
    assert done.status == 2
    assert "story/story.toml: line 2: source 1.file: " in done.err
    assert "secret people" not in done.out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("max-char = 5", "unknown key 'max-char'; did you mean 'max-chars'?"),
        ("max-chars = 0", "max-chars: "),
        ("max-chars = '5'", "max-chars: "),
        ("max-chars = " + "9" * 5000, "has a value beyond all measure"),
        ("x = " + "[" * 5000, "has a value beyond all measure"),
        ("model = ['a']", "model: "),
        ("model = '/etc'", "The spaCy pipeline '/etc' is not installed"),
        ("model = 'os'", "The spaCy pipeline 'os' is not installed"),
        ("model = ''", "The spaCy pipeline '' is not installed"),
        ("[fields]\ntext = 5", "fields.text: "),
        ("[fields]\ntxt = 'x'", "unknown key 'txt'; did you mean 'text'?"),
        ("ignored = 5", "ignored"),
        ("[[ignored]]\nid = 'x'", "needs a 'reason'"),
        ("fail_on = 'conflict'", "did you mean 'fail-on'?"),
        ("min-severity = '\x1b[31m'", "is not valid TOML"),
        ("\x00", "is not valid TOML"),
        ("a = 1\na = 2", "is not valid TOML"),
        ("a = 2020-13-45", "is not valid TOML"),
        ("# " + "x" * 1_100_000, "is larger than 1,000,000 bytes"),
    ],
)
def test_configuration(discrep: Callable[..., Any], story: Path, text: str, told: str) -> None:
    Path("discrep.toml").write_text(text, "utf-8")
    done = discrep("facts", "story")
    assert done.status == 2
    assert told in done.err


@pytest.mark.parametrize("config", ["/dev/zero", "story", "gone.toml", "story/good.txt"])
def test_a_configuration_that_is_none(
    discrep: Callable[..., Any], story: Path, config: str
) -> None:
    assert discrep("facts", "story", "--config", config).status == 2


@pytest.mark.parametrize(
    "text", ["", "[]", "[" * DEEP, '{"schema": 99, "findings": []}', '{"schema": 1}', "\0", "null"]
)  # fmt: skip
def test_a_baseline_that_is_none(discrep: Callable[..., Any], story: Path, text: str) -> None:
    Path("known.json").write_text(text, "utf-8")
    assert discrep("compare", "story", "--baseline", "known.json").status == 2


def test_the_limit_is_told_and_can_be_moved(discrep: Callable[..., Any], story: Path) -> None:
    (story / "long.txt").write_text(PROSE * 20, "utf-8")
    limit = ("--max-chars", "500")
    assert discrep("facts", "story", *limit).status == 0
    done = discrep("facts", "story/long.txt", *limit)
    assert done.status == 2
    assert done.err.startswith(
        "error: story/long.txt: is longer than 500 characters; split it into its articles, "
        "or allow longer ones with --max-chars\n"
    )
    Path("discrep.toml").write_text("max-chars = 500", "utf-8")
    assert discrep("facts", "story/long.txt").status == 2
    assert discrep("facts", "story/long.txt", "--max-chars", "5000").status == 0


def test_the_folder_of_the_articles_lends_no_code(story: Path) -> None:
    for name in ("json", "click", "spacy", "evil", "typing", "signal", "re", "__future__"):
        (story / f"{name}.py").write_text("open('ran', 'w').close()\n", "utf-8")
    (story / "discrep.toml").write_text("model = 'evil'\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "discrep", "facts", "good.txt"],
        cwd=story,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("error: The spaCy pipeline 'evil' is not installed")
    assert not (story / "ran").exists()


def test_no_argument_is_too_odd(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for text in ("", " ", "\udcff", "\x00", "\x1b[31m9", "[/red]", "9" * 5000):
        assert main(["explain", "--text", text]) == 0
        out, err = capsysbinary.readouterr()
        assert b"\x1b" not in out
        assert err == b""


def test_a_file_that_changes_while_it_is_read(discrep: Callable[..., Any], tmp_path: Path) -> None:
    path, over = tmp_path / "x.txt", threading.Event()
    texts = ("Nine people drowned on Monday. " * 200, "Twenty people were hurt in 2014. " * 90)

    def change() -> None:
        while not over.is_set():
            for text in texts:
                path.write_text(text, "utf-8")
                os.truncate(path, len(text) // 3)
                path.unlink()

    thread = threading.Thread(target=change)
    thread.start()
    try:
        for _ in range(8):
            done = discrep("facts", "x.txt", "--no-cache", "--format", "json")
            if done.status == 0:
                (source,) = json.loads(done.out)["sources"]
                assert any(source["chars"] <= len(text) for text in texts)
                for fact in json.loads(done.out)["facts"]:
                    assert any(text[fact["start"] : fact["end"]] == fact["text"] for text in texts)
    finally:
        over.set()
        thread.join()
