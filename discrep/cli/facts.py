"""``discrep facts``: what the normalizer finds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrep import api
from discrep.cli.options import general_options, output_options, run_of, source_options
from discrep.cli.output import Target, targets_of, write, write_report
from discrep.cli.pipeline import normalize, read
from discrep.cli.status import Exit, Stop
from discrep.report import FACTS, Look

if TYPE_CHECKING:
    from discrep.reader.articles import Reading


@click.command()
@source_options
@click.option(
    "--text",
    "source",
    metavar="SOURCE",
    help="Print the text of this source, which offsets count in, and no facts.",
)
@output_options(FACTS)
@general_options
def facts(
    paths: tuple[str, ...],
    *,
    source: str | None,
    format_name: str | None,
    outputs: tuple[Path, ...],
    **options: Any,
) -> int:
    """List every dated fact in the articles under PATH, with its value and its words."""
    targets = targets_of(format_name, outputs, FACTS)
    run = run_of(options)
    reading = read(paths, run)
    if source is not None:
        write(Target(name="text", path=None), _text(reading, source), run)
        return Exit.CLEAN
    read_facts = normalize(reading, run, together=api.TOGETHER)
    found = api.list_facts(read_facts, run.config, skipped=reading.skipped)
    write_report(targets, FACTS, found, run, Look())
    return Exit.ERROR if reading.unreadable else Exit.CLEAN


def _text(reading: Reading, source: str) -> str:
    texts = {article.id: article.text for article in reading.articles}
    if source not in texts:
        raise Stop(f"--text {source}: no source has this id; there are: {', '.join(texts)}")
    return texts[source]
