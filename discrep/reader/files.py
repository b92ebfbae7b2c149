"""What the user names to the sources there: files, folders, addresses, standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from discrep.config import ConfigError, Source, load_story
from discrep.model.findings import Skipped
from discrep.reader.formats import listed_suffixes

STORY = "story.toml"
STDIN = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)
_ABOUT = frozenset({"readme", "license", "changelog"})  # files that tell of a folder


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be read: a file, or what has an ``address`` (a URL, or - for standard input).

    ``named`` says whether the user or a story.toml names it.
    """

    path: Path
    entry: Source | None
    named: bool
    address: str = ""

    @property
    def shown(self) -> str:
        """How reports and messages call it."""
        return self.address or display(self.path)


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
    """All sources among ``paths``, each once, in an order that does not depend on theirs.

    A text that is - or an address is no file's name; a ``Path`` always is.
    """
    finds = Finds()
    for path in sorted(paths, key=str):
        if isinstance(path, str) and (path == STDIN or _ADDRESS.match(path)):
            finds.files.append(Found(path=Path(), entry=None, named=True, address=path))
            continue
        try:
            _follow(Path(path), finds)
        except OSError as error:  # a name too long, a folder that may not be entered
            _refuse(finds, Path(path), f"cannot be opened: {error.strerror}")
    _drop_repeats(finds)
    return finds


def _follow(path: Path, finds: Finds) -> None:
    if path.is_dir():
        _folder(path, finds)
    elif not path.exists():
        _refuse(finds, path, "no such file or folder; check the path")
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
        # The message begins with the path, which is shown anyway, and its line.
        told = str(error).removeprefix(f"{path}:").strip()
        _refuse(finds, path, f"line {told}" if told[:1].isdigit() else told)
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
    suffixes = listed_suffixes()
    for top, folders, names in os.walk(folder, onerror=failed):
        here = Path(top)
        articles = sorted(n for n in names if is_article(Path(n), suffixes))
        sources = _story(here, finds)
        if sources:
            folders.clear()
            finds.files += [Found(path=here / s.file, entry=s, named=True) for s in sources]
            left = sorted(set(articles) - {s.file for s in sources})
            finds.warnings += [
                f"{display(here / n)}: not named in {STORY}, left out; add a [[source]] for it"
                for n in left
            ]
            continue
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        finds.files += [Found(path=here / n, entry=None, named=False) for n in articles]
    if len(finds.files) + len(finds.unreadable) == count:
        _refuse(
            finds,
            folder,
            "no article in this folder; save some in it, or name files of other kinds",
        )


def is_article(name: Path, suffixes: frozenset[str]) -> bool:
    """Whether a file that is met in a folder is taken for an article, by its name."""
    hidden = name.name.startswith(".")
    return name.suffix.lower() in suffixes and not hidden and name.stem.lower() not in _ABOUT


def _drop_repeats(finds: Finds) -> None:
    """Keep one of the ways to each file: the one that says most of it."""
    kept: dict[str, Found] = {}
    for found in sorted(finds.files, key=lambda f: (f.entry is None, f.shown)):
        # Path.resolve() refuses links in a ring.
        target = found.address or os.path.realpath(found.path)
        first = kept.setdefault(target, found)
        if first is not found:
            finds.warnings.append(
                f"{found.shown}: the same file as {first.shown}, read once"
                if found.shown != first.shown
                else f"{found.shown}: given twice, read once"
            )
            named = first.named or found.named
            kept[target] = msgspec.structs.replace(first, named=named)
    finds.files = list(kept.values())
