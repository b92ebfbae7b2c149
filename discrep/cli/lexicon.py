"""``discrep lexicon``: what the program knows about a word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from discrep import api
from discrep.cli.options import general_options, output_options, run_of
from discrep.cli.output import look_for, targets_of, write
from discrep.cli.status import Exit
from discrep.config import find_config
from discrep.report import LEXICON, Look


@click.command()
@click.argument("term", required=False)
@output_options(LEXICON)
@general_options
def lexicon(
    term: str | None, *, format_name: str | None, outputs: tuple[Path, ...], **options: Any
) -> int:
    """Show what the program knows about TERM, a word or a few, and where that is written.

    Its classes, words for the same and for the contrary, its unit or place, and how to add to it.
    Without TERM, what the files of the lexicon hold.
    """
    targets = targets_of(format_name, outputs, LEXICON)
    run = run_of(options)
    file = options["config_path"] or find_config()
    for target in targets:
        form, look = LEXICON[target.name].load(), look_for(target, run, Look())
        if term is None:
            text = form.overview(api.list_lexicon(), look)
        else:
            known = api.look_up(term, run.config, file.name if file else "")
            text = form.render(known, look)
        write(target, text, run)
    return Exit.CLEAN
