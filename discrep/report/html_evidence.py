"""Findings as a page shows them: each value with who gives it, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from string import ascii_uppercase
from urllib.parse import quote, urlsplit

import msgspec

from discrep.config import DISAGREEMENTS, weight
from discrep.lexicon.units import factor
from discrep.model.facts import Article, Certainty, Fact
from discrep.model.findings import Answer, Finding, Report, Severity, Verdict
from discrep.model.values import Count, Kind, Measure, Money, Number
from discrep.report.html_plot import Plot, plots
from discrep.report.typeset import Typeset, typeset
from discrep.report.wording import printable, sentence

_NAMED = "named"
_TONES = 6  # colours that tell sides apart; a seventh side begins again
_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"  # the signs that mean something there
# What an editor looks for first.
_KINDS = (
    *(Kind.MEASURE, Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.SCORE, Kind.RANK, Kind.AGE),
    *(Kind.DURATION, Kind.BEARING, Kind.DATE, Kind.TIME, Kind.PLACE, Kind.NAME),
)


class Teller(msgspec.Struct, frozen=True, kw_only=True):
    """A source. ``number`` counts from 0 in order of ids; ``name`` is its publisher or site."""

    number: int
    id: str
    name: str
    link: str
    article: Article


class Testimony(msgspec.Struct, frozen=True, kw_only=True):
    """One mention: who says it, as of when, and its sentence in three parts."""

    fact: Fact
    teller: Teller
    speaker: str
    doubt: str
    before: str
    words: str
    after: str


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """One value and all who give it. ``letter`` is empty where it fits several sides."""

    value: Typeset
    letter: str
    tone: int
    testimonies: tuple[Testimony, ...]

    @property
    def tellers(self) -> tuple[Teller, ...]:
        """Its sources, each once."""
        found = {t.teller.number: t.teller for t in self.testimonies}
        return tuple(found[number] for number in sorted(found))

    @property
    def firsts(self) -> list[Testimony]:
        """Where each source, and each of those it cites, first gives the value."""
        return list({(t.teller.number, t.speaker): t for t in self.testimonies[::-1]}.values())[
            ::-1
        ]

    @property
    def repeats(self) -> list[Testimony]:
        """The other places."""
        firsts = {t.fact.id for t in self.firsts}
        return [t for t in self.testimonies if t.fact.id not in firsts]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A finding, ready to be shown; without one, facts that were compared with nothing."""

    finding: Finding | None
    values: tuple[Given, ...]
    plots: tuple[Plot, ...] = ()

    @property
    def tellers(self) -> tuple[Teller, ...]:
        """Its sources in order."""
        found = {t.number: t for given in self.values for t in given.tellers}
        return tuple(found[number] for number in sorted(found))

    @property
    def size(self) -> int:
        """How many mentions it has."""
        return sum(len(given.testimonies) for given in self.values)

    @property
    def sides(self) -> list[list[Given]]:
        """Its values, those that can be true together in one list."""
        return [list(side) for _, side in groupby(self.values, key=lambda v: v.letter)]

    @property
    def undrawn(self) -> list[Given]:
        """The values that no plot has, if they are told at more length than a glance takes."""
        if self.size <= len(self.values):
            return []
        drawn = {strip.answer for plot in self.plots for strip in plot.strips}
        return [given for number, given in enumerate(self.values) if number not in drawn]

    def told_by(self, teller: Teller) -> list[tuple[Given, Fact]]:
        """The values that one source gives, each with the first mention."""
        return [
            (given, first.fact)
            for given in self.values
            for first in [next((t for t in given.testimonies if t.teller == teller), None)]
            if first is not None
        ]


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """Cards under one heading."""

    name: str
    heading: str
    cards: tuple[Card, ...]

    @property
    def size(self) -> int:
        """How many mentions its cards have."""
        return sum(card.size for card in self.cards)


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """All that a report says, in the orders in which a page shows it."""

    tellers: tuple[Teller, ...]
    levels: tuple[Chapter, ...]  # by severity
    topics: tuple[Chapter, ...]  # by what is told: lengths, people, money
    testimonies: tuple[Testimony, ...]

    @property
    def cards(self) -> list[Card]:
        """The findings, worst first."""
        return [card for level in self.levels for card in level.cards]


def evidence(report: Report) -> Evidence:
    """Everything in ``report`` that has a source and words."""
    tellers = tuple(_tellers(report.sources))
    testify = _Witnesses(tellers)
    cards = [_card(f, testify) for f in sorted(report.findings, key=weight)]
    told = {f.id for finding in report.findings for a in finding.answers for f in a.facts}
    loose = [f for f in report.facts if f.id not in told]
    return Evidence(
        tellers=tellers,
        levels=tuple(_levels(cards)),
        topics=tuple(_topics(cards, loose, testify)),
        testimonies=tuple(testify(report.facts)),
    )


def _tellers(articles: Iterable[Article]) -> Iterator[Teller]:
    for number, article in enumerate(sorted(articles, key=lambda a: a.id)):
        try:
            url = urlsplit(article.url)
        except ValueError:  # what a file calls its address need not be one
            url = urlsplit("")
        web = url.scheme in ("http", "https")
        site = (url.hostname or "").removeprefix("www.") if web else ""
        yield Teller(
            number=number,
            id=printable(article.id),
            name=printable(article.publisher or site),
            link=quote(article.url, safe=_IN_ADDRESSES) if web else "",
            article=article,
        )


