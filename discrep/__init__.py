"""Compares what several articles say about one story and reports where they contradict."""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

# Loaded when first asked for, so that starting the program loads no finder.
_LAZY = {
    "find_dates": "discrep.normalizer.dates",
    "find_quantities": "discrep.normalizer.quantities",
}


def __getattr__(name: str) -> object:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
