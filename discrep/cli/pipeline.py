"""Paths on the command line to normalized articles, with what is to be told on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from discrep import api
from discrep.cli.interruption import heard
from discrep.cli.options import Run
from discrep.cli.status import Stop, say
from discrep.model.facts import Normalized
from discrep.report.progress import track

if TYPE_CHECKING:
    from discrep.reader.articles import Reading


def read(paths: Sequence[str], run: Run) -> Reading:
    """What can be read under ``paths``; what cannot be is told.

    Raises:
        Stop: nothing can be read, or a date is given to what is no source.
    """
    reading = api.read(paths, run.config, dates=run.dates)
    for warning in reading.warnings:
        run.note(f"warning: {warning}")
    for skipped in reading.skipped:
        if skipped in reading.unreadable:
            say(f"error: {skipped.path}: {skipped.reason}")
        else:
            run.note(f"warning: {skipped.path}: {skipped.reason}; skipped")
    if not reading.articles:
        raise Stop("no article to read; name files, folders of them or URLs")
    ids = [article.id for article in reading.articles]
    for source in sorted(set(run.dates) - set(ids)):
        raise Stop(f"--date {source}: no source has this id; there are: {', '.join(ids)}")
    return reading


def normalize(reading: Reading, run: Run, *, together: int = 1) -> Iterator[Normalized]:
    """The facts of each article, with a progress bar where somebody watches.

    ``together`` is how many are parsed together.
    """
    with heard() as check:
        told = api.normalize_all(reading.articles, run.config, cache=run.cache, together=together)
        total = len(reading.articles)
        for found in track(told, "reading", total, quiet=run.quiet or run.verbose):
            day = found.article.published or "no date"
            run.detail(f"{found.article.id}: {len(found.facts)} facts, published: {day}")
            yield found
            check()
