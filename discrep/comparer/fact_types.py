"""Facts that the user has named: which facts are of a type, and their one question.

Who names a fact says that whatever fits its description answers one question. What the text itself
marks as another, earlier event, or tells of quite another time, is left to the usual evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from discrep.comparer.levels import period
from discrep.comparer.names import same_name
from discrep.comparer.places import Inside
from discrep.comparer.questions import Group
from discrep.comparer.verdicts import judge
from discrep.config import FactType
from discrep.lexicon.gazetteer import Known, adjective_of, known_place
from discrep.lexicon.units import factor, unit_named
from discrep.lexicon.vocabulary import ancestors, event_relation, noun_class, noun_relation
from discrep.model.explanations import Weight
from discrep.model.facts import Fact, ZoneKind
from discrep.model.findings import Finding, Question
from discrep.model.values import Kind, Measure, Moment, Name, Value

NAMED = 6.0  # bits for two facts of one type answering one question

Types = Mapping[str, FactType]  # by name
Called = Mapping[tuple[str, str], str]  # what a name in a source names: person, ship, ...

NO_TYPES: Types = MappingProxyType({})


def name_facts(facts: Sequence[Fact], types: Types) -> tuple[Fact, ...]:
    """``facts``, each with the first of ``types`` that it is of, if any."""
    if not types:
        return tuple(facts)
    called = called_in(facts)
    return tuple(_named(fact, types, called) for fact in facts)


def _named(fact: Fact, types: Types, called: Called) -> Fact:
    fitting = (name for name, type_ in types.items() if not mismatch(fact, type_, called))
    type_ = next(fitting, "")
    return msgspec.structs.replace(fact, type=type_) if type_ else fact


def called_in(facts: Iterable[Fact]) -> Called:
    """What each name in each source names."""
    names = ((f.source, f.text, f.value) for f in facts)
    return {(s, text): value.type for s, text, value in names if isinstance(value, Name)}


def gather(facts: Sequence[Fact], types: Types) -> tuple[dict[str, Group], list[Fact]]:
    """The facts of each type that answer its question, and all other facts, in order."""
    told: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.type:
            told[fact.type].append(fact)
    groups = {name: Group(_one_event(told[name]), NAMED) for name in types if told[name]}
    taken = {fact.id for group in groups.values() for fact in group.facts}
    return groups, [fact for fact in facts if fact.id not in taken]


def _one_event(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Those of ``facts`` that are told of one event: of the one that most sources tell of."""
    events: list[list[Fact]] = []
    for fact in [f for f in facts if not f.frame.background] or facts:
        for event in events:
            if all(period(fact, other) != "long apart" for other in event):
                event.append(fact)
                break
        else:
            events.append([fact])
    return tuple(max(events, key=lambda event: (len({f.source for f in event}), len(event))))


def judge_named(
    groups: Mapping[str, Group], types: Types, sources: Sequence[str], inside: Inside
) -> list[Finding]:
    """The findings on named facts, each with those of ``sources`` that do not give it.

    Their questions go by the name alone, whatever the texts say.
    """
    found = []
    for name, group in groups.items():
        question = Question(event=name, role="", kind=types[name].kind, text=name)
        told = {fact.source for fact in group.facts}
        found.append(
            msgspec.structs.replace(
                judge(question, group, inside, types[name]),
                type=name,
                silent=tuple(sorted(set(sources) - told)),
            )
        )
    return found


def named_evidence(name: str) -> tuple[Weight, ...]:
    """The evidence that two facts of a type answer one question."""
    return (Weight("fact type", name, NAMED),)


# What fits a type -------------------------------------------------------------------------------


