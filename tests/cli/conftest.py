"""A working directory with a story of two articles that contradict each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from discrep.cli import main

ARTICLE = (
    "Harbour, 3 March 2020\n\n"
    "The ferry Alma sank off the northern cape on Monday. {} people drowned, police said.\n"
)


class Done(msgspec.Struct, frozen=True):
    """What a run of the program left: its exit status, and what it said on either stream."""

    status: int
    out: str
    err: str


Discrep = Callable[..., Done]


@pytest.fixture
def tell(tmp_path: Path) -> Callable[[str, str], None]:
    """Lets a source say that so many people drowned."""

    def write(source: str, number: str) -> None:
        path = tmp_path / "story" / f"{source}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(ARTICLE.format(number), encoding="utf-8")

    return write


@pytest.fixture
def discrep(
    tmp_path: Path,
    tell: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Discrep:
    """The program, run in a directory of its own."""
    monkeypatch.chdir(tmp_path)
    tell("north", "Nine")
    tell("south", "Twenty")

    def run(*arguments: str) -> Done:
        status = main(arguments)
        out, err = capsysbinary.readouterr()
        return Done(status, out.decode(), err.decode())

    return run
