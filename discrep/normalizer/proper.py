"""Proper names in a text: where each begins and ends, and what it names.

The model's entities are one witness among several. A name is a run of capitalised words, mended by
rule (titles, possessives, particles, ``Bank of X``), and typed by the evidence of all its mentions
in the document. ``names`` and ``places`` take from here what is theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache, lru_cache

import msgspec

from discrep.lexicon.gazetteer import adjective_of, is_people, known_place
from discrep.lexicon.names import names_lexicon
from discrep.lexicon.places import places_lexicon
from discrep.normalizer.language import Doc, Token


class Type(StrEnum):
    """What a proper name names."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    FACILITY = "facility"  # a place that acts like an organization: school, hospital, court
    SHIP = "ship"
    WORK = "work"
    PRODUCT = "product"
    EVENT = "event"
    OTHER = "other"


class Proper(msgspec.Struct, frozen=True):
    """A proper name: the tokens ``[start, end)`` of the document, and what it names."""

    start: int
    end: int
    words: tuple[str, ...]
    type: Type


_HEADLINE = 30  # words in the longest line that is judged as one headline
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_LINKS = frozenset({"of", "for", "on", "and", "&", "the", "in"})


class Reader:
    """One document's tokens as plain lists, read once: spaCy's attributes are slow to ask for."""

    def __init__(self, doc: Doc) -> None:
        self.tokens: list[Token] = list(doc)
        self.words: list[str] = [t.text for t in self.tokens]
        self.tags: list[str] = [t.tag_ for t in self.tokens]
        self.starts: list[int] = [t.idx for t in self.tokens]
        self.entity: list[int] = [-1] * len(self.tokens)
        self.labels: list[str] = []
        for number, entity in enumerate(doc.ents):
            self.labels.append(entity.label_)
            for i in range(entity.start, entity.end):
                self.entity[i] = number
        self.initial = self._initial()
        self.titled = self._titled()
        self.inner = Counter(  # how often a word is capitalised where only a name would be
            w
            for i, w in enumerate(self.words)
            if w[0].isupper() and not self.initial[i] and not self.titled[i]
        )
        self.lower = {w for w in self.words if w[0].islower()}

    def _initial(self) -> list[bool]:
        """Words that stand where any word is capitalised."""
        initial = [False] * len(self.tokens)
        fresh = True
        for i, token in enumerate(self.tokens):
            fresh = fresh or bool(token.is_sent_start)
            word = self.words[i]
            if word[0].isalnum():
                initial[i] = fresh
                fresh = False
            elif word[0] in "\n:" or (word in ('"', "``", "“") and i and self.words[i - 1] in ",:"):
                fresh = True
        return initial

    def _titled(self) -> list[bool]:
        """Words of headlines and other lines where most words are capitalised."""
        titled = [False] * len(self.tokens)
        line: list[int] = []
        sentence: list[int] = []
        for i in range(len(self.tokens) + 1):
            ended = i == len(self.tokens) or "\n" in self.words[i]
            if ended or self.tokens[i].is_sent_start:
                self._mark(sentence, titled)
                sentence = []
            if ended:
                if len(line) <= _HEADLINE:
                    self._mark(line, titled)
                line = []
            else:
                line.append(i)
                sentence.append(i)
        return titled

    def _mark(self, line: Sequence[int], titled: list[bool]) -> None:
        long = [k for k in line if len(self.words[k]) > 3 and self.words[k].isalpha()]
        capital = [k for k in long if self.words[k][0].isupper()]
        if len(long) < 3 or len(capital) < 0.75 * len(long) or self.words[line[-1]] == ".":
            return
        # A list of names has nothing but proper nouns; a headline has verbs and common nouns too.
        if all(self.words[k].isupper() for k in long) or any(
            not self.tags[k].startswith("NNP") for k in capital
        ):
            for k in line:
                titled[k] = True

    def label(self, i: int) -> str:
        """The model's label for token ``i``, or ''."""
        return self.labels[self.entity[i]] if self.entity[i] >= 0 else ""

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before it without a blank."""
        return i > 0 and self.starts[i] == self.starts[i - 1] + len(self.words[i - 1])


@lru_cache(maxsize=2)
def read(doc: Doc) -> Reader:
    """The words of ``doc``; the finders of one article share them."""
    return Reader(doc)


def bare(word: str) -> str:
    """``word`` without the period of an abbreviation."""
    return word[:-1] if len(word) > 1 and word.endswith(".") else word


def _capital(reader: Reader, i: int) -> bool:
    """Whether token ``i`` can be a word of a name by its own shape."""
    word = reader.words[i]
    if word[0].isupper():
        if word[1:2] == "-" and word[0] in "DRI":  # D-Mass., R-Texas
            return False
        if reader.tokens[i].is_stop and not (word.isupper() and len(word) > 1):
            return reader.tags[i] in ("NNP", "NNPS") and not reader.initial[i]
        if reader.initial[i]:
            return _initial_name(reader, i)
        return True
    if _ORDINAL.fullmatch(word):  # 42nd Street
        following = reader.words[i + 1] if i + 1 < len(reader.words) else ""
        return following in places_lexicon().land_heads
    return word[0].islower() and word.isalnum() and any(c.isupper() for c in word[1:3])


def _initial_name(reader: Reader, i: int) -> bool:
    """Whether a sentence's first word is a name and no ordinary word."""
    word = reader.words[i]
    if reader.inner[word] or known_place(word) or word in names_lexicon().given_names:
        return True
    if word.lower() in reader.lower and reader.tags[i] not in ("NNP", "NNPS"):
        return False
    stem = bare(word)
    if stem in names_lexicon().titles or len(stem) == 1 or (word.isupper() and len(word) > 1):
        return True
    return reader.tags[i] in ("NNP", "NNPS") and word.lower() not in reader.lower


