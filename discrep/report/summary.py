"""What a report comes to in a few sentences: counts, and how to see what is not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from discrep.config import DISAGREEMENTS, Config
from discrep.model.findings import Report, Verdict
from discrep.report import Look

# "3 findings of one verdict" in one word and in many.
_NOUNS = {
    Verdict.CONFLICT: ("conflict", "conflicts"),
    Verdict.UPDATE: ("update", "updates"),
    Verdict.VARIANT: ("variant spelling", "variant spellings"),
    Verdict.COMPATIBLE: ("compatible", "compatible"),
    Verdict.AGREE: ("agreed", "agreed"),
    Verdict.SINGLE: ("told by one source alone", "told by one source alone"),
}


def summary(report: Report, config: Config) -> str:
    """One sentence: what was read, and how many findings of each verdict there are."""
    counts = Counter(f.verdict for f in report.findings if config.shows(f))
    verdicts = [v for v in Verdict if v in DISAGREEMENTS or counts[v]]
    told = ", ".join(number(counts[v], *_NOUNS[v]) for v in verdicts)
    read = f"{number(len(report.sources), 'source')}, {number(len(report.facts), 'fact')}"
    return f"{read}: {told}."


def left_out(report: Report, config: Config, look: Look) -> Iterator[str]:
    """A sentence for each reason for which findings are not shown, and what would show them."""
    out = look.left_out
    unsure = out.unsure or sum(not config.shows(f) for f in report.findings)
    if out.beyond:
        yield f"{number(out.beyond, 'disagreement')} of less weight: a larger --top shows them."
    if unsure:
        yield f"{unsure} of lower severity not shown: --min-severity low shows them."
    reasons = {
        "known to the baseline": out.known,
        "ignored by the configuration": out.ignored,
        "not selected": out.unselected,
    }
    if any(reasons.values()):
        told = [f"{count} {reason}" for reason, count in reasons.items() if count]
        yield f"Left out: {', '.join(told)}."
    if not look.all and any(f.verdict not in DISAGREEMENTS for f in report.findings):
        yield "--all shows what sources agree on or tell alone."


def number(count: int, one: str, many: str = "") -> str:
    """``count`` with its noun; the plural takes an s unless told."""
    return f"{count} {one if count == 1 else many or one + 's'}"
