"""The last lines of a report: counts that add up, and how to see the rest."""

from __future__ import annotations

import msgspec

from discrep.config import Config
from discrep.model.findings import Report
from discrep.model.review import LeftOut
from discrep.report import Look
from discrep.report.summary import left_out, summary


def told(report: Report, look: Look) -> list[str]:
    return list(left_out(report, Config(), look))


def test_counts_leave_out_what_is_not_sure_enough(report: Report) -> None:
    assert summary(report, Config()) == (
        "2 sources, 6 facts: 1 conflict, 0 updates, 2 told by one source alone."
    )


def test_one_of_a_thing_is_singular(report: Report) -> None:
    small = msgspec.structs.replace(
        report, sources=report.sources[:1], facts=report.facts[:1], findings=()
    )
    assert summary(small, Config()) == "1 source, 1 fact: 0 conflicts, 0 updates."


def test_every_reason_is_told_with_its_way_out(report: Report) -> None:
    out = LeftOut(known=3, ignored=2, unselected=1, unsure=4, beyond=1)
    assert told(report, Look(left_out=out)) == [
        "1 disagreement of less weight: a larger --top shows them.",
        "4 of lower severity not shown: --min-severity low shows them.",
        "Left out: 3 known to the baseline, 2 ignored by the configuration, 1 not selected.",
        "--all shows what sources agree on or tell alone.",
    ]


def test_where_nothing_is_left_out_nothing_is_told(report: Report) -> None:
    bare = msgspec.structs.replace(report, findings=())
    assert told(bare, Look()) == []
