"""What the program knows about words, as TOML that a journalist can read and extend."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TypeVar, cast

import msgspec

T = TypeVar("T")


@cache
def _bytes(name: str) -> bytes:
    return (resources.files(__name__) / f"{name}.toml").read_bytes()


def load(name: str, type: type[T]) -> T:
    """The lexicon file ``name`` (``dates`` for ``dates.toml``), validated as ``type``, read once."""
    return cast(T, _decoded(name, type))


@cache  # loses the type that it is asked for
def _decoded(name: str, type: type[object]) -> object:
    return msgspec.toml.decode(_bytes(name), type=type)
