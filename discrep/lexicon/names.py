"""Words by which names begin, end and vary: names.toml."""

from __future__ import annotations

from functools import cache

import msgspec

from discrep.lexicon import load


class NamesLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """names.toml."""

    titles: frozenset[str]
    title_modifiers: frozenset[str]
    person_nouns: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    company_endings: frozenset[str]
    institutions: frozenset[str]
    subjects: frozenset[str]
    team_words: frozenset[str]
    ship_prefixes: frozenset[str]
    ship_nouns: frozenset[str]
    work_nouns: frozenset[str]
    event_nouns: frozenset[str]
    not_names: frozenset[str]
    adjectives: frozenset[str]
    speaking: frozenset[str]
    given_names: frozenset[str]
    transliterations: tuple[tuple[str, str], ...]
    nicknames: tuple[tuple[str, ...], ...]


@cache
def names_lexicon() -> NamesLexicon:
    """The names' own words."""
    lexicon: NamesLexicon = load("names", NamesLexicon)
    return lexicon
