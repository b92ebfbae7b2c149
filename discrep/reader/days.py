"""The day that a date in a field, a header or an address names."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from discrep.lexicon.languages import common_words

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_PATH = re.compile(r"(?<![\d-])((?:19|20)\d\d)([/-]?)(\d{2})\2(\d{2})(?!\d|-\d)")
_SECONDS = (10**8, 10**10)  # 1973 to 2286: numbers that are moments
_SETTINGS = {
    "TIMEZONE": "UTC",
    "TO_TIMEZONE": "UTC",
    "RETURN_AS_TIMEZONE_AWARE": False,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
    "RELATIVE_BASE": datetime(2000, 1, 1),
}


def day(told: object) -> str:
    """The ISO day of ``told``, as it is in the place that tells it; '' where it names none.

    Understands ISO 8601, RFC 2822, seconds or milliseconds since 1970 (in UTC), and dates in words.
    Numbers alone with the day and the month in a doubtful order (``05/06/2015``) name none.
    """
    if isinstance(told, date):
        return told.strftime("%Y-%m-%d")
    if isinstance(told, int | float) and not isinstance(told, bool):
        seconds = told / 1000 if told >= _SECONDS[1] else told
        if _SECONDS[0] <= seconds < _SECONDS[1]:
            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
        return ""
    if not isinstance(told, str) or not told.strip():
        return ""
    if match := _ISO.match(told):
        return _day(*match.groups())
    try:
        return parsedate_to_datetime(told).date().isoformat()
    except (ValueError, IndexError):
        return _in_words(told)


def day_in_address(url: str) -> str:
    """The day that the path of ``url`` holds (``/2015/05/29/``), or ''."""
    path = re.sub(r"^[a-z]+://[^/]*|[?#].*", "", url)
    for match in _PATH.finditer(path):
        if found := _day(match[1], match[3], match[4]):
            return found
    return ""


def _day(year: str, month: str, day_: str) -> str:
    try:
        return date(int(year), int(month), int(day_)).isoformat()
    except ValueError:
        return ""


def _in_words(told: str) -> str:
    if not any(c.isalpha() for c in told) or len(told) > 80:
        return ""
    import dateparser  # type: ignore[import-untyped]  # slow to import, seldom needed

    found = dateparser.parse(told, languages=list(common_words()), settings=_SETTINGS)
    return found.date().isoformat() if found else ""
