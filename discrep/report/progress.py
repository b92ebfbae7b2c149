"""A progress bar on stderr, only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress, Task

T = TypeVar("T")


def track(items: Iterable[T], label: str, total: int, *, quiet: bool = False) -> Iterable[T]:
    """``items``, ``total`` of them, one by one; on a terminal with a bar that goes away."""
    if quiet or total < 2 or not _watched():
        return items
    # Not on the way of a run in a script: it takes a tenth of a second.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track as bar  # noqa: PLC0415

    return bar(items, label, total, console=Console(stderr=True), transient=True)


def _watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


class Steps:
    """A long run in steps; on a terminal the present one is shown with its rate and time left.

    ``check`` is called whenever something is done, and may raise.
    """

    def __init__(self, *, quiet: bool = False, check: Callable[[], None] = lambda: None) -> None:
        self._check = check
        self._shown: Progress | None = None
        self._quiet = quiet or not _watched()

    def __enter__(self) -> Self:
        if not self._quiet:
            self._shown = _progress()
            self._shown.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown is not None:
            self._shown.stop()

    def step(self, label: str, total: int | None, done: int) -> None:
        """The next step begins; ``total`` parts make it up, if that is known, some are done."""
        self._check()
        if self._shown is not None:
            for task in self._shown.task_ids:
                self._shown.remove_task(task)
            self._shown.add_task(label, total=total, completed=done)

    def advance(self, parts: int = 1) -> None:
        """So many more parts of the step are done."""
        self._check()
        if self._shown is not None:
            self._shown.advance(self._shown.task_ids[-1], parts)


def _progress() -> Progress:
    from rich import progress  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    class Rate(progress.ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    return progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        Rate(),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
