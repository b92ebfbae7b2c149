"""What each proper name of a document names: person, organization, place, ship, work, ...

Every mention gives evidence (its words, its neighbours, the model's label); all mentions of one
name are typed together, and a surname alone goes with the full name found elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache

from discrep.lexicon.gazetteer import known_place
from discrep.lexicon.names import names_lexicon
from discrep.lexicon.places import places_lexicon
from discrep.normalizer.language import Doc
from discrep.normalizer.proper import Proper, Reader, Type, bare, read
from discrep.normalizer.proper_runs import runs

# How much each witness counts. Words of the name itself speak louder than its neighbours, and
# these louder than the model's label, which is often wrong on single words.
_OWN, _NEAR, _LABEL, _HINT = 4, 3, 2, 1

_LABELS = {
    "PERSON": Type.PERSON,
    "ORG": Type.ORGANIZATION,
    "GPE": Type.PLACE,
    "LOC": Type.PLACE,
    "FAC": Type.FACILITY,
    "WORK_OF_ART": Type.WORK,
    "PRODUCT": Type.PRODUCT,
    "EVENT": Type.EVENT,
    "LAW": Type.EVENT,
}
_CALLED = frozenset({"named", "called", "dubbed", "titled", "entitled", "labelled", "labeled"})


@lru_cache(maxsize=2)
def find_entities(doc: Doc) -> tuple[Proper, ...]:
    """The proper names of ``doc``, typed, in order and without overlap."""
    reader = read(doc)
    spans = list(runs(reader))
    votes: defaultdict[tuple[str, ...], Counter[Type]] = defaultdict(Counter)
    keys = [_key(reader, start, end) for start, end in spans]
    for key, (start, end) in zip(keys, spans, strict=True):
        votes[key].update(_evidence(reader, start, end))
    types = {key: _winner(vote) for key, vote in votes.items()}
    _follow_full_names(types, votes)
    found = [
        Proper(start, end, key, types[key]) for key, (start, end) in zip(keys, spans, strict=True)
    ]
    found += _in_headlines(reader, types)
    found.sort(key=lambda p: p.start)
    return tuple(found)


def _key(reader: Reader, start: int, end: int) -> tuple[str, ...]:
    return tuple(w for w in reader.words[start:end] if w[0].isalnum())


def _winner(votes: Counter[Type]) -> Type:
    best = max(votes, key=lambda t: (votes[t], t), default=Type.OTHER)
    return best if votes[best] > 0 else Type.OTHER


def _evidence(reader: Reader, start: int, end: int) -> Counter[Type]:
    """What one mention says about its type."""
    votes: Counter[Type] = Counter()
    _own_words(reader, start, end, votes)
    _neighbours(reader, start, end, votes)
    labels = Counter(reader.label(i) for i in range(start, end))
    for label, count in labels.items():
        if label in _LABELS:
            most = end - start > 1 and 2 * count >= end - start
            votes[_LABELS[label]] += _LABEL if most else _HINT
    return votes


def _own_words(reader: Reader, start: int, end: int, votes: Counter[Type]) -> None:
    lexicon, places = names_lexicon(), places_lexicon()
    words = reader.words[start:end]
    last, first = bare(words[-1]), words[0]
    known = known_place(" ".join(words))
    if known is not None:
        votes[Type.PLACE] += _LABEL if first in lexicon.given_names else 2 * _OWN
    if last in lexicon.company_endings and len(words) > 1:
        votes[Type.ORGANIZATION] += _OWN
    if first in lexicon.ship_prefixes and len(words) > 1:
        votes[Type.SHIP] += 2 * _OWN
    linked = next((i for i, w in enumerate(words) if w in ("of", "for", "on")), len(words))
    head = bare(words[linked - 1]) if linked else last
    if len(words) > 1:
        if head in places.site_heads or last in places.site_heads or first in places.site_heads:
            votes[Type.FACILITY] += _OWN + _HINT
        elif head in places.land_heads or first in places.land_heads:
            votes[Type.PLACE] += _OWN
        elif words[-1][0].isdigit():
            votes[Type.PLACE if words[-2] in places.numbered else Type.PRODUCT] += _OWN
        if not lexicon.event_nouns.isdisjoint((first, head, last)):
            votes[Type.EVENT] += _OWN
        if head in lexicon.institutions or last in lexicon.institutions:
            votes[Type.ORGANIZATION] += _OWN
        if "&" in words:
            votes[Type.ORGANIZATION] += _NEAR
        if first in lexicon.given_names:
            votes[Type.PERSON] += _NEAR
        if any(w in lexicon.particles for w in words[1:]) and words[1] not in ("la", "le", "do"):
            votes[Type.PERSON] += _HINT
        initials = any((len(w) == 2 and w[1] == ".") or w.count(".") > 1 for w in words[:-1])
        if last in lexicon.suffixes or (initials and not words[-1].isupper()):
            votes[Type.PERSON] += _NEAR
        if last in lexicon.team_words:
            votes[Type.ORGANIZATION] += _NEAR
        if reader.tags[end - 1] == "NNPS" and last not in places.land_heads and known is None:
            votes[Type.ORGANIZATION] += _OWN  # a team, a band
    elif first in lexicon.event_nouns:
        votes[Type.EVENT] += _OWN
    elif any(c.isdigit() for c in first) or first[0].islower():
        votes[Type.PRODUCT] += _OWN
    elif first.isupper() and len(first) > 1 and first.isalpha():
        votes[Type.ORGANIZATION] += _OWN
    elif any(c.isupper() for c in first[1:]) and not first.startswith(("Mc", "Mac", "De", "O'")):
        votes[Type.ORGANIZATION] += _LABEL  # camel case: a company or a product
    elif first in lexicon.given_names:
        votes[Type.PERSON] += _HINT


def _neighbours(reader: Reader, start: int, end: int, votes: Counter[Type]) -> None:
    lexicon = names_lexicon()
    words = reader.words
    i = start - 1
    quoted = i >= 0 and words[i] in ('"', "``", "'", "`")
    if quoted:
        i -= 1
    before = words[i] if i >= 0 else ""
    after = words[end] if end < len(words) else ""
    if quoted and after in (",", "."):
        after = words[end + 1] if end + 1 < len(words) else ""
    if bare(before) in lexicon.titles and before[0].isupper():
        votes[Type.PERSON] += _NEAR if end - start < 5 else _HINT
    elif before in lexicon.person_nouns or (
        before == "," and i > 0 and words[i - 1] in lexicon.person_nouns
    ):
        votes[Type.PERSON] += _LABEL
    elif before in lexicon.ship_nouns:
        votes[Type.SHIP] += _NEAR
    elif before in _CALLED:
        said = {t.lower_ for t in reader.tokens[max(0, i - 8) : i]}
        if said & lexicon.ship_nouns:
            votes[Type.SHIP] += _NEAR
        votes[Type.OTHER] += _HINT
    elif before in lexicon.work_nouns or (quoted and after in ('"', "''", "'")):
        votes[Type.WORK] += _LABEL
    elif before in ("in", "near", "outside", "off") and after != "'s":
        votes[Type.PLACE] += _LABEL
    elif before in ("of", "from") and i and _says_where(words[i - 1]):
        votes[Type.PLACE] += _NEAR
    elif before in ("the", "The"):
        if reader.tags[end - 1] == "NNPS" and known_place(words[end - 1]) is None:
            votes[Type.ORGANIZATION] += _NEAR  # the Saints
        elif end - start > 1:
            votes[Type.ORGANIZATION] += _HINT
    if before not in places_lexicon().locative and reader.label(start) not in ("GPE", "LOC"):
        votes[Type.PLACE] -= _HINT
    if after == "," and end + 1 < len(words):
        following = words[end + 1]
        if (following.isdigit() and len(following) < 3) or following == "who":
            votes[Type.PERSON] += _NEAR
        elif known_place(following) is not None and before in ("in", "of", "near", "from", "to"):
            votes[Type.PLACE] += _NEAR
    elif after in lexicon.speaking or before in lexicon.speaking:
        votes[Type.PERSON] += _HINT
    elif after in ("who", "whose"):
        votes[Type.PERSON] += _NEAR
    elif after in places_lexicon().settlements or after in places_lexicon().landforms:
        votes[Type.PLACE] += _NEAR


def _says_where(word: str) -> bool:
    """Whether a place comes after ``word`` and ``of`` or ``from``: ``south of``, ``miles from``."""
    places = places_lexicon()
    return word in places.compass or word in places.settlements or word in places.lengths


def _follow_full_names(
    types: dict[tuple[str, ...], Type], votes: dict[tuple[str, ...], Counter[Type]]
) -> None:
    """A part of a full name (``Moreno`` beside ``Arte Moreno``) names what the full one does."""
    owners: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for key, kind in types.items():
        if len(key) > 1 and kind in (Type.PERSON, Type.ORGANIZATION, Type.SHIP):
            surname = key[-2] if bare(key[-1]) in names_lexicon().suffixes else key[-1]
            owners[surname].add(key)
            if kind is not Type.PERSON:
                owners[key[0]].add(key)
    for key in types:
        if len(key) == 1 and key[0] in owners and not key[0].isupper():
            full = max(owners[key[0]], key=lambda k: (sum(votes[k].values()), k))
            known = known_place(key[0]) is not None
            if not known or (types[full] is Type.PERSON and key[0] == full[-1]):
                types[key] = types[full]


def _in_headlines(reader: Reader, types: dict[tuple[str, ...], Type]) -> list[Proper]:
    """Names in lines where every word is capitalised: those that the rest of the text knows."""
    known = {tuple(w.casefold() for w in key): kind for key, kind in types.items()}
    longest = max((len(k) for k in known), default=0)
    found: list[Proper] = []
    i = 0
    while i < len(reader.words):
        if not reader.titled[i] or not reader.words[i][0].isupper():
            i += 1
            continue
        step = 0
        for width in range(min(max(longest, 4), len(reader.words) - i), 0, -1):
            words = tuple(reader.words[i : i + width])
            kind = known.get(tuple(w.casefold() for w in words))
            if kind is None and known_place(" ".join(words)) is not None:
                kind = Type.PLACE
            if kind is None and width in (2, 3):
                kind = _shown_person(reader, i, i + width)
            if kind is not None and reader.titled[i + width - 1]:
                found.append(Proper(i, i + width, words, kind))
                step = width
                break
        i += step or 1
    return found


def _shown_person(reader: Reader, start: int, end: int) -> Type | None:
    """A person whom only the headline names: the model's label and a given name agree."""
    same = reader.entity[start] >= 0 and all(
        reader.entity[i] == reader.entity[start] for i in range(start, end)
    )
    if not same or reader.label(start) != "PERSON":
        return None
    given = reader.words[start].title() in names_lexicon().given_names
    proper = all(reader.tags[i] == "NNP" for i in range(start, end))
    return Type.PERSON if given and proper else None
