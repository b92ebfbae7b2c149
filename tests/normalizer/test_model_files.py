"""The shipped pipeline's files are those that discrep was measured with.

A third party publishes the package, so the lock's hash of the wheel is not all that is checked:
the list beside this file holds the SHA-256 of each file, as the RECORD of the wheel has it.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import distribution
from pathlib import Path

from discrep.config import DEFAULT_MODEL

VERSION = "3.8.0"
LIST = Path(__file__).with_name(f"{DEFAULT_MODEL}-{VERSION}.sha256")


def test_the_installed_pipeline_has_the_recorded_files_and_no_others() -> None:
    model = distribution(DEFAULT_MODEL)
    assert model.version == VERSION
    folder = Path(str(model.locate_file(DEFAULT_MODEL)))
    installed = {
        path.relative_to(folder.parent).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    lines = LIST.read_text(encoding="utf-8").splitlines()
    recorded = {file: digest for digest, file in (line.split("  ") for line in lines)}
    assert installed == recorded
