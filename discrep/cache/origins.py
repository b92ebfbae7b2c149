"""What results depend on besides the article: digests of the program and of what it stands on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from importlib.resources.abc import Traversable

from discrep import __version__

# The rooms that make facts of an article. Their sources are taken as they are, not by the version
# alone: who edits a word list or a rule sees what comes of it at once.
_ROOMS = ("lexicon", "model", "normalizer")
_SOURCES = (".py", ".toml")


@cache
def program() -> str:
    """A digest of all in the program that decides which facts an article has."""
    digest = hashlib.sha256(__version__.encode())
    for room in _ROOMS:
        for file in _files(resources.files("discrep") / room):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith(_SOURCES):
            yield entry


@cache
def encoder() -> str:
    """A digest of the encoder and of what runs it; '' where either is missing."""
    from discrep.comparer.meaning import RUNTIME, SHIPPED

    try:
        digest = hashlib.sha256(SHIPPED.read_bytes())
        for package in RUNTIME:
            digest.update(f"{package} {version(package)}".encode())
    except (OSError, PackageNotFoundError):
        return ""
    return digest.hexdigest()
