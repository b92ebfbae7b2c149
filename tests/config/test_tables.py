"""Lines of TOML: where a key is, and how a mistake in a value is told."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import msgspec
import pytest

from discrep.config.tables import ConfigError, Key, convert, line_of, read_file

TEXT = """\
# A comment.
first = 1

[outer]  # key = 2
text = '''
[outer.false]
key = 1
'''
list = [
  "one",
  "two",
]
[outer.inner]
key = 3
[[entry]]
a = 1
[[entry]]
b.c = { d = 4 }
"""


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Leaf(msgspec.Struct, kw_only=True):
    colour: Colour
    words: tuple[str, ...] = ()


class Tree(msgspec.Struct, kw_only=True):
    leaves: dict[str, Leaf] = {}
    row: tuple[Leaf, ...] = ()


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ((), 1),
        (("first",), 2),
        (("outer",), 4),
        (("outer", "text"), 5),
        (("outer", "list"), 9),
        (("outer", "list", 1), 11),
        (("outer", "inner"), 13),
        (("outer", "inner", "key"), 14),
        (("entry", 0, "a"), 16),
        (("entry", 1), 17),
        (("entry", 1, "b", "c", "d"), 18),
        (("outer", "inner", "gone"), 13),
    ],
)
def test_a_key_is_on_its_line(key: Key, line: int) -> None:
    assert line_of(TEXT, key) == line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[leaves.a]\ncolour = 'rde'", "2: leaves.a.colour: .*; did you mean 'red'?"),
        ("[leaves.a]\ncolor = 'red'", "2: leaves.a: unknown key 'color'; did you mean 'colour'?"),
        ("[leaves.a]\nwords = []", "1: leaves.a: needs a 'colour'"),
        ("leaves.a = 1", "1: leaves.a: must be a table"),
        ("[leaves.a]\ncolour = 'red'\nwords = 'b'", '3: leaves.a.words: .*write a list: \\["b"'),
        ("[[row]]\ncolour = 'red'\n[[row]]\nwords = ['x', 1]", "4: row 2.words 2: Expected `str`"),
    ],
)
def test_a_mistake_is_told_where_it_is(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "tree.toml"
    path.write_text(text, encoding="utf-8")
    file = read_file(path)
    with pytest.raises(ConfigError, match=f"tree.toml:{message}"):
        convert(file, file.data, Tree)


def test_what_is_right_is_converted(tmp_path: Path) -> None:
    path = tmp_path / "tree.toml"
    path.write_bytes(b"[leaves.a]\r\ncolour = 'red'\r\nwords = ['x']\r\n")
    file = read_file(path)
    leaf = Leaf(colour=Colour.RED, words=("x",))
    assert convert(file, file.data, Tree) == Tree(leaves={"a": leaf})
