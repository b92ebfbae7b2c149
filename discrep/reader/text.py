"""Bytes to text: encodings told apart explicitly, what is no text refused."""

from __future__ import annotations

import codecs
import re
import unicodedata

from discrep.config import MAX_CHARS
from discrep.reader.draft import UnreadableError, too_long

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
MAX_FILE = 20_000_000  # characters of a file that holds many articles, or one among much markup


def decode(data: bytes, declared: str = "", *, limit: int = MAX_CHARS) -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding.

    A byte-order mark is dropped, carriage returns are kept. ``declared`` is the encoding that
    somebody claims, believed where the bytes do not tell otherwise; ``limit`` is in characters.

    Raises:
        UnreadableError: the bytes are no text, or hold nothing, or too much.
    """
    if len(data) > 4 * limit:
        raise too_long(limit)
    text, encoding = _decode(data, declared)
    if not text.strip():
        raise UnreadableError("is empty; put the article's text in it")
    if len(text) > limit:
        raise too_long(limit)
    controls = sum(unicodedata.category(c) == "Cc" and c not in "\t\n\v\f\r\x85" for c in text)
    if "\0" in text or controls > _CONTROLS * len(text):
        raise UnreadableError(_NOT_TEXT)
    return text, encoding


def whole(text: str) -> str:
    """``text`` with the replacement character for halves of characters, which JSON may hold."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)


def mojibake(text: str) -> str:
    """Signs that UTF-8 leaves where it was read as Windows-1252 (``â€™``), or ''."""
    found = _MOJIBAKE.search(text)
    return found[0] if found else ""


_HALVES = re.compile("[\ud800-\udfff]")
_NOT_TEXT = "is not text; save the article as plain text, best in UTF-8"
# The lead byte of two or three, and what follows it, as Windows-1252 shows them.
_FOLLOW = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MOJIBAKE = re.compile(f"[ÂÃ]{_FOLLOW}|â{_FOLLOW}{{2}}")


def _decode(data: bytes, declared: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError:
                raise UnreadableError(_NOT_TEXT) from None
    for encoding in ("utf-8", _known(declared)):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text, encoding
    return _guess(data)


def _known(declared: str) -> str:
    """The codec of a declared encoding, UTF-8 where it cannot be meant.

    Latin-1 means Windows-1252 wherever people write it. Two or four bytes a character show in the
    bytes themselves.
    """
    try:
        name = codecs.lookup(declared.strip(" \"'")).name
        "".encode(name)  # not all codecs make text
    except (LookupError, ValueError):
        return "utf-8"
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return "utf-8" if name.startswith("utf") else name


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
