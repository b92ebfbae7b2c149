"""Proper names, and the words of a document as the finders of names and places read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

import msgspec

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
            # The parser now and then begins a sentence within a name.
            begins = token.is_sent_start and not (i and self.words[i - 1][-1].isalnum())
            fresh = fresh or bool(begins)
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
        # A headline writes its verbs with capitals too; a list of names has nothing but names.
        if any(self.words[k][0].islower() and self.tags[k].startswith(("VB", "MD")) for k in line):
            return
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
