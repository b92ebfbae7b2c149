"""The command line: parses, calls the pipeline, prints. One module a command."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Sequence

import click
from click.exceptions import NoArgsIsHelpError

from discrep import __version__
from discrep.cli.cache import cache
from discrep.cli.check import check
from discrep.cli.compare import compare
from discrep.cli.explain import explain
from discrep.cli.facts import facts
from discrep.cli.init import init
from discrep.cli.interruption import heard
from discrep.cli.lexicon import lexicon
from discrep.cli.scan import scan
from discrep.cli.schema import schema
from discrep.cli.status import Exit, leave_stdout, say
from discrep.config import ConfigError

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Compare what several articles say about one story.

    discrep pulls the dated facts out of each article (when, how many, how much, how long, how
    old, where, who) and reports where the sources contradict each other, in their own words.

    Exit status: 0 nothing found, 1 a finding (see --fail-on), 2 an error, 130 interrupted.
    """


for command in (compare, scan, facts, check, explain, init, lexicon, schema, cache):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and give its exit status. Never raises, never shows a traceback unasked."""
    logging.basicConfig(handlers=[logging.NullHandler()])  # what libraries log is for nobody here
    try:
        return _run(arguments)
    except NoArgsIsHelpError as error:  # its message is the help, which keeps its lines
        click.echo(error.format_message(), err=True)
    except click.ClickException as error:
        _fail(error)
    except ConfigError as error:
        say(f"error: {error}")
    except (click.Abort, KeyboardInterrupt):
        say("interrupted")
        return Exit.INTERRUPTED
    except SystemExit:  # click's answer to a pipe closed while it prints its own help
        return Exit.CLEAN
    except MemoryError:
        say("error: there is too little memory for this; read fewer articles, or see --max-chars")
    except OSError as error:
        leave_stdout()
        say(f"error: the system does not let the program go on: {error}")
    except Exception as error:
        if {"-v", "--verbose"} & set(sys.argv if arguments is None else arguments):
            traceback.print_exc()
        say(f"error: this is a fault of discrep, please report it: {type(error).__name__}: {error}")
    return Exit.ERROR


def _run(arguments: Sequence[str] | None) -> int:
    with heard() as check:
        try:
            status = cli.main(arguments, prog_name="discrep", standalone_mode=False)
        except Exception:
            check()  # a library may have made another error of an interruption
            raise
        return int(status or Exit.CLEAN)


def _fail(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    if isinstance(error, click.UsageError) and context is not None:
        click.echo(context.get_usage(), err=True)
    say(f"error: {error.format_message()}")
