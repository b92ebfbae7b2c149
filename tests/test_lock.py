"""The lock holds what pyproject.toml asks for, each with hashes, and says nothing of any place."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
# A pin with its marker, and its hashes, each on a line of its own.
PIN = r"^(\S+)==(\S+)([^\n]*\\\n(?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)"
ENTRIES = re.findall(PIN, LOCK, re.M)


def asked() -> list[str]:
    project = PROJECT["project"]
    extras = project.get("optional-dependencies", {}).values()
    return [
        *project["dependencies"],
        *(name for names in extras for name in names),
        *PROJECT["dependency-groups"]["dev"],
        *PROJECT["build-system"]["requires"],
    ]


@pytest.mark.parametrize("text", [text for text in asked() if not text.startswith("discrep[")])
def test_what_is_asked_for_is_locked_within_its_bounds(text: str) -> None:
    wanted = Requirement(text)
    name = canonicalize_name(wanted.name)
    pins = [version for pinned, version, _ in ENTRIES if canonicalize_name(pinned) == name]
    assert pins, "run requirements/lock"
    assert all(wanted.specifier.contains(version, prereleases=True) for version in pins)


def test_every_line_belongs_to_a_pin_with_hashes() -> None:
    pinned = sum(1 + rest.count("--hash=") for _, _, rest in ENTRIES)
    assert pinned == len([line for line in LOCK.splitlines() if not line.startswith("#")])


@pytest.mark.parametrize("sign", ["://", "file:", "--index", "--find-links", " @ ", "-e "])
def test_the_lock_names_no_place(sign: str) -> None:
    assert sign not in LOCK
