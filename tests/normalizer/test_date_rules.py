"""The rules of the finder of dates at their edges: what each reads, and what it leaves alone."""

from __future__ import annotations

from datetime import date

import pytest

from discrep.normalizer.dates import find_dates

BASE = date(2015, 5, 29)  # a Friday


def told(text: str, base: date | None = BASE) -> str:
    """What is found in ``text``: `words → value · words → value`."""
    return " · ".join(f"{m.text} → {m.value.text}" for m in find_dates(text, base))


DAYS = [
    ("Logged 2015-04-23T10:15Z.", "2015-04-23T10:15Z → 2015-04-23T10:15Z"),
    ("Logged 2015-04-23T10:15+0300.", "2015-04-23T10:15+0300 → 2015-04-23T10:15+03:00"),
    ("Logged 2015-04-23T10:15.", "2015-04-23T10:15 → 2015-04-23T10:15"),
    ("It ran May 3 to 31.", "May 3 to 31 → 2015-05-03/2015-05-31"),
    ("It ran 3-5 May.", "3-5 May → 2015-05-03/2015-05-05"),
    ("It ran 27 to 29 February 2014.", "February 2014 → 2014-02"),
    ("It opened on the 3 May.", "3 May → 2015-05-03"),
    ("It opened on the third of May 2014.", "the third of May 2014 → 2014-05-03"),
    ("It opened on May the 3rd.", "May the 3rd → 2015-05-03"),
    ("On 29 May 15 people died.", "29 May → 2015-05-29"),
    ("It opened on May 3-it was cold.", "May 3 → 2015-05-03"),
    ("They March second, as usual.", ""),
    ("They met on March second, 2014.", "March second, 2014 → 2014-03-02"),
    ("It opened on February 30.", "February → 2015-02"),
    ("He came on May 3 or 4.", "May 3 → 2015-05-03 · 4 → 2015-05-04"),
    ("He came on May 24 and 31.", "May 24 → 2015-05-24 · 31 → 2015-05-31"),
    ("On May 24 and 25 people died.", "May 24 → 2015-05-24"),
    ("On May 24 and 25 minutes later it rang.", "May 24 → 2015-05-24 · 25 minutes → PT25M"),
    ("It is due on Sunday the 14th.", "Sunday the 14th → 2015-06-14"),
    ("It fell on May 27 (Wednesday).", "May 27 (Wednesday) → 2015-05-27"),
    ("It fell on 6 January, Tuesday.", "6 January, Tuesday → 2015-01-06"),
]

NUMERIC = [
    ("In March it closed; it opened on 03/04/2014.", "March → 2015-03 · 03/04/2014 → 2014-03-04"),
    ("Posted 27/05/2015 and 05/27/2015.", "27/05/2015 → 2015-05-27 · 05/27/2015 → 2015-05-27"),
    ("Posted 01/06/2015.", "01/06/2015 → 2015-06-01"),  # three days from the base
    ("Posted 02/06/2015.", "02/06/2015 → 2015-02-06"),
    ("Posted 01/02/2013 and 02/12/2014.", "01/02/2013 → 2013-01-02 · 02/12/2014 → 2014-02-12"),
    ("Posted 31.12.2014 and 02.01.2015.", "31.12.2014 → 2014-12-31 · 02.01.2015 → 2015-01-02"),
    ("Posted 12/25/2014, then 01/02/2015.", "12/25/2014 → 2014-12-25 · 01/02/2015 → 2015-01-02"),
    ("Posted 02.03.2013.", "02.03.2013 → 2013-03-02"),  # with dots the day comes first
    (
        "On May 7 it closed; it opened on 03.04.2014.",
        "May 7 → 2015-05-07 · 03.04.2014 → 2014-03-04",
    ),
    ("Posted 3/4/39.", "3/4/39 → 2039-03-04"),
    ("Posted 3/4/40.", "3/4/40 → 1940-03-04"),
    ("Posted 31/31/2014.", ""),
    ("Posted 2014/04/23 and 04/05/2014.", "2014/04/23 → 2014-04-23 · 04/05/2014 → 2014-04-05"),
]

