"""Rows as a data frame of pandas or polars, whichever is installed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from importlib import import_module
from typing import Any, Literal

from discrep.report.rows import Cell, Row

Library = Literal["pandas", "polars"]
LIBRARIES: tuple[Library, ...] = ("pandas", "polars")


def frame(columns: Sequence[str], rows: Iterable[Row], library: Library | None = None) -> Any:
    """A ``DataFrame`` of ``library``, by default of the first of ``LIBRARIES`` there is.

    What a report does not tell is missing (null), not an empty text.

    Raises:
        ImportError: the library is not installed, or none is; the message says what to install.
    """
    cells = [[_plain(cell) for cell in row] for row in rows]
    for name in LIBRARIES if library is None else (library,):
        try:
            module = import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name:  # the library is there, but something that it needs is not
                raise
            continue
        if name == "pandas":
            return module.DataFrame(cells, columns=list(columns))
        return module.DataFrame(
            cells, schema=list(columns), orient="row", infer_schema_length=None, strict=False
        )
    wanted = library or "pandas or polars"
    install = library or "pandas"
    raise ImportError(
        f"a data frame needs {wanted}, which is not installed; run: pip install {install}"
    )


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, Enum):
        cell = cell.value
    return None if cell == "" else cell
