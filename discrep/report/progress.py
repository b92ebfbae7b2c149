"""A progress bar on stderr, only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def track(items: Iterable[T], label: str, total: int, *, quiet: bool = False) -> Iterable[T]:
    """``items``, ``total`` of them, one by one; on a terminal with a bar that goes away."""
    if quiet or total < 2 or not sys.stderr.isatty():
        return items
    # Not on the way of a run in a script: it takes a tenth of a second.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track as bar  # noqa: PLC0415

    return bar(items, label, total, console=Console(stderr=True), transient=True)
