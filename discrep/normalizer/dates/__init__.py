"""Dates, times and durations in plain text: the finder, and the grammar under it."""

from discrep.normalizer.dates.finder import find_dates

__all__ = ["find_dates"]
