"""The same articles give the same bytes, wherever and however often they are read.

Both runs take all stories in one process. The second has them in another order, with the sources
named one by one backwards, in another folder, locale, time zone, and with another hash seed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

FIXTURES = Path(__file__).parents[1] / "fixtures"
STORIES = sorted(path.parent.name for path in FIXTURES.glob("*/story.toml"))
RUN = """
import json, sys
from discrep.cli import main
for story, paths in json.load(sys.stdin):
    out = f"{sys.argv[1]}/{story}.json"
    status = main(["compare", *paths, "--min-severity", "low", "--output", out])
    assert status in (0, 1), status
"""


def compare(
    stories: Sequence[tuple[str, list[str]]],
    where: Path,
    out: Path,
    more: Mapping[str, str],
    python: str = sys.executable,
) -> None:
    """Compare each story's paths in the folder ``where``; ``out`` gets STORY.json for each."""
    done = subprocess.run(
        [python, "-c", RUN, str(out)],
        cwd=where,
        env=os.environ | more,
        input=json.dumps(stories),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    one, two, copy = (tmp_path_factory.mktemp(name) for name in ("one", "two", "copy"))
    compare(
        [(story, [story]) for story in STORIES],
        FIXTURES,
        one,
        {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
    )
    shutil.copytree(FIXTURES, copy / "stories")
    compare(
        [
            (story, sorted(f"{story}/{f.name}" for f in (FIXTURES / story).glob("*.txt"))[::-1])
            for story in reversed(STORIES)
        ],
        copy / "stories",
        two,
        {
            "PYTHONHASHSEED": "4711",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "LC_ALL": "C",
            "TZ": "Pacific/Kiritimati",
        },
    )
    return one, two


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_another_python_gives_the_same_bytes(
    runs: tuple[Path, Path], tmp_path: Path, version: str
) -> None:
    """Needs that Python first on the path, with the packages of requirements/dev.txt."""
    python = shutil.which(f"python{version}")
    more = {"PYTHONPATH": str(FIXTURES.parent)}
    command = [python or "", "-c", "import discrep.notebook, onnxruntime, spacy"]
    ready = (
        python
        and not subprocess.run(
            command, env=os.environ | more, capture_output=True, check=False
        ).returncode
    )
    if not python or not ready:
        pytest.skip(f"no python{version} with what discrep needs is on the path")
    compare([(story, [story]) for story in STORIES], FIXTURES, tmp_path, more, python)
    for story in STORIES:
        one, two = ((run / f"{story}.json").read_bytes() for run in (runs[0], tmp_path))
        assert one == two, story


def report(runs: tuple[Path, Path], story: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads((runs[0] / f"{story}.json").read_text(encoding="utf-8"))
    return parsed


@pytest.mark.parametrize("story", STORIES)
def test_two_runs_give_the_same_bytes(runs: tuple[Path, Path], story: str) -> None:
    one, two = ((run / f"{story}.json").read_bytes() for run in runs)
    assert one.decode().splitlines() == two.decode().splitlines()  # shows where they differ
    assert one == two


@pytest.mark.parametrize("story", STORIES)
def test_every_text_is_the_slice_of_its_file(runs: tuple[Path, Path], story: str) -> None:
    said = report(runs, story)
    files = {s["id"]: (FIXTURES / s["path"]).read_bytes() for s in said["sources"]}
    assert {s["id"]: s["sha256"] for s in said["sources"]} == {
        source: hashlib.sha256(data).hexdigest() for source, data in files.items()
    }
    assert said["facts"]
    texts = {source: data.decode("utf-8-sig") for source, data in files.items()}
    for fact in said["facts"]:
        assert texts[fact["source"]][fact["start"] : fact["end"]] == fact["text"]
        assert fact["text"].strip() == fact["text"] != ""


@pytest.mark.parametrize("story", STORIES)
def test_every_id_is_one_of_a_kind(runs: tuple[Path, Path], story: str) -> None:
    said = report(runs, story)
    for kind in ("sources", "facts", "findings", "entities"):
        ids = [thing["id"] for thing in said[kind]]
        assert len(set(ids)) == len(ids), kind


@pytest.mark.parametrize("story", STORIES)
def test_a_finding_is_made_of_facts_of_its_sources(runs: tuple[Path, Path], story: str) -> None:
    said = report(runs, story)
    facts = {fact["id"]: fact for fact in said["facts"]}
    for finding in said["findings"]:
        for value in finding["values"]:
            assert value["facts"]
            assert value["sources"] == sorted({facts[f]["source"] for f in value["facts"]})
