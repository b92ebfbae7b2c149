"""What words of news have in common: classes of events and of nouns, and the words of saying.

Two clauses in different words can be seen as one question because their words fall into one class:
`gunned down` and `fatalities` into ``die``, `lorry` and `truck` into ``truck``. The classes are
data, in events.toml, nouns.toml and speech.toml; docs/lexicon.md says how to extend them. All words
are lemmas; capitals, hyphens against blanks, and British against American endings make no
difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from discrep.lexicon import load, remembered
from discrep.model.facts import Certainty
from discrep.model.values import Moves

EventRelation = Literal["same", "class", "opposed", "apart", "unknown"]
NounRelation = Literal["same", "class", "kin", "disjoint", "apart", "unknown"]

HAPPENING = "happening"  # the root of all nouns that name events


class EventClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that tell one kind of event.

    ``field`` is the part of the news it belongs to; ``moves`` how a figure of the class changes
    while a story develops; ``counts`` the noun class of what is counted where its nouns are (40
    arrests are 40 persons); ``opposes`` names the classes that answer another question though
    their words are near.
    """

    id: str
    field: str
    moves: Moves = ""
    counts: str = ""
    opposes: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class _Preferences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that stand in several classes, with those classes, the preferred one first."""

    verbs: dict[str, tuple[str, ...]] = {}
    nouns: dict[str, tuple[str, ...]] = {}
    adjectives: dict[str, tuple[str, ...]] = {}


class EventsLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """events.toml."""

    ambiguous: _Preferences
    classes: tuple[EventClass, ...] = msgspec.field(name="class")


class NounClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns that name one kind of thing.

    ``nouns`` are names of it; ``kinds`` are different things of the class: kin to its nouns and to
    the wider classes, not to each other. ``parent`` is the wider class, empty at a root; ``event``
    a class of events whose nouns belong here too. Classes of one ``facet`` share no member.
    """

    id: str
    parent: str = ""
    event: str = ""
    facet: str = ""
    nouns: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class NounsLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """nouns.toml."""

    ambiguous: dict[str, tuple[str, ...]]
    classes: tuple[NounClass, ...] = msgspec.field(name="class")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    modals: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()


class SpeechLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """speech.toml: one group of words for each thing that news says about what it says."""

    verbs: dict[Certainty, frozenset[str]]
    telling: _Words
    attribution: _Words
    hedges: _Words
    denials: _Words
    estimates: _Words
    moved: _Words
    background: _Words
    parts: _Words
    increments: _Words
    cumulative: _Words
    runs: dict[Literal["before", "after"], tuple[str, ...]]
    averages: _Words
    degrees: _Words
    nearly: _Words
    leading: dict[Literal["before", "after"], frozenset[str]]


def events_lexicon() -> EventsLexicon:
    """The classes of events."""
    lexicon: EventsLexicon = load("events", EventsLexicon)
    return lexicon


def nouns_lexicon() -> NounsLexicon:
    """The tree of nouns."""
    lexicon: NounsLexicon = load("nouns", NounsLexicon)
    return lexicon


def speech_lexicon() -> SpeechLexicon:
    """The words of saying, hedging, moving and counting."""
    lexicon: SpeechLexicon = load("speech", SpeechLexicon)
    return lexicon


# Events -----------------------------------------------------------------------------------------

_Index = dict[str, tuple[str, ...]]  # word: its classes, the preferred one first
_PARTS_OF_SPEECH = ("VERB", "NOUN", "ADJ")


# British endings as American ones (colour, centre, defence, organise, analyse). What only looks so
# is folded alike wherever it stands, which does no harm.
_ENDINGS = (
    (re.compile(r"our\b"), "or"),
    (re.compile(r"(?<=[bt])re\b"), "er"),
    (re.compile(r"ence\b"), "ense"),
    (re.compile(r"([iy])s(?=e\b|er\b|ation\b)"), r"\1z"),
)
_BRITISH = re.compile("|".join(pattern.pattern for pattern, _ in _ENDINGS))


@remembered
def _key(word: str) -> str:
    key = word.lower().replace("-", " ").replace("’", "'")
    if _BRITISH.search(key):
        for british, american in _ENDINGS:
            key = british.sub(american, key)
    return key


def _index(pairs: list[tuple[str, str]], preferences: Mapping[str, tuple[str, ...]]) -> _Index:
    found: dict[str, list[str]] = defaultdict(list)
    for word, id_ in pairs:
        ids = found[_key(word)]
        if id_ not in ids:
            ids.append(id_)
    preferred = {_key(word): ids for word, ids in preferences.items()}
    return {word: preferred.get(word, tuple(ids)) for word, ids in found.items()}


