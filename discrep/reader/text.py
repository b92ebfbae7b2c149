"""Bytes to text: encodings told apart explicitly, what is no text refused."""

from __future__ import annotations

import codecs
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ["utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be"]
_MOSTLY_ASCII = 0.1  # the share of other bytes up to which a text is in a Western code page
_CONTROLS = 0.01  # the share of control characters from which on nobody wrote it
MAX_CHARS = 1_000_000  # as much as the language pipeline takes at once; a long novel


class UnreadableError(Exception):
    """A file that gives no article; the message says why and what to do."""


def decode(data: bytes) -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding.

    A byte-order mark is dropped, carriage returns are kept.

    Raises:
        UnreadableError: the bytes are no text, or hold nothing, or too much.
    """
    if len(data) > 4 * MAX_CHARS:
        raise UnreadableError(_TOO_LONG)
    text, encoding = _decode(data)
    if not text.strip():
        raise UnreadableError("is empty; put the article's text in it")
    if len(text) > MAX_CHARS:
        raise UnreadableError(_TOO_LONG)
    controls = sum(unicodedata.category(c) == "Cc" and c not in "\t\n\v\f\r\x85" for c in text)
    if "\0" in text or controls > _CONTROLS * len(text):
        raise UnreadableError(_NOT_TEXT)
    return text, encoding


_TOO_LONG = f"is longer than {MAX_CHARS:,} characters; split it into its articles"
_NOT_TEXT = "is not text; save the article as plain text, best in UTF-8"


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError:
                raise UnreadableError(_NOT_TEXT) from None
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> tuple[str, str]:
    """What is not UTF-8: Windows-1252 where nearly all is ASCII, else the likeliest encoding."""
    others = sum(byte > 0x7F for byte in data)
    if 0 not in data and others <= _MOSTLY_ASCII * len(data):
        try:
            return data.decode("cp1252"), "cp1252"
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    # Two-byte encodings have zero bytes in English text; without any, they are a wrong guess.
    if 0 in data:
        best = from_bytes(data, cp_isolation=_WIDE).best()
    else:
        best = from_bytes(data, cp_exclusion=_WIDE).best()
    if best is None:
        raise UnreadableError(_NOT_TEXT)
    return str(best), best.encoding
