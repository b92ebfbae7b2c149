"""What an installed spaCy pipeline says of itself, without loading spaCy."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import msgspec


class ModelError(Exception):
    """The named spaCy pipeline cannot be loaded, or does not do what is needed."""


class Pipeline(msgspec.Struct, frozen=True, kw_only=True):
    """A spaCy pipeline: ``title`` is its name and version, as reports record them, ``digest`` tells
    it from every other, trained anew or run by another spaCy."""

    title: str
    digest: str


class _Meta(msgspec.Struct, frozen=True):
    lang: str
    name: str
    version: str


def installed(model: str) -> Pipeline:
    """The pipeline ``model``: the name of a package, or a folder.

    Raises:
        ModelError: it is not installed.
    """
    for folder in _folders(model):
        try:
            data = (folder / "meta.json").read_bytes()
            meta = msgspec.json.decode(data, type=_Meta)
        except (OSError, msgspec.MsgspecError):
            continue
        digest = hashlib.sha256(version("spacy").encode() + b"\0" + data).hexdigest()
        return Pipeline(title=f"{meta.lang}_{meta.name} {meta.version}", digest=digest)
    raise not_installed(model)


def not_installed(model: str) -> ModelError:
    """The error to raise where the pipeline ``model`` cannot be found."""
    return ModelError(
        f"The spaCy pipeline '{model}' is not installed: install it with pip, or name another "
        "one under 'model' in the configuration."
    )


def _folders(model: str) -> list[Path]:
    """Where the pipeline's own description may be: in its package, or in the folder named."""
    spec = find_spec(model) if model.isidentifier() else None
    packages = spec.submodule_search_locations if spec is not None else None
    return [*map(Path, packages or ()), Path(model)]
