"""Places in a text: proper names, adjectives of origin, common nouns that say where."""

from __future__ import annotations

from collections.abc import Sequence

from discrep.lexicon.gazetteer import Known, adjective_of, known_place
from discrep.lexicon.places import is_vehicle, places_lexicon
from discrep.model.facts import Mention
from discrep.model.values import Place
from discrep.normalizer.language import Doc, lemma
from discrep.normalizer.proper import Proper, Type
from discrep.normalizer.sites import Phrases, Site, read_phrases

_BODY_DETERMINERS = frozenset({"the", "his", "her", "their", "my"})
_APPOSED = 48  # characters up to which `City, Region, Country` is one mention
_LISTED = frozenset(
    {(",",), ("and",), ("or",), (",", "and"), (",", "the"), ("and", "the"), (",", "and", "the")}
    | {("and", "in"), ("and", "in", "the"), ("and", "a"), ("and", "from"), ("and", "to")}
)


def find_places(doc: Doc, text: str) -> list[Mention]:
    """Every place in ``text``: proper names, adjectives of origin, and common nouns that say where.

    Coordinated places are one mention (``both Russia and the U.S.``); so is a place with what it
    lies in (``Malibu, California``), which names the first. Mentions do not overlap.
    """
    phrases = read_phrases(doc, text)
    return [_mention(phrases, group) for group in _grouped(phrases, _located(phrases))]


def _located(phrases: Phrases) -> list[Site]:
    """The single places, in order, the longest where two overlap."""
    lexicon = places_lexicon()
    words, tags = phrases.words, phrases.tags
    found: list[Site | None] = []
    for i, word in enumerate(words):
        if i in phrases.inside:
            continue
        lower = word.lower()
        entity = phrases.proper.get(i)
        if entity is not None:
            found.append(_named(phrases, entity))
        elif (known := _origin(phrases, i)) is not None:
            width = 1 if adjective_of(word) or "-" in word else 2
            found.append(Site(i, i + width, known.name, known, adjective=True))
        elif _is_adverb(phrases, i):
            found.append(Site(i, i + 1, lower, proper=False))
        elif lower in lexicon.position or lower in lexicon.settlements or lower in lexicon.parts:
            site = phrases.phrase(i)
            found.append(site if site is not None and site.proper and site.start <= i else None)
        if lower in lexicon.locative and tags[i] in ("IN", "TO", "RP", "RB"):
            found += _after_preposition(phrases, i)
        elif tags[i].startswith("VB") and lemma(phrases.reader.tokens[i]) in lexicon.place_verbs:
            at = phrases.skip_determiner(i + 1)
            found.append(phrases.phrase(at) if at > i + 1 else None)
        elif _describes(phrases, i):
            site = phrases.phrase(i + 2)
            found.append(None if site is None or site.proper else site)
    return _apart([site for site in found if site is not None and not site.vague])


