"""Every promise names the test that keeps it, and that test is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reliability.md").read_text("utf-8")
ROWS = re.findall(r"^\| (?!Promise|---)(.+?) \| (.+?) \|$", PAGE, re.M)


def test_there_are_promises() -> None:
    assert len(ROWS) == len(re.findall(r"^\|", PAGE, re.M)) - 2 > 20


@pytest.mark.parametrize(("promise", "kept"), ROWS)
def test_a_promise_is_kept_by_a_test(promise: str, kept: str) -> None:
    named = re.fullmatch(r"`(tests/[\w/]+\.py)::(test_\w+)`", kept)
    assert named, promise
    assert f"def {named[2]}(" in (ROOT / named[1]).read_text("utf-8")
