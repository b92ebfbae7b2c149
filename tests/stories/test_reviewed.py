"""The reviewed stories: what the program finds in them changes only when somebody accepts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrep import api

FIXTURES = Path(__file__).parents[2] / "fixtures"
STORIES = sorted(path.parent.name for path in FIXTURES.glob("*/story.toml"))


def test_there_are_stories() -> None:
    assert len(STORIES) >= 4


@pytest.mark.parametrize("name", STORIES)
def test_the_outcome_is_the_reviewed_one(name: str) -> None:
    folder = FIXTURES / name
    assert (folder / "expected.json").is_file(), "accept it with: discrep check fixtures --update"
    review = api.review(folder)
    assert review.outcomes
    assert review.changes == ()