def _apart(sites: Sequence[Site]) -> list[Site]:
    taken: set[int] = set()
    kept: list[Site] = []
    for site in sorted(sites, key=lambda s: (s.start - s.end, s.start)):
        span = range(site.start, site.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(site)
    return sorted(kept, key=lambda s: s.start)


def _named(phrases: Phrases, entity: Proper) -> Site | None:
    """The place that a proper name is: buildings act too, so they need a word that says where."""
    heads = places_lexicon().site_heads
    acts = entity.type is Type.FACILITY or (
        entity.type is Type.ORGANIZATION
        and (
            entity.words[-1] in heads or (entity.words[0] in heads and entity.words[1:2] == ("of",))
        )
    )
    if not acts:
        return phrases.phrase(entity.start)
    return phrases.building(entity) if _is_located(phrases, entity.start) else None


def _is_located(phrases: Phrases, i: int) -> bool:
    """Whether a preposition of place or a verb like ``enter`` governs the name at token ``i``."""
    k = i - 1
    while (
        k > i - 4 and k >= 0 and (phrases.skip_determiner(k) > k or phrases.tags[k] in ("JJ", "NN"))
    ):
        k -= 1
    if k < 0:
        return False
    lexicon = places_lexicon()
    verb = phrases.tags[k].startswith("VB") and lemma(phrases.reader.tokens[k])
    return phrases.words[k].lower() in lexicon.locative - {"by", "against"} or (
        verb in lexicon.place_verbs
    )


def _is_adverb(phrases: Phrases, i: int) -> bool:
    """``offshore``, ``home``: a word that says where by itself."""
    word, tag = phrases.words[i].lower(), phrases.tags[i]
    lexicon = places_lexicon()
    if word in lexicon.adverbs:
        return tag in ("RB", "NN", "RP") or (tag == "JJ" and not _modifies(phrases, i))
    return word in lexicon.bare_adverbs and tag == "RB" and not _modifies(phrases, i)


def _modifies(phrases: Phrases, i: int) -> bool:
    """Whether the word at token ``i`` belongs to a noun or name after it."""
    after = i + 1
    return after < len(phrases.tags) and phrases.tags[after] in (
        "NN", "NNS", "NNP", "NNPS", "JJ", "DT", "PRP$", "IN", "HYPH", "CD",
    )  # fmt: skip


def _describes(phrases: Phrases, i: int) -> bool:
    """Whether ``is a`` or ``, a`` at token ``i`` says what a named thing is."""
    if i + 2 >= len(phrases.words) or phrases.words[i + 1] not in ("a", "an", "the"):
        return False
    if phrases.words[i] == ",":
        return i - 1 in phrases.inside or i - 1 in phrases.proper
    return phrases.tags[i].startswith("VB") and lemma(phrases.reader.tokens[i]) == "be"


def _after_preposition(phrases: Phrases, i: int) -> list[Site | None]:
    """The places that the preposition of place at token ``i`` governs."""
    preposition = phrases.words[i].lower()
    at = phrases.skip_determiner(i + 1)
    site = _way(phrases, i, at) or phrases.phrase(at) or _body(phrases, i + 1)
    if site is None:
        return []
    if preposition == "by" and is_vehicle(site.name.rpartition(" ")[2]):
        return []
    if site.proper and not site.adjective:
        return [site, phrases.phrase(site.end)]  # outside a Houston nightclub
    return [site]


def _origin(phrases: Phrases, i: int) -> Known | None:
    """The place of an adjective of origin at ``i`` (``Syrian``, ``U.S.-trained``)."""
    words = phrases.words
    word = words[i]
    if not word[0].isupper():
        return None
    if "-" in word[1:-1]:
        first = word.split("-")[0]
        return known_place(first) or adjective_of(first)
    pair = adjective_of(f"{word} {words[i + 1]}") if i + 1 < len(words) else None
    known = pair or adjective_of(word)
    after = i + 2 if pair else i + 1
    if known is None or after >= len(words):
        return None
    noun = phrases.tags[after].startswith(("NN", "JJ", "VB", "CD", "RB")) or after in phrases.proper
    return known if noun or words[after] in ("and", "or", ",", "-") else None


def _way(phrases: Phrases, i: int, at: int) -> Site | None:
    """``on the way to the hospital``: a place that is neither end."""
    if phrases.words[i] != "to":
        return None
    for way in places_lexicon().ways:
        width = way.count(" ") + 1
        if " ".join(phrases.words[max(0, i - width) : i]).lower() == way:
            goal = phrases.phrase(at)
            if goal is not None:
                return Site(i - width, goal.end, f"on the way to {goal.name}", proper=False)
    return None


def _body(phrases: Phrases, i: int) -> Site | None:
    """``in the chest``, ``to her left arm``."""
    words = phrases.words
    if i + 1 >= len(words) or words[i] not in _BODY_DETERMINERS:
        return None
    k = i + 1
    while k + 1 < len(words) and words[k] in ("left", "right", "upper", "lower"):
        k += 1
    after = words[k + 1] if k + 1 < len(words) else ""
    if words[k] not in places_lexicon().body or after == "of":
        return None
    return Site(i + 1, k + 1, " ".join(words[i + 1 : k + 1]), proper=False)


def _grouped(phrases: Phrases, sites: Sequence[Site]) -> list[list[list[Site]]]:
    """Lists of places, each place with what it is said to lie in."""
    chains: list[list[Site]] = []
    for site in sites:
        if chains and _lies_in(phrases, chains[-1], site):
            chains[-1].append(site)
        else:
            chains.append([site])
    groups: list[list[list[Site]]] = []
    for chain in chains:
        if groups and _joins(phrases, groups[-1][-1][-1], chain[0]):
            groups[-1].append(chain)
        else:
            groups.append([chain])
    return [part for group in groups for part in _confirmed(phrases, group)]


def _between(phrases: Phrases, a: Site, b: Site) -> tuple[str, ...]:
    return tuple(w.lower() for w in phrases.words[a.end : b.start])


def _lies_in(phrases: Phrases, chain: Sequence[Site], whole: Site) -> bool:
    """Whether ``X, Y`` says that X lies in Y."""
    part = chain[-1]
    if _between(phrases, part, whole) != (",",) or not whole.proper or whole.adjective:
        return False
    if part.adjective or (part.known is not None and part.known.code):
        return False
    starts = phrases.reader.starts
    if starts[whole.end - 1] - starts[chain[0].start] > _APPOSED:
        return False
    if whole.known is None or whole.known.city:
        return False
    if part.known is not None and part.known.within:
        return whole.known.name in part.known.within
    return True


def _joins(phrases: Phrases, a: Site, b: Site) -> bool:
    """Whether two places stand in one list."""
    alike = a.proper == b.proper and a.adjective == b.adjective
    return alike and _between(phrases, a, b) in _LISTED


def _confirmed(phrases: Phrases, group: list[list[Site]]) -> list[list[list[Site]]]:
    """A list needs its ``and``; without one its places stand alone."""
    if len(group) == 1:
        return [group]
    last = _between(phrases, group[-2][-1], group[-1][0])
    return [group] if "and" in last or "or" in last else [[chain] for chain in group]


def _mention(phrases: Phrases, group: Sequence[Sequence[Site]]) -> Mention:
    named = {chain[0].name: chain[0].known.code if chain[0].known else "" for chain in group}
    names = tuple(sorted(named))
    start, last = group[0][0].start, group[-1][-1]
    if len(group) > 1 and start and phrases.words[start - 1].lower() == "both":
        start -= 1
    word = phrases.words[last.end - 1]
    if last.adjective and "-" in word:
        word = word.split("-")[0]
    begin = phrases.reader.starts[start]
    end = phrases.reader.starts[last.end - 1] + len(word)
    value = Place(names=names, codes=tuple(named[n] for n in names))
    return Mention(start=begin, end=end, text=phrases.text[begin:end], value=value)
