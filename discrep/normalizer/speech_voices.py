"""Who is speaking where in a text: quotations across sentences, and who the pronouns are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from discrep.lexicon import vocabulary
from discrep.normalizer import language as lang
from discrep.normalizer.entities import find_entities
from discrep.normalizer.language import Doc, Token
from discrep.normalizer.proper import Proper, Type

_QUOTES = frozenset({'"', "``", "''", "“", "”", "»", "«"})
_PERSONAL = frozenset({"he", "she"})
_SHORTEST = 3  # words of a quotation that is speech and no nickname
_SPEECH = 8  # words of one that is speech though nobody is said to speak
_AFTER = 9  # tokens between a quotation and the verb that says whose it is
_BEFORE = 9
_NEAR = 4  # sentences back to whom a pronoun may point
_REACH = 200  # tokens back, where sentences have no end


class Quote(msgspec.Struct, frozen=True):
    """Tokens ``[start, end)`` inside quotation marks; ``line`` counts the lines of the text."""

    start: int
    end: int
    line: int


class Voices:
    """Speakers of one document, found once for all its mentions."""

    def __init__(self, doc: Doc) -> None:
        self.words: list[str] = [t.text for t in doc]
        self.entity: dict[int, Proper] = {
            i: p for p in find_entities(doc) for i in range(p.start, p.end)
        }
        self.full = self._full_names()
        self.quotes = tuple(self._quotations())
        self._starts = [q.start for q in self.quotes]
        self.said = dict(self._sayings(doc))  # verbs of saying outside quotations: who speaks
        self._by_quote = self._attributed()

    def _sayings(self, doc: Doc) -> Iterator[tuple[int, str]]:
        last: tuple[int, str] | None = None  # the last named speaker, and the sentence
        number = 0
        starts = [0]
        for token in doc:
            if token.is_sent_start:
                number += 1
                starts.append(token.i)
            if token.pos_ != "VERB" or vocabulary.said_as(lang.lemma(token)) is None:
                continue
            who = speaker_of(token)
            if who is None or self.quote_at(token.i) is not None:
                continue
            if who.lower_ in _PERSONAL:
                since = max(starts[max(0, number - _NEAR)], who.i - _REACH)
                near = last[1] if last is not None and last[0] >= number - _NEAR else ""
                yield token.i, self._meant(range(since, who.i), near)
            elif who.pos_ != "PRON":
                name = self.name(who)
                yield token.i, name
                if self._is_person(who.i):
                    last = (number, name)

    def _meant(self, before: range, speaker: str) -> str:
        """Whom a pronoun after the tokens ``before`` means, if that is safe to say: the only person
        named there, or the last speaker with nobody named since."""
        named = [self._called(i) for i in before if self._is_person(i)]
        if len(set(named)) == 1:
            return named[0]
        return speaker if speaker and named and named[-1] == speaker else ""

    def _full_names(self) -> dict[str, str]:
        """The one full name of a person for each surname."""
        found: dict[str, set[str]] = {}
        for proper in self.entity.values():
            if proper.type is Type.PERSON and len(proper.words) > 1:
                found.setdefault(proper.words[-1], set()).add(" ".join(proper.words))
        return {surname: min(full) for surname, full in found.items() if len(full) == 1}

    def _is_person(self, i: int) -> bool:
        return i in self.entity and self.entity[i].type is Type.PERSON

    def _called(self, i: int) -> str:
        """The full name of the person named at token ``i``."""
        own = " ".join(self.entity[i].words)
        return self.full.get(own, own)

    def name(self, token: Token) -> str:
        """Whom the phrase of ``token`` names: a person in full, else in the text's own words."""
        return self._called(token.i) if self._is_person(token.i) else phrase(token)

    def _quotations(self) -> Iterator[Quote]:
        opened = -1
        line = 0
        for i, word in enumerate(self.words):
            if word in _QUOTES:
                if opened >= 0:
                    if i - opened > _SHORTEST:
                        yield Quote(opened + 1, i, line)
                    opened = -1
                else:
                    opened = i
            elif "\n" in word:
                # A quotation that goes on in the next paragraph is not closed in this one.
                begins = opened >= 0 and (opened == 0 or _introduces(self.words[opened - 1]))
                if begins and i - opened > _SHORTEST:
                    yield Quote(opened + 1, i, line)
                opened = -1
                line += 1

    def quote_at(self, i: int) -> Quote | None:
        """The quotation that token ``i`` stands in."""
        n = bisect_right(self._starts, i) - 1
        return self.quotes[n] if n >= 0 and i < self.quotes[n].end else None

    def _attributed(self) -> dict[Quote, str]:
        found: dict[Quote, str] = {}
        before: Quote | None = None
        for quote in self.quotes:
            who = self._beside(quote)
            if who is None and before is not None and self._continues(before, quote):
                who = found.get(before)
            if who:
                found[quote] = who
            before = quote
        return found

    def _continues(self, before: Quote, quote: Quote) -> bool:
        """Whether a quotation is the next one of its line, or opens the line after the last."""
        if quote.line == before.line:
            return True
        opens = quote.start == 1 or "\n" in self.words[quote.start - 2]
        return opens and quote.line == before.line + 1

    def _beside(self, quote: Quote) -> str | None:
        """Who speaks by the verb of saying after or before a quotation."""
        for i in range(quote.end + 1, min(quote.end + 1 + _AFTER, len(self.words))):
            if i in self.said:
                return self.said[i]
            if self.words[i] in (".", "?", "!") or "\n" in self.words[i]:
                break
        for i in range(quote.start - 2, max(quote.start - 2 - _BEFORE, -1), -1):
            if i in self.said:
                return self.said[i]
            if self.words[i] in (".", "?", "!") or "\n" in self.words[i]:
                break
        return None

    def speaker_at(self, i: int) -> str | None:
        """Who says the quotation around token ``i``; '' when that stays unknown, None outside."""
        quote = self.quote_at(i)
        if quote is None:
            return None
        who = self._by_quote.get(quote)
        return "" if who is None and quote.end - quote.start >= _SPEECH else who


def _introduces(word: str) -> bool:
    return "\n" in word or word in (":", ",")


@lru_cache(maxsize=2)
def read_voices(doc: Doc) -> Voices:
    """The voices of ``doc``; all mentions of one article share them."""
    return Voices(doc)


def speaker_of(verb: Token) -> Token | None:
    """Who speaks by a verb of saying: its subject, in the passive its agent or who is quoted."""
    if not lang.is_passive(verb):
        return lang.subject_of(verb)
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    quoted = lang.lemma(verb) in ("quote", "cite")  # she was quoted as saying
    return lang.subject_of(verb) if quoted else None


def phrase(token: Token) -> str:
    """The words of a noun phrase without its article, relative clauses and appositions."""
    keep = [token]
    for child in token.children:
        if child.dep_ in lang.NOMINAL_MODIFIER and child.dep_ != "det":
            keep += child.subtree
        elif child.dep_ == "prep":
            keep += _short(child)
    keep.sort(key=lambda t: t.i)
    return " ".join(" ".join(t.text for t in keep if not t.is_space).split())


def _short(prep: Token) -> list[Token]:
    """``of the ministry``, not ``of the ministry that ...``."""
    words = [t for t in prep.subtree if not t.is_punct]
    return words if len(words) <= 6 and lang.lemma(prep) in ("of", "for", "at") else []
