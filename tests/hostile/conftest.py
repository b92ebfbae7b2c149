"""The program run on what nobody should send it, and what holds of every such run."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
import pytest

from discrep.cli import main

# What turns a line around or moves a terminal's cursor.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OUTPUTS = {
    "terminal": "out.txt",
    "json": "out.json",
    "jsonl": "out.jsonl",
    "csv": "out.csv",
    "html": "out.html",
    "markdown": "out.md",
    "sarif": "out.sarif",
    "junit": "out.xml",
}
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|](?!\d+(?:[.,]\d+)*\Z)|[\t\r\n]")


class Done(msgspec.Struct, frozen=True):
    """What a run of the program left: its exit status, and what it said on either stream."""

    status: int
    out: str
    err: str


Discrep = Callable[..., Done]


@pytest.fixture
def discrep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Discrep:
    """The program, run in an empty working directory. Every run ends as documented."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Done:
        status = main(arguments)
        out, err = capsysbinary.readouterr()
        done = Done(status, out.decode(), err.decode())
        assert "Traceback" not in done.err
        assert "fault of discrep" not in done.err
        assert done.status in (0, 1, 2)
        assert _steers(done.err) == ""
        if done.status == 2:
            *_, last = done.err.splitlines()
            assert re.match(r"error: .{10,}", last), "a sentence says why"
        return done

    return run


@pytest.fixture
def compared(discrep: Discrep) -> Callable[..., Done]:
    """``discrep compare`` into every format, each of which holds what it must."""

    def run(*paths: str) -> Done:
        outputs = [part for name in _OUTPUTS.values() for part in ("-o", name)]
        shown = ("--all", "--min-severity", "low", "--format", "github", *outputs, "-o", "-")
        done = discrep("compare", *paths, *shown)
        if not Path("out.json").exists():
            assert done.status == 2
            return done
        texts = {name: Path(file).read_bytes().decode() for name, file in _OUTPUTS.items()}
        said = json.loads(texts["json"])
        _check_data(texts, said)
        for text in (*texts.values(), done.out):
            assert _steers(text.replace("\r\n", "\n").replace("\t", " ")) == ""
        assert "<" not in re.sub(r"</?b>|\\<|\]\(<[^<>]*>\)", "", texts["markdown"])
        assert all(line.startswith("::") for line in done.out.splitlines())
        _check_page(texts["html"], said)
        return done

    return run


@pytest.fixture
def steers() -> Callable[[str], str]:
    """The characters of a text that steer a terminal."""
    return _steers


def _steers(text: str) -> str:
    """The characters of ``text`` that steer a terminal, beside the end of a line."""
    return "".join(
        c for c in text if (unicodedata.category(c) == "Cc" and c != "\n") or c in _TURNS
    )


def _check_data(texts: dict[str, str], said: Any) -> None:
    """The formats for programs can be read, and say alike how much was found."""
    findings = [json.loads(line)["id"] for line in texts["jsonl"].splitlines()]
    assert {f["id"] for f in said["findings"]} == set(findings)
    assert json.loads(texts["sarif"])["version"] == "2.1.0"
    rows = list(csv.reader(io.StringIO(texts["csv"], newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [c for row in rows for c in row if _FORMULA.match(c)] == []
    assert len(ET.fromstring(texts["junit"]).findall(".//testcase")) == len(findings)


class _Page(HTMLParser):
    """What a page would run or fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.active: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.active += [tag] * (tag in ("script", "style", "iframe", "object", "embed", "base"))
        self.active += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        self.links += [v or "" for name, v in attrs if name in ("href", "src", "srcset", "action")]


def _check_page(text: str, said: Any) -> None:
    page = _Page()
    page.feed(text)
    assert page.active == ["style", "script"], "the page's own and no other"
    assert [link for link in page.links if not re.match(r"#|https?://", link)] == []
    told = {s["url"] for s in said["sources"]}
    assert len([link for link in page.links if not link.startswith("#")]) <= len(told)
