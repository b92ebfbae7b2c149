"""Money: how texts write each currency, and which currencies share a word or a sign."""

from __future__ import annotations

from functools import cache

import msgspec

from discrep.lexicon import load

UNKNOWN = "?"  # a currency that the text does not tell


class Currency(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a currency is written, and its ``hundredth``; ``garbled`` is a spoilt sign.

    ``letters`` are signs that are such only before a number with a scale: ``R59 billion``.
    """

    signs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    hundredth: str = ""
    minor: tuple[str, ...] = ()
    minor_signs: tuple[str, ...] = ()
    garbled: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()


class Shared(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word or sign of several currencies, and which words of a text decide for which.

    ``common`` is a word of everyday language too: money only with a cue or a scale.
    """

    signs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    default: str = UNKNOWN
    cues: dict[str, tuple[str, ...]] = {}
    common: bool = False


class CurrenciesLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """currencies.toml: currencies by ISO 4217 code, and the words that several share.

    ``other_words`` are codes that are words of everyday language too.
    """

    other_words: frozenset[str]
    currency: dict[str, Currency]
    shared: dict[str, Shared]


@cache
def currencies_lexicon() -> CurrenciesLexicon:
    """The shipped currencies."""
    return load("currencies", CurrenciesLexicon)


@cache
def shares_sign(code: str, name: str) -> bool:
    """Whether the sign ``name``, shared by several, may mean the currency ``code``: A$ and AUD."""
    lexicon = currencies_lexicon()
    shared = lexicon.shared.get(name)
    if shared is None:
        return code == name
    own = lexicon.currency.get(code, Currency()).words
    return code in (shared.default, *shared.cues) or any(w.split()[-1] in shared.words for w in own)


@cache
def may_be_unknown(code: str) -> bool:
    """Whether the currency ``code`` may be the one that a text leaves open: it shares its name."""
    lexicon = currencies_lexicon()
    names = {word for shared in lexicon.shared.values() for word in shared.words}
    own = lexicon.currency.get(code, Currency()).words
    cued = any(code in shared.cues for shared in lexicon.shared.values())
    return cued or code == "USD" or any(word.split()[-1] in names for word in own)