class _Witnesses:
    """Makes testimonies of facts."""

    def __init__(self, tellers: Iterable[Teller]) -> None:
        self._tellers: Mapping[str, Teller] = {t.article.id: t for t in tellers}

    def __call__(self, facts: Iterable[Fact]) -> list[Testimony]:
        """The facts in the order in which their sources came to say them."""
        ordered = sorted(facts, key=lambda f: (f.as_of or "9999", f.source, f.start, f.end, f.id))
        return [self._testimony(f) for f in ordered]

    def _testimony(self, fact: Fact) -> Testimony:
        teller = self._tellers[fact.source]
        before, words, after = map(printable, sentence(fact, teller.article))
        doubtful = fact.certainty in (Certainty.HEDGED, Certainty.DENIED)
        return Testimony(
            fact=fact,
            teller=teller,
            speaker=printable(fact.speaker),
            doubt=fact.certainty if doubtful else "",
            before=before,
            words=words,
            after=after,
        )


def _card(finding: Finding, testify: _Witnesses) -> Card:
    sides = sorted({a.side for a in finding.answers if a.side is not None})
    answers = sorted(finding.answers, key=_answer_order)
    values = []
    for answer in answers:
        rank = 0 if answer.side is None else sides.index(answer.side)
        letter = "" if answer.side is None or len(sides) < 2 else _letter(rank)
        values.append(
            Given(
                value=typeset(answer.facts[0]),
                letter=letter,
                tone=rank % _TONES + 1 if letter else 0,
                testimonies=tuple(testify(answer.facts)),
            )
        )
    drawn = plots([a.facts[0] for a in answers])
    return Card(finding=finding, values=tuple(values), plots=drawn)


def _answer_order(answer: Answer) -> tuple[bool, int, float, str]:
    value = answer.facts[0].value
    size = value.point if isinstance(value, Number) else 0.0
    return answer.side is None, answer.side or 0, size, answer.text


def _letter(rank: int) -> str:
    return ascii_uppercase[rank] if rank < len(ascii_uppercase) else str(rank + 1)


def _levels(cards: Sequence[Card]) -> Iterator[Chapter]:
    """Named facts, disagreements by severity, the rest by verdict; ``cards`` are in order."""
    headings: dict[str, str] = {
        _NAMED: "Named facts",
        **{severity: f"{severity.capitalize()} severity" for severity in Severity},
        Verdict.VARIANT: "Variant spellings",
        Verdict.COMPATIBLE: "Compatible",
        Verdict.AGREE: "Agreed",
        Verdict.SINGLE: "Told by one source alone",
    }

    def level(card: Card) -> str:
        finding = card.finding
        if finding is None:
            return ""
        if finding.type:
            return _NAMED
        return finding.severity if finding.verdict in DISAGREEMENTS else finding.verdict

    for name, heading in headings.items():
        members = tuple(c for c in cards if level(c) == name)
        if members:
            yield Chapter(name=str(name), heading=heading, cards=members)


def _topics(cards: Sequence[Card], loose: Sequence[Fact], testify: _Witnesses) -> list[Chapter]:
    """All facts by what they measure or count, then by question; most told first."""
    topics: dict[tuple[Kind, str], list[Card]] = {}
    for card in cards:
        topics.setdefault(_topic(card.values[0].testimonies[0].fact), []).append(card)
    rest: dict[tuple[Kind, str], list[Fact]] = {}
    for fact in loose:
        rest.setdefault(_topic(fact), []).append(fact)
    found = []
    for kind, heading in topics.keys() | rest.keys():
        members = sorted(topics.get((kind, heading), ()), key=lambda c: -len(c.tellers))
        if facts := rest.get((kind, heading)):
            members.append(Card(finding=None, values=tuple(_uncompared(facts, testify))))
        found.append(Chapter(name=kind, heading=heading, cards=tuple(members)))
    return sorted(found, key=lambda t: (_KINDS.index(Kind(t.name)), -t.size, t.heading))


def _topic(fact: Fact) -> tuple[Kind, str]:
    """The kind of a fact and what it is a number of."""
    value = fact.value
    match value:
        case Count():
            name = f"{value.noun_class or value.unit or 'things'} (count)"
        case Measure():
            known = factor(value.unit)
            name = known[0] if known else value.unit
        case Money():
            name = f"money ({value.currency})"
        case _:
            name = str(value.kind)
    return value.kind, printable(name.replace("_", " "))


def _uncompared(facts: Iterable[Fact], testify: _Witnesses) -> Iterator[Given]:
    def order(fact: Fact) -> tuple[float, str]:
        value = fact.value
        return (value.point if isinstance(value, Number) else 0.0), typeset(fact).text

    for _, members in groupby(sorted(facts, key=order), key=order):
        same = list(members)
        yield Given(value=typeset(same[0]), letter="", tone=0, testimonies=tuple(testify(same)))