LONGER = [
    ("Sales in January-March fell.", "January-March → 2015-01/2015-03"),
    ("It rained January-March.", "January-March → 2015-01/2015-03"),
    ("The March-January row", "January → 2015-01"),
    ("Prices fell in May of '98.", "May of '98 → 1998-05"),
    ("It closed in the late nineteen nineties.", "the late nineteen nineties → 1997-01/1999-12"),
    ("It closed in the eighteen sixties.", "the eighteen sixties → 186X"),
    ("It closed in the 1800s.", "the 1800s → 18XX"),
    ("It closed in the 1900s.", "the 1900s → 190X"),
    ("She is in her thirties, he in his 50s.", ""),
    ("It closed in the 20s.", "the 20s → 202X"),
    ("It closed in the 30s.", "the 30s → 193X"),
    ("It closed in the mid-'70s.", "the mid-'70s → 1974-01/1976-12"),
    ("A house of the tenth century", "the tenth century → 09XX"),
    ("A plan for the 22nd century", ""),
    ("The loss for the fiscal year 2014", "the fiscal year 2014 → 2014"),
    ("Only fiscal 15 percent", ""),
    ("It began in 1066.", "1066 → 1066"),
    ("It began in 1066 villages.", ""),
    ("It sold 1850 in 1850.", "1850 → 1850"),
    ("It was built by 1850, before 1905.", "1850 → 1850 · 1905 → 1905"),
    ("About 2000 people and 1950 men came.", ""),
    ("It hired 1900 workers.", ""),
    ("It was won by 1998 champions Alma.", "1998 → 1998"),
    ("The 1998 glass panel", "1998 → 1998"),
    ("Pre-1998 cars and 1998-X parts", "1998 → 1998"),
    ("The 2013-2014 season", "2013-2014 → 2013/2014"),
    ("The 1988 period was wet.", "The 1988 period → 1988"),
    ("It was cold since '98, says '98.", "'98 → 1998"),
    (
        "Sales in Q4 2014 and the 2013 second quarter",
        "Q4 2014 → 2014-36 · the 2013 second quarter → 2013-34",
    ),
    ("Profit in the September quarter fell.", "the September quarter → 2014-35"),
    ("Sales in the first half of 2014", "the first half of 2014 → 2014-40"),
    ("Sales in the second half of 2014", "the second half of 2014 → 2014-41"),
    ("The fifth quarter of 2014", "2014 → 2014"),
    ("The shop closed on Christmas Day, 2013.", "Christmas Day, 2013 → 2013-12-25"),
    ("It closed in May, in Sept. and in July.", "May → 2015-05 · Sept. → 2014-09 · July → 2015-07"),
    ("The March vote and this May session", "March → 2015-03 · this May → 2015-05"),
    ("They may march. Jan came, and April Jones.", ""),
    ("They spoke of May yesterday.", "May → 2015-05 · yesterday → 2015-05-28"),
]

