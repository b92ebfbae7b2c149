"""The progress bar: on a terminal only, and never in the way of what is counted."""

from __future__ import annotations

import io

import pytest

from discrep.report.progress import Steps, track


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "items", "quiet", "drawn"),
    [
        (Terminal, [1, 2, 3], False, True),
        (Terminal, [1, 2, 3], True, False),
        (Terminal, [1], False, False),
        (io.StringIO, [1, 2, 3], False, False),
    ],
)
def test_a_bar_is_drawn_where_somebody_watches(
    monkeypatch: pytest.MonkeyPatch,
    stream: type[io.StringIO],
    items: list[int],
    quiet: bool,
    drawn: bool,
) -> None:
    stderr = stream()
    monkeypatch.setattr("sys.stderr", stderr)
    monkeypatch.setenv("TERM", "xterm")
    assert list(track(iter(items), "reading", len(items), quiet=quiet)) == items
    assert ("reading" in stderr.getvalue()) is drawn


@pytest.mark.parametrize(
    ("stream", "quiet", "drawn"),
    [(Terminal, False, True), (Terminal, True, False), (io.StringIO, False, False)],
)
def test_steps_are_shown_with_their_rate_where_somebody_watches(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], quiet: bool, drawn: bool
) -> None:
    stderr = stream()
    monkeypatch.setattr("sys.stderr", stderr)
    monkeypatch.setenv("TERM", "xterm")
    with Steps(quiet=quiet) as steps:
        steps.step("reading", None, 0)
        steps.advance(256)
        steps.step("comparing", 40, 8)
        steps.advance()
    said = stderr.getvalue()
    assert ("9/40" in said) is drawn
    assert bool(said) is drawn


def test_every_step_leaves_room_for_an_interruption() -> None:
    def check() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Steps(quiet=True, check=check) as steps:
        steps.advance()
