"""The frame of a mention: its event, role and scope in comparable words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from discrep.lexicon.vocabulary import noun_class, speech_lexicon
from discrep.model.facts import BEARING, Frame, Mention, ZoneKind
from discrep.model.values import (
    Age,
    Bearing,
    Count,
    Kind,
    Measure,
    Moment,
    Money,
    Name,
    Place,
    Rank,
)
from discrep.normalizer import language as lang
from discrep.normalizer.events import Attachment, attach, class_of, is_dimension, is_figure_verb
from discrep.normalizer.language import Doc, Span, Token
from discrep.normalizer.markers import Marker, has, in_a_run


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a value is about, as a fact records it."""

    event: str
    role: str
    scope: tuple[str, ...]
    subject: str
    frame: Frame
    attachment: Attachment


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the place in the article where a mention stands."""

    zone: ZoneKind
    sentence: int
    period: str
    background: bool
    lead: str  # the sentence before
    result: str = ""  # of the game that is told: 2-1


def describe(doc: Doc, mention: Mention, mentions: Sequence[Mention], passage: Passage) -> About:
    """What ``mention`` is about; ``mentions`` are all of its sentence, itself among them."""
    span = lang.span_at(doc, mention.start, mention.end)
    when = isinstance(mention.value, Moment)
    at = attach(span, counts=isinstance(mention.value, Count | Place | Name | Money), when=when)
    head = _head_text(at.head, mention)
    scope = _scope(at.head, span, mentions, mention)
    subject = lang.subject_of(at.predicate) if at.predicate is not None else None
    if subject is not None and lang.is_pronoun(subject):
        subject = None  # he may be anybody
    objects = lang.objects_of(at.predicate) if at.predicate is not None else []
    own = range(span.start, span.end)
    predicate = lang.lemma(at.predicate) if at.predicate is not None else ""
    predicate_class = class_of(at.predicate, when=when)
    clause = lang.clause_of(at.predicate) if at.predicate is not None else list(span.sent)
    inside = [t for t in clause if t.i not in own]
    in_clause = {t.i for t in clause}
    outside = [t for t in span.sent if t.i not in in_clause and t.i not in own]
    # `Another two people are said to have died`: what stands with the head is not in its clause.
    left = at.head.left_edge.idx if at.head is not None else mention.start
    low = min(clause[0].idx, mention.start, left)
    high = max(clause[-1].idx + len(clause[-1]), mention.end)
    near = [m for m in mentions if m is not mention and low <= m.start < high]

    around = lang.text_at(doc, low, high)

    def marked(marker: Marker) -> bool:
        return has(marker, around, mention.start - low, mention.end - low)

    a_run = isinstance(mention.value, Count) and in_a_run(
        around[: mention.start - low], around[mention.end - low :]
    )
    frame = Frame(
        predicate=predicate,
        predicate_class=predicate_class,
        relation=at.relation,
        head=head,
        modifiers=_modifiers(at.head, own),
        subject=lang.lemma(subject)
        if subject is not None and subject.i not in own and subject != at.head
        else "",
        object=next((lang.lemma(o) for o in objects if o.i not in own and o != at.head), ""),
        names=tuple(dict.fromkeys(m.value.name for m in near if isinstance(m.value, Name))),
        places=tuple(
            dict.fromkeys(n for m in near if isinstance(m.value, Place) for n in m.value.names)
        ),
        period=passage.period,
        words=_content(inside),
        context=_content(outside),
        # A part with a place of its own is told by that place: 40 of them from Aceh.
        part=(at.part or marked("parts") or a_run)
        and not _places_of(list(span), mentions, mention),
        figure=_figure(mention, marked),
        background=passage.background or marked("background"),
        updated=marked("moved") or (at.predicate is not None and _moved(at.predicate, span.sent)),
        zone=passage.zone,
        sentence=passage.sentence,
        lead=passage.lead,
        result=passage.result,
        offset=mention.start - quote_start(span),
    )
    return About(
        event=predicate_class or predicate,
        role=BEARING if _of_bearing(mention, mentions) else _role(mention, at, head),
        scope=scope,
        subject=_subject(at.head if isinstance(mention.value, Age) else None, mentions)
        or _possessor(at.head if isinstance(mention.value, Count) else None, mentions)
        or _subject(subject, mentions)
        or (lang.lemma(subject) if subject is not None else ""),
        frame=frame,
        attachment=at,
    )


def _figure(mention: Mention, marked: Callable[[Marker], bool]) -> str:
    """What kind of figure a value is; whole things are counted in fractions by their mean alone."""
    value = mention.value
    if marked("averages") or (isinstance(value, Count) and _is_mean(value)):
        return "average"
    return "increment" if marked("increments") else "total" if marked("cumulative") else ""


def _is_mean(count: Count) -> bool:
    divisible = count.unit in speech_lexicon().averages.nouns
    return not divisible and bool(count.point % 1) and count.point < 1000


def quote_start(span: Span) -> int:
    """Where the sentence that is quoted for ``span`` begins: at its first character of text."""
    sentence = span.sent
    return next((t.idx for t in sentence if not t.is_space), int(sentence.end_char))


def _content(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lang.lemma(t) for t in tokens if lang.is_content(t)))


def _head_text(head: Token | None, mention: Mention) -> str:
    if isinstance(mention.value, Count | Rank) and mention.value.unit:
        return mention.value.unit
    return lang.lemma(head) if head is not None else ""


def _modifiers(head: Token | None, own: range) -> tuple[str, ...]:
    """What stands with the head and narrows it, values and articles left out."""
    if head is None:
        return ()
    return tuple(
        dict.fromkeys(
            lang.lemma(c)
            for c in head.children
            if c.i not in own
            and c.dep_ in ("amod", "compound", "nmod", "advmod")
            and c.pos_ in ("ADJ", "NOUN", "PROPN", "VERB")
        )
    )


def _scope(
    head: Token | None, span: Span, mentions: Sequence[Mention], mention: Mention
) -> tuple[str, ...]:
    """The places that narrow the counted or measured thing itself: ``Tajik``, ``from Aceh``.

    Where a part is counted, its own come first: ``40 of them from Aceh`` are not all of them.
    """
    own = _places_of(list(span), mentions, mention)
    return own or (_places_of([head], mentions, mention) if head is not None else ())


def _places_of(
    tokens: Sequence[Token], mentions: Sequence[Mention], mention: Mention
) -> tuple[str, ...]:
    """The places that stand with ``tokens`` as modifiers, or after from, of and in."""
    beside: list[Token] = []
    for child in (child for token in tokens for child in token.children):
        if child.dep_ in ("amod", "compound", "nmod", "poss"):
            beside.append(child)
        elif child.dep_ == "prep" and lang.lemma(child) in ("from", "of", "in"):
            beside += [c for c in child.children if c.dep_ == "pobj"]
    starts = [t.idx for t in beside]
    found = [
        name
        for m in mentions
        if m is not mention and isinstance(m.value, Place)
        for name in m.value.names
        if any(m.start <= s < m.end for s in starts)
    ]
    return tuple(dict.fromkeys(found))


def _subject(token: Token | None, mentions: Sequence[Mention]) -> str:
    """The name of who does it, or whose age it is: ``token`` stands in it, or a person's beside."""
    if token is None:
        return ""
    own, _ = _name_at(token, mentions)
    beside = [_name_at(c, mentions) for c in token.children if c.dep_ == lang.APPOSITION]
    return own or next((name for name, type_ in beside if type_ == "person"), "")