CLOCKS = [
    ("It rang at 12:30 a.m.", "12:30 a.m. → 2015-05-29T00:30"),
    ("It rang at 12 p.m.", "12 p.m. → 2015-05-29T12:00"),
    ("It rang at 13 p.m.", ""),
    ("It rang at eleven p.m.", "eleven p.m. → 2015-05-29T23:00"),
    ("It rang at 10:15:30 p.m.", "10:15:30 p.m. → 2015-05-29T22:15:30"),
    ("It rang at 20:49 hours.", "20:49 hours → 2015-05-29T20:49"),
    ("It rang at 10 a.m. local time.", "10 a.m. local time → 2015-05-29T10:00"),
    ("It rang at 10:00 GMT+3.", "10:00 GMT+3 → 2015-05-29T10:00+03:00"),
    ("It rang at 10:00 GMT-3:30.", "10:00 GMT-3:30 → 2015-05-29T10:00-03:30"),
    ("It rang at 10:00 (IST).", "10:00 (IST) → 2015-05-29T10:00+05:30"),
    ("It rang at 1260 GMT.", ""),
    ("It rang 1100 hours.", "1100 hours → PT1100H"),
    ("It rang at 5 o'clock.", "5 o'clock → 2015-05-29T05:00"),
    ("It rang at 13 o'clock.", ""),
    (
        "It rang at 8 at night, at 8 o'clock in the evening.",
        "8 o'clock in the evening → 2015-05-29T20:00",
    ),
    ("It rang at 12 o'clock in the morning.", "12 o'clock in the morning → 2015-05-29T00:00"),
    ("It rang from 9 to 11 a.m.", "from 9 to 11 a.m. → 2015-05-29T09:00/2015-05-29T11:00"),
    ("It rang from 9 to 5 p.m.", "from 9 to 5 p.m. → 2015-05-29T09:00/2015-05-29T17:00"),
    (
        "It rang between 8 and 9:30 p.m.",
        "between 8 and 9:30 p.m. → 2015-05-29T20:00/2015-05-29T21:30",
    ),
    ("It rang at 8 p.m. and 9 p.m.", "8 p.m. → 2015-05-29T20:00 · 9 p.m. → 2015-05-29T21:00"),
    ("It rang at 10:00-12:00 GMT.", "10:00-12:00 GMT → 2015-05-29T10:00Z/2015-05-29T12:00Z"),
    ("It closed midnight until dawn.", "midnight → 2015-05-29T00:00"),
    ("He read High Noon.", ""),
    ("It rang at 3:30 of the second half.", ""),
    (
        "By 7 p.m. it was dark. On Monday it rained.",
        "7 p.m. → 2015-05-29T19:00 · Monday → 2015-05-25",
    ),
    ("At 7 p.m., on Monday, it rained.", "7 p.m., on Monday → 2015-05-25T19:00"),
    ("At 7 p.m. the bell rang again on Monday.", "7 p.m. → 2015-05-25T19:00 · Monday → 2015-05-25"),
    (
        "It sank on Monday. The bell rang at 7 p.m.",
        "Monday → 2015-05-25 · 7 p.m. → 2015-05-25T19:00",
    ),
]

DURATIONS = [
    ("One or two days it rained.", "One or two days → P1D/P2D"),
    ("Two days it rained.", "Two days → P2D"),
    ("It took a hundred and five days.", "a hundred and five days → P105D"),
    ("It took two thousand and six days.", "two thousand and six days → P2006D"),
    ("It took one hundred days.", "one hundred days → P100D"),
    ("It took three thousand two hundred days.", "three thousand two hundred days → P3200D"),
    ("It took twenty four days.", "twenty four days → P24D"),
    ("It fell in nineteen ninety-seven.", "nineteen ninety-seven → 1997"),
    ("It fell in two thousand and six.", "two thousand and six → 2006"),
    ("It came on the twenty-first of May.", "the twenty-first of May → 2015-05-21"),
    ("It took 2 1/2 hours.", "2 1/2 hours → PT2.5H"),
    ("It took two-and-a-half hours.", "two-and-a-half hours → PT2.5H"),
    ("It took two and one-half hours.", "two and one-half hours → PT2.5H"),
    ("It took a couple of hours.", "a couple of hours → ~PT2H"),
    ("It took 10 to 12 days.", "10 to 12 days → P10D/P12D"),
    ("It took 12 to 10 days.", "10 days → P10D"),
    ("It took an hour and a half.", "an hour and a half → PT1.5H"),
    ("It took one year and a half.", "one year and a half → P1.5Y"),
    ("It took a year or two.", "a year or two → P1Y/P2Y"),
    ("It took a week or so.", "a week or so → ~P1W"),
    ("It took two quarters.", ""),
    ("It grew for two straight quarters.", "two straight quarters → P6M"),
    ("It grew in the past two quarters.", "the past two quarters → P6M"),
    ("It took a quarter century.", "a quarter century → P25Y"),
    ("It took half a decade.", "half a decade → P5Y"),
    ("It took two fortnights.", "two fortnights → P4W"),
    ("It lasted three nights.", ""),
    ("It lasted three weeks or more.", "three weeks or more → >=P3W"),
    ("It lasted three weeks or so.", "three weeks or so → ~P3W"),
    ("It lasted no more than three weeks.", "no more than three weeks → <=P3W"),
    ("It lasted no less than three weeks.", "no less than three weeks → >=P3W"),
    ("It lasted less than an hour.", "less than an hour → <PT1H"),
    ("It lasted the first nine months.", "the first nine months → P9M"),
    ("It lasted the second nine months.", "nine months → P9M"),
    ("They fought the six months, the six-month war.", "the six months → P6M · six-month → P6M"),
    ("It needs another two weeks and a day-long rest.", "another two weeks → P2W · day-long → P1D"),
    ("A years-long war", ""),
    ("It took two weeks and three days.", "two weeks and three days → P17D"),
    ("It took one year, six months.", "one year, six months → P18M"),
    ("It took two hours and three weeks.", "two hours → PT2H · three weeks → P3W"),
    ("It took one day.", "one day → P1D"),
    ("One day it rained.", ""),
    ("It came one day after another.", "one day → P1D"),
    ("It took one second, and came in 2 second.", "one second → PT1S"),
    ("He waited nearly an hour, at $5 an hour.", "nearly an hour → ~PT1H"),
    ("He was 8 years old, aged two years, a year-old.", ""),
]

