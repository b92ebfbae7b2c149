"""``discrep scan``: the findings on every story of a corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from discrep.cli.interruption import heard
from discrep.cli.options import finding_options, general_options, run_of
from discrep.cli.status import Exit, Stop
from discrep.config import FailOn
from discrep.model.findings import Severity
from discrep.report.progress import Steps


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    "out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for the results; an interrupted scan goes on from what is there.",
)
@click.option(
    "--regroup",
    is_flag=True,
    help="Group articles by what they tell even where they name their story.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    help="Compare stories in so many processes, with a processor each.  [default: in this one, "
    "with the help of a second processor]",
)
@click.option(
    "--engine",
    type=click.Choice(("local", "dask")),
    default="local",
    show_default=True,
    help="Compare on this machine or on a Dask cluster.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="The cluster's scheduler, as in tcp://10.0.0.1:8786."
)
@finding_options
@general_options
def scan(
    corpus: Path,
    *,
    out: Path,
    regroup: bool,
    jobs: int | None,
    engine: str,
    scheduler: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    min_severity: str | None,
    fail_on: str | None,
    **options: Any,
) -> int:
    """Find the stories of a CORPUS and report where their articles contradict each other.

    A CORPUS is a file of JSON lines, or a folder of articles and such files. Articles that name
    their story in a field, or lie in a folder with a story.toml, belong to it; the others are
    grouped by the words, names and figures that they share. OUT/findings.jsonl has a line for
    each story that two articles or more tell.
    """
    from discrep.scan.engines import here, processes  # noqa: PLC0415
    from discrep.scan.run import FINDINGS  # noqa: PLC0415
    from discrep.scan.run import scan as scan_corpus  # noqa: PLC0415

    run = run_of(
        options,
        select=select,
        ignore=ignore,
        min_severity=Severity(min_severity) if min_severity else None,
        fail_on=FailOn(fail_on) if fail_on else None,
    )
    if (engine == "dask") != (scheduler is not None):
        raise Stop("--engine dask and --scheduler ADDRESS go together")
    if scheduler is not None:
        from discrep.scan.dask import cluster  # noqa: PLC0415

        chosen = cluster(scheduler)
    else:
        chosen = processes(jobs) if jobs else here
    with heard() as check, Steps(quiet=run.quiet, check=check) as steps:
        found = scan_corpus(
            corpus, out, run.config, chosen, regroup=regroup, cache=run.cache, steps=steps
        )
    run.note(
        f"{out / FINDINGS}: articles: {found.articles}, stories that several tell: "
        f"{found.stories}, with findings: {found.failing}"
    )
    if found.skipped:
        run.note(f"warning: {found.skipped} gave no article: {out / 'skipped.jsonl'}")
    return Exit.FOUND if found.failing else Exit.CLEAN
