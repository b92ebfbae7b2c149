"""``discrep explain``: every step from words to verdict."""

from __future__ import annotations

from typing import Any

import click

from discrep import api
from discrep.cli.options import general_options, run_of
from discrep.cli.output import Target, look_for, write
from discrep.cli.pipeline import normalize, read
from discrep.cli.status import Exit, Stop
from discrep.report import EXPLANATION, Look


@click.command()
@click.argument("finding", required=False, metavar="[FINDING_ID")
@click.argument("paths", nargs=-1, metavar="PATH...]")
@click.option("--text", metavar="SENTENCE", help="Explain what is read in one sentence.")
@general_options
def explain(finding: str | None, paths: tuple[str, ...], text: str | None, **options: Any) -> int:
    """Show every step from words to verdict.

    FINDING_ID is the id in brackets that discrep compare shows, PATH what was compared; the
    beginning of an id is enough. With --text, what is read in one sentence.
    """
    run = run_of(options)
    target = Target(name="terminal", path=None)
    look = look_for(target, run, Look())
    if text is not None:
        if finding:
            raise click.UsageError("--text takes no FINDING_ID and no PATH")
        article, facts = api.read_text(text, run.config)
        write(target, EXPLANATION.load().facts(facts, article, look), run)
        return Exit.CLEAN
    if not finding or not paths:
        raise click.UsageError("name a FINDING_ID and the PATHs that were compared, or --text")
    reading = read(paths, run)
    normalized = normalize(reading, run)
    report = api.compare(normalized, run.config, skipped=reading.skipped, cache=run.cache)
    found = [f for f in report.findings if f.id.startswith(finding)]
    if len(found) != 1:
        many = "no finding has" if not found else f"{len(found)} findings have ids that begin with"
        raise Stop(f"{many} '{finding}'; discrep compare --all shows the ids")
    told = api.explain(found[0], report, run.config, cache=run.cache)
    write(target, EXPLANATION.load().render(told, report, look), run)
    return Exit.ERROR if reading.unreadable else Exit.CLEAN
