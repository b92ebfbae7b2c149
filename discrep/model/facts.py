"""What flows from the reader to the comparer: articles, mentions, facts."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from discrep.model.values import AnyValue, Kind


class ZoneKind(StrEnum):
    """What a stretch of an article's text is."""

    TITLE = "title"
    BODY = "body"
    COMMENT = "comment"  # readers' comments: never the article's own claim
    FURNITURE = "furniture"  # site header, menus, captions of other pieces, footers


class Zone(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch ``[start, end)`` of an article's text. Zones are ordered and cover the text."""

    kind: ZoneKind
    start: int
    end: int


class PublishedFrom(StrEnum):
    """Where an article's publication date was learnt."""

    OPTION = "option"
    STORY = "story.toml"
    METADATA = "metadata"
    URL = "url"
    DATELINE = "dateline"
    FOOTER = "footer"
    INFERRED = "inferred"
    NONE = "none"


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One text by one publisher, as read; offsets everywhere count code points of ``text``.

    ``published`` is an EDTF day, or empty. The reader fills it from what the file says of itself;
    the normalizer from what the text says. ``first_line`` is the line of the file, from 1, that the
    text begins with; 0 where the text is not the file's own, but made from it. ``pages`` are the
    offsets at which the pages of a paged original begin.
    """

    id: str
    path: str
    text: str
    zones: tuple[Zone, ...]
    sha256: str
    encoding: str
    url: str = ""
    title: str = ""
    publisher: str = ""
    byline: str = ""
    published: str = ""
    published_from: PublishedFrom = PublishedFrom.NONE
    story: str = ""
    media: str = "text/plain"
    first_line: int = 1
    pages: tuple[int, ...] = ()


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """The words that carry a value: ``text`` is the slice ``[start, end)`` of the text read."""

    start: int
    end: int
    text: str
    value: AnyValue

    @property
    def kind(self) -> Kind:
        return self.value.kind


class Certainty(StrEnum):
    """How surely the article states a fact."""

    ASSERTED = "asserted"
    REPORTED = "reported"  # somebody else says so
    HEDGED = "hedged"  # may, reportedly, feared
    DENIED = "denied"


BEARING = "bearing"  # role of a measure that is the distance of a bearing: 9 miles off the coast


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What the words around a mention say its value is about: the comparer's evidence.

    All words are lower-case lemmas, except names and places, which are as the text has them in
    canonical form. ``words`` are the content lemmas of the mention's own clause, its value left
    out; ``context`` those of the rest of its sentence.
    """

    predicate: str = ""  # the governing event word: kill, strike, disappear
    predicate_class: str = ""  # its class in the lexicon
    relation: str = ""  # how the value hangs on it: object, subject, at, off, per, ...
    head: str = ""  # the noun that the value counts, measures or belongs to
    modifiers: tuple[str, ...] = ()  # what narrows that noun: seriously, first, female
    subject: str = ""  # the head of who or what does it
    object: str = ""  # the head of what it is done to
    names: tuple[str, ...] = ()  # proper names in the clause
    places: tuple[str, ...] = ()  # places in the clause
    period: str = ""  # EDTF: the time that the clause or its passage is in
    words: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    part: bool = False  # a part of a larger group: of them, including
    figure: str = ""  # increment: on top of others (another, more); total: all so far; average
    background: bool = False  # the passage tells of another, earlier event
    result: str = ""  # of the game that the passage tells: 2-1
    updated: bool = False  # the text says the value moved: rose to, revised
    zone: ZoneKind = ZoneKind.BODY
    sentence: int = 0
    lead: str = ""  # the sentence before, in the same paragraph or the one above
    offset: int = 0  # where the mention begins in the fact's quote


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One source's claim: a typed value, what it is about, who says so, as of when.

    ``event`` is a class of the lexicon or the governing lemma, ``role`` what the value is to it,
    ``scope`` what narrows the question. ``as_of`` is an EDTF day or empty.
    ``type`` is the fact type that the configuration has for it, if any.
    """

    id: str
    source: str
    start: int
    end: int
    text: str
    quote: str
    value: AnyValue
    event: str
    role: str
    scope: tuple[str, ...] = ()
    subject: str = ""
    as_of: str = ""
    speaker: str = ""
    certainty: Certainty = Certainty.ASSERTED
    frame: Frame = Frame()
    type: str = ""

    @property
    def kind(self) -> Kind:
        return self.value.kind


class Normalized(msgspec.Struct, frozen=True, kw_only=True):
    """One article, its publication date filled in, with its facts in the order of the text."""

    article: Article
    facts: tuple[Fact, ...]
