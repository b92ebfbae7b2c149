"""What a value is about: the event it belongs to, its role there, and what narrows it.

The mention's place in the parse decides: from the mention one climbs to the noun it counts or
measures (the head), and on to the word that governs both (the predicate). Light verbs hand the
question on to their complement, figure verbs to their subject, carrier nouns to what they are of.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from discrep.lexicon import load
from discrep.lexicon.vocabulary import event_class, names_time
from discrep.normalizer import language as lang
from discrep.normalizer.language import Doc, Span, Token

_CLIMB = 14  # steps; longer chains are broken parses


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    light: frozenset[str]
    figure: frozenset[str]
    carrier: frozenset[str]
    dimension: frozenset[str]
    part_prepositions: frozenset[str]
    noticing: frozenset[str]


def _words() -> _Words:
    return load("frames", _Words)


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """Where a mention hangs in the parse."""

    head: Token | None
    predicate: Token | None
    relation: str
    part: bool


def _own_class(token: Token) -> str:
    pos = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
    if token.pos_ not in pos:
        return ""
    found = event_class(lang.lemma(token), pos[token.pos_])
    if not found and token.tag_ in ("VBG", "VBN"):  # "are missing" is no missing of anything
        found = event_class(token.text, "ADJ")
    return found


def _antecedent(token: Token) -> Token | None:
    """The counted noun that ``them``, ``whom`` or ``those`` points back to in its sentence."""
    best: Token | None = None
    for other in token.sent:
        if other.i >= token.i:
            break
        if other.pos_ == "NOUN" and any(c.dep_ == "nummod" for c in other.children):
            best = other
    if best is None:
        for other in token.sent:
            if other.i >= token.i:
                break
            if other.pos_ == "NOUN" and other.dep_ in lang.SUBJECT | lang.OBJECT:
                best = other
    return best


def _complement_event(verb: Token, below: Token) -> Token | None:
    """The event word that a light verb hands over to: ``left 40 dead``, ``had a crash``."""
    for child in verb.children:
        if child.dep_ in lang.COMPLEMENT and child != below and _own_class(child):
            return child
    for child in verb.children:
        if child.dep_ in ("dobj", "attr") and child != below and _own_class(child):
            return child
    for child in below.children:
        if child.dep_ in ("acl", "amod", "relcl") and _own_class(child):
            return child
    return None


def attach(span: Span, *, counts: bool = True, when: bool = False) -> Attachment:
    """Head noun, governing predicate and relation of the mention ``span``.

    ``counts`` says that the mention counts the noun it stands with, which then has a part in some
    event (``24 people died``); otherwise it describes that noun, and the noun itself is what the
    value is about (``a 12-minute video``). ``when`` says that it is a time: who is found dead on
    Tuesday was found then.
    """
    words = _words()
    token = lang.value_word(span)
    head = token if lang.is_noun(token) and not _is_unit(token) else None
    relation = ""
    part = False
    below = token
    for _ in range(_CLIMB):
        outside = token.i not in range(span.start, span.end)
        if outside and _stops(token):
            break
        pointed = _partitive(token)
        if pointed is not None:
            part = True
            if pointed.pos_ == "PRON":
                source = _antecedent(pointed)
                if source is not None:
                    return _through(source)
            elif head is None or head == token:
                head = pointed
        up = token.head
        if up == token:
            break
        below = token
        dep = token.dep_
        if up.i in range(span.start, span.end):
            pass  # the value's own words: up to, more than
        elif dep in lang.PREPOSITION_OBJECT:
            relation = relation or lang.lemma(up)
            part = part or lang.lemma(up) in words.part_prepositions
        elif dep in lang.PREPOSITION:
            relation = relation or lang.lemma(token)
            if lang.is_noun(up):
                if head is None or lang.lemma(up) in words.dimension:
                    head = up
                if _own_class(up):
                    return Attachment(head=head, predicate=up, relation=relation, part=part)
        elif dep in lang.NOMINAL_MODIFIER or dep in (lang.APPOSITION, "npadvmod"):
            if lang.is_noun(up) and (head is None or lang.lemma(head) in words.dimension):
                head = up if head is None and not _tells_when(up) else head
                if not counts and lang.lemma(up) not in words.dimension:
                    return Attachment(head=head, predicate=up, relation="of", part=part)
        elif dep in lang.SUBJECT:
            relation = relation or ("object" if lang.is_passive(up) else "subject")
        elif dep in lang.OBJECT:
            relation = relation or "object"
        token = up
    predicate: Token | None = token if token.i not in range(span.start, span.end) else None
    if predicate is not None and not (when and notices(predicate)):
        predicate = _event_word(predicate, below, words)
    return Attachment(head=head, predicate=predicate, relation=relation, part=part)


def _is_unit(token: Token) -> bool:
    """Whether a noun is part of the value itself: a unit, a month, a scale word."""
    return token.dep_ == "npadvmod" or token.ent_type_ in (
        "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL",
    )  # fmt: skip


def _stops(token: Token) -> bool:
    """Whether climbing ends at ``token``: a verb of its own, or an adjective that is an event."""
    if token.dep_ in lang.PREPOSITION | {"aux", "auxpass"}:
        return False
    return lang.is_verb(token) or (token.pos_ == "ADJ" and bool(_own_class(token)))


def _partitive(token: Token) -> Token | None:
    """What ``token`` is a part of: ``three of them``, ``two of the victims``."""
    if token.pos_ not in ("NUM", "NOUN", "PRON", "DET") and token.dep_ != "nummod":
        return None
    for child in token.children:
        if child.dep_ == "prep" and lang.lemma(child) == "of" and token.pos_ in ("NUM", "PRON"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def _through(source: Token) -> Attachment:
    """The attachment of a counted noun, for a mention that only points to it."""
    inner = attach(source.doc[source.i : source.i + 1])
    return Attachment(head=source, predicate=inner.predicate, relation=inner.relation, part=True)


def _event_word(predicate: Token, below: Token, words: _Words) -> Token:
    """The word that names the event where ``predicate`` only carries it."""
    name = lang.lemma(predicate)
    if name in words.figure and below.dep_ not in lang.SUBJECT:
        subject = lang.subject_of(predicate)
        if subject is not None and (_own_class(subject) or lang.lemma(subject) in words.dimension):
            return subject
    if name in words.light:
        return _complement_event(predicate, below) or predicate
    return predicate


def notices(token: Token) -> bool:
    """Whether ``token`` is a verb by which something is noticed that may be older."""
    return lang.is_verb(token) and lang.lemma(token) in _words().noticing


def class_of(token: Token | None, *, when: bool = False) -> str:
    """The event class of ``token``, its multiword forms included; '' when unknown.

    ``when`` asks what a time is told of, as in ``attach``.
    """
    if token is None:
        return ""
    if lang.is_verb(token) and not (when and notices(token)):
        for word in _beside(token):
            joined = event_class(f"{lang.lemma(token)} {lang.lemma(word)}", "VERB")
            if joined:
                return joined
    return _own_class(token)


def _beside(verb: Token) -> Iterator[Token]:
    """The words that may make one event with ``verb``."""
    for child in verb.children:
        if child.dep_ in ("prt", "acomp", "oprd", "dobj", "xcomp"):
            yield child
    # "shot dead three inmates": the parser hangs the adjective on the noun.
    if verb.i + 1 < len(verb.doc) and verb.nbor().pos_ == "ADJ":
        yield verb.nbor()


def is_dimension(token: Token) -> bool:
    """Whether ``token`` names what a figure measures: depth, price, sentence."""
    return lang.lemma(token) in _words().dimension


def is_figure_verb(token: Token) -> bool:
    """Whether ``token`` is a verb by which a figure moves or stands."""
    return lang.is_verb(token) and lang.lemma(token) in _words().figure


def _tells_when(token: Token) -> bool:
    return token.pos_ == "PROPN" and names_time(lang.lemma(token))


def counted_noun(doc: Doc, start: int, end: int) -> str:
    """Lemma of the noun that the number at ``[start, end)`` counts; '' when none stands with it."""
    token = lang.value_word(lang.span_at(doc, start, end))
    if token.pos_ == "NOUN" and token.dep_ not in lang.NOMINAL_MODIFIER:
        for child in token.children:  # "dozens of people"
            if child.dep_ == "prep" and lang.lemma(child) == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        if inner.pos_ == "PRON":
                            pointed = _antecedent(inner)
                            return lang.lemma(pointed) if pointed is not None else ""
                        return lang.lemma(inner)
    for _ in range(4):
        if token.dep_ not in lang.NOMINAL_MODIFIER:
            break
        token = token.head
        if token.i >= lang.span_at(doc, start, end).end and lang.is_noun(token):
            return "" if _tells_when(token) else lang.lemma(token)
    partitive = _partitive(token)
    if partitive is not None:
        pointed = _antecedent(partitive) if partitive.pos_ == "PRON" else partitive
        return lang.lemma(pointed) if pointed is not None else ""
    return ""
