"""The file of results: whatever happened to it, it is taken up after its last whole line."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrep.corpus.lines import Done, Lines

STORIES = ("one", "two", "three")
WHOLE = b"".join(
    b'{"story":"%s","failing":%d,"findings":[]}\n' % (story.encode(), story == "two")
    for story in STORIES
)


def taken_up(path: Path, data: bytes, stories: tuple[str, ...] = STORIES) -> tuple[Done, bytes]:
    path.write_bytes(data)
    lines = Lines(path)
    done = lines.take_up(stories)
    lines.close()
    return done, path.read_bytes()


@pytest.mark.parametrize("size", range(len(WHOLE) + 1))
def test_wherever_it_broke_off_whole_lines_stay(tmp_path: Path, size: int) -> None:
    done, left = taken_up(tmp_path / "lines", WHOLE[:size])
    assert left == WHOLE[: WHOLE.rfind(b"\n", 0, size) + 1]
    assert done == Done(left.count(b"\n"), int(b"two" in left))


@pytest.mark.parametrize(
    "damage", [b"\0" * 40 + b"\n", b'{"story":"three"}\n', b"\xff\xfe\n", b"[]\n", b"\n"]
)
def test_a_damaged_line_is_cut_off_with_all_after_it(tmp_path: Path, damage: bytes) -> None:
    first, second, third = WHOLE.splitlines(keepends=True)
    assert taken_up(tmp_path / "lines", first + second + damage)[1] == first + second
    assert taken_up(tmp_path / "lines", first + damage + third)[1] == first


def test_a_line_of_another_story_is_cut_off(tmp_path: Path) -> None:
    done, left = taken_up(tmp_path / "lines", WHOLE, ("one", "three"))
    assert (done, left) == (Done(1, 0), WHOLE.splitlines(keepends=True)[0])


def test_lines_beyond_the_last_story_are_cut_off(tmp_path: Path) -> None:
    assert taken_up(tmp_path / "lines", WHOLE, ("one",))[1].count(b"\n") == 1


def test_what_is_appended_follows_what_stays(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(WHOLE[:-5])
    lines = Lines(path)
    lines.take_up(STORIES)
    lines.append(WHOLE.splitlines(keepends=True)[2])
    lines.close()
    assert path.read_bytes() == WHOLE
