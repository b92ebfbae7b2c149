"""Which articles of a corpus tell one story, by the words, names and figures that they share.

Near-linear. Articles come in the order of their days; each is set only against those of the last
days that share one of its most telling terms, and of these against the latest (blocking, with the
time window of topic detection and tracking, Allan et al., 1998). Pairs alike enough connect
articles to clouds, and each cloud falls into stories by average linkage: a chain of look-alikes is
no story.
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from discrep.corpus.sketches import Sketch, cosine
from discrep.linkage import Linkage, Pair

WINDOW = 14  # days between two articles that are set against each other
ALIKE = 0.2  # cosine from which on articles tell one story, on average

_TELLING = 12  # terms of an article by which it is found
_LATEST = 32  # articles that a term leads to
_PARTNERS = 20  # articles that one is set against
_HELD = 4096  # vectors at hand

Vectors = Callable[[int], Sketch]


def stories(days: Iterable[int], vectors: Vectors) -> list[list[int]]:
    """The articles of each story, by number, in order; each article is in exactly one.

    ``days`` has the day of each article, counted from any, in order; 0 is an unknown day, and
    comes first. ``vectors`` gives the vector of an article, and may be asked again. Takes about a
    hundred bytes an article, beside the terms of the last days.
    """
    at_hand = lru_cache(_HELD)(vectors)
    clouds = _Clouds()
    seen = _Seen()
    for number, day in enumerate(days):
        clouds.add()
        vector = at_hand(number)
        for other in seen.partners(number, day, vector):
            if cosine(vector, at_hand(other)) >= ALIKE:
                clouds.connect(other, number)
    found = (group for cloud, pairs in clouds.parts() for group in _stories(cloud, pairs, at_hand))
    return sorted(found)


def _stories(cloud: Sequence[int], pairs: Sequence[Pair], vectors: Vectors) -> Iterator[list[int]]:
    """A cloud that is taken apart into stories; ``pairs`` are of its articles."""
    place = {number: n for n, number in enumerate(cloud)}
    linkage = Linkage(lambda i, j: cosine(vectors(cloud[i]), vectors(cloud[j])))
    between = ((place[a], place[b]) for a, b in pairs)
    for group in linkage.groups(len(cloud), between, ALIKE):
        yield [cloud[n] for n in group]


class _Seen:
    """The articles met so far, under their most telling terms; the latest of each term."""

    def __init__(self) -> None:
        self._under: dict[int, deque[tuple[int, int, float]]] = {}
        self._swept = 0

    def partners(self, number: int, day: int, vector: Sketch) -> list[int]:
        """The articles that share most with this one, which is put beside them."""
        shared: defaultdict[int, float] = defaultdict(float)
        for term in sorted(vector, key=lambda t: (-vector[t], t))[:_TELLING]:
            under = self._under.setdefault(term, deque(maxlen=_LATEST))
            for other, when, weight in under:
                if not when or day - when <= WINDOW:
                    shared[other] += vector[term] * weight
            under.append((number, day, vector[term]))
        if day - self._swept > WINDOW:
            self._forget(day)
        return sorted(shared, key=lambda n: (-shared[n], n))[:_PARTNERS]

    def _forget(self, day: int) -> None:
        """Let go of terms that only articles before the window have."""
        self._swept = day
        for term, under in list(self._under.items()):
            _, when, _ = under[-1]
            if 0 < when < day - WINDOW:
                del self._under[term]


class _Clouds:
    """Articles that pairs connect, directly or through others (union-find)."""

    def __init__(self) -> None:
        self._home = array("q")
        self._pairs = array("q")

    def add(self) -> None:
        """One more article, connected to none."""
        self._home.append(len(self._home))

    def connect(self, a: int, b: int) -> None:
        """Make two clouds one."""
        low, high = sorted((self._of(a), self._of(b)))
        self._home[high] = low
        self._pairs.extend((a, b))

    def parts(self) -> Iterator[tuple[list[int], list[Pair]]]:
        """The articles of each cloud and the pairs that connect them."""
        members: defaultdict[int, list[int]] = defaultdict(list)
        pairs: defaultdict[int, list[Pair]] = defaultdict(list)
        for number in range(len(self._home)):
            members[self._of(number)].append(number)
        for a, b in zip(self._pairs[::2], self._pairs[1::2], strict=True):
            pairs[self._of(a)].append((a, b))
        for cloud, inside in members.items():
            yield inside, pairs[cloud]

    def _of(self, number: int) -> int:
        while self._home[number] != number:
            self._home[number] = self._home[self._home[number]]
            number = self._home[number]
        return number
