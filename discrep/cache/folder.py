"""Entries in a folder: written whole or not at all, and given back only as they were written.

A cache may be lost at any time, so nothing here raises: what cannot be read was never kept, and
what cannot be written is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import msgspec

T = TypeVar("T")

_SEAL = 32  # bytes before the content that vouch for it
_UNFINISHED = ".new"


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder holds."""

    entries: int
    bytes: int


class Folder(msgspec.Struct, frozen=True):
    """Entries below ``path``, each under a key of hexadecimal digits, longer than two.

    Any number of processes may use one folder: an entry appears at once, and the last one stays.
    """

    path: Path

    def get(self, key: str, form: type[T]) -> T | None:
        """The entry under ``key`` as a ``form``; None where there is none that is whole."""
        try:
            data = self._file(key).read_bytes()
            if data[:_SEAL] != _seal(key, data[_SEAL:]):
                return None
            return msgspec.msgpack.decode(data[_SEAL:], type=form)
        except (OSError, msgspec.MsgspecError):
            return None

    def has(self, key: str) -> bool:
        """Whether there is an entry under ``key``, whole or not."""
        return self._file(key).is_file()

    def put(self, key: str, value: object) -> None:
        """Keep ``value`` under ``key``, if the folder can be written to."""
        file = self._file(key)
        new = file.with_name(f"{file.name}{uuid4().hex}{_UNFINISHED}")
        # Half a character, or a number beyond 64 bits, cannot be written down.
        with suppress(OSError, UnicodeEncodeError, OverflowError):
            content = msgspec.msgpack.encode(value)
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                new.touch(mode=0o600, exist_ok=False)  # articles may be for nobody else
                new.write_bytes(_seal(key, content) + content)
                new.replace(file)
            finally:
                new.unlink(missing_ok=True)

    def size(self) -> Size:
        """How many entries there are, and their bytes with what was left unfinished."""
        entries = total = 0
        for file in self._files():
            with suppress(OSError):
                total += file.stat().st_size
                entries += file.suffix != _UNFINISHED
        return Size(entries=entries, bytes=total)

    def clear(self) -> None:
        """Delete all entries, and nothing else that lies in the folder."""
        for file in self._files():
            with suppress(OSError):
                file.unlink()
        for part in self._parts():
            with suppress(OSError):  # not empty: somebody writes there
                part.rmdir()

    def _file(self, key: str) -> Path:
        return self.path / key[:2] / key[2:]

    def _parts(self) -> Iterator[Path]:
        return (part for part in sorted(self.path.glob("[0-9a-f][0-9a-f]")) if part.is_dir())

    def _files(self) -> Iterator[Path]:
        hexadecimal = frozenset("0123456789abcdef")
        for part in self._parts():
            for file in part.iterdir():
                if file.suffix == _UNFINISHED or hexadecimal.issuperset(file.name):
                    yield file


def _seal(key: str, content: bytes) -> bytes:
    """A digest by which damage shows, and an entry that lies under the wrong key."""
    return hashlib.blake2b(content, key=bytes.fromhex(key), digest_size=_SEAL).digest()
