"""For all tests: nothing is kept between them, nor in the cache of whoever runs them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _no_cache() -> Iterator[None]:
    """A cache that can keep nothing; a test of the cache names a folder of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISCREP_CACHE", os.devnull)
        yield


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> Iterator[None]:
    """Ctrl-C is ignored by what runs in the background, and by all processes that it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
