"""An article's facts: every mention with what it is about, who says it, and as of when."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from discrep.model.facts import Article, Fact, Mention, Normalized, ZoneKind
from discrep.model.values import Kind
from discrep.normalizer import language as lang
from discrep.normalizer.ages import aged
from discrep.normalizer.dates import find_dates
from discrep.normalizer.events import counted_noun
from discrep.normalizer.frames import Passage, describe
from discrep.normalizer.language import Doc
from discrep.normalizer.names import find_names
from discrep.normalizer.passages import passages, zone_at
from discrep.normalizer.place_bearings import find_bearings
from discrep.normalizer.places import find_places
from discrep.normalizer.published import dateline, published
from discrep.normalizer.quantities import find_quantities
from discrep.normalizer.speech import attribution

# Where two finders claim the same words, the more specific reading stands.
_RANK = {
    Kind.TIME: 0,
    Kind.DATE: 1,
    Kind.MONEY: 2,
    Kind.AGE: 3,
    Kind.DURATION: 4,
    Kind.MEASURE: 5,
    Kind.PERCENT: 6,
    Kind.SCORE: 7,
    Kind.RANK: 8,
    Kind.COUNT: 9,
}


def normalize(article: Article, *, model: str = lang.DEFAULT) -> Normalized:
    """Every dated fact of ``article``.

    Raises:
        language.ModelError: the spaCy pipeline ``model`` is not installed.
    """
    return _read(lang.parse(article.text, model), article)


def normalize_together(
    articles: Sequence[Article], *, model: str = lang.DEFAULT
) -> Iterator[Normalized]:
    """Every dated fact of each of ``articles``, all of which are parsed together.

    The same facts in less time.

    Raises:
        language.ModelError: the spaCy pipeline ``model`` is not installed.
    """
    docs = lang.parse_all((article.text for article in articles), model)
    return map(_read, docs, articles)


def _read(doc: Doc, article: Article) -> Normalized:
    if not article.published:
        day, source = published(article, tuple(find_dates(article.text)))
        article = msgspec.structs.replace(article, published=day, published_from=source)
    base = date.fromisoformat(article.published) if len(article.published) == 10 else None
    mentions = _mentions(doc, article, base)
    by_sentence = _by_sentence(doc, mentions)
    places = passages(doc, article, by_sentence, base)
    facts: list[Fact] = []
    for number, found in by_sentence.items():
        told = [_fact(doc, article, m, found, places[number]) for m in found]
        facts += [fact for fact in told if _legible(fact.frame.head)]
    return Normalized(article=article, facts=tuple(facts))


def _mentions(doc: Doc, article: Article, base: date | None) -> list[Mention]:
    text = article.text
    spans = [
        *find_dates(text, base, tense=lambda position: lang.tense(doc, position)),
        *find_quantities(text, noun=lambda start, end: counted_noun(doc, start, end)),
    ]
    spans.sort(key=lambda m: (_RANK[m.kind], m.start - m.end, m.start))
    kept: list[Mention] = []
    taken = bytearray(len(text))
    for mention in spans:
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            kept.append(aged(doc, mention))
    kept += [*find_bearings(doc, text, kept), *find_places(doc, text), *find_names(doc, text)]
    first, last = dateline(text)
    return [
        m
        for m in kept
        if not first <= m.start < last and zone_at(article, m.start) is not ZoneKind.FURNITURE
    ]


def _by_sentence(doc: Doc, mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    bounds = [(s.start_char, s.end_char) for s in doc.sents]
    number = 0
    for mention in sorted(mentions, key=lambda m: (m.start, m.end, m.kind)):
        while number + 1 < len(bounds) and mention.start >= bounds[number + 1][0]:
            number += 1
        found.setdefault(number, []).append(mention)
    return found


def _fact(
    doc: Doc, article: Article, mention: Mention, beside: Sequence[Mention], passage: Passage
) -> Fact:
    about = describe(doc, mention, beside, passage)
    span = lang.span_at(doc, mention.start, mention.end)
    speaker, certainty = attribution(span)
    quote = article.text[span.sent.start_char : span.sent.end_char].strip()
    return Fact(
        id=_id(article.id, mention, about.event, about.role),
        source=article.id,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        quote=quote,
        value=mention.value,
        event=about.event,
        role=about.role,
        scope=about.scope,
        subject=about.subject,
        as_of=article.published,
        speaker=speaker,
        certainty=certainty,
        frame=about.frame,
    )


def _legible(word: str) -> bool:
    """Whether a word, if any, is in our letters: what is counted in others is not understood."""
    letters = [c for c in word if c.isalpha()]
    return not word or bool(
        letters and all(unicodedata.name(c).startswith("LATIN") for c in letters)
    )


def _id(source: str, mention: Mention, event: str, role: str) -> str:
    key = "\x1f".join((source, str(mention.start), str(mention.end), mention.kind, event, role))
    return "f" + hashlib.sha256(key.encode()).hexdigest()[:12]
