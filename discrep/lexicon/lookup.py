"""What the lexicon knows about a word, and where it says so: what ``discrep lexicon`` shows."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from discrep.lexicon import Additions, homes, raw, text_of
from discrep.lexicon.gazetteer import adjective_of, is_people, known_place
from discrep.lexicon.units import unit_named, units_lexicon
from discrep.lexicon.vocabulary import ancestors, events_lexicon, nouns_lexicon

_READ_APART = ("events", "nouns", "units", "countries", "gazetteer", "weights", "tolerances")
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"))


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the lexicon knows about a word.

    ``file`` and ``line`` tell where it stands, ``says`` what it says. ``like`` are words for the
    same, ``unlike`` classes that answer another question though their words are near. ``key`` is
    where ``[lexicon]`` of the configuration adds words to it; empty where it cannot.
    """

    file: str
    line: int
    says: str
    like: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    key: str = ""


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about ``term``; ``word`` is what it was looked up as, or the nearest word.

    ``entries`` are empty where nothing is known.
    """

    term: str
    word: str
    entries: tuple[Entry, ...]


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the lexicon: what it holds, and in how many lines."""

    file: str
    holds: str
    lines: int


def contents() -> tuple[Contents, ...]:
    """The files of the lexicon, by name."""
    found = []
    for name in _names():
        text = text_of(name)
        first = " ".join(re.findall(r"(?m)\A(?:#.*\n)+", text)).replace("#", " ")
        holds = re.split(r"(?<=[.:])\s", " ".join(first.split()))[0].rstrip(":.")
        found.append(Contents(file=f"{name}.toml", holds=holds, lines=text.count("\n")))
    return tuple(found)


def look_up(term: str, added: Additions | None = None, file: str = "") -> Knowledge:
    """What the lexicon, with what ``added`` has from the configuration in ``file``, knows of
    ``term``: as it stands, else as an inflected word."""
    term = " ".join(term.split())
    for word in dict.fromkeys((term, *_stems(term))):
        entries = (*_added(word, added or Additions(), file), *_entries(word))
        if entries:
            return Knowledge(term=term, word=word, entries=entries)
    words = (*homes("events"), *homes("nouns"), *homes("places"))
    near = difflib.get_close_matches(term, words, n=1, cutoff=0.6)
    return Knowledge(term=term, word=near[0] if near else "", entries=())


