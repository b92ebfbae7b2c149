"""The bytes of a source and what is known of them: from a file, standard input or the web."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import msgspec

from discrep.reader.draft import UnreadableError
from discrep.reader.files import STDIN, Found

MAX_BYTES = 100_000_000  # of a file; a scanned book
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to read. ``suffix`` is lower-case with its dot; any text may be empty."""

    data: bytes
    suffix: str = ""
    media: str = ""
    charset: str = ""
    url: str = ""


def contents(found: Found, *, offline: bool) -> Contents:
    """The bytes of ``found``; nothing is fetched when ``offline``.

    Raises:
        UnreadableError: they cannot be had.
    """
    if found.address == STDIN:
        return Contents(data=_stdin())
    if found.address:
        return _page(found.address, offline=offline)
    return Contents(data=_file(found.path), suffix=found.path.suffix.lower())


def _stdin() -> bytes:
    if sys.stdin is None:  # closed by whoever started the program
        raise UnreadableError("is closed; send the article to it, or name a file")
    try:
        return _bounded(sys.stdin.buffer.read(MAX_BYTES + 1))
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}") from error


def _page(url: str, *, offline: bool) -> Contents:
    if offline:
        raise UnreadableError("is not fetched, as --offline asks; save the page and name the file")
    try:
        from discrep.reader.web import fetch
    except ModuleNotFoundError as error:
        raise UnreadableError(
            f"needs the package {error.name} to be fetched; install it with: "
            "pip install 'discrep[web]'"
        ) from error
    page = fetch(url)
    suffix = PurePosixPath(urlsplit(page.url).path).suffix.lower()
    return Contents(
        data=page.data, suffix=suffix, media=page.media, charset=page.charset, url=page.url
    )


def _file(path: Path) -> bytes:
    try:
        # Without waiting, as a pipe would otherwise make the program do until somebody writes.
        with open(path, "rb", opener=lambda p, flags: os.open(p, flags | _AT_ONCE)) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableError(
                    "is not a regular file; save the article's text as a .txt file"
                )
            return _bounded(file.read(MAX_BYTES + 1))
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror}") from error


def _bounded(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            f"is larger than {MAX_BYTES // 1_000_000} MB; save the article's text alone"
        )
    return data
