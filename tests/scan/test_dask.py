"""Scanning on a Dask cluster: a real scheduler and real workers, one of which is lost."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from discrep.config import Config, ConfigError
from discrep.scan import dask
from discrep.scan.dask import cluster
from discrep.scan.engines import Compare, here
from discrep.scan.run import FINDINGS, scan
from discrep.scan.story import Story, Work

pytest.importorskip("distributed")

_PATIENCE = 120  # seconds in which a process must begin


@contextmanager
def process(log: Path, *command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own, with all that it says in ``log``."""
    with log.open("wb") as said:
        run = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli." + command[0], *command[1:]],
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    try:
        yield run
    finally:
        end(run)


def end(run: subprocess.Popen[bytes]) -> None:
    """Kill a process that this test began, and all that it began."""
    if run.poll() is None:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()


def said(log: Path, pattern: str) -> str:
    """What a process says that fits ``pattern``, as soon as it does."""
    end_of_patience = time.monotonic() + _PATIENCE
    while time.monotonic() < end_of_patience:
        if found := re.search(pattern, log.read_text()):
            return found[1]
        time.sleep(0.05)
    raise AssertionError(log.read_text())


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """The address of a scheduler on this machine."""
    log = folder / "scheduler.log"
    with process(log, "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"):
        yield said(log, r"(tcp://127\.0\.0\.1:\d+)")


@contextmanager
def worker(folder: Path, address: str, number: int) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of one thread."""
    log = folder / f"worker{number}.log"
    arguments = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
    with process(
        log, "dask_worker", address, *arguments, "--local-directory", str(folder / f"w{number}")
    ) as run:
        said(log, r"(Registered to)")
        yield run


def test_a_lost_worker_makes_no_difference(corpus: Path, tmp_path: Path) -> None:
    with ExitStack() as stack:
        address = stack.enter_context(scheduler(tmp_path))
        lost = stack.enter_context(worker(tmp_path, address, 1))
        stack.enter_context(worker(tmp_path, address, 2))

        @contextmanager
        def losing(work: Work) -> Iterator[Compare]:
            with cluster(address)(work) as compare:

                def some(stories: Iterable[Story]) -> Iterator[bytes]:
                    for line in compare(stories):
                        yield line
                        end(lost)  # as soon as the first story is there

                yield some

        scan(corpus, tmp_path / "out", Config(), losing)
        assert lost.returncode == -signal.SIGKILL
    scan(corpus, tmp_path / "whole", Config(), here)
    assert (tmp_path / "out" / FINDINGS).read_bytes() == (
        tmp_path / "whole" / FINDINGS
    ).read_bytes()


def connect(address: str) -> None:
    with cluster(address)(Work(config=Config())):
        pass


def test_who_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "_SECONDS", 1)
    with pytest.raises(ConfigError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers there"):
        connect("tcp://127.0.0.1:9")


def test_a_cluster_without_workers_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "_SECONDS", 5)
    with scheduler(tmp_path) as address, pytest.raises(ConfigError, match="has no worker"):
        connect(address)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConfigError, match=re.escape("pip install 'discrep[dask]'")):
        connect("tcp://127.0.0.1:9")
