"""The picture in README.md is drawn from a real run, and the command that draws it still works."""

from __future__ import annotations

import runpy
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "compare.svg"


def words(svg: str) -> str:
    """All that the picture says, its runs of space as one."""
    return " ".join(" ".join(ElementTree.fromstring(svg).itertext()).split())


def test_the_picture_shows_what_the_command_prints_about_the_sources_of_its_story() -> None:
    script = runpy.run_path(str(PICTURE.with_suffix(".py")))
    title = " ".join(script["COMMAND"])
    sources = len(list((ROOT / script["COMMAND"][2]).glob("*.txt")))
    for svg in (script["draw"](), PICTURE.read_text(encoding="utf-8")):
        said = words(svg)
        assert title in said
        assert f"{sources} sources, " in said


def test_looking_at_the_picture_calls_nobody() -> None:
    svg = PICTURE.read_text(encoding="utf-8")
    assert "@font-face" not in svg
    assert "url(http" not in svg


def test_the_readme_shows_the_picture() -> None:
    assert "(docs/images/compare.svg)" in (ROOT / "README.md").read_text(encoding="utf-8")
