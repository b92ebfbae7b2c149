"""What is published: the same bytes from the same source, and all that the program needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

import pytest

import discrep

ROOT = Path(__file__).parents[1]
SOURCE = ("discrep", "docs", "pyproject.toml", "README.md", "LICENSE", ".gitignore")
Built = dict[str, Path]


def build(folder: Path, *, umask: int, day: int) -> Built:
    """Both distributions, from a copy of the source with other times and permissions."""
    source = folder / "source"
    source.mkdir(parents=True)
    for name in SOURCE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("*.pyc"))
        else:
            shutil.copyfile(ROOT / name, source / name)
    for path in source.rglob("*"):
        path.chmod((0o777 if path.is_dir() else 0o666) & ~umask)
        os.utime(path, (day * 86400, day * 86400))
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder / "dist")],
        cwd=source,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1577836800"},
        capture_output=True,
        check=True,
    )
    return {path.suffix: path for path in (folder / "dist").iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("first"), umask=0o022, day=18000)


@pytest.fixture(scope="module")
def names(built: Built) -> set[str]:
    with zipfile.ZipFile(built[".whl"]) as wheel:
        return set(wheel.namelist())


def test_the_same_source_gives_the_same_bytes(built: Built, tmp_path: Path) -> None:
    again = build(tmp_path, umask=0o077, day=19000)
    assert {p.name for p in built.values()} == {p.name for p in again.values()}
    assert built[".whl"].read_bytes() == again[".whl"].read_bytes()
    assert built[".gz"].read_bytes() == again[".gz"].read_bytes()


def test_the_wheel_has_the_whole_package_and_nothing_else(names: set[str]) -> None:
    package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "discrep").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    about = {name for name in names if PurePosixPath(name).parts[0].endswith(".dist-info")}
    assert names - about == package
    assert {
        "discrep/py.typed",
        "discrep/comparer/meaning.onnx",
        "discrep/lexicon/events.toml",
        "discrep/report/html/page.html",
    } <= package
    assert {PurePosixPath(name).name for name in about} >= {
        "METADATA",
        "entry_points.txt",
        "LICENSE",
    }


def test_the_source_distribution_builds_the_same_wheel(built: Built, tmp_path: Path) -> None:
    with tarfile.open(built[".gz"]) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")],
        cwd=source,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1577836800"},
        capture_output=True,
        check=True,
    )
    (wheel,) = (tmp_path / "dist").iterdir()
    assert wheel.read_bytes() == built[".whl"].read_bytes()


def test_the_wheel_runs_where_no_source_is(built: Built, tmp_path: Path) -> None:
    place = tmp_path / "site"
    with zipfile.ZipFile(built[".whl"]) as wheel:
        wheel.extractall(place)
    story = tmp_path / "story"
    story.mkdir()
    for name, height in {"north": "120", "south": "140"}.items():
        (story / f"{name}.txt").write_text(f"The tower is {height} metres tall.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "discrep", "compare", "story"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "140 meter" in done.stdout
    version = subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            "import discrep; print(discrep.__file__, discrep.__version__)",
        ],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert version.stdout.split() == [str(place / "discrep" / "__init__.py"), discrep.__version__]
