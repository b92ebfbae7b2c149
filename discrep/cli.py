"""The command line: parses, calls the pipeline, prints. Results on stdout, the rest on stderr."""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from discrep import __version__, api, report
from discrep.config import Config, ConfigError, load_config
from discrep.model.findings import Report, Severity, Verdict
from discrep.report.wording import printable

if TYPE_CHECKING:
    from discrep.normalizer.facts import Normalized
    from discrep.reader.articles import Reading


class Exit(IntEnum):
    """What the exit status says."""

    CLEAN = 0
    FOUND = 1
    ERROR = 2
    INTERRUPTED = 130


class Stop(click.ClickException):
    """An error that ends the run; unlike click's own it does not exit 1, which means findings."""

    exit_code = Exit.ERROR


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """The options that every command has."""

    config: Config
    format: str
    output: Path | None
    color: str
    quiet: bool
    verbose: bool

    def note(self, text: str) -> None:
        """Tell something that a user may want to know."""
        if not self.quiet:
            _say(text)

    def detail(self, text: str) -> None:
        """Tell something that only a curious user wants to know."""
        if self.verbose:
            _say(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and give its exit status. Never raises, never shows a traceback unasked."""
    try:
        return int(cli.main(arguments, prog_name="discrep", standalone_mode=False) or Exit.CLEAN)
    except click.ClickException as error:
        _fail(error)
    except ConfigError as error:
        _say(f"error: {error}")
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted")
        return Exit.INTERRUPTED
    except SystemExit:  # click's answer to a pipe closed while it prints its own help
        return Exit.CLEAN
    except Exception as error:
        if "--verbose" in (sys.argv if arguments is None else arguments):
            traceback.print_exc()
        _say(
            f"error: this is a fault of discrep, please report it: {type(error).__name__}: {error}"
        )
    return Exit.ERROR


def _say(text: str) -> None:
    click.echo(printable(text), err=True)


def _fail(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    if isinstance(error, click.UsageError) and context is not None:
        click.echo(context.get_usage(), err=True)
    _say(f"error: {error.format_message()}")


F = TypeVar("F", bound=Callable[..., Any])


def _shared(formats: Sequence[str]) -> Callable[[F], F]:
    """The arguments and options that every command has; the first of ``formats`` is the default."""
    options = (
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
        click.option("--format", type=click.Choice(formats), default=formats[0], show_default=True),
        click.option(
            "--output", type=click.Path(path_type=Path), help="Write the result to this file."
        ),
        click.option(
            "--config",
            "config_path",
            type=click.Path(path_type=Path),
            help="Use this file, not the nearest discrep.toml or pyproject.toml.",
        ),
        click.option(
            "--color",
            type=click.Choice(("auto", "always", "never")),
            default="auto",
            show_default=True,
            help="Colour; auto: on a terminal, unless NO_COLOR is set.",
        ),
        click.option("--quiet", "-q", is_flag=True, help="No warnings; errors are still told."),
        click.option("--verbose", "-v", is_flag=True, help="Tell what is being done."),
    )

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Compare what several articles say about one story.

    discrep pulls the dated facts out of each article (when, how many, how much, how long, how
    old, where, who) and reports where the sources contradict each other, in their own words.

    Exit status: 0 nothing found, 1 a finding (see --fail-on), 2 an error, 130 interrupted.
    """


@cli.command()
@_shared(tuple(report.REPORTS))
@click.option(
    "--min-severity",
    type=click.Choice([s.value for s in Severity]),
    help="Leave out conflicts and updates less sure than this.  [default: medium]",
)
@click.option(
    "--fail-on",
    type=click.Choice([v.value for v in Verdict]),
    help="Exit 1 on this verdict or a worse one.  [default: conflict]",
)
@click.option("--all", "show_all", is_flag=True, help="Show all verdicts, not only disagreements.")
def compare(
    paths: tuple[str, ...],
    min_severity: str | None,
    fail_on: str | None,
    show_all: bool,
    **options: Any,
) -> int:
    """Report where the articles under PATH contradict each other.

    A PATH is a .txt file with one article, or a folder of them. A folder's story.toml may name
    its sources and say when they were published. One article alone is compared with itself.
    """
    run = _run(
        options,
        min_severity=Severity(min_severity) if min_severity else None,
        fail_on=Verdict(fail_on) if fail_on else None,
    )
    reading = _read(paths, run)
    if len(reading.articles) == 1:
        run.note("warning: one source alone is compared with itself; name more to compare them")
    found = api.compare(_normalize(reading, run), run.config, skipped=reading.skipped)
    _write(report.REPORTS[run.format], found, run, show_all=show_all)
    if reading.unreadable:
        return Exit.ERROR
    return Exit.FOUND if any(map(run.config.fails, found.findings)) else Exit.CLEAN


@cli.command()
@_shared(tuple(report.FACTS))
def facts(paths: tuple[str, ...], **options: Any) -> int:
    """List every dated fact in the articles under PATH, with its value and its words."""
    run = _run(options)
    reading = _read(paths, run)
    found = api.list_facts(_normalize(reading, run), run.config, skipped=reading.skipped)
    _write(report.FACTS[run.format], found, run)
    return Exit.ERROR if reading.unreadable else Exit.CLEAN


def _run(options: dict[str, Any], **overrides: Severity | Verdict | None) -> Run:
    """The options of this run: those of the command line before those of the file."""
    config = load_config(options.pop("config_path"))
    given = {key: value for key, value in overrides.items() if value is not None}
    return Run(config=msgspec.structs.replace(config, **given), **options)


def _read(paths: Sequence[str], run: Run) -> Reading:
    """What can be read under ``paths``; what cannot be is told."""
    reading = api.read(paths)
    for warning in reading.warnings:
        run.note(f"warning: {warning}")
    for skipped in reading.skipped:
        if skipped in reading.unreadable:
            _say(f"error: {skipped.path}: {skipped.reason}")
        else:
            run.note(f"warning: {skipped.path}: {skipped.reason}; skipped")
    if not reading.articles:
        raise Stop("no article to read; name .txt files or folders of them")
    return reading


def _normalize(reading: Reading, run: Run) -> list[Normalized]:
    found = []
    for article in reading.articles:
        found.append(api.normalize(article, run.config))
        day = found[-1].article.published or "no date"
        run.detail(f"{article.id}: {len(found[-1].facts)} facts, published: {day}")
    return found


def _write(module: str, found: Report, run: Run, *, show_all: bool = False) -> None:
    """Render with the format in ``module``, to --output or stdout; files are UTF-8, uncoloured."""
    terminal = run.output is None and sys.stdout.isatty()
    encoding = "utf-8" if run.output or run.format != "terminal" else sys.stdout.encoding
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    look = report.Look(
        width=shutil.get_terminal_size((100, 24)).columns,
        color=run.color == "always" or (run.color == "auto" and terminal and not plain),
        ascii=not encoding.lower().startswith("utf"),
        all=show_all,
    )
    data = report.load(module).render(found, run.config, look).encode(encoding, "replace")
    try:
        if run.output is None:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            run.output.write_bytes(data)
    except BrokenPipeError:
        # Whoever read the output has seen enough; nothing may be written at shutdown either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise Stop(f"{run.output or 'stdout'}: cannot be written: {error.strerror}") from error
