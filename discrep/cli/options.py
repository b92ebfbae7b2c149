"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from discrep.cli.status import say
from discrep.config import MAX_CHARS, Config, FailOn, load_config
from discrep.model.findings import Severity
from discrep.report import Place

if TYPE_CHECKING:
    from discrep.cache.articles import Cache

F = TypeVar("F", bound=Callable[..., Any])


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What every command is told: the configuration, and how much to say."""

    config: Config
    color: str
    quiet: bool
    verbose: bool
    cache: Cache | None = None
    dates: Mapping[str, date] = msgspec.field(default_factory=dict)  # by id of source

    def note(self, text: str) -> None:
        """Tell something that a user may want to know."""
        if not self.quiet:
            say(text)

    def detail(self, text: str) -> None:
        """Tell something that only a curious user wants to know."""
        if self.verbose:
            say(text)


def run_of(options: Mapping[str, Any], **overrides: object) -> Run:
    """The run that ``options`` ask for: what the command line says before what the file says.

    Raises:
        ConfigError: the configuration cannot be used.
    """
    config = load_config(options["config_path"])
    switches = ("offline", "file_dates", "max_chars")
    overrides |= {name: options.get(name) or None for name in switches}
    given = {key: value for key, value in overrides.items() if value not in (None, ())}
    return Run(
        config=msgspec.structs.replace(config, **given),
        color=options["color"],
        quiet=options["quiet"],
        verbose=options["verbose"],
        cache=_cache() if options["cache"] else None,
        dates=dict(options.get("dates", ())),
    )


def _cache() -> Cache:
    from discrep.cache.articles import user_cache  # noqa: PLC0415 - help needs none

    return user_cache()


def output_options(formats: Mapping[str, Place[Any]]) -> Callable[[F], F]:
    """``--format`` and ``--output``; the first of ``formats`` is the default."""
    suffixes = ", ".join(s for place in formats.values() for s in place.suffixes[:1])
    return _all(
        click.option(
            "--format",
            "format_name",
            type=click.Choice(tuple(formats)),
            help=f"Format of what goes to stdout.  [default: {next(iter(formats))}]",
        ),
        click.option(
            "--output",
            "-o",
            "outputs",
            multiple=True,
            type=click.Path(path_type=Path, allow_dash=True),
            help=f"Write to this file, in the format of its suffix ({suffixes}); - is stdout. "
            "May be given several times.",
        ),
    )


def finding_options(function: F) -> F:
    """Which findings are shown, and which fail the run."""
    return _all(
        click.option(
            "--select",
            multiple=True,
            callback=codes,
            metavar="NAMES",
            help="Only findings of these kinds (date, count, ...) or fact types, and of these "
            "verdicts.",
        ),
        click.option(
            "--ignore",
            multiple=True,
            callback=codes,
            metavar="NAMES",
            help="No findings of these kinds, fact types or verdicts.",
        ),
        click.option(
            "--min-severity",
            type=click.Choice([s.value for s in Severity]),
            help="Leave out conflicts and updates less sure than this.  [default: medium]",
        ),
        click.option(
            "--fail-on",
            type=click.Choice([f.value for f in FailOn]),
            help="Exit 1 on this verdict or a worse one.  [default: conflict]",
        ),
    )(function)


def general_options(function: F) -> F:
    """Configuration, cache, colour and how much to say."""
    return _all(
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
        click.option(
            "--cache/--no-cache",
            default=True,
            help="Keep the facts of articles for the next run.  [default: --cache]",
        ),
        click.option("--quiet", "-q", is_flag=True, help="No warnings; errors are still told."),
        click.option("--verbose", "-v", is_flag=True, help="Tell what is being done."),
    )(function)


def source_options(function: F) -> F:
    """The articles to read, and what is to be known of them."""
    return _all(
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
        click.option(
            "--date",
            "dates",
            multiple=True,
            callback=_dates,
            metavar="SOURCE=DAY",
            help="When a source was published, as in tass=2015-05-28. May be given several times.",
        ),
        click.option(
            "--file-dates",
            is_flag=True,
            help="Take the day that a PDF or DOCX file was made for its publication.",
        ),
        click.option(
            "--max-chars",
            type=click.IntRange(min=1),
            metavar="N",
            help=f"Read no article that is longer.  [default: {MAX_CHARS:,}]",
        ),
        click.option("--offline", is_flag=True, help="Fetch nothing, even where a URL is named."),
    )(function)


def _dates(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> list[tuple[str, date]]:
    """Pairs of a source and a day."""
    found = []
    for text in given:
        source, _, day = text.rpartition("=")
        try:
            found.append((source, date.fromisoformat(day)))
        except ValueError:
            source = ""
        if not source:
            raise click.BadParameter(f"'{text}' is not SOURCE=DAY, as in tass=2015-05-28")
    return found


def codes(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    """The names in an option that takes several, by commas or by being repeated."""
    return tuple(code.strip() for text in given for code in text.split(",") if code.strip())


def _all(*options: Callable[[F], F]) -> Callable[[F], F]:
    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate
