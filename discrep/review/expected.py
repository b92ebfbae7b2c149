"""``expected.json``: the reviewed outcome of a story, and what differs from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from discrep.config import ConfigError
from discrep.model.findings import Answer, Finding, Report, Verdict
from discrep.model.review import Change, Evidence, Outcome, ReviewedValue

EXPECTED = "expected.json"


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    findings: tuple[Outcome, ...]


def outcomes(report: Report) -> tuple[Outcome, ...]:
    """What ``report`` says of each question that more than one value or source answers."""
    found = (_outcome(f) for f in report.findings if f.verdict is not Verdict.SINGLE)
    return tuple(sorted(found, key=_order))


def changes(reviewed: Iterable[Outcome], found: Iterable[Outcome]) -> tuple[Change, ...]:
    """What is new, gone or changed in ``found``, in the order of the questions.

    Outcomes are the same ones while question, kind and type stay; where several share these,
    those that are equal are paired first, the others in order.
    """
    before, after = _by_key(reviewed), _by_key(found)
    told: list[Change] = []
    for key in sorted(before.keys() | after.keys()):
        gone, new = _unpaired(before[key], after[key])
        paired = min(len(gone), len(new))
        told += [Change(before=a, after=b) for a, b in zip(gone, new, strict=False)]
        told += [Change(before=a, after=None) for a in gone[paired:]]
        told += [Change(before=None, after=b) for b in new[paired:]]
    return tuple(told)


def load(path: Path) -> tuple[Outcome, ...]:
    """The reviewed outcomes in ``path``.

    Raises:
        ConfigError: the file cannot be read or is not one that ``discrep check`` writes.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=_File).findings
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ConfigError(
            f"{path}: is no list of reviewed findings: {error}; "
            "'discrep check --update' writes it anew"
        ) from error


def dump(found: Sequence[Outcome]) -> str:
    """The text of an ``expected.json`` that says ``found``."""
    file = _File(findings=tuple(sorted(found, key=_order)))
    return msgspec.json.format(msgspec.json.encode(file), indent=1).decode() + "\n"


def _outcome(finding: Finding) -> Outcome:
    return Outcome(
        question=finding.question.text,
        type=finding.type,
        kind=finding.kind,
        verdict=finding.verdict,
        severity=finding.severity,
        values=tuple(_value(a) for a in sorted(finding.answers, key=lambda a: a.text)),
    )


def _value(answer: Answer) -> ReviewedValue:
    mentions = {Evidence(source=f.source, text=f.text) for f in answer.facts}
    return ReviewedValue(text=answer.text, mentions=tuple(sorted(mentions)))


def _order(outcome: Outcome) -> tuple[tuple[str, str, str], bytes]:
    return outcome.key, msgspec.json.encode(outcome)


def _by_key(found: Iterable[Outcome]) -> defaultdict[tuple[str, str, str], list[Outcome]]:
    keyed: defaultdict[tuple[str, str, str], list[Outcome]] = defaultdict(list)
    for outcome in sorted(found, key=_order):
        keyed[outcome.key].append(outcome)
    return keyed


def _unpaired(
    before: Sequence[Outcome], after: Sequence[Outcome]
) -> tuple[list[Outcome], list[Outcome]]:
    gone, new = list(before), []
    for outcome in after:
        if outcome in gone:
            gone.remove(outcome)
        else:
            new.append(outcome)
    return gone, new
