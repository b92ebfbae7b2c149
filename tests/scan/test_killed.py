"""A scan that is killed, again and again, and comes to the same bytes as one that is not."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from discrep.config import Config, FailOn
from discrep.scan.engines import here
from discrep.scan.run import FINDINGS, scan

_MINUTES = 240  # seconds in which a run must get somewhere


def command(corpus: Path, out: Path, *more: str) -> list[str]:
    program = [sys.executable, "-m", "discrep", "scan", corpus.name, "-o", out.name]
    return [*program, "--no-cache", "--fail-on", "never", *more]


def state(out: Path) -> dict[str, int]:
    """What there is in the folder, and how much of it."""
    sizes: dict[str, int] = {}
    for path in out.glob("*") if out.is_dir() else ():
        with suppress(FileNotFoundError):  # a part that has become whole meanwhile
            sizes[path.name] = path.stat().st_size
    return sizes


def kill_after_changes(corpus: Path, out: Path, changes: int, *more: str) -> bool:
    """Start a scan and kill it as soon as its folder has changed so often; whether it was."""
    run = subprocess.Popen(
        command(corpus, out, *more), cwd=corpus.parent, stderr=subprocess.DEVNULL
    )
    before, end = state(out), time.monotonic() + _MINUTES
    while changes and run.poll() is None and time.monotonic() < end:
        now = state(out)
        changes -= now != before
        before = now
        time.sleep(0.005)
    if run.poll() is None:
        run.kill()
    run.wait()
    return not changes


@pytest.fixture
def long(corpus: Path) -> Path:
    """A corpus of so many stories that a scan can be killed in the middle of it, repeatedly."""
    articles = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    lines = [
        json.dumps(article | {"story": f"{n}", "source": f"{article['source']} of {n}"})
        for n in range(12)
        for article in articles[:2]
    ]
    corpus.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return corpus


@pytest.mark.parametrize("more", [(), ("--jobs", "2")], ids=["alone", "jobs"])
def test_killed_at_any_point_it_comes_to_the_same(
    long: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "out"
    kills = sum(kill_after_changes(long, out, changes, *more) for changes in (1, 2, 3, 2))
    assert kills >= 3
    ended = subprocess.run(
        command(long, out, *more), cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    config = Config(fail_on=FailOn.NEVER)
    scan(Path(long.name), tmp_path / "whole", config, here)
    assert (out / FINDINGS).read_bytes() == (tmp_path / "whole" / FINDINGS).read_bytes()
