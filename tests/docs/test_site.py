"""The site leads to every page, and what is read beside it leads to files that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
SITE = YAML(typ="safe").load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))


def pages(nav: Any) -> Iterator[str]:
    match nav:
        case str():
            yield nav
        case list():
            for entry in nav:
                yield from pages(entry)
        case dict():
            yield from pages(list(nav.values()))


def test_every_page_but_decisions_is_in_the_navigation_once() -> None:
    written = {p.relative_to(ROOT / "docs").as_posix() for p in (ROOT / "docs").rglob("*.md")}
    named = list(pages(SITE["nav"]))
    assert sorted(named) == sorted(p for p in written if not p.startswith("decisions/"))


# The build of the site checks the links within docs/.
@pytest.mark.parametrize("page", sorted(p.name for p in ROOT.glob("*.md")))
def test_links_beside_the_site_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)", (ROOT / page).read_text(encoding="utf-8"))
    gone = [link for link in links if "://" not in link and not (ROOT / link).exists()]
    assert not gone
