"""What the lexicon knows about a word, as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from discrep.lexicon.lookup import Contents, Knowledge
from discrep.report import Look
from discrep.report.json import dump


def render(known: Knowledge, look: Look) -> str:
    """One object: the word and all entries."""
    return dump(known)


def overview(files: Sequence[Contents], look: Look) -> str:
    """A list of the files of the lexicon."""
    return dump(files)
