"""Ctrl-C where Python drops it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

import pytest

from discrep.cli.interruption import heard


class Closed:
    """Something that does ``last`` when it is destroyed."""

    def __init__(self, last: Callable[[], object]) -> None:
        self.last = last

    def __del__(self) -> None:
        self.last()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException] | None]:
    """What Python tells of exceptions that nobody can catch."""
    found: list[type[BaseException] | None] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda dropped: found.append(dropped.exc_type))
    return found


def test_an_interruption_in_a_destructor_is_kept_and_not_told(
    told: list[type[BaseException] | None],
) -> None:
    with heard() as check:
        check()
        Closed(lambda: os.kill(os.getpid(), signal.SIGINT))
        with pytest.raises(KeyboardInterrupt):
            check()
    assert told == []


def test_other_faults_of_destructors_are_told(told: list[type[BaseException] | None]) -> None:
    with heard() as check:
        Closed(lambda: 1 // 0)
        check()
    assert told == [ZeroDivisionError]


def test_everything_is_as_it_was_afterwards(told: list[type[BaseException] | None]) -> None:
    before = signal.getsignal(signal.SIGINT), sys.unraisablehook
    with heard(), heard():
        assert signal.getsignal(signal.SIGINT) is not before[0]
    assert (signal.getsignal(signal.SIGINT), sys.unraisablehook) == before


def test_a_handler_of_whoever_embeds_the_program_stays() -> None:
    def theirs(number: int, frame: object) -> None:
        raise AssertionError

    former = signal.signal(signal.SIGINT, theirs)
    try:
        with heard():
            assert signal.getsignal(signal.SIGINT) is theirs
    finally:
        signal.signal(signal.SIGINT, former)
