"""Bytes to text: which encodings are told apart, and what is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrep.config import MAX_CHARS
from discrep.reader.draft import UnreadableError
from discrep.reader.text import decode, mojibake

PROSE = "The ministry’s spokesman said “four” were hurt – café owners among them.\n" * 4
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89" * 20


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "utf-32"),
        ("utf-32-be", codecs.BOM_UTF32_BE, "utf-32"),
        ("cp1252", b"", "cp1252"),
    ],
)
def test_encodings_of_western_text(codec: str, mark: bytes, name: str) -> None:
    assert decode(mark + PROSE.encode(codec)) == (PROSE, name)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_character_without_a_mark(codec: str) -> None:
    assert decode(PROSE.encode(codec))[0] == PROSE


def test_another_alphabet_in_its_own_code_page() -> None:
    russian = "Командир отряда исчез в конце апреля, сообщило агентство в пятницу.\n" * 8
    assert decode(russian.encode("cp1251"))[0] == russian


def test_carriage_returns_and_odd_spaces_stay() -> None:
    text = "One\r\ntwo\rthree\N{NO-BREAK SPACE}four\N{LINE SEPARATOR}five\n"
    assert decode(text.encode())[0] == text


def test_a_mark_in_the_middle_is_text() -> None:
    assert decode("one \ufefftwo".encode()) == ("one \ufefftwo", "utf-8")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_what_was_written_in_utf8_is_read_as_it_was(text: str) -> None:
    text = "A line. " + text
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("data", [b"", b"  \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_empty(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^is empty; put the article's text in it$"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        PNG,
        bytes(range(256)) * 8,
        b"A text with a zero\0in it, as a database leaves it.",
        codecs.BOM_UTF16_LE + b"odd",
        b"\x1b[31m\x1b[1m\x07\x08" * 9,
    ],
    ids=["picture", "all-bytes", "zero", "half-a-character", "controls"],
)
def test_not_text(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^is not text; save the article as plain text"):
        decode(data)


def test_a_stray_control_character_does_no_harm() -> None:
    text = "The agency said so on Friday.\x0c" + "All were found. " * 20
    assert decode(text.encode())[0] == text


def test_as_long_as_the_limit_and_longer() -> None:
    assert len(decode(b"a" * MAX_CHARS)[0]) == MAX_CHARS
    for data in (b"a" * (MAX_CHARS + 1), b"a" * (4 * MAX_CHARS + 1)):
        with pytest.raises(UnreadableError, match=r"^is longer than 1,000,000 characters; split"):
            decode(data)


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("iso-8859-1", "cp1252"),
        ("cp1250", "cp1250"),
        ("koi8-r", "koi8-r"),
        ("sjis", "shift_jis"),
    ],
)
def test_a_declared_encoding_is_believed_where_the_bytes_tell_nothing(
    declared: str, name: str
) -> None:
    data = b"Caf\x8a\x41 and more words in plain letters."
    assert decode(data, declared) == (data.decode(name), name)


@pytest.mark.parametrize("declared", ["utf-8", "no-such-thing", "hex", "utf-16", "idna", ""])
def test_a_declared_encoding_that_is_wrong_does_no_harm(declared: str) -> None:
    assert decode(PROSE.encode("cp1252"), declared) == (PROSE, "cp1252")
    assert decode(PROSE.encode(), declared or "cp1252") == (PROSE, "utf-8")


def test_plain_letters_two_bytes_each_without_a_mark() -> None:
    assert decode(("Three ships sailed. " * 9).encode("utf-16-le"))[0] == "Three ships sailed. " * 9


@pytest.mark.parametrize("text", ["Malmö’s “café”", "£5 – €6…", "naïve", "°"])
def test_utf8_that_was_read_as_something_else_is_noticed(text: str) -> None:
    assert mojibake("He said " + text.encode().decode("cp1252", "ignore"))


@pytest.mark.parametrize(
    "text", [PROSE, "Âge, São Paulo, IRMÃ, pâté, “â la carte”", "50 °C, £5, ¼"]
)
def test_text_with_accents_is_no_mojibake(text: str) -> None:
    assert mojibake(text) == ""
