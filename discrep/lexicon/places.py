"""Words by which news says where something is: places.toml."""

from __future__ import annotations

from functools import cache

import msgspec

from discrep.lexicon import load


class PlacesLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """places.toml."""

    locative: frozenset[str]
    place_verbs: frozenset[str]
    position: frozenset[str]
    settlements: frozenset[str]
    landforms: frozenset[str]
    sites: frozenset[str]
    body: frozenset[str]
    parts: frozenset[str]
    ways: tuple[str, ...]
    pointing: frozenset[str]
    figurative: frozenset[str]
    vague: frozenset[str]
    coastless: frozenset[str]
    synonyms: tuple[tuple[str, ...], ...]
    adverbs: frozenset[str]
    land_heads: frozenset[str]
    site_heads: frozenset[str]
    numbered: frozenset[str]
    compass: dict[str, str]


@cache
def places_lexicon() -> PlacesLexicon:
    """The places' own words."""
    lexicon: PlacesLexicon = load("places", PlacesLexicon)
    return lexicon
