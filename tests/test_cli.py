"""The program as people and pipelines run it: a process with arguments, streams and a status."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

DISCREP = (sys.executable, "-m", "discrep")
NORTH = (
    "Harbour, 3 March 2020\n\n"
    "The ferry Alma sank off the northern cape on Monday. Nine people drowned, police said.\n"
)
SOUTH = (
    "Harbour, 3 March 2020\n\n"
    "The ferry Alma sank off the northern cape on Monday. Twenty people drowned, police said.\n"
)
Discrep = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working directory with a story of two articles that contradict each other."""
    story = tmp_path / "story"
    story.mkdir()
    (story / "north.txt").write_text(NORTH, encoding="utf-8")
    (story / "south.txt").write_text(SOUTH, encoding="utf-8")
    return tmp_path


@pytest.fixture
def discrep(folder: Path) -> Discrep:
    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*DISCREP, *arguments],
            cwd=folder,
            env=surroundings(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )

    return run


def surroundings(more: Mapping[str, str]) -> dict[str, str]:
    """The environment without what steers colour or width, and with ``more``."""
    steering = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM", "PYTHONIOENCODING")
    return {k: v for k, v in os.environ.items() if k not in steering} | dict(more)


def says(done: subprocess.CompletedProcess[str], status: int, *sentences: str) -> None:
    """Check the exit status, and that stderr has these lines and no traceback."""
    lines = done.stderr.splitlines()
    assert "Traceback" not in done.stderr
    assert [s for s in sentences if s not in lines] == [], done.stderr
    assert done.returncode == status, done.stderr


# Starting


def test_help_goes_to_stdout(discrep: Discrep) -> None:
    done = discrep("--help")
    says(done, 0)
    assert done.stdout.startswith("Usage: discrep [OPTIONS] COMMAND")
    assert done.stderr == ""


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"], ["--version"]])
def test_starting_imports_nothing_that_the_command_does_not_need(arguments: list[str]) -> None:
    code = (
        "import json, sys\nfrom discrep.cli import main\nmain(sys.argv[1:])\n"
        "print(json.dumps(sorted({m.partition('.')[0] for m in sys.modules})), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    heavy = {"spacy", "thinc", "numpy", "pint", "dateparser", "rapidfuzz", "rich", "jinja2"}
    assert heavy.isdisjoint(json.loads(done.stderr))


def test_without_a_command_the_help_is_shown_as_an_error(discrep: Discrep) -> None:
    done = discrep()
    says(done, 2)
    assert done.stdout == ""
    assert done.stderr.startswith("Usage: discrep [OPTIONS] COMMAND")
    assert "\n\nCommands:\n  " in done.stderr, "as it was laid out"


# Bad usage


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["compare"], "error: Missing argument 'PATH...'."),
        (["compar"], "error: No such command 'compar'. Did you mean 'compare'?"),
        (["compare", "--formt", "json", "story"], "error: No such option '--formt'."),
        (["compare", "--format", "yaml", "story"], "error: Invalid value for '--format': "),
        (["compare", "--fail-on", "all", "story"], "error: Invalid value for '--fail-on': "),
        (["compare", "--config", "gone.toml", "story"], "error: gone.toml: cannot be read: "),
    ],
)
def test_bad_usage(discrep: Discrep, arguments: list[str], error: str) -> None:
    done = discrep(*arguments)
    says(done, 2)
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1].startswith(error)


@pytest.mark.parametrize(
    ("toml", "error"),
    [
        (
            "min-severty = 'low'",
            "discrep.toml:1: unknown key 'min-severty'; did you mean 'min-",
        ),
        ("min-severity = 'low", "discrep.toml:1: is not valid TOML: "),
        ("model = 'en_no_such'", "The spaCy pipeline 'en_no_such' is not installed: "),
    ],
)
def test_bad_configuration(discrep: Discrep, folder: Path, toml: str, error: str) -> None:
    (folder / "discrep.toml").write_text(toml, encoding="utf-8")
    done = discrep("facts", "story")
    says(done, 2)
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert error in line


# Bad input


