"""The time that each sentence is in, so that an old event's figures stay with the old event.

A sentence is in the time of the date that its main clause hangs on; a sentence without one stays
in the background time that the sentence before it opened, as long as the paragraph lasts. So it is
with the result of a game.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from discrep.model.calendar import interval
from discrep.model.facts import Article, Mention, ZoneKind
from discrep.model.values import Date, Moment, Score
from discrep.normalizer import language as lang
from discrep.normalizer.frames import Passage
from discrep.normalizer.language import Doc, Span

# News calls what is more than a month old by its date; nearer dates belong to the story itself.
BACKGROUND = timedelta(days=31)
_LEAD = 160  # characters of the sentence before that say what a sentence goes on about


def is_background(edtf: str, base: date | None) -> bool:
    """Whether a time lies so far before ``base`` that it is another event's."""
    if base is None or not edtf:
        return False
    _, last = interval(edtf)
    return last is not None and base - last > BACKGROUND


def zone_at(article: Article, position: int) -> ZoneKind:
    """The zone that a character stands in."""
    number = bisect_right(article.zones, position, key=lambda zone: zone.start) - 1
    within = number >= 0 and position < article.zones[number].end
    return article.zones[number].kind if within else ZoneKind.BODY


def _sentence_period(sentence: Span, dates: Sequence[Mention]) -> str:
    """The date that the main clause of ``sentence``, or its subject, hangs on."""
    root = lang.root(sentence)
    for mention in dates:
        if not isinstance(mention.value, Date) or not mention.value.edtf:
            continue
        token = lang.root(lang.span_at(sentence.doc, mention.start, mention.end))
        for _ in range(4):
            if token.head == root:
                return mention.value.edtf
            if token.head == token or lang.is_verb(token.head):
                break
            if lang.is_noun(token.head) and token.head.dep_ not in lang.SUBJECT:
                break  # the old date of a thing beside the event
            token = token.head
    return ""


def _opens_paragraph(text: str, start: int) -> bool:
    return "\n\n" in text[max(0, start - 2) : start]


def passages(
    doc: Doc, article: Article, mentions: Mapping[int, Sequence[Mention]], base: date | None
) -> tuple[Passage, ...]:
    """The passage of every sentence of ``doc``; ``mentions`` by number of sentence."""
    found: list[Passage] = []
    carried = lead = result = ""
    text = doc.text
    for number, sentence in enumerate(doc.sents):
        here = mentions.get(number, ())
        dates = [m for m in here if isinstance(m.value, Moment)]
        period = _sentence_period(sentence, dates)
        if period:
            carried = period if is_background(period, base) else ""
        elif dates or _opens_paragraph(text, sentence.start_char):
            carried = ""
        told = [m.value.text for m in here if isinstance(m.value, Score)]
        if told or _opens_paragraph(text, sentence.start_char):
            result = told[-1] if told else ""
        found.append(
            Passage(
                zone=zone_at(article, sentence.start_char),
                sentence=number,
                period=period or carried,
                background=is_background(period or carried, base),
                lead=lead,
                result=result,
            )
        )
        lead = " ".join(sentence.text.split())[-_LEAD:] or lead
    return tuple(found)
