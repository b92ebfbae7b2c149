"""Where results go: formats by the suffix of a file, files whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import click
import msgspec

from discrep.cli.options import Run
from discrep.cli.status import Stop, leave_stdout
from discrep.model.findings import Report
from discrep.model.review import StoryReview
from discrep.report import Format, Look, Place, ReviewFormat
from discrep.report.wording import harmless

STDOUT = Path("-")
FILE_WIDTH = 100  # columns of a text file, whatever terminal is at hand
_WIDTHS = (60, 500)  # columns that can be drawn in
_DRAWN = ("terminal", "table")  # formats for people, whose control characters are our own


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A format and the file that it goes to; None is stdout."""

    name: str
    path: Path | None


def targets_of(
    format_name: str | None, outputs: Sequence[Path], formats: Mapping[str, Place[Any]]
) -> list[Target]:
    """The formats and files that ``--format`` and ``--output`` ask for.

    Raises:
        click.UsageError: no format goes by the suffix of a file, or a file is named twice.
    """
    by_suffix = {s: name for name, place in formats.items() for s in place.suffixes}
    found: list[Target] = []
    for path in outputs or [STDOUT]:
        name = by_suffix.get(path.suffix.lower(), format_name)
        if path == STDOUT:
            target = Target(name=format_name or next(iter(formats)), path=None)
        elif name:
            target = Target(name=name, path=path)
        else:
            known = ", ".join(by_suffix)
            raise _usage(
                f"{path}: no format goes by this suffix; end it in {known}, or say --format"
            )
        if any(target.path == t.path for t in found):
            raise _usage(f"{path}: given twice; name each output once")
        found.append(target)
    return found


def _usage(text: str) -> click.UsageError:
    return click.UsageError(f"--output {text}", click.get_current_context())


def write_report(
    targets: Iterable[Target],
    formats: Mapping[str, Place[Format]],
    report: Report,
    run: Run,
    look: Look,
) -> None:
    """Render ``report`` for every target, then write them all."""
    texts = [
        (t, formats[t.name].load().render(report, run.config, look_for(t, run, look)))
        for t in targets
    ]
    for target, text in texts:
        write(target, text, run)


def write_reviews(
    targets: Iterable[Target],
    formats: Mapping[str, Place[ReviewFormat]],
    reviews: Sequence[StoryReview],
    run: Run,
) -> None:
    """Render ``reviews`` for every target, then write them all."""
    texts = [(t, formats[t.name].load().render(reviews, look_for(t, run, Look()))) for t in targets]
    for target, text in texts:
        write(target, text, run)


def look_for(target: Target, run: Run, look: Look) -> Look:
    """``look`` as it suits a target: width, colour and characters of the terminal, or a file."""
    terminal = target.path is None and _on_terminal()
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return msgspec.structs.replace(
        look,
        width=FILE_WIDTH if target.path else _width(),
        color=target.path is None
        and (run.color == "always" or (run.color == "auto" and terminal and not plain)),
        ascii=not _encoding(target).lower().startswith("utf"),
    )


def write(target: Target, text: str, run: Run) -> None:
    """Write ``text`` to ``target``.

    Raises:
        Stop: the target cannot be written; a file that was there is left as it was.
    """
    try:
        if target.path is None:
            _write_out(text, target)
        else:
            write_whole(target.path, text)
            run.detail(f"{target.path}: written as {target.name}")
    except BrokenPipeError:
        pass  # whoever read the output has seen enough
    except OSError as error:
        raise Stop(f"{target.path or 'stdout'}: cannot be written: {error.strerror}") from error


def _write_out(text: str, target: Target) -> None:
    """Write to stdout; a terminal gets nothing from an article that would steer it."""
    if sys.stdout is None:
        raise Stop("stdout: is closed; name a file with --output")
    drawn = target.name in _DRAWN
    shown = text if drawn or not _on_terminal() else harmless(text)
    try:
        sys.stdout.buffer.write(shown.encode(_encoding(target), "replace"))
        sys.stdout.buffer.flush()
    except OSError:
        leave_stdout()
        raise


def write_whole(path: Path, text: str) -> None:
    """Put ``text`` in the file at ``path`` as UTF-8: all of it or, on an error, none.

    Raises:
        OSError: it cannot be written.
    """
    data = text.encode("utf-8", "replace")
    real = Path(os.path.realpath(path))  # a link stays a link
    if real.exists() and not real.is_file():  # a device or a pipe cannot be replaced
        real.write_bytes(data)
        return
    beside = real.with_name(f".{real.name}.{uuid4().hex[:8]}")
    try:
        beside.write_bytes(data)
        if real.exists():
            shutil.copymode(real, beside)
        beside.replace(real)
    finally:
        beside.unlink(missing_ok=True)


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _width() -> int:
    narrowest, widest = _WIDTHS
    return max(narrowest, min(shutil.get_terminal_size((FILE_WIDTH, 24)).columns, widest))


def _encoding(target: Target) -> str:
    """UTF-8 for files and for programs; what the terminal understands for people."""
    people = target.path is None and target.name in _DRAWN
    return getattr(sys.stdout, "encoding", None) or "ascii" if people else "utf-8"
