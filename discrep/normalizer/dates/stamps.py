"""Time stamps and zones in forms that are no prose: read by dateparser, and only when met."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

# Everything that dateparser would else take from the machine: language, order, base and zone.
_SETTINGS: Any = {
    "RELATIVE_BASE": datetime(2000, 1, 1),
    "TIMEZONE": "UTC",
    "DATE_ORDER": "MDY",
    "RETURN_AS_TIMEZONE_AWARE": True,
}


@cache
def _parse(text: str) -> datetime | None:
    # Heavy to import, and few texts have a stamp.
    from dateparser import parse  # type: ignore[import-untyped]  # noqa: PLC0415

    found: datetime | None = parse(text, languages=["en"], settings=_SETTINGS)
    return found


def stamp_steps(text: str) -> str:
    """The steps of a time stamp: its day and its clock time in UTC; empty where it is none."""
    found = _parse(text)
    return f"{found.astimezone(UTC):%Y-%m-%d T%H:%MZ}" if found is not None else ""


def zone_offset(abbreviation: str) -> str:
    """Offset from UTC of a zone by its abbreviation in capitals (``EAT``), or ''."""
    if not abbreviation.isupper() or not 3 <= len(abbreviation) <= 5:
        return ""
    noon = datetime(2000, 1, 1, 12, tzinfo=UTC)
    found = _parse(f"2000-01-01 12:00 {abbreviation}")
    if found is None:
        return ""
    offset = noon - found.astimezone(UTC)
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
