"""Baselines: files of known findings, which a run counts but does not show again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from discrep.config import ConfigError
from discrep.model.findings import Finding
from discrep.model.review import Known

SCHEMA = 1


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema: int
    findings: tuple[Known, ...]


def known(finding: Finding) -> Known:
    """``finding`` as a baseline keeps it."""
    return Known(
        id=finding.id,
        question=finding.question.text,
        verdict=finding.verdict,
        values=tuple(sorted({a.text for a in finding.answers})),
    )


def load(path: Path) -> tuple[Known, ...]:
    """The known findings in the baseline at ``path``.

    Raises:
        ConfigError: the file cannot be read or is no baseline of this version.
    """
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: no such baseline; --write-baseline makes it") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ConfigError(
            f"{path}: is no baseline: {error}; --write-baseline writes it anew"
        ) from error
    if file.schema != SCHEMA:
        raise ConfigError(
            f"{path}: is a baseline of version {file.schema}, this program reads version {SCHEMA}; "
            "--write-baseline writes it anew"
        )
    return file.findings


def dump(findings: Iterable[Finding]) -> str:
    """The text of a baseline that knows ``findings``: the same whatever their order."""
    entries = sorted(map(known, findings), key=lambda k: (k.question, k.id))
    file = _File(schema=SCHEMA, findings=tuple(entries))
    return msgspec.json.format(msgspec.json.encode(file), indent=1).decode() + "\n"
