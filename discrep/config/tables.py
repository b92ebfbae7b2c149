"""TOML files with their lines: what is wrong in one is told with file, line, key and remedy."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

T = TypeVar("T")

Key = tuple[str | int, ...]  # names of tables and keys; numbers of entries in a list, from 0

_MAX_BYTES = 1_000_000
_SEARCHED = 1000  # lines in which the one at fault is looked for, each time from the first


class ConfigError(Exception):
    """A configuration file that cannot be used; the message names file, line, key and remedy."""


class File(msgspec.Struct, frozen=True):
    """A TOML file as read."""

    path: Path
    text: str
    data: dict[str, Any]

    def error(self, key: Key, what: str, *, at: Key | None = None) -> ConfigError:
        """That ``what`` is wrong with ``key``, to be seen on its line or that of ``at``."""
        told = ": ".join(filter(None, (name_of(key), what)))
        return ConfigError(f"{self.path}:{line_of(self.text, at or key)}: {told}")


def read_file(path: Path) -> File:
    """The TOML file at ``path``.

    Raises:
        ConfigError: it cannot be read, is not UTF-8, or is not TOML.
    """
    try:
        text = _bytes(path).decode("utf-8-sig").replace("\r\n", "\n")
        return File(path, text, tomllib.loads(text))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8; save it as UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        raise ConfigError(f"{path}:{line}: is not valid TOML: {error}") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, deep brackets
        raise ConfigError(f"{path}: has a value beyond all measure; write a plain one") from error


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise ConfigError(f"{path}: is larger than {_MAX_BYTES:,} bytes; name a TOML file")
    return data


def name_of(key: Key) -> str:
    """``key`` as a message names it: ``facts.deaths.kind``, ``source 1.file``."""
    parts = (f" {part + 1}" if isinstance(part, int) else f".{part}" for part in key)
    return "".join(parts).lstrip(".")


def line_of(text: str, key: Key) -> int:
    """The line of a valid TOML ``text``, from 1, on which ``key`` begins; where the text does not
    have it, its longest part that is there.

    A text that ends with some line is TOML too, unless the line is within a value: the first such
    text that has the key tells where it begins.
    """
    lines = text.split("\n")
    start = found = 1
    depth = 0
    for number in range(1, min(len(lines), _SEARCHED) + 1):
        try:
            data = tomllib.loads("\n".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue
        reach, value = _reach(data, key)
        if reach > depth:
            depth, found = reach, _within(lines, start, number, value)
        if depth == len(key):
            break
        start = number + 1
    return found


def line_in(path: Path, key: Key) -> int:
    """``line_of`` in the file at ``path``."""
    return line_of(read_file(path).text, key)


def _reach(data: object, key: Key) -> tuple[int, object]:
    """How many parts of ``key`` lead somewhere in ``data``, and where."""
    for depth, part in enumerate(key):
        entries = dict(enumerate(data)) if isinstance(data, list) else data
        if not isinstance(entries, dict) or part not in entries:
            return depth, data
        data = entries[part]
    return len(key), data


def _within(lines: Sequence[str], first: int, last: int, value: object) -> int:
    """Which of the lines that a value takes has a text of it."""
    told = (n for n in range(first, last + 1) if isinstance(value, str) and value in lines[n - 1])
    return next(told, first)


def convert(file: File, value: object, type_: type[T], key: Key = ()) -> T:
    """``value``, which stands in ``file`` at ``key``, as a ``type_``.

    Raises:
        ConfigError: it is none; the first mistake is told.
    """
    _check(file, value, type_, key)
    return msgspec.convert(value, type_)


def nearest(word: str, known: Iterable[str]) -> str:
    """A sentence that leads from ``word`` to the nearest of ``known``, or names them all."""
    names = list(known)
    near = difflib.get_close_matches(word.lower().replace("_", "-"), names, n=1, cutoff=0.5)
    near = near or difflib.get_close_matches(word.lower(), names, n=1, cutoff=0.5)
    return f"did you mean '{near[0]}'?" if near else f"choose from {', '.join(names)}"


def _check(file: File, value: object, type_: Any, key: Key) -> None:
    """Raise an error that names the very key that is wrong in ``value``, if one is."""
    plain = get_args(type_)[0] if get_origin(type_) is Annotated else type_
    parts = get_args(plain)
    if isinstance(plain, type) and issubclass(plain, msgspec.Struct):
        _check_struct(file, _table(file, value, key), plain, key)
    elif get_origin(plain) is dict:
        for name, item in _table(file, value, key).items():
            _check(file, item, parts[1], (*key, name))
    elif get_origin(plain) is tuple and isinstance(value, list):
        for number, item in enumerate(value):
            _check(file, item, parts[0], (*key, number))
    else:
        try:
            msgspec.convert(value, type_)
        except msgspec.ValidationError as error:
            what = str(error).partition(" - at ")[0]
            raise file.error(key, what + _remedy(value, plain)) from error


def _table(file: File, value: object, key: Key) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise file.error(key, f"must be a table: [{name_of(key)}]")
    return value


def _check_struct(file: File, table: dict[str, Any], type_: type[msgspec.Struct], key: Key) -> None:
    fields = {f.encode_name: f for f in msgspec.structs.fields(type_)}
    for name, value in table.items():
        if name not in fields:
            what = f"unknown key '{name}'; {nearest(name, fields)}"
            raise file.error(key, what, at=(*key, name))
        _check(file, value, fields[name].type, (*key, name))
    for name, field in fields.items():
        if field.required and name not in table:
            raise file.error(key, f"needs a '{name}'")


def _remedy(value: object, type_: Any) -> str:
    """How a value that is no ``type_`` could be one."""
    if get_origin(type_) is tuple and isinstance(value, str):
        return f'; write a list: ["{value}"]'
    parts = get_args(type_) if get_origin(type_) in (Union, UnionType) else (type_,)
    for part in parts:
        if isinstance(part, type) and issubclass(part, Enum):
            return f"; {nearest(str(value), [str(e.value) for e in part])}"
        if get_origin(part) is Literal:
            return f"; {nearest(str(value), [a for a in get_args(part) if a])}"
    return ""
