"""The cache as a user meets it: nothing imported for what is at hand, and nothing said of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Discrep = Callable[..., Any]
Tell = Callable[[str, str], None]

# Runs the program in a process of its own and tells which of these it imported.
HEAVY = ("spacy", "onnxruntime", "numpy")
RUN = f"""
import json, sys
from discrep.cli import main
status = main(sys.argv[1:])
print(json.dumps([status, [name for name in {HEAVY!r} if name in sys.modules]]), file=sys.stderr)
"""


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("DISCREP_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def imported(*arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        capture_output=True,
        text=True,
        env=os.environ,
        check=False,
    )
    (line,) = done.stderr.splitlines()
    status, names = json.loads(line)
    assert status in (0, 1)
    return list(names)


@pytest.mark.parametrize("command", ["compare", "facts", "check"])
def test_a_rerun_imports_neither_spacy_nor_the_encoder(
    discrep: Discrep, kept: Path, command: str
) -> None:
    Path("story/story.toml").write_text("")
    discrep("check", "--update")
    discrep("compare", "story")
    path = [] if command == "check" else ["story"]
    assert imported(command, *path) == []


def test_a_rerun_says_the_same(discrep: Discrep, kept: Path) -> None:
    arguments = ("compare", "story", "--format", "json", "--min-severity", "low")
    plain = discrep(*arguments, "--no-cache")
    assert not kept.exists()
    first = discrep(*arguments)
    assert files(kept)
    again = discrep(*arguments)
    assert plain == first == again
    assert json.loads(again.out)["findings"]


def test_a_finding_is_explained_alike(discrep: Discrep, kept: Path) -> None:
    report = json.loads(discrep("compare", "story", "--format", "json").out)
    (finding, *_) = report["findings"]
    arguments = ("explain", finding["id"], "story")
    assert discrep(*arguments) == discrep(*arguments, "--no-cache")


def test_a_damaged_cache_is_mended(discrep: Discrep, kept: Path) -> None:
    first = discrep("compare", "story")
    sizes = {}
    for file in files(kept):
        sizes[file] = file.stat().st_size
        file.write_bytes(b"not what was written")
    assert discrep("compare", "story") == first
    assert {file: file.stat().st_size for file in files(kept)} == sizes


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to(discrep: Discrep, kept: Path) -> None:
    kept.mkdir(mode=0o500)
    assert discrep("compare", "story") == discrep("compare", "story", "--no-cache")
    assert files(kept) == []


def test_a_place_where_no_folder_can_be(discrep: Discrep, kept: Path) -> None:
    kept.write_text("a file")
    assert discrep("compare", "story") == discrep("compare", "story", "--no-cache")
    assert discrep("cache").out == f"{kept}: 0 entries, 0 bytes\n"


def test_runs_at_the_same_time(discrep: Discrep, kept: Path) -> None:
    command = [sys.executable, "-m", "discrep", "compare", "story", "--format", "json"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    one, two = (run.communicate()[0] for run in runs)
    assert one == two == discrep("compare", "story", "--format", "json", "--no-cache").out


def test_the_cache_is_shown_and_cleared(discrep: Discrep, kept: Path) -> None:
    assert discrep("cache").out == f"{kept}: 0 entries, 0 bytes\n"
    discrep("facts", "story")
    done = discrep("cache")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"{kept}: 2 entries, ")
    done = discrep("cache", "clear")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"{kept}: ")
    assert done.out.endswith(" deleted\n")
    assert files(kept) == []


def test_the_cache_is_where_the_system_has_caches(
    discrep: Discrep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISCREP_CACHE", raising=False)
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    place = Path(discrep("cache").out.rpartition(": ")[0])
    assert place.name.lower() in ("discrep", "cache")
    assert not place.exists(), "looking makes nothing"
