"""What goes wrong around the program: full disks, closed streams, signals at any moment."""

from __future__ import annotations

import json
import os
import re
import resource
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

PROGRAM = f"{sys.executable} -m discrep"
TEXT = (
    "Harbour, 3 March 2020\n\n"
    "The ferry Alma sank off the northern cape on Monday. {} people drowned, police said.\n"
)
FULL = Path("/dev/full")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A working directory with two articles that contradict each other."""
    for name, number in (("north", "Nine"), ("south", "Twenty")):
        (tmp_path / f"{name}.txt").write_text(TEXT.format(number), "utf-8")
    return tmp_path


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert "fault of discrep" not in done.stderr
    return done


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("facts north.txt", "error: stdout: cannot be written: No space left on device\n"),
        ("schema", "error: the system does not let the program go on: "),
        ("--help", "error: the system does not let the program go on: "),
    ],
)
def test_a_full_disk(story: Path, arguments: str, told: str) -> None:
    done = shell(f"{PROGRAM} {arguments} > /dev/full", story)
    assert done.stderr.startswith(told)
    assert done.returncode == 2
    assert shell(f"{PROGRAM} facts gone.txt 2> /dev/full", story).returncode == 2


def test_a_file_that_may_grow_no_longer_keeps_what_it_had(story: Path) -> None:
    out = story / "out.json"
    out.write_text("{}", "utf-8")

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))

    done = subprocess.run(
        [*PROGRAM.split(), "compare", "north.txt", "south.txt", "--no-cache", "-o", "out.json"],
        cwd=story,
        capture_output=True,
        text=True,
        preexec_fn=small,
        check=False,
    )
    assert done.stderr == "error: out.json: cannot be written: File too large\n"
    assert done.returncode == 2
    assert out.read_text("utf-8") == "{}"
    assert sorted(p.name for p in story.iterdir()) == ["north.txt", "out.json", "south.txt"]


@pytest.mark.parametrize(
    ("streams", "status", "told"),
    [
        (">&-", 2, "error: stdout: is closed; name a file with --output\n"),
        ("-o out.json >&-", 1, ""),
        ("2>&-", 1, ""),
        ("<&-", 1, ""),
        ("- <&-", 2, "error: -: is closed; send the article to it, or name a file\n"),
        ("| head -c 1 > /dev/null; exit ${PIPESTATUS[0]}", 1, ""),
    ],
)
def test_streams_that_lead_nowhere(story: Path, streams: str, status: int, told: str) -> None:
    done = shell(f"{PROGRAM} compare north.txt south.txt {streams}", story)
    assert (done.returncode, done.stderr) == (status, told)


def test_a_working_directory_that_is_gone(story: Path) -> None:
    gone = story / "gone"
    gone.mkdir()
    done = shell(f"rmdir ../gone; {PROGRAM} facts {story}/north.txt", gone)
    assert done.returncode == 2
    assert done.stderr.startswith("error: the system does not let the program go on: ")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no such folder")
def test_a_folder_where_nothing_can_be_written(story: Path) -> None:
    done = shell(f"cd /proc && {PROGRAM} compare {story}/*.txt -o out.json", story)
    assert done.returncode == 2
    assert done.stderr == "error: out.json: cannot be written: No such file or directory\n"


def start(story: Path, arguments: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*PROGRAM.split(), *arguments],
        cwd=story,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def seconds(tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long a run takes here and now."""
    folder = tmp_path_factory.mktemp("timed")
    (folder / "north.txt").write_text(TEXT.format("Nine"), "utf-8")
    begun = time.monotonic()
    start(folder, ["facts", "north.txt"]).communicate()
    return time.monotonic() - begun


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=lambda n: n.name)
def test_a_signal_at_any_moment(
    story: Path, seconds: float, share: float, number: signal.Signals
) -> None:
    out = story / "out.json"
    out.write_text('{"old": 1}', "utf-8")
    process = start(story, ["compare", "north.txt", "south.txt", "-o", "out.json"])
    time.sleep(share * seconds)
    process.send_signal(number)
    _, told = process.communicate()
    said = json.loads(out.read_text("utf-8"))
    assert said == {"old": 1} or said["findings"], "the old file or the new one, whole"
    if number is signal.SIGINT and process.returncode not in (0, 1, -2):  # too late
        assert (process.returncode, told.split()) == (130, ["interrupted"])


INTERRUPTED = """
import atexit, os, runpy, signal, sys

class Interrupt:
    def find_spec(self, name, path, target=None):
        if name == where:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)

where = sys.argv.pop(1)
sys.meta_path.insert(0, Interrupt())
if where == "exit":
    atexit.register(os.kill, os.getpid(), signal.SIGINT)
runpy.run_module("discrep", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize(
    "where",
    [
        *("discrep.cli", "click", "msgspec", "discrep.cli.facts", "discrep.api"),  # at the start
        *("discrep.normalizer.language", "numpy", "spacy", "discrep.report.facts_table"),
        "exit",
    ],
)
def test_an_interruption_while_modules_are_imported(story: Path, where: str) -> None:
    command = [sys.executable, "-c", INTERRUPTED, where, "facts", "north.txt", "--no-cache"]
    done = subprocess.run(command, cwd=story, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.split()) == (130, ["interrupted"])


def test_an_interruption_that_is_not_to_be_heard(story: Path) -> None:
    """Under nohup, and in the background of a shell without jobs, Ctrl-C is for others."""
    command = shlex.join([sys.executable, "-c", INTERRUPTED, "discrep.api", "facts", "north.txt"])
    done = shell(f"trap '' INT; {command}", story)
    assert (done.returncode, done.stderr) == (0, "")


def test_settings_of_the_terminal_that_make_no_sense(story: Path) -> None:
    for columns in ("-5", "0", "1", "1000000", "x"):
        for more in ("PYTHONIOENCODING=ascii", "TERM=", "LC_ALL=no_SUCH TZ=no/such"):
            if columns not in ("1", "1000000") and more != "TERM=":
                continue
            environment = f"COLUMNS={columns} {more}"
            done = shell(f"{environment} {PROGRAM} facts north.txt", story)
            assert done.returncode == 0, environment
            assert max(map(len, done.stdout.splitlines())) <= 500
            assert re.search("north", done.stdout), environment


def test_without_a_home_or_a_locale(story: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "DISCREP_CACHE": os.devnull}
    done = subprocess.run(
        [*PROGRAM.split(), "facts", "north.txt"],
        cwd=story,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_no_file_is_opened_in_the_encoding_of_the_place(story: Path) -> None:
    outputs = ["-o", "a.html", "-o", "a.json", "-o", "a.csv", "--no-cache"]
    done = subprocess.run(
        [
            *(sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning"),
            *("-m", "discrep", "compare", "north.txt", "south.txt", *outputs),
        ],
        cwd=story,
        env=os.environ | {"PYTHONUTF8": "0", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