@remembered
def _events() -> Mapping[str, _Index]:
    """Classes of events by part of speech and word."""
    lexicon = events_lexicon()
    first = lexicon.ambiguous
    return {
        "VERB": _index([(w, c.id) for c in lexicon.classes for w in c.verbs], first.verbs),
        "NOUN": _index([(w, c.id) for c in lexicon.classes for w in c.nouns], first.nouns),
        "ADJ": _index([(w, c.id) for c in lexicon.classes for w in c.adjectives], first.adjectives),
    }


@remembered
def _event_classes() -> Mapping[str, EventClass]:
    return {c.id: c for c in events_lexicon().classes}


@remembered
def _opposed() -> frozenset[tuple[str, str]]:
    """All pairs of opposed classes, in both orders."""
    told = [(c.id, other) for c in events_lexicon().classes for other in c.opposes]
    return frozenset(told) | frozenset((b, a) for a, b in told)


def event_class(lemma: str, pos: str = "") -> str:
    """The class of events that ``lemma`` tells; '' when unknown.

    ``pos`` is VERB, NOUN or ADJ; without it verbs come before nouns and nouns before adjectives.
    """
    word = _key(lemma)
    for part in (pos,) if pos else _PARTS_OF_SPEECH:
        found = _events().get(part, {}).get(word)
        if found:
            return found[0]
    return ""


@remembered
def _events_of(word: str) -> tuple[str, ...]:
    """The classes that a class id or a lemma stands for, in all its senses."""
    own = (word,) if word in _event_classes() else ()
    senses = (id_ for part in _PARTS_OF_SPEECH for id_ in _events()[part].get(_key(word), ()))
    return (*own, *senses)


@remembered
def event_relation(a: str, b: str) -> EventRelation:
    """How two events stand to each other, each given as a class id or as a lemma.

    ``same`` is one word, ``class`` one class, ``opposed`` two that answer different questions,
    ``apart`` any other two, ``unknown`` where a word has no class. Symmetric.
    """
    if a == b and a not in _event_classes():
        return "same"
    x, y = _events_of(a), _events_of(b)
    if not x or not y:
        return "unknown"
    if set(x) & set(y):
        return "class"
    if any((i, j) in _opposed() for i in x for j in y):
        return "opposed"
    return "apart"


def moves(event: str) -> Moves:
    """How a figure of the class ``event`` changes while a story develops; '' when it does not."""
    known = _event_classes().get(event)
    return known.moves if known is not None else ""


def counted_by(event: str) -> str:
    """The noun class of what figures of the class ``event`` count: a death toll is of persons."""
    known = _event_classes().get(event)
    return known.counts if known is not None else ""