RELATIVE = [
    ("It rained this week.", "this week → 2015-05-25/2015-05-31"),
    ("It rained in the current month.", "the current month → 2015-05"),
    ("It rained on the 15th of last week.", "last week → 2015-05-18/2015-05-24"),
    (
        "Third-quarter sales rose; they will rise next year.",
        "Third-quarter → 2014-35 · next year → 2016",
    ),
    (
        "In the third quarter profit fell; sales in the latest period rose.",
        "the third quarter → 2014-35 · the latest period → 2014-35",
    ),
    ("It opened the following day.", "the following day → 2015-05-30"),
    ("VOA Today said it opened today.", "today → 2015-05-29"),
    ("It opened last weekend.", "last weekend → 2015-05-23/2015-05-24"),
    ("It opens next day.", "next day → 2015-05-30"),
    ("It opened last day.", ""),
    ("It grew over the last decade.", "the last decade → P10Y"),
    ("It grew over the past year.", "the past year → P1Y"),
    ("It grew this past year.", "this past year → 2014"),
    ("It sank this morning.", "this morning → 2015-05-29T06:00/2015-05-29T11:59"),
    (
        "It sank on May 3. That evening it rained.",
        "May 3 → 2015-05-03 · That evening → 2015-05-03T18:00/2015-05-03T21:59",
    ),
    (
        "It sank on May 3. The previous night it rained.",
        "May 3 → 2015-05-03 · The previous night → 2015-05-02T20:00/2015-05-02T23:59",
    ),
    ("It sank last Christmas.", "last Christmas → 2014-12-25"),
    ("It sank last May.", "last May → 2014-05"),
    ("It opens next May.", "next May → 2016-05"),
    ("It sank this spring.", "this spring → 2015-21"),
    ("It sank a year ago.", "a year ago → 2014~"),
    ("It sank two days ago.", "two days ago → 2015-05-27"),
    ("It sank about two days ago.", "about two days ago → 2015-05-27~"),
    ("It opens two months from now.", "two months from now → 2015-07~"),
    ("It sank on May 3. Two hours later it was gone.", "May 3 → 2015-05-03 · Two hours → PT2H"),
    (
        "It sank on May 3. A week earlier it had leaked.",
        "May 3 → 2015-05-03 · A week earlier → 2015-04-26~",
    ),
    (
        "It sank on May 3, two days after that.",
        "May 3 → 2015-05-03 · two days after that → 2015-05-05",
    ),
    ("It opened two days after Christmas.", "two days after Christmas → 2014-12-27"),
    ("It opened a week before Christmas.", "a week before Christmas → 2014-12-18~"),
    ("It opens a week from Friday.", "a week from Friday → 2015-06-05~"),
    (
        "It sank on May 3. The night before it rained.",
        "May 3 → 2015-05-03 · The night before → 2015-05-02T20:00/2015-05-02T23:59",
    ),
    ("It sank on May 3. That day it rained.", "May 3 → 2015-05-03 · That day → 2015-05-03"),
    (
        "It sank in June 1998. The same year it rained.",
        "June 1998 → 1998-06 · The same year → 1998",
    ),
    ("It sank in June 1998. In that decade it rained.", "June 1998 → 1998-06"),
    ("The week ended May 9 was wet.", "The week → 2015-05-04/2015-05-10 · May 9 → 2015-05-09"),
    ("The year ended May 9 was wet.", "The year → P1Y · May 9 → 2015-05-09"),
    ("The decade ended May 9 was wet.", "May 9 → 2015-05-09"),
    ("It opens on the 15th of this month.", "the 15th of this month → 2015-05-15"),
    ("It opened on the 15th of last month.", "the 15th of last month → 2015-04-15"),
    ("It opened on the 31st of last month.", ""),
    ("It opened on May 27 of last year.", "May 27 of last year → 2014-05-27"),
    ("It opened on Tuesday of last year.", "Tuesday → 2015-05-26 · last year → 2014"),
    ("Sales in this year's third quarter", "this year's third quarter → 2015-35"),
    (
        "Sales in last year's May and last year's summer",
        "last year's May → 2014-05 · last year's summer → 2014-22",
    ),
    ("Sales in the second half of last year", "the second half of last year → 2014-41"),
    (
        "Third-quarter sales rose from the same quarter last year.",
        "Third-quarter → 2014-35 · the same quarter last year → 2013-35",
    ),
    (
        "Third-quarter sales rose from the year-ago period.",
        "Third-quarter → 2014-35 · the year-ago period → 2013-35",
    ),
    (
        "In the third quarter profit fell; sales for the quarter rose.",
        "the third quarter → 2014-35 · the quarter → 2014-35",
    ),
    (
        "In the third quarter profit fell; sales for the year rose.",
        "the third quarter → 2014-35 · the year → 2015",
    ),
    ("Sales for the quarter rose.", ""),
    (
        "It snowed in the spring; the fall of the city came in the fall of the year.",
        "the spring → 2015-21",
    ),
    ("It rained in the week of March 6.", "the week of March 6 → 2015-03-02/2015-03-08"),
    ("It rained in the month of March 6.", "March 6 → 2015-03-06"),
    (
        "It rained on Easter weekend and in Easter week.",
        "Easter weekend → 2015-04-04/2015-04-05 · Easter week → 2015-03-30/2015-04-05",
    ),
    (
        "It ended at year's end and at year-end 2013.",
        "year's end → 2015-12-31 · year-end 2013 → 2013-12-31",
    ),
    ("It ended at week's end.", ""),
]

