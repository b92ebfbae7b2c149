"""Noun phrases that name places: ``northern Gaza``, ``the parking lot``, ``tip of Sumatra``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from discrep.lexicon.gazetteer import Known, adjective_of, known_place
from discrep.lexicon.places import is_aspect, is_kind_of_place, places_lexicon
from discrep.normalizer.entities import find_entities
from discrep.normalizer.language import Doc, lemma
from discrep.normalizer.proper import Proper, Reader, Type, read

_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NOMINAL = _NOUN | {"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH"}
_DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "this", "that", "these"}
    | {"those", "another", "each", "some", "one", "any", "every"}
)
_BARE = frozenset({"IN", "TO", "VB", "VBD", "VBN", "VBZ", "VBP", "VBG", "RP"})  # before a bare noun
_LONGEST = 8  # words in the longest noun phrase read


class Site(msgspec.Struct, frozen=True):
    """A place in the text: tokens ``[start, end)`` and its canonical name.

    ``proper`` tells names from common nouns, ``adjective`` origins (``Syrian``); ``vague`` marks
    nouns that say where only together with something else (``the area``).
    """

    start: int
    end: int
    name: str
    known: Known | None = None
    proper: bool = True
    adjective: bool = False
    vague: bool = False


class Phrases:
    """Reads the noun phrases of one document that name places."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        self.reader: Reader = read(doc)
        self.words = self.reader.words
        self.tags = self.reader.tags
        self.proper: dict[int, Proper] = {p.start: p for p in find_entities(doc)}
        self.inside: set[int] = {i for p in self.proper.values() for i in range(p.start + 1, p.end)}

    def surface(self, start: int, end: int) -> str:
        """The words of tokens ``[start, end)`` as written."""
        first, last = self.reader.starts[start], self.reader.starts[end - 1]
        return " ".join(self.text[first : last + len(self.words[end - 1])].split())

    def skip_determiner(self, i: int) -> int:
        """The token after an article at ``i``, else ``i``."""
        return i + 1 if i < len(self.words) and self.words[i].lower() in _DETERMINERS else i

    def phrase(self, i: int, depth: int = 0) -> Site | None:
        """The place that the noun phrase at token ``i`` (its article skipped) names."""
        before: list[int] = []
        k = i
        while k < len(self.words) and k - i < _LONGEST:
            entity = self.proper.get(k)
            if entity is not None:
                found = self._proper(before, entity, depth) or self._common(before, depth)
                if found is not None or not self._owns(entity.end) or depth > 1:
                    return found
                return self.phrase(entity.end + 1, depth + 1)  # Ann Lee's home
            if self.tags[k] == "POS" and before:  # her children's school
                before = []
            elif (
                self.tags[k] not in _NOMINAL
                or "\n" in self.words[k]
                or (before and self.tags[k] == "CD" and self.tags[before[-1]] in _NOUN)
            ):
                break
            else:
                before.append(k)
            k += 1
        return self._common(before, depth)

    def _owns(self, end: int) -> bool:
        return end < len(self.tags) and self.tags[end] == "POS"

    def _proper(self, before: Sequence[int], entity: Proper, depth: int) -> Site | None:
        """``northern Gaza``, ``Aceh province``, ``Jabaliya refugee camp``, ``the town Bireun``."""
        lexicon = places_lexicon()
        start, end = entity.start, entity.end
        name = self.surface(start, end)
        known = known_place(name)
        place = entity.type in (Type.PLACE, Type.FACILITY)
        tail = self._tail(end)
        if tail:
            noun = self.words[tail - 1].lower()
            if tail == end + 1 and noun in lexicon.settlements:
                place, end = True, tail
            elif noun in lexicon.landforms or not (place or entity.type is Type.PERSON):
                place, end, known = True, tail, None
                name = self.surface(start, tail)
        if not place:
            return None
        if end + 1 < len(self.words) and self.words[end] == "'s" and depth < 2:
            inner = self.phrase(end + 1, depth + 1)  # Indonesia's Aceh province
            if inner is not None and inner.proper and not inner.adjective:
                return Site(start, inner.end, inner.name, inner.known)
        return self._whole(before, start, end, known.name if known else name, known)

    def building(self, entity: Proper) -> Site:
        """The place of a name that is a building's, whatever else it is."""
        return self._whole((), entity.start, entity.end, self.surface(entity.start, entity.end))

    def _whole(
        self, before: Sequence[int], start: int, end: int, name: str, known: Known | None = None
    ) -> Site:
        """The place with what stands before its name and says which part of it is meant."""
        lexicon = places_lexicon()
        first = start
        while first - 1 in before and (
            self.words[first - 1].lower() in lexicon.position or self.words[first - 1] == "-"
        ):
            first -= 1
        if first < start:
            return Site(first, end, f"{self.surface(first, start).lower()} {name}")
        if before and self.words[before[-1]].lower() in lexicon.settlements:
            return Site(self._narrow(before, before[-1]), end, name, known)
        return Site(start, end, name, known)

    def _tail(self, end: int) -> int:
        """The end of a common noun that belongs to the name before it, or 0."""
        lexicon = places_lexicon()
        k = end
        while (
            k < len(self.words)
            and k - end < 3
            and (self.tags[k] in _NOUN or self.tags[k] == "JJ")
            and self.words[k][0].islower()
        ):
            k += 1
        if k == end:
            return 0
        figurative = any(w.lower() in lexicon.figurative for w in self.words[end:k])
        return k if not figurative and is_kind_of_place(self.words[k - 1].lower()) else 0

    def _common(self, before: Sequence[int], depth: int) -> Site | None:
        """``the parking lot``, ``northern tip of Sumatra``, ``perimeter of the school``."""
        lexicon = places_lexicon()
        nouns = [k for k in before if self.tags[k] in _NOUN]
        if not nouns:
            return None
        head = nouns[-1]
        if any(self.words[k].lower() in lexicon.figurative for k in before if k != head):
            return None
        noun = self.words[head].lower()
        if not self._is_common(head, noun):
            return None
        after = head + 1
        if after < len(self.words) and self.words[after] == "of" and depth < 2:
            if noun in lexicon.parts or is_kind_of_place(noun):
                inner = self.phrase(self.skip_determiner(after + 1), depth + 1)
                if inner is not None and not inner.adjective:
                    return self._part(before, head, noun, inner)
            elif is_aspect(noun):  # in the shadow of the tower
                return self.phrase(self.skip_determiner(after + 1), depth + 1)
            else:
                return None
        for form in (noun, lemma(self.reader.tokens[head])):
            if is_kind_of_place(form):
                start = self._narrow(before, head)
                name = self.surface(start, head).lower() + " " if start < head else ""
                vague = start == head and form in lexicon.vague
                return Site(start, head + 1, name + form, proper=False, vague=vague)
        return None

    def _is_common(self, i: int, noun: str) -> bool:
        """Whether token ``i`` is a common noun that has the article it needs to be a place."""
        capital = self.words[i][0].isupper()
        if capital and not self.reader.titled[i] and not self.reader.initial[i]:
            return False
        before = self.words[i - 1].lower() if i else ""
        articled = before in _DETERMINERS or (i > 0 and self.tags[i - 1] not in _BARE)
        return noun not in places_lexicon().articled or articled

    def _part(self, before: Sequence[int], head: int, noun: str, inner: Site) -> Site:
        if noun in places_lexicon().settlements and inner.proper:
            return Site(before[0], inner.end, inner.name, inner.known)
        start = self._narrow(before, head)
        own = self.surface(start, head + 1).lower()
        return Site(start, inner.end, f"{own} of {inner.name}", proper=inner.proper)

    def _narrow(self, before: Sequence[int], head: int) -> int:
        """The first word of the phrase up to ``head`` that says which place it is."""
        start = head
        for k in range(head - 1, (before[0] if before else head) - 1, -1):
            word = self.words[k]
            if word.lower() in places_lexicon().pointing or adjective_of(word) is not None:
                break
            start = k
        while self.words[start] == "-":
            start += 1
        return start


@lru_cache(maxsize=2)
def read_phrases(doc: Doc, text: str) -> Phrases:
    """The phrases of ``doc``, the parse of ``text``; the finders of one article share them."""
    return Phrases(doc, text)
