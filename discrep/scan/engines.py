"""Where stories are compared: here, in several processes, or on a Dask cluster.

An engine is given stories and gives their lines, in the same order, taking only so many stories
ahead as keep everybody busy.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from multiprocessing.connection import wait
from typing import Protocol

import msgspec

from discrep.config import ConfigError
from discrep.scan.story import Story, Work

_AHEAD = 4  # stories for each worker that are under way or waiting

Compare = Callable[[Iterable[Story]], Iterator[bytes]]
Engine = Callable[[Work], AbstractContextManager[Compare]]


class Future(Protocol):
    """A line that will be there."""

    def result(self) -> bytes:
        """The line, as soon as it is there."""


def in_order(
    stories: Iterable[Story], submit: Callable[[Story], Future], workers: int
) -> Iterator[bytes]:
    """The lines of ``stories``, which ``submit`` hands to one of ``workers``."""
    waiting: deque[Future] = deque()
    for story in stories:
        waiting.append(submit(story))
        if len(waiting) > _AHEAD * workers:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def here(work: Work) -> Iterator[Compare]:
    """Compares in this process, reading ahead on a second processor."""
    yield lambda stories: map(msgspec.structs.replace(work, ahead=True), stories)


def processes(count: int) -> Engine:
    """Compares in so many processes of this machine."""

    @contextmanager
    def engine(work: Work) -> Iterator[Compare]:
        pool = ProcessPoolExecutor(
            count, mp_context=multiprocessing.get_context("spawn"), initializer=_begin
        )

        def submit(story: Story) -> Future:
            with held():
                return pool.submit(work, story)

        def compare(stories: Iterable[Story]) -> Iterator[bytes]:
            try:
                yield from in_order(stories, submit, count)
            except BrokenProcessPool as error:
                raise ConfigError(
                    "a process that compared stories was ended from outside, perhaps for want of "
                    "memory; start again with fewer --jobs, and the scan goes on where it stopped"
                ) from error

        try:
            yield compare
        finally:
            pool.shutdown(cancel_futures=True)

    return engine


@contextmanager
def held() -> Iterator[None]:
    """Keeps Ctrl-C until the block has ended, and from the processes that it starts.

    Heard in the middle, it would leave a worker that the pool does not know, and waits for.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    former = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    masked = hasattr(signal, "pthread_sigmask")  # not on Windows
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT]) if masked else ()
    try:
        yield
    finally:
        if masked:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, former)
        if came:
            signal.raise_signal(signal.SIGINT)


def _begin() -> None:
    """A worker leaves interruptions to the process that started it, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(parent: int) -> None:
    wait([parent])
    os._exit(1)
