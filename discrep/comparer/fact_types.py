"""Facts that the user has named: which facts are of a type, and their one question.

Who names a fact says that whatever fits its description answers one question. What the text itself
marks as another, earlier event, or tells of quite another time, is left to the usual evidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
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
from discrep.lexicon.vocabulary import (
    ancestors,
    counted_by,
    event_relation,
    multiword_events,
    noun_class,
    noun_relation,
)
from discrep.model.calendar import interval
from discrep.model.explanations import Weight
from discrep.model.facts import Fact, ZoneKind
from discrep.model.findings import Finding, Question
from discrep.model.values import Kind, Measure, Moment, Name, Place, Value

_STORY = timedelta(days=40)  # a story's own background lies no further back
SURE = 1.0  # bits (two to one) from which facts that no type matches go with those of one
NAMED = 6.0  # bits for two facts of one type answering one question

Types = Mapping[str, FactType]  # by name


class Surroundings(msgspec.Struct, frozen=True):
    """What the texts say around facts: what each name in a source names (person, ship, ...), and
    which places each sentence of a source names."""

    names: Mapping[tuple[str, str], str]
    places: Mapping[tuple[str, int], Sequence[str]]


NO_TYPES: Types = MappingProxyType({})


def name_facts(facts: Sequence[Fact], types: Types) -> tuple[Fact, ...]:
    """``facts``, each with the first of ``types`` that it is of, if any."""
    if not types:
        return tuple(facts)
    around = surroundings(facts)
    return tuple(_named(fact, types, around) for fact in facts)


def _named(fact: Fact, types: Types, around: Surroundings) -> Fact:
    fitting = (name for name, type_ in types.items() if not mismatch(fact, type_, around))
    type_ = next(fitting, "")
    return msgspec.structs.replace(fact, type=type_) if type_ else fact


def surroundings(facts: Iterable[Fact]) -> Surroundings:
    """What ``facts``, all those of some articles, say around each of them."""
    names: dict[tuple[str, str], str] = {}
    places: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact.value, Name):
            names[fact.source, fact.text] = fact.value.type
        elif isinstance(fact.value, Place):
            places[fact.source, fact.frame.sentence] += fact.value.names
    return Surroundings(names, places)


def gather(groups: Sequence[Group], types: Types) -> tuple[dict[str, Group], list[Group]]:
    """The facts that answer the question of each type, and the other groups.

    ``groups`` are those of the usual evidence: what it surely holds to be one question with named
    facts of one type alone goes with them, from sources that have none themselves.
    """
    told = {
        name: _one_event([f for g in groups for f in g.facts if f.type == name]) for name in types
    }
    asked = {fact.id: name for name, facts in told.items() for fact in facts}
    named: defaultdict[str, list[Fact]] = defaultdict(list)
    others = []
    for group in groups:
        names = {asked[fact.id] for fact in group.facts if fact.id in asked}
        beside = [fact for fact in group.facts if fact.id not in asked]
        for fact in group.facts:
            if fact.id in asked:
                named[asked[fact.id]].append(fact)
        sure = group.evidence >= SURE or len({fact.value.text for fact in group.facts}) == 1
        if len(names) == 1 and sure:
            name = names.pop()
            answered = {fact.source for fact in told[name]}
            taken = [
                fact
                for fact in beside
                if fact.source not in answered and not _is_elsewhere(fact, types[name])
            ]
            named[name] += taken
            beside = [fact for fact in beside if fact not in taken]
        if beside:
            others.append(msgspec.structs.replace(group, facts=tuple(beside)))
    return {name: Group(tuple(named[name]), NAMED) for name in types if named[name]}, others


def _one_event(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Those of ``facts`` that are told of one event: of the one that most sources tell of.

    What is marked as background is of another event, unless its time is near that of the rest.
    """
    events: list[list[Fact]] = []
    rest = [fact for fact in facts if not fact.frame.background]
    for fact in rest or facts:
        for event in events:
            if all(period(fact, other) != "long apart" for other in event):
                event.append(fact)
                break
        else:
            events.append([fact])
    if not events:
        return ()
    main = max(events, key=lambda event: (len({f.source for f in event}), len(event)))
    near = [f for f in facts if rest and f.frame.background and any(_near(f, g) for g in main)]
    return (*main, *near)


def _near(a: Fact, b: Fact) -> bool:
    """Whether two facts are told of times within one story; what tells none is told of its day."""
    days = [interval(time)[0] for time in (_time(a), _time(b) or b.as_of) if time]
    known = [day for day in days if day is not None]
    return len(known) == 2 and abs(known[0] - known[1]) <= _STORY


def _time(fact: Fact) -> str:
    return fact.value.edtf if isinstance(fact.value, Moment) else fact.frame.period


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


