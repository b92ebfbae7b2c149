"""Findings to formats: one module a format."""
