"""Every seed of the fuzz targets, and what fuzzing once found, goes through its target."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[2] / "fuzz"
TARGETS = runpy.run_path(str(FUZZ / "targets.py"))["TARGETS"]
SEEDS = sorted(path.relative_to(FUZZ / "seeds").as_posix() for path in FUZZ.glob("seeds/*/*"))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed(seed: str) -> None:
    TARGETS[seed.partition("/")[0]]((FUZZ / "seeds" / seed).read_bytes())


def test_every_target_has_seeds() -> None:
    assert {seed.partition("/")[0] for seed in SEEDS} == set(TARGETS)
