"""Reads money: its signs, codes and words, and which currency a shared one means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from discrep.lexicon.currencies import UNKNOWN, Shared, currencies_lexicon
from discrep.normalizer.quantities.lexer import Kind, Token
from discrep.normalizer.quantities.words import Phrases, is_hyphen


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """A currency as written: its code or its key among the shared ones; its hundredth if meant."""

    currency: str
    last: int
    minor: str = ""


@cache
def _signs() -> Phrases[str]:
    return Phrases(_sign_entries(), exact=True)


def _sign_entries() -> Iterator[tuple[str, str]]:
    lexicon = currencies_lexicon()
    for code, currency in lexicon.currency.items():
        yield code, code
        yield from ((sign, code) for sign in currency.signs)
    for name, shared in lexicon.shared.items():
        yield from ((sign, name) for sign in shared.signs)


@cache
def _words() -> Phrases[tuple[str, str]]:
    return Phrases(_word_entries())


def _word_entries() -> Iterator[tuple[str, tuple[str, str]]]:
    lexicon = currencies_lexicon()
    for code, currency in lexicon.currency.items():
        yield code.lower(), (code, "")
        for word in currency.words:
            yield from ((form, (code, "")) for form in (word, f"{word}s"))
        for word in currency.minor:
            yield from ((form, (code, currency.hundredth)) for form in (word, f"{word}s"))
    for name, shared in lexicon.shared.items():
        for word in shared.words:
            yield from ((form, (name, "")) for form in (word, f"{word}s"))


@cache
def _glued_signs() -> dict[str, str]:
    return {
        sign: code
        for code, known in currencies_lexicon().currency.items()
        for sign in known.minor_signs
    }


def _hundredth(sign: str) -> str:
    return currencies_lexicon().currency[_glued_signs()[sign]].hundredth


@cache
def _garbled() -> Phrases[str]:
    known = currencies_lexicon().currency.items()
    signs = ((sign, code) for code, c in known for sign in (*c.garbled, *c.letters))
    return Phrases(signs, exact=True)


def sign_before(words: Sequence[Token], index: int) -> Sign | None:
    """The sign or code at ``index`` that stands before a number."""
    token = words[index]
    if token.kind is Kind.NUMBER:
        return None
    found = _signs().at(words, index)
    if found is not None:
        code, last = found
        if len(token.text) == 1 and last > index + 1 and not words[index + 1].glued:
            return None  # `A $5 million reward`
        letters = words[last - 1].kind is Kind.WORD and words[index].kind is Kind.WORD
        numbered = last < len(words) and words[last].kind is Kind.NUMBER
        if letters and not (numbered and _sure(words, token.text, last)):
            return None
        return Sign(currency=code, last=last)
    return _garbled_sign(words, index)


def _sure(words: Sequence[Token], code: str, number: int) -> bool:
    """Whether letters before a number are money: `COP 500 million`; not `COP 26`, `TOP 10`."""
    if code not in currencies_lexicon().other_words:
        return True
    scale = words[number + 1].low if number + 1 < len(words) else ""
    return scale in _SCALES or words[number].number >= _SUM


_SUM = 1000  # of what has a code that is a word too


def _garbled_sign(words: Sequence[Token], index: int) -> Sign | None:
    """`e85 million`, `PS6m`, `R59 billion`: a sign that is no name; `p5` may be page 5."""
    found = _garbled().at(words, index)
    if found is None:
        return None
    code, last = found
    if last >= len(words) or words[last].kind is not Kind.NUMBER or not words[last].glued:
        return None
    scale = words[last + 1].low if last + 1 < len(words) else ""
    short = words[last - 1].end - words[index].start == 1 or len(words[last].text) == 1
    return None if short and scale not in _SCALES else Sign(currency=code, last=last)


_SCALES = ("m", "bn", "b", "million", "billion", "trillion", "tn", "k")


def sign_after(words: Sequence[Token], index: int) -> Sign | None:
    """The sign, code or word at ``index`` that stands after a number."""
    at = index
    if at + 1 < len(words) and is_hyphen(words[at]) and words[at].glued:
        at += 1
    if at >= len(words):
        return None
    token = words[at]
    word = _words().at(words, at)
    if word is not None:
        (currency, minor), last = word
        if len(token.text) != 3 or token.low not in _codes():
            return Sign(currency=currency, last=last, minor=minor)
        if token.text.isupper() and token.text not in currencies_lexicon().other_words:
            return Sign(currency=currency, last=last, minor=minor)
    if token.glued and at == index and token.text in _glued_signs() and not _video(words, at):
        return Sign(currency=_glued_signs()[token.text], last=at + 1, minor=_hundredth(token.text))
    if at == index and token.kind is not Kind.NUMBER:
        sign = _signs().at(words, at)
        numbered = sign is not None and sign[1] < len(words) and words[sign[1]].kind is Kind.NUMBER
        if sign is not None and (token.glued or not numbered):
            return Sign(currency=sign[0], last=sign[1])
    return None


_LINES = (240, 360, 480, 720, 1080, 1440, 2160)


def _video(words: Sequence[Token], at: int) -> bool:
    """`1080p` is a screen, not pence."""
    return words[at].text == "p" and words[at - 1].number in _LINES


@cache
def _codes() -> frozenset[str]:
    return frozenset(code.lower() for code in currencies_lexicon().currency)


class Purse:
    """What the shared signs and words for money mean in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, str] = {}
        self._low = ""

    def code(self, sign: Sign) -> str:
        """The ISO 4217 code of a sign, ``?`` where the text does not tell."""
        shared = currencies_lexicon().shared.get(sign.currency)
        if shared is None:
            return sign.currency
        if sign.currency not in self._known:
            self._known[sign.currency] = self._decide(sign.currency, shared)
        return self._known[sign.currency]

    def is_money(self, sign: Sign, *, scaled: bool) -> bool:
        """Whether a word for money means it here: `200 pounds` and `12 won` may not."""
        shared = currencies_lexicon().shared.get(sign.currency)
        if shared is None or shared.signs or scaled:
            return True
        if sign.currency == "pound":
            return "£" in self._text or "sterling" in self._text
        return not shared.common or bool(self._told(shared))

    def _decide(self, name: str, shared: Shared) -> str:
        if name == "dollar" and not self._names_us_dollars():
            return shared.default
        default = UNKNOWN if name == "dollar" else shared.default
        return self._told(shared) or default

    def _told(self, shared: Shared) -> str:
        """The currency that most cues of the text speak for; '' for none or several."""
        self._low = self._low or f" {self._text.lower()}"
        votes = {
            code: sum(self._low.count(f" {cue}") for cue in cues)
            for code, cues in shared.cues.items()
        }
        most = max(votes.values(), default=0)
        winners = [code for code, count in votes.items() if count == most]
        return winners[0] if most and len(winners) == 1 else ""

    def _names_us_dollars(self) -> bool:
        """A text that tells US dollars apart means another dollar by the sign alone."""
        signs = ("US$", "US $", "$US", "USD", "US dollars", "U.S. dollars", "American dollars")
        return any(sign in self._text for sign in signs)
