"""Draws report.png, which README.md shows: the HTML report of a fixture in a browser.

``python docs/images/report.py`` draws it anew, with Chromium. The report is that of a real run.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

STORY = "fixtures/quake"
PICTURE = Path(__file__).with_suffix(".png")
ROOT = Path(__file__).parents[2]


def draw(folder: Path) -> None:
    """Write the report into ``folder`` and take its picture."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("No Chromium is installed; report.png stays as it is.")
    page = folder / "report.html"
    command = (sys.executable, "-m", "discrep", "compare", STORY, "--format", "html")
    done = subprocess.run([*command, "--output", str(page)], cwd=ROOT, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.returncode)
    flags = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
    quiet = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
    size = ("--window-size=1280,900", "--hide-scrollbars", f"--user-data-dir={folder / 'profile'}")
    picture = f"--screenshot={PICTURE}"
    subprocess.run([chromium, *flags, *quiet, *size, picture, page.as_uri()], check=True)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        draw(Path(folder))
