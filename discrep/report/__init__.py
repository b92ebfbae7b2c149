"""Reports to text: one module a format, each with a function ``render``."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

import msgspec

from discrep.config import Config
from discrep.model.findings import Report


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a text for people is to look. Formats for programs take no notice of it.

    ``width`` is in columns; ``ascii`` keeps to ASCII what the program itself draws and marks;
    ``all`` shows every verdict, not only disagreements.
    """

    width: int = 100
    color: bool = False
    ascii: bool = False
    all: bool = False


class Format(Protocol):
    """A module that renders reports."""

    def render(self, report: Report, config: Config, look: Look) -> str:
        """``report`` as text that ends with a newline, the same for the same arguments."""


REPORTS = {"terminal": "discrep.report.terminal", "json": "discrep.report.json"}
FACTS = {
    "table": "discrep.report.facts_table",
    "json": "discrep.report.facts_json",
    "jsonl": "discrep.report.facts_jsonl",
}


def load(module: str) -> Format:
    """The format in ``module``, one of those named in ``REPORTS`` and ``FACTS``."""
    return cast(Format, import_module(module))
