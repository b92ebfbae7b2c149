"""Compares what several articles say about one story and reports where they contradict."""

__version__ = "0.1.0"
