"""The house: imports go down only, and each foreign library has its room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "discrep"
MODULES = sorted(ROOT.rglob("*.py"))

# From the ground up. What stands on one line are wings of one floor: they do not know each other.
FLOORS = (
    {"model", "linkage"},
    {"lexicon"},
    {"config"},
    {"reader", "normalizer", "comparer", "report", "review", "corpus"},
    {"cache"},
    {"api"},
    {"scan"},
    {"notebook"},
    {"__init__"},  # offers what the notebook does
    {"cli"},
    {"__main__"},
)
# Libraries that only some modules may know.
ROOMS = {
    "spacy": ("normalizer/language.py",),
    "rich": ("report/",),
    "jinja2": ("report/",),
    "click": ("cli/",),
    "distributed": ("scan/dask.py",),
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: str) -> str:
    return path.partition("/")[0].removesuffix(".py")


def floor(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def imported(path: Path) -> Iterator[str]:
    """The full name of all that the module imports, also in functions and for types alone."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the way they go"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_room_has_its_floor() -> None:
    assert {room(name(path)) for path in MODULES} == set().union(*FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_go_down_only(path: Path) -> None:
    mine = room(name(path))
    for target in imported(path):
        package, _, rest = target.partition(".")
        # The version is the package's own and needs nothing.
        if package != "discrep" or rest in ("__version__", ""):
            continue
        theirs = rest.partition(".")[0]
        assert theirs == mine or floor(theirs) < floor(mine), f"{name(path)} imports {target}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_each_library_has_its_room(path: Path) -> None:
    for target in imported(path):
        rooms = ROOMS.get(target.partition(".")[0], ("",))
        assert name(path).startswith(rooms), f"{name(path)} imports {target}"