@remembered
def multiword_events() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Verbs of several words: for the lemma of the verb, the lemmas that follow and the class, the
    longest first (``go``: ``missing``)."""
    found: dict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
    for word in sorted({verb for c in events_lexicon().classes for verb in c.verbs}):
        head, *rest = word.split()
        if rest:
            found[head].add((tuple(rest), event_class(word, "VERB")))
    return MappingProxyType(
        {head: tuple(sorted(ways, key=lambda w: (-len(w[0]), w))) for head, ways in found.items()}
    )


# Nouns ------------------------------------------------------------------------------------------


@remembered
def _parents() -> Mapping[str, str]:
    """Every class with its parent: those of nouns.toml, the classes of events, their fields."""
    found = {c.id: HAPPENING for c in nouns_lexicon().classes if c.parent == HAPPENING}
    for event in events_lexicon().classes:
        found[event.id] = event.field
        found[event.field] = HAPPENING
    found[HAPPENING] = ""
    return found | {c.id: c.parent for c in nouns_lexicon().classes}


@remembered
def _nouns() -> _Index:
    lexicon = nouns_lexicon()
    own = [(word, c.id) for c in lexicon.classes for word in (*c.nouns, *c.kinds)]
    taken_in = {c.event: c.id for c in lexicon.classes if c.event}
    known = {_key(word) for word, _ in own}
    events = [
        (word, taken_in.get(c.id, c.id))
        for c in events_lexicon().classes
        for word in c.nouns
        if _key(word) not in known
    ]
    return _index(own + events, lexicon.ambiguous)


@remembered
def _kinds() -> Mapping[str, frozenset[str]]:
    """The kinds of every class that tells any."""
    return {c.id: frozenset(map(_key, c.kinds)) for c in nouns_lexicon().classes if c.kinds}


class _Sense(msgspec.Struct, frozen=True):
    """One class of a noun; ``kind`` where the noun is one of its kinds, not a name of it."""

    id: str
    kind: bool = False


@remembered
def _senses(lemma: str) -> tuple[_Sense, ...]:
    """The classes of ``lemma``; those of its last words when it is not known as a whole."""
    words = _key(lemma).split()
    for start in range(len(words)):
        word = " ".join(words[start:])
        found = _nouns().get(word)
        if found:
            return tuple(_Sense(id_, word in _kinds().get(id_, ())) for id_ in found)
    return ()


def noun_class(lemma: str) -> str:
    """The class of the noun ``lemma``, of several words perhaps; '' when unknown."""
    found = _senses(lemma)
    return found[0].id if found else ""


def names_time(lemma: str) -> bool:
    """Whether a noun names a day, a month or another time: ``It killed 12 Friday`` counts none."""
    return noun_class(lemma) in ("time", "month_name")


@remembered
def ancestors(class_id: str) -> tuple[str, ...]:
    """The noun or event class itself and the wider ones that hold it, up to the root."""
    found = []
    while class_id:
        found.append(class_id)
        class_id = _parents().get(class_id, "")
    return tuple(found)


def _kin(a: _Sense, b: _Sense) -> bool:
    events = _event_classes()
    if (a.id in events) != (b.id in events):
        # Nouns of events stand for what they count: 40 arrests are 40 persons.
        a, b = (_Sense(events[s.id].counts or s.id) if s.id in events else s for s in (a, b))
    x, y = ancestors(a.id), ancestors(b.id)
    if (a.id in y and not a.kind) or (b.id in x and not b.kind):
        return True
    shared = set(x[:-1]) & set(y[:-1]) - _kinds().keys()
    return HAPPENING not in x and bool(shared)


@remembered
def _facets() -> Mapping[str, str]:
    return {c.id: c.facet for c in nouns_lexicon().classes if c.facet}


def _disjoint(a: _Sense, b: _Sense) -> bool:
    """Whether the nearest classes with a facet are two of one facet."""
    x, y = (next((id_ for id_ in ancestors(s.id) if id_ in _facets()), "") for s in (a, b))
    return x != y and _facets().get(x) == _facets().get(y)


@remembered
def noun_relation(a_lemma: str, b_lemma: str) -> NounRelation:
    """How two nouns stand to each other.

    ``same`` is one word, ``class`` two names of one class, ``kin`` a class and one within it, or
    two within one below the root that tells no kinds, ``disjoint`` two classes of one facet,
    ``apart`` any other two, ``unknown`` where a noun has no class. Nouns of events are kin to what
    they count (``fatality`` and ``miner``), not to other events. Symmetric.
    """
    if _key(a_lemma) == _key(b_lemma):
        return "same"
    x, y = _senses(a_lemma), _senses(b_lemma)
    if not x or not y:
        return "unknown"
    if any(i == j and not i.kind for i in x for j in y):
        return "class"
    if any(_kin(i, j) for i in x for j in y):
        return "kin"
    return "disjoint" if all(_disjoint(i, j) for i in x for j in y) else "apart"


@remembered
def noun_within(a_lemma: str, b_lemma: str) -> bool:
    """Whether ``a`` names some of what ``b`` names, by a facet that ``b`` leaves open.

    A child is a person, and so is a passenger; a robber is not told from a person by any facet. Of
    a noun with several senses the preferred one counts.
    """
    x, y = _senses(a_lemma)[:1], _senses(b_lemma)[:1]
    if not x or not y or y[0].kind:
        return False
    counted = counted_by(y[0].id) or y[0].id
    path = ancestors(x[0].id)
    facet = next((n for n, id_ in enumerate(path) if id_ in _facets()), len(path))
    return counted in path[facet + 1 :]


# Saying -----------------------------------------------------------------------------------------


def leads(word: str) -> Literal["before", "after", ""]:
    """Where a duration leads that ``word`` follows (two days `later`); '' where it only lasts."""
    ways = speech_lexicon().leading
    return next((way for way, words in ways.items() if word.lower() in words), "")


def said_as(lemma: str) -> Certainty | None:
    """How surely the verb of saying ``lemma`` tells what it introduces; None for other verbs."""
    word = lemma.lower()
    for certainty, verbs in speech_lexicon().verbs.items():
        if word in verbs:
            return certainty
    return None


def is_telling(lemma: str) -> bool:
    """Whether the verb ``lemma`` does nothing but say."""
    return lemma.lower() in speech_lexicon().telling.verbs


def is_hedge(lemma: str, pos: str = "") -> bool:
    """Whether ``lemma`` leaves open what is told.

    ``pos`` is AUX, ADV, VERB, ADJ or NOUN and narrows the search: ``may`` is a hedge as an
    auxiliary, not as a month.
    """
    hedges = speech_lexicon().hedges
    groups = {
        "AUX": hedges.modals,
        "ADV": hedges.adverbs,
        "VERB": hedges.verbs,
        "ADJ": hedges.adjectives,
        "NOUN": hedges.nouns,
    }
    word = lemma.lower()
    if pos:
        return word in groups.get(pos, frozenset())
    return any(word in group for group in groups.values())
