"""Counts, measures, money, shares, ages, ranks, durations and results in plain text."""

from discrep.normalizer.quantities.finder import find_quantities

__all__ = ["find_quantities"]
