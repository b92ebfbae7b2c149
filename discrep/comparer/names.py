"""How two names relate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from discrep.comparer.relations import Judgement, Relation
from discrep.comparer.spelling import Likeness, fold, likeness, plain, skeleton
from discrep.lexicon.gazetteer import known_place
from discrep.lexicon.names import names_lexicon
from discrep.lexicon.places import places_lexicon
from discrep.model.values import Name

_SAME = Judgement(Relation.EQUAL, "the same name")
_WRITTEN = Judgement(Relation.EQUAL, "the same name, written otherwise")
_SHORT = Judgement(Relation.REFINES, "one is a short form of the other")
_ACRONYM = Judgement(Relation.REFINES, "one is the acronym of the other")
_GIVEN_ONLY = Judgement(Relation.REFINES, "one is only the given name of the other", 1)
_SPELLED = Judgement(Relation.VARIANT, "one name in two spellings")
_SPELLED_ALONE = Judgement(Relation.VARIANT, "surnames so alike that they may be one", 1)
_FAMILY = Judgement(Relation.DIFFERS, "two people of one family name")
_GENERATION = Judgement(Relation.DIFFERS, "senior and junior")
_RESEMBLING = Judgement(Relation.DIFFERS, "names that resemble each other but differ", 1)
_OTHER = Judgement(Relation.DIFFERS, "different names")

_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "de", "du", "des", "la", "&"})
_ARTICLES = frozenset({"al", "el", "the", "a", "an"})


class Parts(msgspec.Struct, frozen=True):
    """The words of a name: without titles, and for a person with the surname's words joined."""

    words: tuple[str, ...]
    given: tuple[str, ...]
    surname: str
    suffix: str


@lru_cache(maxsize=65536)
def parts(name: str) -> Parts:
    """``name`` taken apart: ``Col. Juan de la Cruz Jr.`` has the surname ``delacruz``."""
    lexicon = names_lexicon()
    words = [w for w in name.replace("’", "'").replace("-", " ").replace(",", " ").split() if w]
    words = [w.removesuffix("'s") for w in words]
    while len(words) > 1 and words[0].rstrip(".") in lexicon.titles:
        words = words[1:]
    suffix = ""
    if len(words) > 1 and words[-1].rstrip(".") in lexicon.suffixes:
        suffix = words.pop().rstrip(".")
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in lexicon.particles:
        first -= 1
    if first == 1 and words and words[0].casefold() in lexicon.particles:
        first = 0
    kept = tuple(w for w in words if plain(w) and plain(w) not in _ARTICLES) or tuple(words)
    surname = "".join(plain(w) for w in words[first:] if plain(w) not in ("al", "el"))
    return Parts(kept, tuple(words[:first]), surname, suffix)


def relate_names(a: Name, b: Name) -> Judgement:
    """How two names relate: the same, a short form, a spelling, or different. Symmetric.

    A doubt of 1 on DIFFERS says that the names still resemble each other.
    """
    if a.name == b.name:
        return _SAME
    x, y = parts(a.name), parts(b.name)
    if [plain(w) for w in x.words] == [plain(w) for w in y.words]:
        return _GENERATION if x.suffix and y.suffix and x.suffix != y.suffix else _WRITTEN
    if "person" in (a.type, b.type) and {a.type, b.type} <= {"person", "other", ""}:
        return _relate_persons(x, y)
    return _relate_titles(x, y)


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Whether two names, of whatever type, surely name one: in another spelling or a short form."""
    if plain(a) == plain(b):
        return True
    first, second = known_place(a), known_place(b)
    if first is not None and second is not None:
        return first == second
    kind = "" if _is_impersonal(a) or _is_impersonal(b) else "person"
    judged = relate_names(Name(name=a, type=kind), Name(name=b, type=kind))
    if judged.relation is Relation.DIFFERS:
        return False
    return judged.doubt == 0 or judged.relation is Relation.VARIANT


def _is_impersonal(name: str) -> bool:
    """Whether the words of ``name`` show that it is no person's."""
    words = [w.rstrip(".,") for w in name.split()]
    if words and words[0] in names_lexicon().given_names:
        words = words[1:]
    acronym = any(len(w) > 1 and w.isupper() for w in words)
    return acronym or known_place(name) is not None or not _institutional().isdisjoint(words)


@cache
def _institutional() -> frozenset[str]:
    lexicon = names_lexicon()
    kinds = lexicon.institutions | lexicon.company_endings | lexicon.event_nouns | lexicon.subjects
    return kinds | places_lexicon().land_heads | places_lexicon().site_heads


def _relate_persons(x: Parts, y: Parts) -> Judgement:
    if x.suffix and y.suffix and x.suffix != y.suffix:
        return _GENERATION
    if sorted(map(fold, x.words)) == sorted(map(fold, y.words)):
        return _SPELLED  # also family name first
    alike = likeness(x.surname, y.surname)
    if not x.given or not y.given:
        if alike is Likeness.EQUAL:
            return _SHORT
        if alike is Likeness.CLOSE:
            return _SPELLED_ALONE
        short, full = (x, y) if not x.given else (y, x)
        if full.given and likeness(short.surname, full.given[0]) is Likeness.EQUAL:
            return _GIVEN_ONLY
        return _RESEMBLING if alike is Likeness.RESEMBLING else _OTHER
    given = _relate_given(x.given, y.given)
    if alike <= Likeness.RESEMBLING:
        both = alike is Likeness.RESEMBLING and given >= Likeness.CLOSE
        return _RESEMBLING if both else _OTHER
    if given is Likeness.APART:
        return _FAMILY
    if given is Likeness.RESEMBLING:
        return _RESEMBLING
    if alike is Likeness.CLOSE or _respelled(x.given, y.given):
        return _SPELLED
    return _SHORT


