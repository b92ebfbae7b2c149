"""``story.toml``: which files of a folder are the sources of one story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec

from discrep.config.tables import File, convert, read_file


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One ``[[source]]`` of a ``story.toml``: a file of the folder and what is known of it."""

    file: str
    id: Annotated[str, msgspec.Meta(pattern=r"^[^\s/\\]+$")] | None = None
    publisher: str = ""
    published: date | None = None
    url: str = ""


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A ``story.toml``: which files of a folder are the sources of one story."""

    id: str = ""
    title: str = ""
    source: tuple[Source, ...] = ()


def load_story(path: Path) -> Story:
    """The story that the ``story.toml`` at ``path`` describes.

    Raises:
        ConfigError: it cannot be read, has an unknown key, names an id or a file twice, or a file
            outside its folder.
    """
    file = read_file(path)
    story = convert(file, file.data, Story)
    _check_inside(file, [s.file for s in story.source])
    _check_unique(file, "file", [s.file for s in story.source])
    _check_unique(file, "id", [s.id or Path(s.file).stem for s in story.source])
    return story


def _check_inside(file: File, names: Sequence[str]) -> None:
    """Stories are passed on: what one names must not be a file of whoever reads it."""
    for number, name in enumerate(names):
        path = Path(name)
        if path.is_absolute() or ".." in path.parts or not name.isprintable():
            told = f"'{name}' is no file in the folder of the story; put it there"
            raise file.error(("source", number, "file"), told)


def _check_unique(file: File, what: str, values: Sequence[str]) -> None:
    for number, value in enumerate(values):
        if value in values[:number]:
            told = f"two sources have the {what} '{value}'; give each its own"
            raise file.error(("source", number), told)
