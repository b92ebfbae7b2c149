"""Places that the program knows by name: countries, regions, cities, and their adjectives."""

from __future__ import annotations

import unicodedata

import msgspec

from discrep.lexicon import load, remembered


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One country of countries.toml, under its ISO 3166-1 alpha-2 code."""

    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One region of gazetteer.toml. ``within`` is a country's code or another region."""

    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    within: str = ""


class _Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    countries: dict[str, Country]


class _Gazetteer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    regions: dict[str, Region]
    cities: dict[str, tuple[str, ...]]
    renamed: dict[str, tuple[str, ...]]
    holds: dict[str, tuple[str, ...]]


class Known(msgspec.Struct, frozen=True):
    """A place of the gazetteer: canonical name, ISO code where it is a country, and what it lies in
    (canonical names, the nearest first; several where one name is given to several places)."""

    name: str
    code: str = ""
    within: tuple[str, ...] = ()
    city: bool = False


def folded(text: str) -> str:
    """``text`` without diacritics, capitals, periods and doubled blanks, for look-ups."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.replace(".", "").replace("’", "'").casefold().split())


@remembered
def _tables() -> tuple[dict[str, Known], dict[str, Known], frozenset[str]]:
    """Places by name, places by adjective, words for peoples."""
    countries = load("countries", _Countries).countries
    gazetteer = load("gazetteer", _Gazetteer)
    names: dict[str, Known] = {}
    adjectives: dict[str, Known] = {}
    people: set[str] = set()
    inside: dict[str, tuple[str, ...]] = {}
    around: dict[str, tuple[str, ...]] = {}
    for wider, codes in gazetteer.holds.items():
        for code in codes:
            around[code] = (*around.get(code, ()), wider)

    def container(key: str) -> tuple[str, ...]:
        if not key:
            return ()
        if key in countries:
            return (countries[key].name, *around.get(key, ()))
        if key not in inside:
            region = gazetteer.regions.get(key)
            inside[key] = (key, *container(region.within)) if region else (key,)
        return inside[key]

    for key, cities in gazetteer.cities.items():
        for city in cities:
            before = names[city].within if city in names else ()
            known = Known(city, within=(*before, *container(key)), city=True)
            names |= dict.fromkeys((city, *gazetteer.renamed.get(city, ())), known)
    for name, region in gazetteer.regions.items():
        known = Known(name, within=container(region.within))
        names |= dict.fromkeys((name, *region.aliases), known)
        adjectives |= dict.fromkeys(region.adjectives, known)
    for code, country in countries.items():
        known = Known(country.name, code=code, within=around.get(code, ()))
        names |= dict.fromkeys((country.name, *country.aliases), known)
        adjectives |= dict.fromkeys(country.adjectives, known)
        people.update(country.people)
    for adjective in adjectives:
        people.add(adjective if adjective.endswith(("ese", "ish", "ss", "ch")) else f"{adjective}s")
    return names, adjectives, frozenset(people)


@remembered
def _by_fold() -> dict[str, Known]:
    # Short names are words too (US and us), so they are known by their own spelling only.
    return {folded(n): k for n, k in _tables()[0].items() if len(n) > 3}


def known_place(name: str) -> Known | None:
    """The place called ``name`` (``U.S.``, ``Britain``, ``Tajikistan``), in any spelling of its
    capitals and accents if it is longer than three letters."""
    found = _tables()[0].get(name)
    if found is None and (name[:1].isupper() or not name.isascii()):
        found = _by_fold().get(folded(name))
    return found


def adjective_of(word: str) -> Known | None:
    """The place that the adjective ``word`` stands for (``Tajik``, ``American``)."""
    found = _tables()[1].get(word)
    return found if found or not word.isupper() else _tables()[1].get(word.title())


def is_people(word: str) -> bool:
    """Whether ``word`` is a people's name in the plural, or one of its members' (``Tajiks``)."""
    return word in _tables()[2]


@remembered
def longest_name() -> int:
    """Words in the longest name, which bounds how far a look-up needs to read."""
    return max(len(n.split()) for n in _tables()[0])
