"""Every block of code in the documentation is run, and prints what it is shown to print.

A page is run from top to bottom in a copy of the source tree, as its reader would. By language:

- ``sh``: run as it is; a command may say by exit status 1 that it found something.
- ``console``: lines after ``$`` are run one by one; the lines below are what each prints, in which
  ``...`` stands for anything.
- ``python``: run, in one session a page; with ``>>>`` also compared, as doctest does.
- ``toml``: a comment in the first line names the file; the file is read as the program reads it.
- ``yaml``, ``json``: well-formed.
- ``diff``: applied.
- ``text``: shown, never run.

A comment before a block says where else it is run, if it cannot be run here.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import msgspec
import pytest
from fpdf import FPDF
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from discrep.config import load_config, load_story
from discrep.lexicon.vocabulary import EventsLexicon, NounsLexicon

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page.relative_to(ROOT).as_posix()
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
)
COPIED = (
    "discrep",
    "fixtures",
    "tests",
    "docs",
    "README.md",
    "LICENSE",
    "pyproject.toml",
    "mkdocs.yml",
)
# Comments that excuse a block, and the pages that may have them.
ELSEWHERE = {
    "<!-- run by .ci/run -->": ("README.md", "docs/install.md"),
    "<!-- run by hand, with annotated stories -->": ("docs/encoder.md",),
    "<!-- run by hand, by who may publish -->": ("docs/releasing.md",),
    "<!-- run by hand, for hours -->": ("docs/reliability.md",),
    "<!-- takes as long as you let it -->": ("docs/reliability.md",),
    "<!-- asks the network -->": ("SECURITY.md",),
}
MARKDOWN = MarkdownIt()


class Block(msgspec.Struct, frozen=True):
    """A fenced block: its language, its text, its first line in the page, the comment above it."""

    language: str
    text: str
    line: int
    comment: str


def blocks(page: str) -> Iterator[Block]:
    comment = ""
    for token in MARKDOWN.parse((ROOT / page).read_text(encoding="utf-8")):
        if token.type in ("fence", "code_block"):
            first = (token.map or [0])[0] + 1
            yield Block(token.info.split(" ")[0], token.content, first, comment)
        comment = token.content.strip() if token.type == "html_block" else ""


class Workshop:
    """A copy of the source tree in which the blocks of one page are run."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.environment = {
            **{k: v for k, v in os.environ.items() if k != "FORCE_COLOR"},
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(folder),  # what a page changes in the copy holds there
            "DISCREP_CACHE": str(cache),
            "NO_COLOR": "1",
            "COLUMNS": "80",  # what is shown has room on a page
        }

    def bash(self, script: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-c", script],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def sh(self, text: str) -> None:
        # Of discrep alone status 1 is no failure.
        trap = (
            'trap \'s=$?; case "$s $BASH_COMMAND" in "1 discrep "*) ;; '
            '*) echo "status $s: $BASH_COMMAND"; exit 99 ;; esac\' ERR\n'
        )
        done = self.bash(trap + text)
        assert done.returncode in (0, 1), done.stdout

    def console(self, text: str) -> None:
        for match in re.finditer(r"^\$ (.*(?:\\\n.*)*)\n((?:(?!\$ ).*\n)*)", text, re.M):
            command, wanted = match.groups()
            _same(wanted, self.bash(command).stdout, command)

    def python(self, text: str) -> None:
        if ">>>" not in text:
            exec(compile(text, "<block>", "exec"), self.names)
            return
        example = doctest.DocTestParser().get_doctest(text, self.names, "block", None, None)
        told: list[str] = []
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
        runner.run(example, out=told.append, clear_globs=False)
        self.names.update(example.globs)
        assert not runner.failures, "".join(told)

    def toml(self, text: str) -> None:
        named = re.match(r"# (\S+)", text)
        assert named, "the first line of TOML names its file in a comment"
        name = named[1]
        # A configuration holds for the commands below it; other files are only shown.
        folder = self.folder if name == "discrep.toml" else self.folder / "shown"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        READ_AS[name](folder / name)

    def yaml(self, text: str) -> None:
        assert YAML(typ="safe").load(text)

    def json(self, text: str) -> None:
        json.loads(text)

    def diff(self, text: str) -> None:
        done = subprocess.run(
            ["patch", "-p1", "--no-backup-if-mismatch"],
            cwd=self.folder,
            input=text,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout

    def text(self, text: str) -> None:
        assert text.strip()


def _same(wanted: str, got: str, command: str) -> None:
    checker = doctest.OutputChecker()
    if not checker.check_output(wanted, got, doctest.ELLIPSIS):
        shown = checker.output_difference(doctest.Example(command, wanted), got, doctest.ELLIPSIS)
        pytest.fail(f"$ {command}\n{shown}")


def _pyproject(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    if "tool" in data:
        load_config(path)
    for group in data.get("project", {}).get("entry-points", {}):
        assert f'"{group}"' in (ROOT / "discrep/reader/formats.py").read_text(encoding="utf-8")


def _lexicon(form: type[msgspec.Struct]) -> Callable[[Path], object]:
    """Reads a few lines of a file of the lexicon, whose other tables are empty."""
    empty: dict[str, Any] = {"ambiguous": {}, "class": []}
    return lambda path: msgspec.convert(empty | tomllib.loads(path.read_text("utf-8")), form)


READ_AS: dict[str, Callable[[Path], object]] = {
    "discrep.toml": load_config,
    "pyproject.toml": _pyproject,
    "story.toml": load_story,
    "events.toml": _lexicon(EventsLexicon),
    "nouns.toml": _lexicon(NounsLexicon),
}


def _wire(folder: Path) -> None:
    """The three files that pages speak of: one article as a web page, a PDF and a Word file."""
    said = "The ferry Alma sank off the northern cape on Monday. {} people drowned, police said."
    page = f"<html><body><article><h1>Ferry sinks</h1><p>{said.format('Nine')}</p></article></body>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.multi_cell(0, 8, said.format("Twenty"))
    pdf.output(str(folder / "wire.pdf"))
    notes = docx.Document()
    notes.add_paragraph(said.format("Nine"))
    notes.save(str(folder / "notes.docx"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What pages have read of the fixtures, so that the next page need not."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def workshop(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    folder = tmp_path / "discrep"
    folder.mkdir()
    kept = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=kept)
        else:
            shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "fixtures" / "ferry", folder / "story")
    _wire(folder)
    monkeypatch.chdir(folder)
    return Workshop(folder, cache)


@pytest.mark.parametrize("page", [page for page in PAGES if any(True for _ in blocks(page))])
def test_page(page: str, workshop: Workshop) -> None:
    for block in blocks(page):
        if page in ELSEWHERE.get(block.comment, ()):
            continue
        run = getattr(workshop, block.language, None) if block.language else None
        assert run, f"{page}:{block.line}: a block of '{block.language}' is run by nobody"
        try:
            run(block.text)
        except (AssertionError, Exception) as error:
            error.add_note(f"in the block at {page}:{block.line}")
            raise


def test_what_is_run_elsewhere_is() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for heading, told in re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", text, re.M):
            if "<!-- run by .ci/run -->" in told:
                assert f'block {page} "{heading}"' in ci