def _run_end(reader: Reader, i: int) -> int:
    """The end of the run of capitalised words that starts at token ``i``."""
    lexicon = names_lexicon()
    words, count = reader.words, len(reader.words)
    end = i + 1
    while end < count:
        word = words[end]
        if reader.tokens[end].is_sent_start and not _continues(reader, end):
            break
        if _capital(reader, end) or (word[0].isupper() and reader.initial[end]):
            end += 1
        elif (word in ("-", "&") and end + 1 < count and _joined(reader, end)) or (
            word == "," and end + 1 < count and bare(words[end + 1]) in _ENDINGS()
        ):
            end += 2
        elif word[0].isdigit() and words[end - 1] in places_lexicon().numbered and word.isdigit():
            end += 1
        elif step := _particles(reader, end) or _link(reader, i, end):
            end += step
        else:
            break
    if end < count and words[end] == "." and bare(words[end - 1]) in lexicon.suffixes:
        end += 1
    return end


@cache
def _ENDINGS() -> frozenset[str]:  # noqa: N802 - a constant that needs the lexicon
    return names_lexicon().suffixes | {"Inc", "Ltd", "LLC", "Corp", "LLP"}


def _continues(reader: Reader, i: int) -> bool:
    """Whether a sentence break before token ``i`` is only an abbreviation's period."""
    before = reader.words[i - 1]
    return before.endswith(".") and len(before) > 1 and reader.words[i][0].isupper()


def _joined(reader: Reader, i: int) -> bool:
    """Whether ``-`` or ``&`` at token ``i`` stands within a name."""
    if reader.words[i] == "&":
        return reader.words[i + 1][0].isupper()
    return (
        reader.glued(i)
        and reader.glued(i + 1)
        and (reader.words[i + 1][0].isupper() or reader.words[i + 1][0].isdigit())
    )


def _particles(reader: Reader, i: int) -> int:
    """How many tokens of ``van der Berg`` from ``i`` on belong to the name."""
    lexicon = names_lexicon()
    for step in (1, 2):
        last = i + step
        if last >= len(reader.words) or reader.words[last - 1] not in lexicon.particles:
            return 0
        if reader.words[last][0].isupper():
            return step + 1
        if reader.words[last] == "-" and last + 1 < len(reader.words):  # el-Sheikh
            return step + 2 if reader.words[last + 1][0].isupper() else 0
    return 0


def _institutional(words: Sequence[str]) -> bool:
    lexicon, places = names_lexicon(), places_lexicon()
    return any(
        w in lexicon.institutions or w in lexicon.event_nouns or w in places.land_heads
        for w in words
    )


def _link(reader: Reader, start: int, i: int) -> int:
    """How many tokens from a link word at ``i`` carry the name on (``of the Interior``), or 0."""
    words = reader.words
    if words[i] not in _LINKS or words[i] == "the":
        return 0
    after = i + 1
    if after < len(words) and words[after] == "the":
        after += 1
    if after >= len(words) or not words[after][0].isupper() or reader.titled[i]:
        return 0
    lexicon, places = names_lexicon(), places_lexicon()
    last = words[i - 1]
    head = last in lexicon.institutions or last in places.land_heads or last in lexicon.event_nouns
    same = reader.entity[i - 1] >= 0 and reader.entity[i - 1] == reader.entity[after]
    if same and reader.label(i) == "PERSON":
        same = False
    if words[i] == "of":
        if bare(last) in lexicon.titles and last not in lexicon.institutions:
            return 0
        return after - i + 1 if head or (same and not known_place(words[after])) else 0
    if words[i] == "and":
        subject = last in lexicon.subjects and words[after] in lexicon.subjects
        both = (same or subject) and _institutional(words[start : after + 3])
        return after - i + 1 if both else 0
    institution = any(w in lexicon.institutions for w in words[start:i])
    return after - i + 1 if same and institution and words[i] in ("for", "on", "in") else 0


