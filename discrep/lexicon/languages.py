"""The languages that the program reads."""

from __future__ import annotations

from functools import cache

import msgspec

from discrep.lexicon import load


class _Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    common: frozenset[str]


class _Languages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    en: _Language


@cache
def common_words() -> dict[str, frozenset[str]]:
    """The commonest words, in lower case, of each language that is read, by ISO 639-1 code."""
    known = load("languages", _Languages)
    return {code: getattr(known, code).common for code in known.__struct_fields__}
