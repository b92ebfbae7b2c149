"""The counted noun, from the words after a number, where no parse tells it."""

from __future__ import annotations

from collections.abc import Sequence

from discrep.lexicon.vocabulary import noun_class
from discrep.normalizer.quantity_lexer import Kind, Token
from discrep.normalizer.quantity_words import is_hyphen, is_word, lexicon

_REACH = 7  # tokens between a number and its noun
_DETERMINERS = ("the", "these", "those", "its", "his", "her", "their", "our", "my", "your", "all")


def counted(words: Sequence[Token], index: int, *, one: bool = False) -> str:
    """The lemma of the noun that the number before ``index`` counts; '' where none is seen.

    ``one`` says that the noun is singular: of `one`, `12-page`, `another`.
    """
    at = index
    hyphened = at < len(words) and is_hyphen(words[at]) and words[at].glued
    if hyphened:
        one, at = True, at + 1
    elif at < len(words) and words[at].low == "of":
        at, one = at + 1, False
        while at < len(words) and words[at].low in _DETERMINERS:
            at += 1
    if at < len(words) and words[at].low == "times":
        return "time"
    seen: list[str] = []
    stop = lexicon().words["stop"]
    for n, token in enumerate(words[at : at + _REACH], at + 1):
        if is_hyphen(token) and token.glued:
            continue
        if token.kind is Kind.WORD and token.low in ("and", "or") and seen and _adjective(seen[-1]):
            continue
        if token.kind is not Kind.WORD or token.low in stop:
            break
        if n < len(words) and words[n].text == ":":
            break  # the next line of a table
        if token.low.endswith(("'s", "s'")):
            continue
        if seen and not one and is_plural(seen[-1]) and not is_plural(token.low):
            break
        seen.append(token.low)
        if hyphened and noun_class(token.low):
            break
    return _head(seen, one=one)


def _head(seen: Sequence[str], *, one: bool) -> str:
    """The noun that heads the run of words after a number."""
    if not one:
        plurals = [word for word in seen if is_plural(word)]
        if len(plurals) > 1 and is_word(plurals[0], "attributive"):  # arms dealers
            return singular(plurals[1])
        if plurals:
            return singular(plurals[0])
    for n, word in enumerate(seen):
        following = seen[n + 1] if n + 1 < len(seen) else ""
        if noun_class(word) and not (one and noun_class(following)):
            return word
    if one and len(seen) == 1 and not seen[0].endswith(("ly", "ing", "ed")):
        return seen[0]
    return ""


def _adjective(word: str) -> bool:
    """Whether a word looks like an adjective, which another may follow after `and`."""
    return word.endswith(
        ("al", "ic", "ive", "ous", "ble", "ary", "ern", "ian", "ful", "less", "old", "young", "ish")
    )


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of a noun."""
    if word in lexicon().irregular:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and word not in lexicon().words["no_plurals"]
    )


def shows_plural(word: str) -> bool:
    """Whether a word is the plural of a noun that has another singular."""
    return is_plural(word) and singular(word) != word


def singular(word: str) -> str:
    """The lemma of a plural."""
    known = lexicon().irregular.get(word)
    if known is not None:
        return known
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return word[:-2]
    return word.removesuffix("s")
