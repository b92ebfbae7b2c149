"""The day that a field, a header or an address names."""

from __future__ import annotations

from datetime import date

import pytest

from discrep.reader.days import day, day_in_address


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2015-05-28", "2015-05-28"),
        ("20150528", "2015-05-28"),
        ("2015-05-28T23:30:00-08:00", "2015-05-28"),  # the day where it was written
        ("Thu, 28 May 2015 23:30:00 -0800", "2015-05-28"),
        ("28 May 2015 07:00 GMT", "2015-05-28"),
        ("May 28, 2015", "2015-05-28"),
        (1432771200, "2015-05-28"),
        (1432771200000, "2015-05-28"),
        (date(2015, 5, 28), "2015-05-28"),
    ],
)
def test_a_day(told: object, expected: str) -> None:
    assert day(told) == expected


@pytest.mark.parametrize(
    "told",
    [
        None,
        "",
        " ",
        "2015",
        "May 2015",
        "05/06/2015",
        "yesterday",
        "Thursday",
        28,
        True,
        "2015-13-45",
    ],
)
def test_no_day(told: object) -> None:
    assert day(told) == ""


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2015/05/28/ferry", "2015-05-28"),
        ("https://example.org/news/2015-05-28-ferry.html", "2015-05-28"),
        ("https://example.org/news/20150528/ferry", "2015-05-28"),
        ("https://example.org/2015/05/ferry", ""),
        ("https://example.org/ferry-2015", ""),
        ("https://example.org/id/120150528123", ""),
        ("https://example.org/ferry?on=2015-05-28", ""),
        ("https://2015-05-28.example.org/ferry", ""),
        ("https://example.org/2015/45/99/ferry", ""),
        ("", ""),
    ],
)
def test_a_day_in_an_address(url: str, expected: str) -> None:
    assert day_in_address(url) == expected