def mismatch(fact: Fact, type_: FactType, around: Surroundings) -> str:
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
    if type_.subject and not _is_told_of(fact, type_.subject, around):
        return f"is told of “{fact.subject}”, not of {type_.subject}"
    if type_.scope:
        places = _places(fact, around)
        if not any(_is_within(fact, word, places) for word in type_.scope):
            return f"is told of {_listed(places) or 'no place'}, not of {_listed(type_.scope)}"
    return ""


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)


def is_kind(value: Value, kind: Kind) -> bool:
    """A clock time is a date too where its day is told."""
    if kind is Kind.DATE and isinstance(value, Moment):
        return value.kind is kind or (bool(value.edtf) and not value.edtf.startswith("T"))
    return value.kind is kind


def _tells(fact: Fact, word: str) -> bool:
    """Whether the fact's own event, or the noun that its value stands with, is what is meant.

    A verb of several words is there where its first governs and its last is in the clause.
    """
    frame = fact.frame
    verb, *rest = word.split()
    if rest and verb == frame.predicate and {rest[-1], rest[-1].removesuffix("s")} & {*frame.words}:
        return True
    ways = multiword_events().get(frame.predicate, ())
    if any(
        last in frame.words and event_relation(id_, word) == "class" for (*_, last), id_ in ways
    ):
        return True
    told = (fact.event, frame.predicate, frame.head, _bound_word(fact))
    return any(event_relation(event, word) in ("same", "class") for event in told if event)


def _bound_word(fact: Fact) -> str:
    """The word that a hyphen binds to the value: ``U.S.-trained``."""
    after = fact.quote[fact.frame.offset + fact.end - fact.start :]
    bound = re.match(r"[-\u2010]([a-z]+)\b", after, re.IGNORECASE)
    return bound[1].lower() if bound else ""


def _is_of(fact: Fact, word: str) -> bool:
    """Whether ``word`` is what a value counts, or a unit of the dimension that it measures."""
    value = fact.value
    if isinstance(value, Measure) and (unit := factor(unit_named(word))) is not None:
        measured = factor(value.unit)
        return measured is not None and measured[0] == unit[0]
    return _counts(fact.frame.head or counted_by(fact.event) or fact.subject, word)


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


def _is_told_of(fact: Fact, subject: str, around: Surroundings) -> bool:
    """Whether a fact is told of ``subject``, a noun or a name, as far as its words tell.

    Who is not named (``he``, ``the colonel``) may be anybody of that name.
    """
    told = dict.fromkeys((fact.subject, fact.frame.subject, fact.frame.object))
    known = [word for word in told if word and _says_who(fact, word, subject, around)]
    return not known or any(_is_called(fact, word, subject, around) for word in known)


def _says_who(fact: Fact, word: str, subject: str, around: Surroundings) -> bool:
    """Whether ``word`` says enough to tell that it is, or is not, ``subject``."""
    if subject.islower():
        return bool(around.names.get((fact.source, word)) or noun_class(word))
    return (fact.source, word) in around.names


def _is_called(fact: Fact, word: str, subject: str, around: Surroundings) -> bool:
    if subject.islower():
        return _counts(around.names.get((fact.source, word)) or word, subject)
    return same_name(word, subject)


def _places(fact: Fact, around: Surroundings) -> Sequence[str]:
    """The places that a fact is told of: its own, else those of its clause, else of its sentence.

    The scope of a part is that of the whole: ``4,000 from Asia, 2,000 of these are Tajiks``.
    """
    own = () if fact.frame.part else fact.scope
    near = () if fact.frame.part else fact.frame.places
    return (
        own or near or (*around.places.get((fact.source, fact.frame.sentence), ()), *_peoples(fact))
    )


def _peoples(fact: Fact) -> Iterator[str]:
    """The places whose people the fact's sentence names: ``Tajiks``."""
    for word in (*fact.frame.words, *fact.frame.context):
        known = adjective_of(word.title().removesuffix("s"))
        if known is not None:
            yield known.name


def _is_within(fact: Fact, word: str, places: Sequence[str]) -> bool:
    """Whether a fact is told of a place, or of a population, or of what lies within it."""
    frame = fact.frame
    place = _place(word)
    if place is not None or not word.islower():
        name = place.name if place else word
        return any(_lies_in(other, name) for other in places)
    return word in (*frame.modifiers, *frame.words) or _counts(frame.head, word)


def _is_elsewhere(fact: Fact, type_: FactType) -> bool:
    """Whether what narrows a fact itself is none of the places that a type asks for."""
    asked = [word for word in type_.scope if _place(word) is not None]
    return bool(asked and fact.scope) and not any(
        _is_within(fact, word, fact.scope) for word in asked
    )


def _place(word: str) -> Known | None:
    return known_place(word) or adjective_of(word)


def _lies_in(place: str, name: str) -> bool:
    known = _place(place)
    return place == name or (known is not None and name in (known.name, *known.within))
