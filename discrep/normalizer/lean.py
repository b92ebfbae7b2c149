"""spaCy without its command line: a quarter of what importing it costs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_COMMANDS = "spacy.cli"
_SHOWN = f"{_COMMANDS}.info"  # the one command that spaCy also offers as a function


@contextmanager
def without_commands() -> Iterator[None]:
    """Import spaCy in this block, and its commands are imported by whoever asks for them first.

    spaCy imports all of them (and with them typer, requests, httpx, jinja2) to offer one as
    ``spacy.info``. Who has imported spaCy before has them already, and nothing is done.
    """
    if "spacy" in sys.modules:
        yield
        return
    commands, shown = ModuleType(_COMMANDS), ModuleType(_SHOWN)
    commands.__path__ = []
    shown.info = _info  # type: ignore[attr-defined]
    stand_ins = {_COMMANDS: commands, _SHOWN: shown}
    sys.modules |= stand_ins
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _info(*args: Any, **options: Any) -> Any:
    """``spacy.info``, which finds its command when it is called."""
    return import_module(_SHOWN).info(*args, **options)
