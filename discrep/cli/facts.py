"""``discrep facts``: what the normalizer finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from discrep import api
from discrep.cli.options import general_options, output_options, run_of, source_options
from discrep.cli.output import targets_of, write_report
from discrep.cli.pipeline import normalize, read
from discrep.cli.status import Exit
from discrep.report import FACTS, Look


@click.command()
@source_options
@output_options(FACTS)
@general_options
def facts(
    paths: tuple[str, ...], format_name: str | None, outputs: tuple[Path, ...], **options: Any
) -> int:
    """List every dated fact in the articles under PATH, with its value and its words."""
    targets = targets_of(format_name, outputs, FACTS)
    run = run_of(options)
    reading = read(paths, run)
    found = api.list_facts(normalize(reading, run), run.config, skipped=reading.skipped)
    write_report(targets, FACTS, found, run, Look())
    return Exit.ERROR if reading.unreadable else Exit.CLEAN