def _respelled(x: Sequence[str], y: Sequence[str]) -> bool:
    return likeness(x[0], y[0]) is Likeness.CLOSE and not _is_nickname(x[0], y[0])


def _relate_given(x: Sequence[str], y: Sequence[str]) -> Likeness:
    """How alike the given names of two people of one surname are."""
    if fold("".join(x)) == fold("".join(y)):
        return Likeness.EQUAL  # Zafar-Bek and Zafarbek
    first = _given_likeness(x[0], y[0])
    if first is Likeness.APART and len(x) != len(y):
        # H. Dale Hall is called Dale Hall.
        longer, shorter = (x, y) if len(x) > len(y) else (y, x)
        called = [w for w in longer[1:] if not _is_initial(w)]
        first = max((_given_likeness(w, shorter[0]) for w in called), default=first)
    elif first > Likeness.RESEMBLING and len(x) > 1 and len(y) > 1:
        first = min(first, _given_likeness(x[1], y[1]))
    return first


def _given_likeness(a: str, b: str) -> Likeness:
    p, q = plain(a), plain(b)
    if p == q:
        return Likeness.EQUAL
    if _is_initial(a) or _is_initial(b):
        return Likeness.EQUAL if fold(p[:1]) == fold(q[:1]) else Likeness.APART
    if _is_nickname(a, b):
        return Likeness.CLOSE
    alike = likeness(a, b)
    if alike is Likeness.CLOSE and fold(a) != fold(b) and _both_given(a, b):
        # Two common given names a letter apart (Marie, Maria) are two names; but many consonants
        # in common are a transliteration (Mohammed, Muhammad).
        same = skeleton(a) == skeleton(b) and len(skeleton(a)) > 3
        return alike if same else Likeness.APART
    return alike


def _is_initial(word: str) -> bool:
    return len(plain(word)) == 1 or (word.isupper() and "." in word)


def _both_given(a: str, b: str) -> bool:
    return {a.title(), b.title()} <= names_lexicon().given_names


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    groups: defaultdict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(names_lexicon().nicknames):
        for name in group:
            groups[plain(name)].add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def _is_nickname(a: str, b: str) -> bool:
    groups = _nicknames()
    return not groups.get(plain(a), frozenset()).isdisjoint(groups.get(plain(b), frozenset()))


def _content(words: Sequence[str]) -> list[str]:
    """The words of an institution's name that tell it from others."""
    endings = names_lexicon().company_endings
    kept = [w for w in words if w.rstrip(".") not in endings and w.casefold() not in _SMALL]
    return kept or list(words)


def _relate_titles(x: Parts, y: Parts) -> Judgement:
    """How the names of two institutions, ships or works relate."""
    a, b = _content(x.words), _content(y.words)
    p, q = [plain(w) for w in a], [plain(w) for w in b]
    if p == q or "".join(p) == "".join(q):
        return _WRITTEN if p == q else _SPELLED
    if sorted(p) == sorted(q):
        return _WRITTEN  # Interior Department, Department of the Interior
    if _is_acronym(x.words, y.words) or _is_acronym(y.words, x.words):
        return _ACRONYM
    if len(p) == len(q):
        return _relate_word_by_word(a, b)
    short, full = (a, b) if len(a) < len(b) else (b, a)
    return _SHORT if _shortens(short, full) else _OTHER


def _relate_word_by_word(a: Sequence[str], b: Sequence[str]) -> Judgement:
    levels = [likeness(v, w) for v, w in zip(a, b, strict=True)]
    lowest = min(levels)
    for v, w in zip(a, b, strict=True):
        first, second = known_place(v), known_place(w)
        if first is not None and second is not None and first != second:
            return _OTHER
    if lowest >= Likeness.CLOSE:
        return _SPELLED
    equal = any(level is Likeness.EQUAL for level in levels)
    return _RESEMBLING if lowest is Likeness.RESEMBLING and (equal or len(a) == 1) else _OTHER


def _is_acronym(short: Sequence[str], full: Sequence[str]) -> bool:
    """``USGS`` is ``U.S. Geological Survey``; ``AMD`` is ``Advanced Micro Devices, Inc.``"""
    if len(short) != 1:
        return False
    letters = short[0].replace(".", "")
    return len(letters) > 1 and letters.isupper() and letters in initials(full)


def initials(words: Sequence[str]) -> frozenset[str]:
    """The acronyms that may stand for ``words``: small words and company endings in or out."""
    endings = names_lexicon().company_endings
    if len(words) < 2:
        return frozenset()
    found: set[str] = set()
    for named in (words, [w for w in words if w.rstrip(".") not in endings]):
        for chosen in (named, [w for w in named if w.casefold() not in _SMALL]):
            shown = (
                w.replace(".", "") if w.isupper() and len(plain(w)) < 4 else w[0] for w in chosen
            )
            found.add("".join(shown).upper())
    return frozenset(i for i in found if len(i) > 1)


def _shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether ``short`` stands at the beginning or end of ``full`` and says which one it is."""
    lexicon = names_lexicon()
    telling = [
        w
        for w in short
        if w not in lexicon.institutions and w not in lexicon.event_nouns and known_place(w) is None
    ]
    if not telling:
        return False
    n = len(short)
    return any(
        all(likeness(v, w) >= Likeness.CLOSE for v, w in zip(short, part, strict=True))
        for part in (full[:n], full[len(full) - n :])
    )
