"""What an article is about, in little: the words, names and figures with which it begins."""

from __future__ import annotations

import math
import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator

from discrep.lexicon.languages import common_words
from discrep.model.facts import Article, ZoneKind

Sketch = dict[int, float]  # how much each term counts in one article, by the term's number

_TERM = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_FIRST = 150  # different terms kept: news tells first what it is about
_NAME = 1.5  # how many times a name counts: events of one kind differ in their names
_BUCKETS = 1 << 20  # terms are numbered by their hash, so that the table never grows
_RARE = 50  # articles of other corpora that tell how rare terms are where there are few here

# A capital after one of these says nothing.
_BEGINS = re.compile(r"(?:^|[.!?:;\n\"“”‘(])\s*$")


def sketch(article: Article) -> Sketch:
    """The terms of the article's title and body, each by how often it stands there.

    A term that is mostly written with a capital where none is due counts as a name.
    """
    often: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for term, proper in _terms(article):
        if term in often or len(often) < _FIRST:
            often[term] += 1
            capital[term] += proper
    found: Sketch = {}
    for term, count in often.items():
        number = zlib.crc32(term.encode("utf-8", "surrogatepass")) % _BUCKETS
        weight = (1 + math.log(count)) * (_NAME if 2 * capital[term] >= count else 1.0)
        found[number] = max(weight, found.get(number, 0.0))
    return found


def _terms(article: Article) -> Iterator[tuple[str, bool]]:
    """Terms in lower case and the singular, without common words, and whether each is a name."""
    common = common_words()["en"]
    for zone in article.zones:
        if zone.kind not in (ZoneKind.TITLE, ZoneKind.BODY):
            continue
        for match in _TERM.finditer(article.text, zone.start, zone.end):
            word = match.group().replace("’", "'").removesuffix("'s")
            term = word.lower()
            if len(term) < 2 or term in common:
                continue
            if len(term) > 4 and term.endswith("s") and not term.endswith("ss"):
                term = term[:-1]
            before = article.text[max(zone.start, match.start() - 3) : match.start()]
            yield term, word[0].isupper() and not _BEGINS.search(before)


class Rarity:
    """In how many articles of a corpus each term stands. Takes four megabytes, whatever it counts.

    Weights are TF-IDF (Spärck Jones, 1972), vectors have the length 1, so that the product of two
    is their cosine.
    """

    def __init__(self) -> None:
        self._articles = 0
        self._having = array("I", bytes(4 * _BUCKETS))

    def count(self, told: Sketch) -> None:
        """Take one more article into account."""
        self._articles += 1
        for term in told:
            self._having[term] += 1

    def vector(self, told: Sketch) -> Sketch:
        """The terms that other articles have too, each by its weight; rare ones weigh more."""
        rare = {
            term: weight * math.log((self._articles + _RARE) / (self._having[term] + 0.5))
            for term, weight in told.items()
            if self._having[term] > 1
        }
        length = math.sqrt(sum(weight * weight for weight in rare.values()))
        return {term: weight / length for term, weight in rare.items()} if length else {}


def cosine(a: Sketch, b: Sketch) -> float:
    """How alike two vectors are, from 0 to 1."""
    small, large = sorted((a, b), key=len)
    return math.fsum(weight * large[term] for term, weight in small.items() if term in large)