PARTS = [
    ("It opened in the second week of May.", "the second week of May → 2015-05-08/2015-05-14"),
    ("It opened in the last week of May.", "the last week of May → 2015-05-25/2015-05-31"),
    ("It opened on the first day of May.", "the first day of May → 2015-05-01"),
    ("It opened in the first weekend of May.", "the first weekend of May → 2015-05-02/2015-05-03"),
    ("It opened in the first month of 2014.", "2014 → 2014"),
    ("It opened in the middle of the year.", "the middle of the year → 2015-05/2015-08"),
    ("It ended at the end of the day.", ""),
    ("The late-November trip ended.", "late-November → 2014-11-21/2014-11-30"),
    ("It opened in late November.", "late November → 2014-11-21/2014-11-30"),
    ("It rained early Friday morning.", "early Friday morning → 2015-05-29T00:00/2015-05-29T08:59"),
    ("It rained late Friday night.", "late Friday night → 2015-05-29T18:00/2015-05-29T23:59"),
    (
        "It rained in the early hours of Sunday.",
        "the early hours of Sunday → 2015-05-24T00:00/2015-05-24T08:59",
    ),
    ("It rained in the early days of May.", "May → 2015-05"),
    ("It rained earlier in the day.", "earlier in the day → 2015-05-29"),
    ("It rained early in the year.", "early in the year → 2015-01/2015-04"),
    ("It rained earlier in the decade.", ""),
    ("It rained early this morning.", "early this morning → 2015-05-29T00:00/2015-05-29T08:59"),
    ("It rained at 3 p.m. on Sunday morning.", "3 p.m. on Sunday morning → 2015-05-24T15:00"),
]

