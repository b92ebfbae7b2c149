"""``discrep check``: reviewed stories against what the program says of them now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from discrep import api
from discrep.cli.options import Run, general_options, output_options, run_of
from discrep.cli.output import Target, targets_of, write, write_reviews
from discrep.cli.status import Exit, Stop, say
from discrep.config import find_config, line_in, section
from discrep.model.review import StoryReview
from discrep.report import REVIEWS
from discrep.report.progress import track
from discrep.review import expected

FIXTURES = Path("fixtures")  # where a project keeps its reviewed stories, unless told otherwise


@click.command()
@click.argument("folders", nargs=-1, metavar="[FOLDER]...")
@click.option(
    "--update", is_flag=True, help="Accept what is found: write it to each story's expected.json."
)
@output_options(REVIEWS)
@general_options
def check(
    folders: tuple[str, ...],
    *,
    update: bool,
    format_name: str | None,
    outputs: tuple[Path, ...],
    **options: Any,
) -> int:
    """Rerun reviewed stories and show which findings are new, gone or changed.

    A reviewed story is a folder with a story.toml and an expected.json, under FOLDER (by default
    fixtures, else the working directory). The examples of the configured fact types are tried too.
    Exit status 1 says that something differs.
    """
    targets = targets_of(format_name, outputs, REVIEWS)
    run = run_of(options)
    wrong = _try_examples(run, options["config_path"])
    stories = _stories(folders, run, unreviewed=update)
    reviews = [
        api.review(story, run.config, cache=run.cache)
        for story in track(stories, "checking", len(stories), quiet=run.quiet)
    ]
    write_reviews(targets, REVIEWS, reviews, run)
    if update:
        for story, review in zip(stories, reviews, strict=True):
            _accept(story / expected.EXPECTED, review, run)
        return Exit.FOUND if wrong else Exit.CLEAN
    return Exit.FOUND if wrong or any(review.changes for review in reviews) else Exit.CLEAN


def _try_examples(run: Run, path: Path | None) -> bool:
    """Tell which examples of fact types are wrong, each with its line; whether one is."""
    file = path or find_config()
    if file is None:
        return False
    wrong = api.wrong_examples(run.config)
    for one in wrong:
        key = (*section(file), "facts", one.type, one.expected, one.number)
        verb = "should match" if one.expected == "match" else "should not match"
        say(f"{file}:{line_in(file, key)}: facts.{one.type} {verb}: {one.sentence} - {one.why}")
    tried = sum(len(t.match) + len(t.no_match) for t in run.config.facts.values())
    if tried and not wrong:
        run.note(f"{file}: all {tried} examples of fact types show what they should")
    return bool(wrong)


def _stories(folders: Sequence[str], run: Run, *, unreviewed: bool) -> list[Path]:
    """The folders of stories under ``folders``: the reviewed ones, or the unreviewed ones too.

    Without FOLDER there may be none where fact types have examples to try.

    Raises:
        Stop: there is none.
    """
    tops = [Path(f) for f in folders] or [next(filter(Path.is_dir, (FIXTURES, Path())))]
    stories = sorted({file.parent for top in tops for file in top.rglob("story.toml")})
    reviewed = [s for s in stories if unreviewed or (s / expected.EXPECTED).is_file()]
    for story in stories:
        if story not in reviewed:
            run.note(f"{story}: has no {expected.EXPECTED} and is left out; --update writes it")
    examples = any(type_.match or type_.no_match for type_ in run.config.facts.values())
    if not reviewed and (folders or not examples):
        where = ", ".join(map(str, tops))
        raise Stop(
            f"no reviewed story under {where}; a story is a folder with a story.toml, "
            "and --update records its findings as reviewed"
        )
    return reviewed


def _accept(path: Path, review: StoryReview, run: Run) -> None:
    """Record what a review found in the ``expected.json`` at ``path``."""
    if review.changes or not path.is_file():
        write(Target(name=expected.EXPECTED, path=path), expected.dump(review.outcomes), run)
        run.note(f"{path}: written")
