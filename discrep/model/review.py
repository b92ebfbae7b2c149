"""What becomes of findings over time: known, left out, reviewed and changed ones."""

from __future__ import annotations

import msgspec

from discrep.model.findings import Severity, Verdict
from discrep.model.values import Kind


class Known(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A finding as a baseline keeps it; ``values`` are canonical texts, sorted."""

    id: str
    question: str
    verdict: Verdict
    values: tuple[str, ...]


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """How many findings a report does not show, by what keeps them out."""

    known: int = 0  # the baseline has them
    ignored: int = 0  # the configuration names them
    unselected: int = 0  # --select, --ignore
    unsure: int = 0  # below --min-severity; formats that can filter still have them
    beyond: int = 0  # disagreements after the first --top


class Evidence(msgspec.Struct, frozen=True, kw_only=True, order=True, forbid_unknown_fields=True):
    """The words with which a source gives a value."""

    source: str
    text: str


class ReviewedValue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One canonical value of a reviewed finding, with its mentions, sorted and each once."""

    text: str
    mentions: tuple[Evidence, ...]


class Outcome(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A finding as ``expected.json`` keeps it: no ids, versions or offsets."""

    question: str
    type: str | None
    kind: Kind
    verdict: Verdict
    severity: Severity
    values: tuple[ReviewedValue, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What a finding keeps while its outcome changes; also the order of the file."""
        return self.question, self.kind, self.type or ""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an outcome: new (no ``before``), gone (no ``after``), or changed."""

    before: Outcome | None
    after: Outcome | None


class StoryReview(msgspec.Struct, frozen=True, kw_only=True):
    """A story's findings beside the reviewed ones. ``path`` is its folder's, as reports show it.

    ``changes`` are in the order of the questions; ``outcomes`` is what ``expected.json`` would
    say now.
    """

    path: str
    outcomes: tuple[Outcome, ...]
    changes: tuple[Change, ...]


class WrongExample(msgspec.Struct, frozen=True, kw_only=True):
    """An example of a fact type that does not show what it should.

    ``expected`` is the list that it stands in, ``match`` or ``no_match``, at ``number`` from 0.
    """

    type: str
    expected: str
    number: int
    sentence: str
    why: str
