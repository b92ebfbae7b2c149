"""What the program knows about words, as TOML that a journalist can read and extend."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TypeVar, cast

import msgspec

T = TypeVar("T", bound=msgspec.Struct)


@cache
def _bytes(name: str) -> bytes:
    return (resources.files(__name__) / f"{name}.toml").read_bytes()


def load(name: str, form: type[T]) -> T:
    """The lexicon file ``name`` (``dates`` for ``dates.toml``) as a ``form``, read once.

    Raises:
        msgspec.ValidationError: the file is not of that form.
    """
    return cast(T, _decoded(name, form))


@cache  # forgets what is returned for which form
def _decoded(name: str, form: type[msgspec.Struct]) -> object:
    return msgspec.toml.decode(_bytes(name), type=form)