def _possessor(head: Token | None, mentions: Sequence[Mention]) -> str:
    """The name of whose things are counted: ``Adeyemi's 31 points``."""
    owners = [c for c in head.children if c.dep_ == "poss"] if head is not None else []
    return next((name for t in owners if (name := _name_at(t, mentions)[0])), "")


def _name_at(token: Token, mentions: Sequence[Mention]) -> tuple[str, str]:
    """The name that ``token`` stands in, and its type; empty if none."""
    for mention in mentions:
        if isinstance(mention.value, Name) and mention.start <= token.idx < mention.end:
            return mention.text, mention.value.type
    return "", ""


def _moved(predicate: Token, sentence: Iterable[Token]) -> bool:
    """Whether the text itself says that the figure moved to this value."""
    return any(
        is_figure_verb(t) and any(c.dep_ == "prep" and lang.lemma(c) == "to" for c in t.children)
        for t in sentence
    )


def _of_bearing(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a measure is the distance of a bearing in its sentence."""
    return isinstance(mention.value, Measure) and any(
        isinstance(m.value, Bearing) and m.start <= mention.start and mention.end <= m.end
        for m in mentions
    )


def _role(mention: Mention, at: Attachment, head: str) -> str:
    """What the value is to its event."""
    value = mention.value
    match value:
        case Count():
            return head or "number"
        case Measure():
            named = at.head is not None and is_dimension(at.head)
            return head if named else value.unit
        case Money():
            return head if at.head is not None and is_dimension(at.head) else "amount"
        case Age():
            return "age"
        case Place() | Bearing():
            return at.relation if at.relation not in ("of", "subject", "object") else "where"
        case Name():
            return head or "name"
    if value.kind in (Kind.DATE, Kind.TIME):
        return "when" if not at.relation or at.relation in ("on", "in", "at", "of") else at.relation
    if value.kind is Kind.DURATION:
        return head or "how long"
    return head or noun_class(head) or str(value.kind)
