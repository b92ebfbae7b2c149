"""``discrep compare``: the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from discrep import api
from discrep.cli.options import (
    Run,
    finding_options,
    general_options,
    output_options,
    run_of,
    source_options,
)
from discrep.cli.output import Target, targets_of, write, write_report
from discrep.cli.pipeline import normalize, read
from discrep.cli.status import Exit
from discrep.config import Config, FailOn
from discrep.model.findings import Report, Severity
from discrep.model.review import Known
from discrep.report import REPORTS, Look
from discrep.review import baseline as baselines
from discrep.review.selection import Selection, acceptable
from discrep.review.selection import select as select_findings


@click.command()
@source_options
@output_options(REPORTS)
@click.option("--all", "show_all", is_flag=True, help="Show all verdicts, not only disagreements.")
@click.option("--matrix", is_flag=True, help="Show who answers which question, and who is silent.")
@click.option(
    "--top", type=click.IntRange(min=1), metavar="N", help="Only the N weightiest findings."
)
@finding_options
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    help="Count the findings known in this file, but do not show them or fail on them.",
)
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path),
    help="Make all findings of this run known in this file.",
)
@general_options
def compare(
    paths: tuple[str, ...],
    *,
    format_name: str | None,
    outputs: tuple[Path, ...],
    show_all: bool,
    matrix: bool,
    top: int | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    min_severity: str | None,
    fail_on: str | None,
    baseline: Path | None,
    write_baseline: Path | None,
    **options: Any,
) -> int:
    """Report where the articles under PATH contradict each other.

    A PATH is a file (text, HTML, PDF, DOCX, Markdown, a message, a feed, JSON, CSV), a folder of
    them, a URL, or - for standard input. A folder's story.toml may name its sources and say when
    they were published. One article alone is compared with itself.
    """
    targets = targets_of(format_name, outputs, REPORTS)
    run = run_of(
        options,
        select=select,
        ignore=ignore,
        min_severity=Severity(min_severity) if min_severity else None,
        fail_on=FailOn(fail_on) if fail_on else None,
    )
    known = baselines.load(baseline) if baseline else ()
    reading = read(paths, run)
    if len(reading.articles) == 1:
        run.note("warning: one source alone is compared with itself; name more to compare them")
    normalized = normalize(reading, run)
    found = api.compare(
        normalized,
        run.config,
        skipped=reading.skipped,
        cache=run.cache,
        coming=reading.articles,
    )
    if write_baseline:
        known = _accept(found, run.config, write_baseline, run)
    selection = _select(found, known, top, run)
    look = Look(all=show_all, matrix=matrix, left_out=selection.left_out, changed=selection.changed)
    write_report(targets, REPORTS, selection.report, run, look)
    if reading.unreadable:
        return Exit.ERROR
    return Exit.FOUND if selection.fails else Exit.CLEAN


def _accept(found: Report, config: Config, path: Path, run: Run) -> tuple[Known, ...]:
    """Write what this run would report as known to the baseline at ``path``."""
    accepted = acceptable(select_findings(found, config).report.findings, config)
    write(Target(name="baseline", path=path), baselines.dump(accepted), run)
    are = "finding is" if len(accepted) == 1 else "findings are"
    run.note(f"{path}: {len(accepted)} {are} known from now on")
    return tuple(map(baselines.known, accepted))


def _select(found: Report, known: tuple[Known, ...], top: int | None, run: Run) -> Selection:
    """The findings to report, having told what in the configuration fits none."""
    selection = select_findings(found, run.config, known, top=top)
    for ignored in selection.unused:
        run.note(
            f"warning: ignored '{ignored.id or ignored.question}': no such finding any more; "
            "remove it from the configuration"
        )
    told = {finding.type for finding in found.findings}
    for name in run.config.facts:
        if name not in told:
            run.note(f"facts.{name}: no source gives it")
    for name in selection.unmatched:
        run.note(f"warning: '{name}' is no kind, no verdict and no fact type")
    for gone in selection.gone:
        run.detail(f"known but no longer found: {gone.question} [{gone.id}]")
    return selection
