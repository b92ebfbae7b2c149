"""What the program knows about words, as TOML that a journalist can read and extend."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any, ParamSpec, TypeVar, cast

import msgspec
import tomli  # compiled: a third of tomllib's time, and every run reads the lexicon

from discrep.lexicon.additions import (
    Additions,
    Raw,
    class_homes,
    extend_events,
    extend_nouns,
    extend_places,
    place_homes,
)

__all__ = ["Additions", "homes", "load", "raw", "remembered", "remembered_up_to", "text_of", "use"]

T = TypeVar("T", bound=msgspec.Struct)
P = ParamSpec("P")
R = TypeVar("R")

_added = Additions()
_remembered: list[Any] = []


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """Like ``functools.cache``, for what follows from words that a user may add to."""
    return remembered_up_to(None)(function)


def remembered_up_to(size: int | None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The same for the last ``size`` calls, like ``functools.lru_cache``."""

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        wrapped = lru_cache(maxsize=size)(function)
        _remembered.append(wrapped)
        return cast("Callable[P, R]", wrapped)

    return wrap


def use(additions: Additions) -> None:
    """Have the lexicon know the shipped words and ``additions``, and no others, from now on.

    What the program knows of words holds for the whole process: every function of the API that
    looks words up calls this first, so that its outcome depends on its own arguments alone.
    """
    global _added  # noqa: PLW0603 - one lexicon a process
    if additions != _added:
        _added = additions
        for function in _remembered:
            function.cache_clear()


@cache
def text_of(name: str) -> str:
    """The shipped lexicon file ``name`` as it is written."""
    return (resources.files(__name__) / f"{name}.toml").read_text(encoding="utf-8")


def raw(name: str) -> Raw:
    """The shipped lexicon file ``name`` as TOML has it."""
    return tomli.loads(text_of(name))


@cache
def homes(part: str) -> Mapping[str, str]:
    """Where words of a user can be added to: by all names of it, the class or place's own key.

    ``part`` is a field of ``Additions``.
    """
    if part == "places":
        return place_homes(raw("countries"), raw("gazetteer"))
    return class_homes(raw(part))


def load(name: str, form: type[T]) -> T:
    """The lexicon file ``name`` (``dates`` for ``dates.toml``) as a ``form``, read once.

    Raises:
        msgspec.ValidationError: the file is not of that form.
    """
    return cast("T", _decoded(name, form))


@remembered  # forgets what is returned for which form
def _decoded(name: str, form: type[msgspec.Struct]) -> object:
    if name == "events" and _added.events:
        extend_events(known := raw(name), _added.events)
    elif name == "nouns" and _added.nouns:
        extend_nouns(known := raw(name), _added.nouns)
    elif name == "gazetteer" and _added.places:
        extend_places(known := raw(name), _added.places, homes("places"))
    else:
        known = raw(name)
    return msgspec.convert(known, form)
