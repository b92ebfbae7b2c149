from __future__ import annotations

from itertools import pairwise

import msgspec

from discrep.model.calendar import Anchor, Granularity
from discrep.model.findings import Report
from discrep.model.values import Date
from discrep.report.html_evidence import evidence
from discrep.report.html_timeline import Timeline, timeline


def dated(report: Report, *moments: tuple[str, str]) -> Timeline:
    """The timeline of a report whose facts are ``moments``: source and EDTF text."""
    known = {f.source: f for f in report.facts}
    facts = tuple(
        msgspec.structs.replace(
            known[source],
            id=f"f{n}",
            value=Date(
                edtf=edtf if edtf[0] != "X" else "",
                granularity=Granularity.DAY,
                anchor=Anchor(text=edtf),
            ),
        )
        for n, (source, edtf) in enumerate(moments)
    )
    bare = msgspec.structs.replace(report, facts=facts, findings=())
    return timeline(evidence(bare).testimonies)


def told(timeline_: Timeline) -> list[str]:
    return [e.given.value.figure for e in timeline_.entries]


def test_moments_stand_in_order_of_time_and_once_each(report: Report) -> None:
    found = dated(report, ("wire", "2020-03-02"), ("harbour", "1999"), ("harbour", "2020-03-02"))
    assert told(found) == ["1999", "2020-03-02"]
    assert [t.id for t in found.entries[1].given.tellers] == ["harbour", "wire"]


def test_a_day_that_no_source_tells_stands_apart(report: Report) -> None:
    found = dated(report, ("wire", "2020-03-02"), ("harbour", "XXXX-WXX-1"))
    assert told(found) == ["2020-03-02"]
    assert [t.fact.id for e in found.unknown for t in e.given.testimonies] == ["f1"]


def test_each_source_has_a_line_with_its_own_moments(report: Report) -> None:
    found = dated(report, ("wire", "2020-03-02"), ("harbour", "2019"), ("harbour", "2020-03-02"))
    lines = {lane.teller.id: [m.fact for m in lane.marks] for lane in found.lanes}
    assert lines == {"harbour": ["f1", "f2"], "wire": ["f0"]}


def test_a_long_gap_is_wider_than_a_short_one_but_leaves_room(report: Report) -> None:
    found = dated(
        report,
        ("wire", "1920-01-01"),
        ("wire", "2020-03-02"),
        ("wire", "2020-03-03"),
        ("wire", "2020-03-09"),
    )
    first, second, third, last = sorted(m.low for m in found.lanes[0].marks)
    assert second - first > last - third > third - second > 3


def test_an_open_stretch_reaches_the_edge(report: Report) -> None:
    (lane,) = dated(report, ("wire", "2015-04/.."), ("wire", "2020")).lanes
    since = next(m for m in lane.marks if m.open_high)
    assert since.high == 100.0
    assert not since.open_low


def test_labels_do_not_run_into_each_other(report: Report) -> None:
    days = [("wire", f"2020-03-{day:02d}") for day in range(1, 29)]
    labels = sorted(label.at for label in dated(report, *days).labels)
    assert len(labels) > 3
    assert all(b - a >= 13 for a, b in pairwise(labels))


def test_no_dates_make_no_timeline(report: Report) -> None:
    assert dated(report) == Timeline(entries=(), unknown=(), labels=(), lanes=())
