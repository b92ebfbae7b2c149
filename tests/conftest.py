"""For all tests: nothing is kept between them, nor in the cache of whoever runs them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _no_cache() -> Iterator[None]:
    """A cache that can keep nothing; a test of the cache names a folder of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISCREP_CACHE", os.devnull)
        yield
