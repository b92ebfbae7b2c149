"""A progress bar on stderr, only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def track(items: Sequence[T], label: str, *, quiet: bool = False) -> Iterable[T]:
    """``items`` one by one; on a terminal with a bar that goes away at the end."""
    if quiet or len(items) < 2 or not sys.stderr.isatty():
        return items
    # Not on the way of a run in a script: it takes a tenth of a second.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track as bar  # noqa: PLC0415

    return bar(items, label, console=Console(stderr=True), transient=True)