def _stems(term: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        stem = term.removesuffix(ending)
        if stem != term and len(stem) > 2:
            yield stem + instead
            if stem[-1] == stem[-2] and not instead:  # stopped
                yield stem[:-1]


def _entries(word: str) -> tuple[Entry, ...]:
    listed = (
        entry for name in _names() if name not in _READ_APART for entry in _listed(name, word)
    )
    return (*_events(word), *_nouns(word), *_units(word), *_places(word), *listed)


def _added(word: str, added: Additions, file: str) -> Iterator[Entry]:
    for part in added.__struct_fields__:
        for name, words in getattr(added, part).items():
            if word in words:
                key = f"lexicon.{part}.{name}"
                yield Entry(file=file, line=0, says=f"is added by {key}", like=(name,), key=key)


def _events(word: str) -> Iterator[Entry]:
    lower = word.lower()
    classes = events_lexicon().classes
    for class_ in classes:
        parts = ("verbs", "nouns", "adjectives")
        own = [p.removesuffix("s") for p in parts if lower in getattr(class_, p)]
        if not own:
            continue
        says = f"as {' and '.join(own)} tells the event “{class_.id}” ({class_.field})"
        if class_.moves:
            says += f"; its figures move {'either way' if class_.moves == 'both' else class_.moves}"
        if class_.counts:
            says += f"; its nouns count {class_.counts}s"
        against = [c.id for c in classes if class_.id in c.opposes]
        yield Entry(
            file="events.toml",
            line=_line("events", lower, f'id = "{class_.id}"'),
            says=says,
            like=_others(lower, (*class_.verbs, *class_.nouns, *class_.adjectives)),
            unlike=tuple(dict.fromkeys((*class_.opposes, *against))),
            key=f"lexicon.events.{class_.id}",
        )


def _nouns(word: str) -> Iterator[Entry]:
    lower = word.lower()
    for class_ in nouns_lexicon().classes:
        if lower not in (*class_.nouns, *class_.kinds):
            continue
        wider = " < ".join(ancestors(class_.id))
        kind = lower in class_.kinds
        yield Entry(
            file="nouns.toml",
            line=_line("nouns", lower, f'id = "{class_.id}"'),
            says=f"is a kind of “{wider}”" if kind else f"names “{wider}”",
            like=() if kind else _others(lower, class_.nouns),
            unlike=_others(lower, class_.kinds) if kind else (),
            key=f"lexicon.nouns.{class_.id}",
        )


def _units(word: str) -> Iterator[Entry]:
    name = unit_named(word)
    for dimension, units in units_lexicon().dimensions.items():
        if name and name in units:
            unit = units[name]
            base = next(iter(units)).replace("_", " ")
            yield Entry(
                file="units.toml",
                line=_line("units", name),
                says=f"is the unit {name.replace('_', ' ')} of {dimension}: {unit.factor:g} {base}",
                like=_others(word, (*unit.words, *unit.symbols)),
            )


def _places(word: str) -> Iterator[Entry]:
    people = word.removesuffix("s") if is_people(word) else word
    place, of = known_place(word), adjective_of(people) or adjective_of(word)
    for known, says in ((place, "is a place"), (of, "is the adjective or the people of")):
        if known is None:
            continue
        named = f" {known.name}" if known.name != word else ""
        lies = f", in {', '.join(known.within)}" if known.within else ""
        name = "countries" if known.code else "gazetteer"
        yield Entry(
            file=f"{name}.toml",
            line=_line(name, people if of is known else word),
            says=f"{says}{f': {known.name}' if named and known is place else named}{lies}",
            key="" if known.city else f"lexicon.places.{known.name}",
        )


def _listed(name: str, word: str) -> Iterator[Entry]:
    """Where a file that is nothing but lists and tables has ``word``."""
    for path, words in _lists(raw(name), ()):
        same = [w for w in words if w.lower() == word.lower()]
        if same:
            value = words[same[0]]
            told = f", as {value}" if value != "" else ""
            yield Entry(
                file=f"{name}.toml",
                line=_line(name, same[0], path[-1]),
                says=f"is listed under {', '.join(path).replace('_', ' ')}{told}",
                like=_others(same[0], words),
            )


def _lists(node: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """The lists of words in ``node``, and its tables that say something of words, by their path.

    Of each word there is what is said of it; of one that is only listed, an empty text.
    """
    if isinstance(node, Mapping):
        if path:
            yield path, {key: value for key, value in node.items() if _is_said(value)}
        for key, value in node.items():
            yield from _lists(value, (*path, key))
    elif isinstance(node, list):
        yield path, {word: "" for word in node if isinstance(word, str)}
        for inner in node:
            if not isinstance(inner, str):
                yield from _lists(inner, path)


def _is_said(value: object) -> bool:
    """Whether ``value`` is a text, a number or a list of numbers."""
    if isinstance(value, list):
        return all(isinstance(item, int | float) for item in value)
    return isinstance(value, str | int | float)


def _others(word: str, words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(other for other in words if other != word))


def _line(name: str, word: str, after: str = "") -> int:
    """The line of a lexicon file on which ``word`` stands, from where ``after`` does on."""
    text = text_of(name)
    start = max(text.find(after), 0)
    quoted = re.escape(word)
    found = re.compile(rf'(?m)"{quoted}"|^"?{quoted}"? *=').search(text, start)
    return text.count("\n", 0, found.start() if found else start) + 1


@cache
def _names() -> tuple[str, ...]:
    files = resources.files("discrep.lexicon").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))
