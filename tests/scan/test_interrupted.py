"""Ctrl-C while processes compare: heard by all at once, and no worker is left or waited for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from discrep.scan.engines import held

BLOCKED = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"


def blocked() -> str:
    """Whether a process that is started now will hear Ctrl-C."""
    return subprocess.check_output([sys.executable, "-c", BLOCKED], text=True).strip()


def test_an_interruption_waits_for_the_end_of_the_block() -> None:
    done = []

    def interrupted() -> None:
        with held():
            signal.raise_signal(signal.SIGINT)
            done.append("the block")

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert done == ["the block"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="this system masks no signals")
def test_a_process_that_is_started_meanwhile_does_not_hear_it() -> None:
    with held():
        assert blocked() == "True"
    assert blocked() == "False"


def test_other_threads_hold_nothing() -> None:
    heard = []

    def look() -> None:
        with held():
            heard.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert heard == [signal.default_int_handler]


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no groups of processes")
def test_a_terminal_interrupts_all_processes_at_once(corpus: Path) -> None:
    command = ["scan", corpus.name, "--no-cache", "--fail-on", "never", "--jobs", "2", "--regroup"]

    def run(seconds: float) -> tuple[int, list[str]]:
        process = subprocess.Popen(
            [sys.executable, "-m", "discrep", *command, "-o", f"out{seconds}"],
            cwd=corpus.parent,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            told = process.communicate(timeout=seconds)[1]
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGINT)
            told = process.communicate(timeout=120)[1]
        return process.returncode, told.split()

    begun = time.monotonic()
    assert run(240)[0] == 0
    whole = time.monotonic() - begun
    for share in (0.2, 0.35, 0.5):
        status, told = run(share * whole)
        if status != 0:  # a run may be faster than the first
            assert (status, told) == (130, ["interrupted"])
