"""What we tell CI services: valid by their own rules, and every command in it runs."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from ruamel.yaml import YAML

from discrep.cli import cli

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "ci.md").read_text("utf-8")
# Fenced blocks of the guide that are files, by the name in their first line.
FILES = {
    m[1]: m[0].split("\n", 1)[1].rsplit("\n", 1)[0]
    for m in re.finditer(r"```yaml\n# (\S+)\n.*?```", GUIDE, re.S)
}
COMMANDS = [
    line for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.S) for line in block.splitlines()
]


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> str:
    """What a program says; it fails the test when the program fails."""
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def load(text: str) -> Any:
    return YAML(typ="safe").load(text)


def test_the_action_is_valid() -> None:
    run("check_jsonschema", "--builtin-schema", "vendor.github-actions", ROOT / "action.yml")


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        (".github/workflows/story.yml", "vendor.github-workflows"),
        (".gitlab-ci.yml", "vendor.gitlab-ci"),
    ],
)
def test_the_files_in_the_guide_are_valid(tmp_path: Path, name: str, schema: str) -> None:
    path = tmp_path / "file.yml"
    path.write_text(FILES[name], encoding="utf-8")
    run("check_jsonschema", "--builtin-schema", schema, path)


def test_the_hooks_are_valid(tmp_path: Path) -> None:
    run("pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")
    path = tmp_path / "config.yaml"
    path.write_text(FILES[".pre-commit-config.yaml"], encoding="utf-8")
    run("pre_commit", "validate-config", path)


def test_the_guide_uses_the_hooks_and_inputs_that_there_are() -> None:
    hooks = load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (repo,) = load(FILES[".pre-commit-config.yaml"])["repos"]
    assert {h["id"] for h in repo["hooks"]} == {h["id"] for h in hooks}
    action = load((ROOT / "action.yml").read_text("utf-8"))
    steps = load(FILES[".github/workflows/story.yml"])["jobs"]["compare"]["steps"]
    (used,) = (s for s in steps if s.get("id") == "discrep")
    assert set(used["with"]) <= set(action["inputs"])


def hook_commands() -> list[str]:
    """The commands of the hooks, with the arguments that the guide gives them."""
    hooks = load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (repo,) = load(FILES[".pre-commit-config.yaml"])["repos"]
    args = {h["id"]: h["args"] for h in repo["hooks"]}
    return [shlex.join([*shlex.split(h["entry"]), *args[h["id"]]]) for h in hooks]


def job_commands() -> list[str]:
    script = load(FILES[".gitlab-ci.yml"])["discrep"]["script"]
    return [line for line in script if line.startswith("discrep ")]


@pytest.mark.parametrize("line", [*COMMANDS, *hook_commands(), *job_commands()])
def test_every_command_in_the_guide_is_understood(line: str) -> None:
    program, name, *arguments = shlex.split(line)
    assert program == "discrep"
    command = cli.commands[name]
    command.make_context(name, arguments, parent=click.Context(cli))


def test_the_action_compares_annotates_and_writes_sarif(tmp_path: Path) -> None:
    for source, number in {"a b": "Nine", "c": "Twenty"}.items():
        (tmp_path / f"{source}.txt").write_text(
            "Harbour, 3 March 2020\n\nThe ferry Alma sank off the northern cape on Monday. "
            f"{number} people drowned, police said.\n"
        )
    action = load((ROOT / "action.yml").read_text("utf-8"))
    script = action["runs"]["steps"][-1]["run"]
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PATHS": "a b.txt\nc.txt\n",
        "ARGS": "\n",
        "SARIF": "out.sarif",
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert re.match(r"::error file=(a b|c)\.txt,line=3,", done.stdout)
    assert (tmp_path / "out.sarif").is_file()
