"""What results depend on besides the article: digests of the program and of what it stands on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from importlib.resources.abc import Traversable

from discrep import __version__

_SOURCES = (".py", ".toml")


@cache
def normalizer() -> str:
    """A digest of what decides which facts an article has, but for the spaCy pipeline."""
    return _digest(("lexicon", "model", "normalizer"), ("dateparser",))


@cache
def comparer() -> str:
    """A digest of what decides which findings facts lead to."""
    rooms = ("comparer", "lexicon", "linkage.py", "model")
    return _digest(rooms, ("numpy", "rapidfuzz")) + encoder()


@cache
def encoder() -> str:
    """A digest of the encoder and of what runs it; '' where either is missing."""
    from discrep.comparer.meaning import RUNTIME, SHIPPED

    try:
        with SHIPPED.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")  # never as a whole in memory
        digest.update(_versions(RUNTIME))
    except (OSError, PackageNotFoundError):
        return ""
    return digest.hexdigest()


def _digest(rooms: Iterable[str], packages: Iterable[str]) -> str:
    """Of the sources as they are, not of the version alone: who edits a word list or a rule sees
    what comes of it at once."""
    digest = hashlib.sha256(__version__.encode() + _versions(packages))
    for room in rooms:
        for file in _files(resources.files("discrep") / room):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _versions(packages: Iterable[str]) -> bytes:
    return "".join(f"{package} {version(package)} " for package in packages).encode()


def _files(entry: Traversable) -> Iterator[Traversable]:
    """The sources in a folder, or the one that ``entry`` is."""
    if entry.is_dir():
        for inner in sorted(entry.iterdir(), key=lambda inner: inner.name):
            yield from _files(inner)
    elif entry.name.endswith(_SOURCES):
        yield entry
