"""What the finder of quantities knows about words, in the form in which it looks them up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Generic, TypeVar

import msgspec

from discrep.lexicon import load
from discrep.model.values import Modifier
from discrep.normalizer.dates.lexer import lexicon as date_lexicon
from discrep.normalizer.quantities.lexer import Kind, Token, tokens

T = TypeVar("T")


class Lexicon(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``lexicon/quantities.toml``."""

    cardinals: dict[str, int]
    scales: dict[str, float]
    short_scales: dict[str, float]
    letter_scales: dict[str, float]
    vague: dict[str, tuple[float, float]]
    fractions: dict[str, int]
    times: dict[str, int]
    folds: dict[str, int]
    before: dict[Modifier, tuple[str, ...]]
    after: dict[Modifier, tuple[str, ...]]
    words: dict[str, frozenset[str]]
    irregular: dict[str, str]
    offspring: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The shipped words."""
    return load("quantities", Lexicon)


def is_word(word: str, group: str) -> bool:
    """Whether a word is of a group of `words` in the lexicon."""
    return word in lexicon().words[group]


@cache
def cardinals() -> Mapping[str, float]:
    """Spelled numbers below a hundred."""
    words = {**date_lexicon().number_words, **lexicon().cardinals}
    return {word: float(n) for word, n in words.items() if n < 100}


@cache
def ordinals() -> Mapping[str, float]:
    """Spelled ordinals: ``fifth`` is 5."""
    return {word: float(n) for word, n in date_lexicon().ordinals.items() if n > 0}


@cache
def tens_of() -> Mapping[str, float]:
    """Decades of a life by name: ``forties`` is 40."""
    return {word: n * 10.0 for word, n in date_lexicon().decades.items()}


class Phrases(Generic[T]):
    """Looks up expressions of several tokens, the longest first."""

    def __init__(
        self, entries: Iterable[tuple[str, T]], *, backwards: bool = False, exact: bool = False
    ) -> None:
        self._backwards = backwards
        self._form = "text" if exact else "low"  # in its letter case, or in any
        self._tree: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in entries:
            parts = self._forms(tokens(phrase))
            key = parts[-1] if backwards else parts[0]
            self._tree.setdefault(key, []).append((parts, meaning))
        for found in self._tree.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def _forms(self, words: Sequence[Token]) -> tuple[str, ...]:
        return tuple(getattr(t, self._form) for t in words)

    def at(self, words: Sequence[Token], index: int) -> tuple[T, int] | None:
        """What stands from ``index`` on, or up to it if backwards, and where it ends or starts."""
        if not 0 <= index < len(words):
            return None
        for parts, meaning in self._tree.get(getattr(words[index], self._form), ()):
            start = index - len(parts) + 1 if self._backwards else index
            window = words[max(0, start) : start + len(parts)]
            if self._forms(window) == parts:
                return meaning, start if self._backwards else start + len(parts)
        return None


@cache
def modifiers_before() -> Phrases[Modifier]:
    """What stands before a number and softens or bounds it."""
    return Phrases(
        ((p, m) for m, phrases in lexicon().before.items() for p in phrases), backwards=True
    )


@cache
def modifiers_after() -> Phrases[Modifier]:
    """What stands after a number and softens or bounds it."""
    return Phrases((p, m) for m, phrases in lexicon().after.items() for p in phrases)


@cache
def _names() -> Phrases[str]:
    return Phrases((name.lower(), name) for name in sorted(lexicon().words["names"]))


def name_at(words: Sequence[Token], index: int) -> int:
    """Where a name that holds a number and tells none ends, from ``index`` on; 0 for none."""
    found = _names().at(words, index)
    if found is None:
        return 0
    name, last = found
    capitals = {word for word in name.split() if word[0].isupper()}
    return last if capitals <= {t.text for t in words[index:last]} else 0


def is_hyphen(token: Token) -> bool:
    """Whether a token is a hyphen, of any width."""
    return token.kind is Kind.PUNCT and token.text in "-‐‑–—−"


def is_number(token: Token) -> bool:
    """Whether a token is a number, in digits or spelled."""
    return token.kind is Kind.NUMBER or token.low in cardinals()
