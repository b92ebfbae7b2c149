"""Ctrl-C, kept until it is heard: Python drops an interruption that falls into a destructor."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_came: list[int] = []


@contextmanager
def heard() -> Iterator[Callable[[], None]]:
    """Gives a function that raises KeyboardInterrupt if an interruption came and was dropped.

    May be nested.
    """
    former = signal.getsignal(signal.SIGINT)
    here = threading.current_thread() is threading.main_thread()
    # Whoever embeds the program has a handler of their own.
    if former is not signal.default_int_handler or not here:
        yield _check
        return
    told = sys.unraisablehook

    def tell(dropped: sys.UnraisableHookArgs) -> None:
        if not _came or dropped.exc_type is not KeyboardInterrupt:
            told(dropped)

    _came.clear()
    sys.unraisablehook = tell
    signal.signal(signal.SIGINT, _interrupt)
    try:
        yield _check
    finally:
        signal.signal(signal.SIGINT, former)
        sys.unraisablehook = told


def _interrupt(number: int, frame: FrameType | None) -> None:
    _came.append(number)
    raise KeyboardInterrupt


def _check() -> None:
    if _came:
        raise KeyboardInterrupt
