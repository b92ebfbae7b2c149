"""What the program says besides its results: exit statuses, errors, notes on stderr."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from enum import IntEnum

import click

from discrep.report.wording import printable


class Exit(IntEnum):
    """What the exit status says."""

    CLEAN = 0
    FOUND = 1
    ERROR = 2
    INTERRUPTED = 130


class Stop(click.ClickException):
    """An error that ends the run; unlike click's own it does not exit 1, which means findings."""

    exit_code = Exit.ERROR


def leave_stdout() -> None:
    """Try nothing on stdout again, not even when the program ends and empties its buffers."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """One line on stderr, with nothing in it that steers a terminal."""
    with suppress(OSError):  # where stderr leads nowhere, the exit status has to do
        click.echo(printable(text), err=True)
