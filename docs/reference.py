"""Writes the pages of docs/reference/ anew from the program itself: python docs/reference.py

The pages are committed, so that they can be read in the repository and a change of the interface
shows in its diff; a test tells when they are out of date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import click
import msgspec

from discrep.cli import cli
from discrep.cli.status import Exit
from discrep.config import Config, Story
from discrep.report.schema import schema

FOLDER = Path(__file__).with_suffix("")
NOTE = "<!-- Written by docs/reference.py from the program. Change the program, not this page. -->"
STATUSES = {
    Exit.CLEAN: "no finding is as bad as `--fail-on` and as sure as `--min-severity`",
    Exit.FOUND: "one is; for `discrep check`: one is new, gone or changed, or an example of a fact "
    "type is wrong",
    Exit.ERROR: "an error: wrong usage, a configuration that cannot be used, a path on the "
    "command line that cannot be read; what could be read is still reported",
    Exit.INTERRUPTED: "interrupted",
}


_PLAIN = {
    **{"str": "text", "bool": "`true`, `false`", "int": "whole number", "float": "number"},
    **{"date": "a day"},
}


def pages() -> dict[str, str]:
    """Every page of the reference by the name of its file."""
    return {
        "commands.md": _page("Commands", _commands()),
        "configuration.md": _page("Configuration", _configuration()),
        "report.md": _page("The JSON report", _report()),
    }


def _page(title: str, parts: Iterator[str]) -> str:
    return "\n\n".join([NOTE, f"# {title}", *parts]) + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(c) for c in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _commands() -> Iterator[str]:
    yield _prose(cli.help)
    yield "## Exit status"
    yield _table(("status", "meaning"), [(f"`{s.value}`", STATUSES[s]) for s in Exit])
    yield "Options of `discrep` itself:"
    yield _options(cli)
    for name in sorted(cli.commands):
        yield from _command(cli.commands[name], f"discrep {name}")


def _command(command: click.Command, name: str) -> Iterator[str]:
    yield f"## {name}"
    context = click.Context(command, info_name=name)
    yield f"`{' '.join([name, *command.collect_usage_pieces(context)])}`"
    yield _prose(command.help)
    yield _options(command)
    if isinstance(command, click.Group):
        for below in sorted(command.commands):
            yield from _command(command.commands[below], f"{name} {below}")


def _options(command: click.Command) -> str:
    context = click.Context(command)
    records = [p.get_help_record(context) for p in command.get_params(context)]
    # Arguments are told of in the text above: click has no help for them.
    rows = [(f"`{names}`", _literal(told)) for names, told in filter(None, records) if told]
    return _table(("option", "meaning"), rows)


def _prose(docstring: str | None) -> str:
    """The paragraphs and tables of a docstring."""
    text = re.sub(r"``(.+?)``", r"`\1`", docstring or "")
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(p if p.startswith("|") else " ".join(p.split()) for p in paragraphs)


def _literal(text: str) -> str:
    """``text`` with its options and file names as code."""
    return re.sub(r"(?<![\w`])(--?[a-z][\w-]*|[\w-]+\.(?:toml|json))(?![\w`])", r"`\1`", text)


def _configuration() -> Iterator[str]:
    yield (
        "Options of a run are in `discrep.toml`, or in `[tool.discrep]` of `pyproject.toml`, in "
        "the working directory or above it; `--config` names another file. The command line comes "
        "before the file. A key that is not listed here is an error, and the message names the "
        "nearest right one."
    )
    yield "## discrep.toml"
    yield from _struct(Config, "")
    yield "## story.toml"
    yield from _struct(Story, "")


def _struct(struct: type[msgspec.Struct], table: str) -> Iterator[str]:
    """What ``struct`` is, its keys, then the tables in it."""
    fields = msgspec.structs.fields(struct)
    told = _prose(struct.__doc__)
    for field in fields:
        told = told.replace(f"`{field.name}`", f"`{field.encode_name}`")
    yield told
    rows, below = [], []
    for field in fields:
        inner, heading = _table_of(field.type, table, field.encode_name)
        if inner:
            below.append((inner, heading))
        rows.append((f"`{field.encode_name}`", _type(field.type), _default(field)))
    yield _table(("key", "is", "default"), rows)
    for inner, heading in below:
        yield f"### {heading}"
        yield from _struct(inner, heading.strip("[]"))


def _table_of(type_: Any, table: str, key: str) -> tuple[type[msgspec.Struct] | None, str]:
    """The struct that a key holds, if any, and how its table is headed in TOML."""
    name = f"{table}.{key}".lstrip(".")
    args = get_args(type_)
    if _is_struct(type_):
        return type_, f"[{name}]"
    if get_origin(type_) is tuple and _is_struct(args[0]):
        return args[0], f"[[{name}]]"
    if get_origin(type_) is dict and _is_struct(args[1]):
        return args[1], f"[{name}.NAME]"
    return None, ""


def _type(type_: Any) -> str:
    """A type in plain words."""
    args = get_args(type_)
    match get_origin(type_):
        case origin if origin is Annotated:
            return _type(args[0])
        case origin if origin in (Union, UnionType):
            return " or ".join(_type(a) for a in args if a is not type(None))
        case origin if origin is tuple:
            return "tables" if _is_struct(args[0]) else f"a list of {_type(args[0])}s"
        case origin if origin is Literal:
            return ", ".join(f"`{a}`" for a in args if a)
        case origin if origin is dict:
            return "tables by name" if _is_struct(args[1]) else f"{_type(args[1])} by name"
    if isinstance(type_, type) and issubclass(type_, Enum):
        return ", ".join(f"`{e.value}`" for e in type_)
    if _is_struct(type_):
        return "a table"
    return _PLAIN.get(type_.__name__, str(type_.__name__))


def _is_struct(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, msgspec.Struct)


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "required"
    value = field.default
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, bool):
        value = str(value).lower()
    return f"`{value}`" if isinstance(value, str | int) and value != "" else ""


def _report() -> Iterator[str]:
    parts = schema()
    root = parts["$ref"].rpartition("/")[2]
    yield (
        "`discrep compare --format json` prints one object, and `discrep schema` the JSON Schema "
        "that this page is made from. Within schema number 1 keys are only added."
    )
    for name, part in sorted(parts["$defs"].items(), key=lambda p: (p[0] != root, p[0])):
        yield f"## {name}"
        if told := _prose(part.get("description")):
            yield told
        if "enum" in part:
            yield ", ".join(f"`{value}`" for value in part["enum"])
        else:
            yield _properties(part)


def _properties(part: dict[str, Any]) -> str:
    rows = [
        (f"`{name}`", _json_type(told), told.get("description", ""))
        for name, told in part["properties"].items()
    ]
    return _table(("key", "is", "meaning"), rows)


def _json_type(told: dict[str, Any]) -> str:
    """A type of the schema in plain words, with links to its parts."""
    if ref := told.get("$ref"):
        name = ref.rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in told:
        return " or ".join(_json_type(t) for t in told["anyOf"])
    if "enum" in told:
        return ", ".join(f"`{value}`" for value in told["enum"])
    if "const" in told:
        return f"`{told['const']}`"
    kinds = told.get("type", "any")
    if kinds == "array":
        return f"list of {_json_type(told.get('items', {}))}"
    return " or ".join([kinds] if isinstance(kinds, str) else kinds)


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
