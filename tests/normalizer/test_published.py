"""The day of publication that an article's own text tells."""

from __future__ import annotations

import pytest

from discrep.model.facts import Article, PublishedFrom, Zone, ZoneKind
from discrep.normalizer.dates import find_dates
from discrep.normalizer.published import dateline, published

PROSE = (
    "The harbour was closed for two days after the storm, the port office said in a note to "
    "shipping companies. Nobody was hurt, and the cranes stood.\n"
) * 6


def found(text: str) -> tuple[str, PublishedFrom]:
    article = Article(
        id="a",
        path="a.txt",
        text=text,
        zones=(Zone(kind=ZoneKind.BODY, start=0, end=len(text)),),
        sha256="",
        encoding="utf-8",
    )
    return published(article, find_dates(text))


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Sunday, June 7, 2015", "2015-06-07"),
        ("7 June 2015", "2015-06-07"),
        ("Posted 11/27/2005 7:21 AM", "2005-11-27"),
        ("Last Updated: Tuesday, 20 December 2005, 10:39 GMT", "2005-12-20"),
        ("By Ann Lee, staff writer, May 3, 2010 | 8:20 am", "2010-05-03"),
        ("KESSBY, Norland, July 2, 2013", "2013-07-02"),
        ("Release: 03/08/2013", "2013-03-08"),
        ("2013-09-26", "2013-09-26"),
    ],
)
def test_a_stamp_in_the_head(stamp: str, day: str) -> None:
    assert found(f"Port closed after storm\n{stamp}\n{PROSE}") == (day, PublishedFrom.DATELINE)
    assert found(f"{stamp}\nPort closed after storm\n{PROSE}") == (day, PublishedFrom.DATELINE)


def test_a_dateline_before_the_first_sentence() -> None:
    text = f"KESSBY, May 3, 2010 (Coast Press) -- The port is closed.\n{PROSE}"
    assert found(text) == ("2010-05-03", PublishedFrom.DATELINE)


def test_a_source_line_at_the_foot_wins_over_the_page_around_it() -> None:
    text = f"Port closed\nMonday, June 8, 2015\n{PROSE}[Source: Coast Press, Kessby, 29May15]\n"
    assert found(text) == ("2015-05-29", PublishedFrom.FOOTER)


def test_a_stamp_at_the_foot_counts_where_the_head_has_none() -> None:
    assert found(f"Port closed\n{PROSE}April 24, 2013 - 4:45pm\n") == (
        "2013-04-24",
        PublishedFrom.FOOTER,
    )
    assert found(f"Port closed\nApril 20, 2013\n{PROSE}April 24, 2013 - 4:45pm\n") == (
        "2013-04-20",
        PublishedFrom.DATELINE,
    )


@pytest.mark.parametrize(
    "line",
    [
        "The captain left the port on Tuesday, December 9, 2008.",
        "On Tuesday, Oct. 10, 1972, the captain left.",
        "Born: Friday, June 24, 1955",
        "This page has been published here on 3 May 2014",
        "Posted long ago [downloaded on 2 October 2013]",
        "June 2015",
        "Friday",
    ],
)
def test_what_is_no_day_of_publication(line: str) -> None:
    assert found(f"Port closed after storm\n{line}\n{PROSE}") == ("", PublishedFrom.NONE)


def test_a_date_in_the_middle_of_the_article_is_none() -> None:
    assert found(f"Port closed\n{PROSE}May 3, 2010\n{PROSE}") == ("", PublishedFrom.NONE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSLO, April 27, 2011 (Agency) - The port closed.", "OSLO, April 27, 2011 (Agency) -"),
        ("PORT ELLEN - 27 April - The port closed.", "PORT ELLEN - 27 April -"),
        ("OSLO-April 27 - The port closed.", "OSLO-April 27 -"),
        ("ST. ANNE, Fla. (AB) -- The port closed.", "ST. ANNE, Fla. (AB) --"),
        ("OSLO \u2014 \u201cClosed,\u201d said the office.", "OSLO \u2014"),
        ("Port closed\n\nOSLO (AB) -- The port closed.", "OSLO (AB) --"),
        # No dateline: a name in capitals that goes on, a compound, a dash within a sentence.
        ("IBM - the firm - closed.", ""),
        ("US-Arania talks began.", ""),
        ("COVID-19 closed the port.", ""),
        ("The port of OSLO -- closed.", ""),
        ("Oslo - The port closed.", ""),
    ],
)
def test_dateline(text: str, expected: str) -> None:
    start, end = dateline(text)
    assert text[start:end] == expected