def test_nothing_readable(discrep: Discrep, folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "void.txt").touch()
    (folder / "scan.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9)
    done = discrep("compare", "gone", "empty", "void.txt", "scan.txt")
    says(
        done,
        2,
        "error: gone: no such file or folder; check the path",
        "error: empty: no article in this folder; save some in it, or name files of other kinds",
        "error: void.txt: is empty; put the article's text in it",
        "error: scan.txt: is not text; save the article as plain text, best in UTF-8",
        "error: no article to read; name files, folders of them or URLs",
    )
    assert done.stdout == ""


def test_an_unreadable_path_beside_readable_ones(discrep: Discrep) -> None:
    done = discrep("compare", "gone.txt", "story", "--format", "json")
    says(done, 2, "error: gone.txt: no such file or folder; check the path")
    report = json.loads(done.stdout)
    assert [s["id"] for s in report["sources"]] == ["north", "south"]
    assert report["skipped"] == [
        {"path": "gone.txt", "reason": "no such file or folder; check the path"}
    ]
    assert report["findings"]


def test_an_unreadable_file_inside_a_folder_changes_nothing(discrep: Discrep, folder: Path) -> None:
    (folder / "story" / "void.txt").touch()
    done = discrep("compare", "story", "--format", "json", "--fail-on", "never")
    says(done, 0, "warning: story/void.txt: is empty; put the article's text in it; skipped")
    report = json.loads(done.stdout)
    assert [s["path"] for s in report["skipped"]] == ["story/void.txt"]
    assert [s["id"] for s in report["sources"]] == ["north", "south"]


def test_the_same_file_twice_is_one_source(discrep: Discrep) -> None:
    done = discrep("compare", "story/north.txt", "story/north.txt", "--format", "json")
    says(
        done,
        0,
        "warning: story/north.txt: given twice, read once",
        "warning: one source alone is compared with itself; name more to compare them",
    )
    assert [s["id"] for s in json.loads(done.stdout)["sources"]] == ["north"]


def test_quiet_leaves_errors(discrep: Discrep) -> None:
    done = discrep("facts", "-q", "story/north.txt", "story/north.txt", "gone.txt")
    says(done, 2)
    assert done.stderr == "error: gone.txt: no such file or folder; check the path\n"


# Results


def test_a_contradiction_is_shown_and_told_by_the_status(discrep: Discrep) -> None:
    done = discrep("compare", "story")
    says(done, 1)
    assert done.stderr == ""
    assert "«Nine»" in done.stdout
    assert "«Twenty»" in done.stdout


def test_a_story_without_contradiction(discrep: Discrep, folder: Path) -> None:
    (folder / "story" / "south.txt").write_text(NORTH, encoding="utf-8")
    done = discrep("compare", "story")
    says(done, 0)
    assert " 0 conflicts" in done.stdout


def test_output_goes_to_a_file_whatever_the_terminal(discrep: Discrep, folder: Path) -> None:
    done = discrep("compare", "story", "--color", "always", "--output", "report.txt", COLUMNS="200")
    says(done, 1)
    assert done.stdout == ""
    written = (folder / "report.txt").read_text(encoding="utf-8")
    assert "\x1b" not in written
    assert max(map(len, written.splitlines())) <= 100


def test_output_that_cannot_be_written(discrep: Discrep) -> None:
    done = discrep("facts", "story", "--format", "json", "--output", "gone/facts.json")
    says(done, 2, "error: gone/facts.json: cannot be written: No such file or directory")


def test_a_terminal_without_unicode(discrep: Discrep) -> None:
    done = discrep("facts", "story", PYTHONIOENCODING="ascii")
    says(done, 0)
    assert done.stdout.isascii()
    assert "<<Nine>>" in done.stdout


def test_json_is_utf8_whatever_the_terminal(discrep: Discrep, folder: Path) -> None:
    text = NORTH.replace("Alma", "Ålma").replace("Nine people", "“Nine” people")
    (folder / "story" / "north.txt").write_text(text, encoding="utf-8")
    done = discrep("facts", "story", "--format", "jsonl", PYTHONIOENCODING="ascii")
    says(done, 0)
    assert "“Nine” people drowned" in done.stdout


def on_a_terminal(arguments: Sequence[str], folder: Path, **environment: str) -> str:
    """What the program prints on a terminal of its own."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*DISCREP, *arguments],
        cwd=folder,
        env=surroundings({"TERM": "xterm"} | environment),
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    ):
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:  # Linux's way to say that nobody writes any more
            pass
    os.close(ours)
    return shown.decode()


def test_colour_on_a_terminal(folder: Path) -> None:
    assert "\x1b[" in on_a_terminal(["facts", "story"], folder)


@pytest.mark.parametrize("plain", [{"NO_COLOR": "1"}, {"NO_COLOR": ""}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_not_wanted(folder: Path, plain: dict[str, str]) -> None:
    shown = on_a_terminal(["facts", "story"], folder, **plain)
    assert "Nine" in shown
    assert "\x1b[" not in shown


# Ending early


def test_a_reader_that_has_seen_enough(folder: Path) -> None:
    with subprocess.Popen(
        [*DISCREP, "facts", "story", "--format", "jsonl"],
        cwd=folder,
        env=surroundings({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read().decode()
    assert told == ""
    assert process.returncode == 0


def test_an_interruption(folder: Path) -> None:
    for number in range(40):
        (folder / "story" / f"{number}.txt").write_text(NORTH * 40, encoding="utf-8")
    with subprocess.Popen(
        [*DISCREP, "facts", "-v", "story"],
        cwd=folder,
        env=surroundings({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        process.stderr.readline()  # it is at work
        process.send_signal(signal.SIGINT)
        shown, told = process.communicate()
    assert told.splitlines()[-1] == "interrupted"
    assert shown == ""
    assert process.returncode == 130
