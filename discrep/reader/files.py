"""Paths to the files that are sources: single files, folders, and folders with a story.toml."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from discrep.config import ConfigError, Source, load_story
from discrep.model.findings import Skipped

STORY = "story.toml"


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is to be read. ``named`` says whether the user or a story.toml names it."""

    path: Path
    entry: Source | None
    named: bool


class Finds(msgspec.Struct):
    """What the paths led to, while they are followed."""

    files: list[Found] = []
    unreadable: list[Skipped] = []  # what the user named, or configured, and cannot be read
    skipped: list[Skipped] = []  # met inside a folder
    warnings: list[str] = []


def display(path: Path) -> str:
    """``path`` as reports show it: relative to the working directory, with forward slashes."""
    try:
        shown = Path(os.path.relpath(path))
    except ValueError:  # another drive
        shown = path.absolute()
    return os.fsencode(shown.as_posix()).decode("utf-8", "replace")


def find(paths: Iterable[str | Path]) -> Finds:
    """All sources among ``paths``, each once, in an order that does not depend on theirs."""
    finds = Finds()
    for path in sorted(map(Path, paths)):
        try:
            _follow(path, finds)
        except OSError as error:  # a name too long, a folder that may not be entered
            _refuse(finds, path, f"cannot be opened: {error.strerror}")
    _drop_repeats(finds)
    return finds


def _follow(path: Path, finds: Finds) -> None:
    if path.is_dir():
        _folder(path, finds)
    elif not path.exists():
        _refuse(finds, path, "no such file or folder; check the path")
    elif path.suffix.lower() != ".txt":
        _refuse(finds, path, "is not a .txt file; save the article's text as one")
    else:
        _file(path, finds)


def _refuse(finds: Finds, path: Path, reason: str) -> None:
    told = Skipped(path=display(path), reason=reason)
    if told not in finds.unreadable:
        finds.unreadable.append(told)


def _story(folder: Path, finds: Finds) -> tuple[Source, ...]:
    """The sources that the folder's story.toml names; none where there is no usable one."""
    path = folder / STORY
    if not path.is_file():
        return ()
    try:
        return load_story(path).source
    except ConfigError as error:
        # The message begins with the path, which is shown anyway.
        _refuse(finds, path, str(error).removeprefix(f"{path}: "))
        return ()


def _file(path: Path, finds: Finds) -> None:
    """A file that the user named; what its folder's story.toml tells of it holds here too."""
    entries = (s for s in _story(path.parent, finds) if s.file == path.name)
    finds.files.append(Found(path=path, entry=next(entries, None), named=True))


def _folder(folder: Path, finds: Finds) -> None:
    def failed(error: OSError) -> None:
        met = Path(error.filename)
        told = Skipped(path=display(met), reason=f"cannot be opened: {error.strerror}")
        (finds.unreadable if met == folder else finds.skipped).append(told)

    count = len(finds.files) + len(finds.unreadable)
    for top, folders, names in os.walk(folder, onerror=failed):
        here = Path(top)
        texts = sorted(n for n in names if n.lower().endswith(".txt") and not n.startswith("."))
        sources = _story(here, finds)
        if sources:
            folders.clear()
            finds.files += [Found(path=here / s.file, entry=s, named=True) for s in sources]
            left = sorted(set(texts) - {s.file for s in sources})
            finds.warnings += [
                f"{display(here / n)}: not named in {STORY}, left out; add a [[source]] for it"
                for n in left
            ]
            continue
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        finds.files += [Found(path=here / n, entry=None, named=False) for n in texts]
    if len(finds.files) + len(finds.unreadable) == count:
        _refuse(finds, folder, "no .txt file in this folder; put each article's text in one")


def _drop_repeats(finds: Finds) -> None:
    """Keep one of the ways to each file: the one that says most of it."""
    kept: dict[str, Found] = {}
    for found in sorted(finds.files, key=lambda f: (f.entry is None, display(f.path))):
        target = os.path.realpath(found.path)  # Path.resolve() refuses links in a ring
        first = kept.setdefault(target, found)
        if first is not found:
            finds.warnings.append(
                f"{display(found.path)}: the same file as {display(first.path)}, read once"
                if display(found.path) != display(first.path)
                else f"{display(found.path)}: given twice, read once"
            )
            named = first.named or found.named
            kept[target] = msgspec.structs.replace(first, named=named)
    finds.files = list(kept.values())
