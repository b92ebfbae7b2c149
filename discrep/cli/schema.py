"""``discrep schema``: the JSON Schema of the JSON report."""

from __future__ import annotations

import click

from discrep.report.schema import render


@click.command()
def schema() -> None:
    """Print the JSON Schema of the JSON report (compare --format json)."""
    click.echo(render(), nl=False)
