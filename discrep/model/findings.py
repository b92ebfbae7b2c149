"""What the comparer says: questions, the values given to them, verdicts."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from discrep.model.facts import Article, Fact
from discrep.model.values import Kind


class Verdict(StrEnum):
    """How the values given to one question stand to each other."""

    CONFLICT = "conflict"
    UPDATE = "update"
    VARIANT = "variant"
    COMPATIBLE = "compatible"
    AGREE = "agree"
    SINGLE = "single"


class Severity(StrEnum):
    """How surely a finding deserves attention."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What facts answer, in comparable form. ``text`` is the sentence that reports show."""

    event: str
    instance: str = ""
    role: str
    kind: Kind
    unit: str = ""
    scope: tuple[str, ...] = ()
    text: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One canonical value given to a question, and the facts that give it.

    Answers that can be true together share a ``side``; None is compatible with several sides.
    """

    text: str
    side: int | None
    facts: tuple[Fact, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(sorted({f.source for f in self.facts}))

    @property
    def speakers(self) -> tuple[str, ...]:
        return tuple(sorted({f.speaker for f in self.facts if f.speaker}))


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A question with the values given to it and a verdict.

    ``type`` is the fact type of the configuration whose question it is; ``silent`` are then the
    sources that do not answer it.
    """

    id: str
    question: Question
    verdict: Verdict
    severity: Severity
    answers: tuple[Answer, ...]
    explanation: str
    type: str | None = None
    silent: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        return self.question.kind


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was met but could not be read, and why."""

    path: str
    reason: str


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """One spelling of an entity's name and the sources that use it."""

    text: str
    sources: tuple[str, ...]


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """One person, organization, ship or the like, under all its spellings."""

    id: str
    name: str
    variants: tuple[Variant, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one comparison: everything that any format renders."""

    sources: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    entities: tuple[Entity, ...]
    model: str = ""
    lexicon: str = ""
