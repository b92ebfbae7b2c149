"""Entries come back as they were written or not at all, whatever happens to their folder."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from discrep.cache.folder import Folder, Size

KEY = "ab" * 32
OTHER = "ab" * 31 + "cd"


class Note(msgspec.Struct, frozen=True):
    text: str


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "kept")


def entries(folder: Folder) -> list[Path]:
    return [path for path in folder.path.rglob("*") if path.is_file()]


def test_what_was_put_is_got(folder: Folder) -> None:
    assert folder.get(KEY, Note) is None
    folder.put(KEY, Note("nine"))
    assert folder.get(KEY, Note) == Note("nine")
    assert folder.get(OTHER, Note) is None


def test_the_last_one_put_stays(folder: Folder) -> None:
    folder.put(KEY, Note("nine"))
    folder.put(KEY, Note("twenty"))
    assert folder.get(KEY, Note) == Note("twenty")
    assert folder.size().entries == 1


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: b"what another program left here",
    ],
    ids=["emptied", "cut", "longer", "one bit", "one bit of the seal", "foreign"],
)
def test_what_is_damaged_was_never_kept_and_is_written_anew(
    folder: Folder, harm: Callable[[bytes], bytes]
) -> None:
    folder.put(KEY, Note("nine"))
    (file,) = entries(folder)
    file.write_bytes(harm(file.read_bytes()))
    assert folder.get(KEY, Note) is None
    folder.put(KEY, Note("nine"))
    assert folder.get(KEY, Note) == Note("nine")


def test_an_entry_under_the_key_of_another_is_foreign(folder: Folder) -> None:
    folder.put(KEY, Note("nine"))
    (file,) = entries(folder)
    file.rename(file.with_name(OTHER[2:]))
    assert folder.get(OTHER, Note) is None


def test_an_entry_of_another_form_was_never_kept(folder: Folder) -> None:
    folder.put(KEY, ["nine"])
    assert folder.get(KEY, Note) is None


@pytest.mark.parametrize("value", [Note("\ud83d"), [2**70]], ids=["half a character", "a number"])
def test_what_cannot_be_written_is_not_kept(folder: Folder, value: object) -> None:
    folder.put(KEY, value)
    assert folder.get(KEY, object) is None
    assert entries(folder) == []


def test_a_folder_that_cannot_be_there_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    folder = Folder(tmp_path / "kept")
    folder.put(KEY, Note("nine"))
    assert folder.get(KEY, Note) is None
    assert folder.size() == Size(entries=0, bytes=0)
    folder.clear()
    assert (tmp_path / "kept").read_text() == "a file"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_does_no_harm(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.put(KEY, Note("nine"))

    def write(self: Path, data: bytes) -> int:
        with open("/dev/full", "wb", buffering=0) as full:  # noqa: PTH123 - the real error
            return full.write(data) or 0

    monkeypatch.setattr(Path, "write_bytes", write)
    folder.put(KEY, Note("twenty"))
    folder.put(OTHER, Note("twenty"))
    assert folder.get(KEY, Note) == Note("nine")
    assert folder.get(OTHER, Note) is None
    assert len(entries(folder)) == 1


WRITER = """
import sys
from pathlib import Path
import msgspec
from discrep.cache.folder import Folder

folder, key, mine = Folder(Path(sys.argv[1])), sys.argv[2], sys.argv[3] * 50_000
whole = {"a" * 50_000, "b" * 50_000}
for _ in range(60):
    folder.put(key, mine)
    assert folder.get(key, str) in whole
"""


def test_processes_that_write_one_entry_never_see_half_of_it(folder: Folder) -> None:
    command = [sys.executable, "-c", WRITER, str(folder.path), KEY]
    writers = [
        subprocess.Popen([*command, letter], stderr=subprocess.PIPE, text=True) for letter in "ab"
    ]
    for writer in writers:
        assert writer.communicate()[1] == ""
        assert writer.returncode == 0
    assert folder.size().entries == 1


def test_the_size_is_that_of_the_files(folder: Folder) -> None:
    assert folder.size() == Size(entries=0, bytes=0)
    folder.put(KEY, Note("nine"))
    folder.put("cd" * 32, Note("twenty"))
    found = folder.size()
    assert found.entries == 2
    assert found.bytes == sum(file.stat().st_size for file in entries(folder))


def test_clearing_deletes_entries_and_leftovers_and_nothing_else(folder: Folder) -> None:
    folder.put(KEY, Note("nine"))
    (file,) = entries(folder)
    left = file.with_name(file.name + "0123.new")
    left.write_bytes(b"what a killed run left")
    others = [
        folder.path / "README",
        folder.path / "ab" / "notes.txt",
        folder.path / "photos" / "a",
    ]
    for other in others:
        other.parent.mkdir(exist_ok=True)
        other.write_text("mine")
    folder.clear()
    assert sorted(entries(folder)) == sorted(others)
    assert folder.get(KEY, Note) is None
    folder.put(KEY, Note("nine"))
    assert folder.get(KEY, Note) == Note("nine")
