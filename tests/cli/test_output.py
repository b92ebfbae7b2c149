"""Outputs: several at once, each in the format of its suffix, whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from discrep.cli.output import write_whole

Discrep = Callable[..., Any]


def test_the_format_follows_the_suffix(discrep: Discrep) -> None:
    done = discrep(
        *("compare", "story", "-o", "a.json", "-o", "b.sarif", "-o", "c.CSV", "-o", "-"),
        *("-o", "d.html", "-o", "e.xml", "-o", "f.md", "-o", "g.jsonl", "-o", "h.txt"),
    )
    assert done.status == 1
    assert done.out.startswith("conflict"), "stdout is for people unless --format says otherwise"
    assert json.loads(Path("a.json").read_text("utf-8"))["schema"] == 1
    assert json.loads(Path("b.sarif").read_text("utf-8"))["version"] == "2.1.0"
    starts = {
        "c.CSV": "finding,type,",
        "d.html": "<!doctype html>",
        "e.xml": "<?xml ",
        "f.md": "### conflict",
        "g.jsonl": '{"id":',
        "h.txt": "conflict",
    }
    for name, start in starts.items():
        assert Path(name).read_text("utf-8").lower().startswith(start), name


def test_without_a_dash_files_are_all_there_is(discrep: Discrep) -> None:
    assert discrep("compare", "story", "-o", "a.json").out == ""
    assert sorted(p.name for p in Path().iterdir()) == ["a.json", "story"]


def test_format_is_that_of_stdout_and_of_files_of_no_known_suffix(discrep: Discrep) -> None:
    done = discrep("facts", "story", "--format", "jsonl", "-o", "-", "-o", "f.csv", "-o", "f.out")
    assert all("quote" in json.loads(line) for line in done.out.splitlines())
    assert Path("f.csv").read_text("utf-8").startswith("id,source,")
    assert Path("f.out").read_text("utf-8") == done.out


@pytest.mark.parametrize(
    ("outputs", "told"),
    [
        (("a.pdf",), "error: --output a.pdf: no format goes by this suffix; end it in .txt"),
        (("report",), "error: --output report: no format goes by this suffix; end it in .txt"),
        (("a.json", "a.json"), "error: --output a.json: given twice; name each output once"),
        (("-", "-"), "error: --output -: given twice; name each output once"),
    ],
)
def test_outputs_that_cannot_be_meant(
    discrep: Discrep, outputs: tuple[str, ...], told: str
) -> None:
    done = discrep("compare", "story", *(a for o in outputs for a in ("-o", o)))
    assert done.status == 2
    assert done.err.splitlines()[-1].startswith(told)
    assert [p.name for p in Path().iterdir()] == ["story"]


@pytest.mark.parametrize("path", ["no/such/folder/a.json", "story/north.txt/a.json"])
def test_a_file_that_cannot_be_written_is_an_error(discrep: Discrep, path: str) -> None:
    done = discrep("compare", "story", "-o", path)
    assert done.status == 2
    assert done.err.splitlines()[-1].startswith(f"error: {path}: cannot be written: ")


def test_files_have_no_colour(discrep: Discrep) -> None:
    done = discrep("compare", "story", "--color", "always", "-o", "a.txt", "-o", "-")
    assert "\x1b[" in done.out
    assert "\x1b[" not in Path("a.txt").read_text("utf-8")


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a longer text that was there", encoding="utf-8")
    path.chmod(0o640)
    write_whole(path, "näw\n")
    assert path.read_bytes() == "näw\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_when_writing_fails_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "new")
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    write_whole(link, "new")
    assert link.is_symlink()
    assert real.read_text("utf-8") == "new"


def test_a_device_is_written_to_and_stays() -> None:
    write_whole(Path(os.devnull), "text")
    assert not Path(os.devnull).is_file()