def mismatch(fact: Fact, type_: FactType, called: Called) -> str:
    """Why ``fact`` is not of a type, in a sentence without its subject; empty where it is."""
    frame = fact.frame
    if frame.zone not in (ZoneKind.BODY, ZoneKind.TITLE):
        return "is not the article's own claim"
    if not is_kind(fact.value, type_.kind):
        return f"is a {fact.kind}, not a {type_.kind}"
    if type_.events and not any(_tells(fact, word) for word in type_.events):
        told = fact.event or frame.predicate
        return f"is told of “{told}”, not of {_listed(type_.events)}" if told else "tells no event"
    if type_.of and not any(_is_of(fact, word) for word in type_.of):
        counted = f"counts “{frame.head}”" if frame.head else "does not say what it counts"
        return f"{counted}, not {_listed(type_.of)}"
    if type_.subject and not _is_told_of(fact, type_.subject, called):
        return f"is told of “{fact.subject}”, not of {type_.subject}"
    if type_.scope and not any(_is_within(fact, word) for word in type_.scope):
        told = ", ".join(fact.scope or frame.places)
        return f"is told of {told or 'no place'}, not of {_listed(type_.scope)}"
    return ""


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)


def is_kind(value: Value, kind: Kind) -> bool:
    """A clock time is a date too where its day is told."""
    if kind is Kind.DATE and isinstance(value, Moment):
        return value.kind is kind or (bool(value.edtf) and not value.edtf.startswith("T"))
    return value.kind is kind


def _tells(fact: Fact, word: str) -> bool:
    """Whether the fact's own event, or the noun that its value stands with, is what is meant."""
    told = (fact.event, fact.frame.predicate, fact.frame.head)
    return any(event_relation(event, word) in ("same", "class") for event in told if event)


def _is_of(fact: Fact, word: str) -> bool:
    """Whether ``word`` is what a value counts, or a unit of the dimension that it measures."""
    value = fact.value
    if isinstance(value, Measure) and (unit := factor(unit_named(word))) is not None:
        measured = factor(value.unit)
        return measured is not None and measured[0] == unit[0]
    return _counts(fact.frame.head, word)


def _counts(noun: str, word: str) -> bool:
    """Whether ``noun`` is ``word``, or the one a kind of the other; people go by many nouns."""
    if not noun:
        return False
    relation = noun_relation(noun, word)
    both = ancestors(noun_class(noun)), ancestors(noun_class(word))
    if all("person" in classes for classes in both):
        return relation != "disjoint"
    one_in_other = any(x[0] in y for x, y in (both, both[::-1]) if x)
    return relation in ("same", "class") or (relation == "kin" and one_in_other)


def _is_told_of(fact: Fact, subject: str, called: Called) -> bool:
    """Whether a fact is told of ``subject``, a noun or a name, as far as its words tell.

    Who is not named (``he``, ``the colonel``) may be anybody of that name.
    """
    told = dict.fromkeys((fact.subject, fact.frame.subject, fact.frame.object))
    known = [word for word in told if word and _says_who(fact, word, subject, called)]
    return not known or any(_is_called(fact, word, subject, called) for word in known)


def _says_who(fact: Fact, word: str, subject: str, called: Called) -> bool:
    """Whether ``word`` says enough to tell that it is, or is not, ``subject``."""
    if subject.islower():
        return bool(called.get((fact.source, word)) or noun_class(word))
    return (fact.source, word) in called


def _is_called(fact: Fact, word: str, subject: str, called: Called) -> bool:
    if subject.islower():
        return _counts(called.get((fact.source, word)) or word, subject)
    return same_name(word, subject)


def _is_within(fact: Fact, word: str) -> bool:
    """Whether a fact is told of a place, or of a population, or of what lies within it."""
    frame = fact.frame
    place = _place(word)
    if place is not None or not word.islower():
        name = place.name if place else word
        return any(_lies_in(other, name) for other in fact.scope or frame.places)
    return word in (*frame.modifiers, *frame.words) or _counts(frame.head, word)


def _place(word: str) -> Known | None:
    return known_place(word) or adjective_of(word)


def _lies_in(place: str, name: str) -> bool:
    known = _place(place)
    return place == name or (known is not None and name in (known.name, *known.within))