RANGES = [
    ("It grew from 2004 to May 5.", "2004 → 2004 · May 5 → 2015-05-05"),
    ("It fell May 2014 to 2016.", "May 2014 → 2014-05 · 2016 → 2016"),
    ("It grew from 2004 to 2006.", "from 2004 to 2006 → 2004/2006"),
    ("It grew from 2006 to 2004.", "2006 → 2006 · 2004 → 2004"),
    ("It fell 2004 to 2006.", "2004 to 2006 → 2004/2006"),
    ("It grew in 2004 and 2006.", "2004 → 2004 · 2006 → 2006"),
    ("It ran from May 3 to May 5, 2014.", "from May 3 to May 5, 2014 → 2014-05-03/2014-05-05"),
    ("It was postponed from Monday to Wednesday.", "Monday → 2015-05-25 · Wednesday → 2015-05-27"),
    ("The 1998/99 season", "1998/99 → 1998/1999"),
    ("The 1998-9 season", ""),
    (
        "He went from last week to next week.",
        "last week → 2015-05-18/2015-05-24 · next week → 2015-06-01/2015-06-07",
    ),
]

TENSES = [
    ("They need it on August 14.", "August 14 → 2015-08-14"),
    ("Shut since the storm August 14.", "August 14 → 2014-08-14"),
    ("He will keep No. 5 on Wednesday.", "Wednesday → 2015-06-03"),
    ("It will reach approx. half on Wednesday.", "Wednesday → 2015-06-03"),
    ("It is to open on June 14.", "June 14 → 2015-06-14"),
    ("The storm of August 14 killed nine.", "August 14 → 2014-08-14"),
    ("It was set for June 14.", "June 14 → 2015-06-14"),
    ("He set fires on Wednesday.", "Wednesday → 2015-05-27"),
    ("He plans to leave on Wednesday.", "Wednesday → 2015-06-03"),
    ("By Wednesday it was gone.", "Wednesday → 2015-05-27"),
    ("It must end by June 14.", "June 14 → 2015-06-14"),
    ("It has been shut since August 14.", "August 14 → 2014-08-14"),
    ("Not until Wednesday did it rain.", "Wednesday → 2015-05-27"),
    ("On Wednesday, Mr. Smith will speak.", "Wednesday → 2015-06-03"),
    ("It will rain. On Wednesday it rained.", "Wednesday → 2015-05-27"),
    ("It could open as early as Wednesday.", "Wednesday → 2015-06-03"),
    ("The talks Wednesday were calm.", "Wednesday → 2015-05-27"),
    ("It will be opened on Wednesday.", "Wednesday → 2015-06-03"),
    ("It opened this Wednesday.", "this Wednesday → 2015-05-27"),
    ("It opens this Wednesday.", "this Wednesday → 2015-06-03"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*DAYS, *NUMERIC, *LONGER, *CLOCKS, *DURATIONS, *RELATIVE, *PARTS, *RANGES, *TENSES],
)
def test_a_rule(text: str, expected: str) -> None:
    assert told(text) == expected
