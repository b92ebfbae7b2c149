"""``discrep cache``: what is kept between runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from discrep.cache.folder import Folder


@click.group(invoke_without_command=True)
@click.pass_context
def cache(context: click.Context) -> None:
    """Show where the facts of articles are kept between runs, and how much that is.

    The environment variable DISCREP_CACHE names another folder to keep them in.
    """
    if context.invoked_subcommand is None:
        folder = _folder()
        size = folder.size()
        entries = "1 entry" if size.entries == 1 else f"{size.entries:,} entries"
        click.echo(f"{folder.path}: {entries}, {_bytes(size.bytes)}")


@cache.command()
def clear() -> None:
    """Delete all that is kept. It is made anew when it is needed."""
    folder = _folder()
    before = folder.size()
    folder.clear()
    click.echo(f"{folder.path}: {_bytes(before.bytes - folder.size().bytes)} deleted")


def _folder() -> Folder:
    from discrep.cache.articles import user_cache  # noqa: PLC0415 - help needs none

    return user_cache().folder


def _bytes(number: float) -> str:
    """``number`` of bytes, as people say it."""
    for unit in ("bytes", "kB", "MB"):
        if number < 1000:
            return f"{number:.3g} {unit}"
        number /= 1000
    return f"{number:,.3g} GB"
