"""The results of a scan: a line a story, each written once, whatever happens in between."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

_SECONDS = 1.0  # after which what was written is made to outlast a power cut


class Line(msgspec.Struct, frozen=True):
    """What must be known of a line that is written: its story, and how many findings fail."""

    story: str
    failing: int


class Done(msgspec.Struct, frozen=True):
    """How many lines are written, and how many of them have findings that make the run fail."""

    lines: int
    failing: int


class Lines:
    """A file of lines that is only ever appended to."""

    def __init__(self, path: Path) -> None:
        path.touch()
        self._file = path.open("r+b")
        self._kept = 0.0

    def take_up(self, stories: Iterable[str]) -> Done:
        """Go on where an earlier run stopped; ``stories`` are all that there are to be, in order.

        A line that is damaged or of another story is cut off, with all that follows it.
        """
        lines = failing = good = 0
        self._file.seek(0)
        for story in stories:
            told = _line(self._file.readline())
            if told is None or told.story != story:
                break
            lines, failing, good = lines + 1, failing + (told.failing > 0), self._file.tell()
        self._file.seek(good)
        self._file.truncate()
        return Done(lines, failing)

    def append(self, data: bytes) -> Line:
        """Write one more line, which ends as lines do."""
        told = _line(data)
        assert told is not None, "a line that could not be read again"
        self._file.write(data)
        self._file.flush()
        if time.monotonic() - self._kept > _SECONDS:
            self._keep()
        return told

    def _keep(self) -> None:
        """Make what is written outlast a power cut."""
        os.fsync(self._file.fileno())
        self._kept = time.monotonic()

    def close(self) -> None:
        """Keep all and close the file."""
        self._keep()
        self._file.close()


def _line(data: bytes) -> Line | None:
    """A line as it was written, or None where it is damaged."""
    if not data.endswith(b"\n"):
        return None
    try:
        return msgspec.json.decode(data, type=Line)
    except msgspec.MsgspecError:
        return None
