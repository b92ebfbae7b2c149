"""Draws compare.svg, which README.md shows: what ``discrep compare`` prints on a terminal.

``python docs/images/compare.py`` draws it anew. The output is that of a real run.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

COMMAND = ("discrep", "compare", "fixtures/quake", "--top", "3")
WIDTH = 100
PICTURE = Path(__file__).with_suffix(".svg")
ROOT = Path(__file__).parents[2]


def draw() -> str:
    """Run the command and give its output as SVG."""
    done = subprocess.run(
        [sys.executable, "-m", *COMMAND, "--color", "always"],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": str(WIDTH), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (0, 1):
        sys.exit(done.returncode)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(done.stdout.rstrip("\n")))
    svg = console.export_svg(title=" ".join(COMMAND))
    # A reader's own font does, and looking at a picture should call nobody.
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
