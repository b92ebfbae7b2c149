"""The reference says what the program does: its pages are those that docs/reference.py writes."""

from __future__ import annotations

import runpy
from pathlib import Path

from discrep.cli.status import Exit

DOCS = Path(__file__).parents[2] / "docs"
SCRIPT = runpy.run_path(str(DOCS / "reference.py"))
PAGES = SCRIPT["pages"]()


def test_the_pages_are_up_to_date() -> None:
    written = {p.name: p.read_text(encoding="utf-8") for p in (DOCS / "reference").glob("*.md")}
    stale = {name for name in PAGES.keys() | written if PAGES.get(name) != written.get(name)}
    assert not stale, "run: python docs/reference.py"


def test_every_option_of_every_command_is_there() -> None:
    for option in ("`--min-severity [high\\|medium\\|low]`", "`-o, --output PATH`", "`--update`"):
        assert option in PAGES["commands.md"]


def test_every_exit_status_is_there() -> None:
    assert set(SCRIPT["STATUSES"]) == set(Exit)


def test_keys_are_spelled_as_in_the_file() -> None:
    told = PAGES["configuration.md"]
    assert "| `min-severity` | `high`, `medium`, `low` | `medium` |" in told
    assert "min_severity" not in told
    assert "### [[ignored]]" in told
    assert "### [facts.NAME]" in told


def test_parts_of_the_report_lead_to_each_other() -> None:
    assert "| `findings` | list of [FindingEntry](#findingentry) |" in PAGES["report.md"]
    assert "## FindingEntry" in PAGES["report.md"]
