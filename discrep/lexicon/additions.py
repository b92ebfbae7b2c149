"""Words that a user adds to the shipped files, in the shape of these files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

Raw = dict[str, Any]  # a lexicon file as TOML has it

_PARTS_OF_SPEECH = ("verbs", "nouns", "adjectives")
_NOUNS = ("nouns", "kinds")


class Additions(msgspec.Struct, frozen=True, kw_only=True):
    """What a user adds: words by the class, or by a word of the class, that they belong to.

    ``events`` are verbs, nouns and adjectives alike; ``places`` are names by the country or region
    that they lie in.
    """

    events: dict[str, tuple[str, ...]] = {}
    nouns: dict[str, tuple[str, ...]] = {}
    places: dict[str, tuple[str, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self.events or self.nouns or self.places)


def class_homes(raw: Raw) -> dict[str, str]:
    """The class of events.toml or nouns.toml that a class id, or else a word, leads to."""
    found: dict[str, str] = {}
    for class_ in raw["class"]:
        for field in (*_PARTS_OF_SPEECH, "kinds"):
            for word in class_.get(field, ()):
                found.setdefault(word, class_["id"])
    preferred = raw["ambiguous"]
    tables = preferred.values() if "verbs" in preferred else (preferred,)
    for table in reversed(list(tables)):
        found |= {word: ids[0] for word, ids in table.items()}
    return found | {class_["id"]: class_["id"] for class_ in raw["class"]}


def place_homes(countries: Raw, gazetteer: Raw) -> dict[str, str]:
    """The key of gazetteer.toml's places that a country's name or code, or a region, leads to."""
    found = {name: name for name in gazetteer["regions"]}
    for code, country in countries["countries"].items():
        found |= dict.fromkeys((code, country["name"], *country.get("aliases", ())), code)
    return found


def extend_events(raw: Raw, added: Mapping[str, tuple[str, ...]]) -> None:
    """Add words to the classes of ``raw``, the content of events.toml."""
    for name, words in added.items():
        for part in _PARTS_OF_SPEECH:
            _extend(
                raw, class_homes(raw)[name], words, (part,), raw["ambiguous"].setdefault(part, {})
            )


def extend_nouns(raw: Raw, added: Mapping[str, tuple[str, ...]]) -> None:
    """Add nouns to the classes of ``raw``, the content of nouns.toml."""
    for name, words in added.items():
        _extend(raw, class_homes(raw)[name], words, _NOUNS, raw["ambiguous"])


def extend_places(raw: Raw, added: Mapping[str, tuple[str, ...]], homes: Mapping[str, str]) -> None:
    """Add names of places to ``raw``, the content of gazetteer.toml."""
    for name, places in added.items():
        raw["cities"].setdefault(homes[name], []).extend(places)


def _extend(
    raw: Raw,
    id_: str,
    words: tuple[str, ...],
    fields: tuple[str, ...],
    preferences: dict[str, list[str]],
) -> None:
    """Add ``words`` to a class, which comes before the classes that have them already."""
    for word in map(str.lower, words):
        others = [
            c["id"]
            for c in raw["class"]
            if c["id"] != id_ and any(word in c.get(field, ()) for field in fields)
        ]
        if others:
            known = preferences.get(word, others)
            preferences[word] = [id_, *(other for other in known if other != id_)]
        for class_ in raw["class"]:
            if class_["id"] == id_ and not any(word in class_.get(f, ()) for f in fields):
                class_.setdefault(fields[0], []).append(word)
