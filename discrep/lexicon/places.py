"""Words by which news says where something is: places.toml."""

from __future__ import annotations

import msgspec

from discrep.lexicon import load, remembered
from discrep.lexicon.vocabulary import ancestors, noun_class

_KINDS = frozenset({"place", "building", "vehicle"})  # the roots of nouns.toml that name places


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
    no_sites: frozenset[str]
    vague: frozenset[str]
    opposites: frozenset[frozenset[str]]
    coastless: frozenset[str]
    synonyms: tuple[tuple[str, ...], ...]
    generic: frozenset[str]
    articled: frozenset[str]
    adverbs: frozenset[str]
    bare_adverbs: frozenset[str]
    land_heads: frozenset[str]
    site_heads: frozenset[str]
    numbered: frozenset[str]
    lengths: frozenset[str]
    compass: dict[str, str]


@remembered
def places_lexicon() -> PlacesLexicon:
    """The places' own words."""
    lexicon: PlacesLexicon = load("places", PlacesLexicon)
    return lexicon


@remembered
def is_kind_of_place(noun: str) -> bool:
    """Whether the lower-case ``noun`` names a kind of place: where things stand, lie or happen."""
    lexicon = places_lexicon()
    if noun in lexicon.sites or noun in lexicon.landforms or noun in lexicon.settlements:
        return True
    return kind_of_place(noun) not in ("", "body")


@remembered
def kind_of_place(noun: str) -> str:
    """The widest class of a place's noun: ``place``, ``building``, ``room``, ``vehicle``, ``body``;
    '' when unknown. Places of two kinds may lie one in the other."""
    lexicon = places_lexicon()
    if noun in lexicon.body:
        return "body"
    if noun in lexicon.no_sites:
        return ""
    found = ancestors(noun_class(noun))
    if not found or found[-1] not in _KINDS or "vehicle_part" in found:
        return ""
    return "room" if "building_part" in found else found[-1]


@remembered
def is_vehicle(noun: str) -> bool:
    """Whether one is in ``noun`` only while on the way: ``by car`` says how, not where."""
    return "vehicle" in ancestors(noun_class(noun))


@remembered
def is_aspect(noun: str) -> bool:
    """Whether being at a ``noun`` of a place is being at that place: ``in the shadow of``."""
    found = ancestors(noun_class(noun))
    return not found or found[-1] in ("object", "kind", "body_part")