def runs(reader: Reader) -> Iterable[tuple[int, int]]:
    """Runs of capitalised words outside headlines, mended: titles, adjectives, dates cut off."""
    i = 0
    while i < len(reader.words):
        if reader.titled[i] or not _capital(reader, i):
            i += 1
            continue
        end = _run_end(reader, i)
        while end > i + 1 and reader.titled[end - 1]:
            end -= 1
        yield from _pieces(reader, i, end)
        i = end


def _pieces(reader: Reader, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The names within one run: ``Supreme Court Judge Ann Lee`` is a court and a person."""
    lexicon = names_lexicon()
    words = reader.words
    last_word = words[end - 1]
    whole = last_word in lexicon.institutions or last_word in lexicon.company_endings
    for i in range(start, end):
        if bare(words[i]) not in lexicon.titles:
            continue
        following = i + 1
        while following < end and bare(words[following]) in lexicon.titles:
            following += 1
        if following < end and words[following] in ("of", "&"):
            continue
        if whole and bare(words[end - 1]) not in lexicon.titles:
            continue
        if any(w in ("of", "for", "and") for w in words[start:i]):  # Department of Justice
            continue
        before = i
        while before > start and bare(words[before - 1]) in lexicon.title_modifiers:
            before -= 1
        if before == i and i > start and words[i] in lexicon.given_names:
            continue
        if before > start:
            yield from _trimmed(reader, start, before)
        if following < end:
            yield from _pieces(reader, following, end)
        return
    yield from _trimmed(reader, start, end)


def _trimmed(reader: Reader, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The piece without what is no part of a name at its ends."""
    lexicon = names_lexicon()
    words = reader.words
    while end > start and words[end - 1] in ("-", "&", "and", "of", ",", "the", "for"):
        end -= 1
    while (
        end - start > 1
        and words[end - 1] in lexicon.not_names
        and words[end - 1].lower() not in places_lexicon().position
        and not _institutional(words[start:end])
    ):
        end -= 1
    while start < end:
        width = _adjective_width(words, start, end)
        if not width:
            break
        rest = words[start + width : end]
        kept = rest and (
            rest[-1] in lexicon.institutions
            or rest[-1] in lexicon.event_nouns
            or rest[-1] in places_lexicon().land_heads
            or rest[-1] in places_lexicon().site_heads
            or (
                reader.entity[start] >= 0
                and reader.entity[start] == reader.entity[end - 1]
                and reader.label(start) in ("ORG", "FAC", "LOC", "EVENT", "WORK_OF_ART")
            )
        )
        if kept and not known_place(" ".join(rest)):
            break
        start += width
        while start < end and words[start] in ("-", "–"):
            start += 1
    if start >= end or (words[start] in ("D", "R", "I") and words[start + 1 : start + 2] == ["-"]):
        return
    if end - start == 1:
        word = words[start]
        single = bare(word)
        if (
            word in lexicon.not_names
            or single in lexicon.not_names
            or (word.isupper() and word.title() in lexicon.not_names)
            or single in lexicon.titles
            or single in lexicon.title_modifiers
            or is_people(word)
            or (len(single) == 1 and words[end : end + 1] != ["!"])
            or ("-" in word[1:-1] and known_place(word.split("-")[0]) is not None)
            or not any(c.isalpha() for c in word)
        ):
            return
        if reader.initial[start] and not _shown(reader, start):
            return
    elif all(
        w in lexicon.not_names or bare(w) in lexicon.titles or w in lexicon.title_modifiers
        for w in words[start:end]
    ):
        return
    yield start, end


def _shown(reader: Reader, i: int) -> bool:
    """Whether something besides its place in the sentence shows that the word is a name."""
    word = reader.words[i]
    return (
        reader.inner[word] > 0
        or known_place(word) is not None
        or word in names_lexicon().given_names
        or reader.label(i) in ("PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT")
        or any(c.isupper() for c in word[1:])
    )


def _adjective_width(words: Sequence[str], start: int, end: int) -> int:
    """How many words from ``start`` on are an adjective of place, faith or party."""
    if start + 1 < end and adjective_of(" ".join(words[start : start + 2])):
        return 2
    word = words[start]
    return int(adjective_of(word) is not None or word in names_lexicon().adjectives)
