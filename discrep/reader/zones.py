"""The parts of an article's text: title, body, readers' comments, and the furniture of its page.

Lines are told apart by what they look like (prose, menu, date, list of links) and by the phrases
of ``lexicon/zones.toml``; where they stand decides the rest. What stays unsure is body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count, takewhile

import msgspec

from discrep.lexicon import load
from discrep.model.facts import Zone, ZoneKind

_TITLE_WORDS = 24  # a headline is not longer
_PROSE_WORDS = 6  # a sentence of prose is not shorter
_LONG = 25  # words that make a line prose even without a full stop
_LABEL_WORDS = 6  # a label, a heading, a menu entry is not longer
_HEAD_LINES = 6  # the lines among which the moment of publication stands, even below a deck
_MENU_RUN = 4  # so many entries in a row are a menu


class _Furniture(msgspec.Struct, frozen=True):
    whole: tuple[str, ...]
    starts: tuple[str, ...]
    anywhere: tuple[str, ...]


class _Comments(msgspec.Struct, frozen=True):
    opens: tuple[str, ...]
    invites: tuple[str, ...]
    speakers: tuple[str, ...]


class _Dates(msgspec.Struct, frozen=True):
    words: frozenset[str]


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    separators: tuple[str, ...]
    between: tuple[str, ...]
    furniture: _Furniture
    comments: _Comments
    dates: _Dates


class _Phrases(msgspec.Struct, frozen=True):
    """The lexicon as patterns."""

    boilerplate: re.Pattern[str]
    opens: re.Pattern[str]
    speaker: re.Pattern[str]
    separator: re.Pattern[str]
    between: re.Pattern[str]
    date_words: frozenset[str]


@cache
def _phrases() -> _Phrases:
    words = load("zones", _Lexicon)
    whole = "|".join(map(_pattern, (*words.furniture.whole, *words.comments.invites)))
    starts = "|".join(_pattern(p) + r"(?!\w)" for p in words.furniture.starts)
    anywhere = "|".join(map(_pattern, words.furniture.anywhere))
    separators = "|".join(map(re.escape, words.separators))
    return _Phrases(
        boilerplate=re.compile(rf"(?:{whole})\Z|(?:{starts})|.*?(?:{anywhere})", re.I),
        opens=re.compile(rf"(?:{'|'.join(map(_pattern, words.comments.opens))})\Z", re.I),
        speaker=re.compile(rf"(?:{'|'.join(map(_pattern, words.comments.speakers))})\Z", re.I),
        separator=re.compile(rf"\s+(?:{separators})(?=\s)"),
        between=re.compile(rf"(?:{'|'.join(map(_pattern, words.between))})\Z", re.I),
        date_words=words.dates.words,
    )


def _pattern(phrase: str) -> str:
    """The pattern of a phrase of the lexicon, for text whose runs of space are one space."""
    return (
        re.escape(phrase)
        .replace(r"\#", r"\d[\d,]{0,15}")
        .replace("#", r"\d[\d,]{0,15}")
        .replace(r"\*", ".{1,60}")
    )


class _Line(msgspec.Struct, frozen=True):
    """A line that holds something; ``text`` without its margins, each run of space as one."""

    start: int
    text: str
    words: int
    prose: bool


def zones(text: str) -> tuple[Zone, ...]:
    """The zones of ``text``, in order, covering all of it."""
    lines = list(_lines(text))
    kinds = _kinds(lines)
    if ZoneKind.BODY not in kinds:  # a text of one line, or one that is all we know as furniture
        kinds = [ZoneKind.BODY] * len(lines)
    found: list[Zone] = []
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        start = line.start if number else 0
        if found and found[-1].kind is kind:
            continue
        if found:
            found[-1] = msgspec.structs.replace(found[-1], end=start)
        found.append(Zone(kind=kind, start=start, end=len(text)))
    return tuple(found) or (Zone(kind=ZoneKind.BODY, start=0, end=len(text)),)


def is_between(line: str) -> bool:
    """Whether archives set a line such as ``line`` between the articles that they export."""
    return _phrases().between.match(" ".join(line.split())) is not None


def _lines(text: str) -> Iterator[_Line]:
    for match in re.finditer(r"[^\r\n\f\v\x85\u2028\u2029]+", text):
        content = " ".join(match[0].split())
        if content:
            words = sum(any(c.isalnum() for c in w) for w in content.split())
            yield _Line(match.start(), content, words, _is_prose(content, words))


def _is_prose(text: str, words: int) -> bool:
    ends = text.rstrip("\"'”’)]»")[-1:] in (".", "!", "?", "…")
    return words >= _LONG or (ends and words >= _PROSE_WORDS)


def _kinds(lines: Sequence[_Line]) -> list[ZoneKind]:
    kinds = [ZoneKind.BODY] * len(lines)
    for n, line in enumerate(lines):
        if _is_boilerplate(line) or _is_menu(line):
            kinds[n] = ZoneKind.FURNITURE
    for n in (*_captions(lines), *_links(lines)):
        kinds[n] = ZoneKind.FURNITURE
    _head(lines, kinds)
    _tail(lines, kinds)
    _comments(lines, kinds)
    return kinds


def _is_boilerplate(line: _Line) -> bool:
    return _phrases().boilerplate.match(line.text) is not None


def _is_menu(line: _Line) -> bool:
    entries = _phrases().separator.split(line.text)
    return len(entries) > 1 and all(0 < len(e.split()) <= 3 for e in entries) and not _digits(line)


def _digits(line: _Line) -> bool:
    return any(c.isdigit() for c in line.text)


def _is_date(line: _Line) -> bool:
    """Whether the line tells a moment and nothing else."""
    tokens = re.findall(r"[^\W\d]+|\d+", line.text.lower())
    known = _phrases().date_words
    told = len(tokens) > 2 or not all(map(str.isdigit, tokens))  # "20-13" is a score
    return _digits(line) and told and all(t.isdigit() or t in known for t in tokens)


def _is_byline(line: _Line) -> bool:
    first, *names = line.text.split()
    capitals = sum(n[0].isupper() for n in names)
    return first.lower() == "by" and 0 < len(names) <= 12 and 2 * capitals > len(names)


def _captions(lines: Sequence[_Line]) -> Iterator[int]:
    """Lines scraped twice, as a picture's caption and its alternative text are."""
    bare = ["".join(c for c in line.text.lower() if c.isalnum()) for line in lines]
    counts = Counter(bare)
    for n, line in enumerate(lines):
        if counts[bare[n]] > 1 and not line.prose and line.words > 1:
            yield n


def _links(lines: Sequence[_Line]) -> Iterator[int]:
    """Lists of headlines elsewhere, each with the name of its publisher at its end."""
    link = re.compile(r"\S+(?: \S+){3,} (?:--|[-–—|]) [A-Z][\w.'’&-]*(?: [\w.'’&-]+){0,4}")
    are = [bool(link.fullmatch(line.text)) for line in lines]
    for n, is_link in enumerate(are):
        if is_link and (are[n - 1 : n] == [True] or are[n + 1 : n + 2] == [True]):
            yield n


def _head(lines: Sequence[_Line], kinds: list[ZoneKind]) -> None:
    """The site's header, the title, and the lines between it and the article."""
    # A headline may look like prose ("Where did they go?"), so the article begins after one line.
    prose = [n for n, line in enumerate(lines) if line.prose and not _is_headline(line)]
    first = prose[0] if prose else len(lines)
    menus = [n for n in range(first) if _is_menu(lines[n])]
    header = [n for n in range(menus[-1] if menus else 0) if lines[n].words <= 3]
    for n in (*header, *_menu_runs(lines, 0, first)):
        kinds[n] = ZoneKind.FURNITURE
    for n in range(min(max(first, _HEAD_LINES), len(lines))):
        if _is_date(lines[n]) or (n < first and _is_byline(lines[n])):
            kinds[n] = ZoneKind.FURNITURE
    for n in range(min(first + 1, len(lines))):
        if kinds[n] is ZoneKind.BODY:
            if _is_headline(lines[n]):
                kinds[n] = ZoneKind.TITLE
            return


def _is_headline(line: _Line) -> bool:
    return line.words <= _TITLE_WORDS and line.text.rstrip("\"'”’)")[-1:] not in (
        ".",
        ":",
        ";",
        ",",
    )


def _menu_runs(lines: Sequence[_Line], start: int, end: int) -> Iterator[int]:
    """Entries of a menu that is set one to a line."""
    n = start
    while n < end:
        run = sum(1 for _ in takewhile(lambda m: m < end and _is_entry(lines[m]), count(n)))
        if run >= _MENU_RUN:
            yield from range(n, n + run)
        n += max(run, 1)


def _is_entry(line: _Line) -> bool:
    return (
        line.words <= 3
        and not line.prose
        and not _digits(line)
        and line.text[0].isalnum()
        and line.text[-1].isalnum()
    )


def _tail(lines: Sequence[_Line], kinds: list[ZoneKind]) -> None:
    """What stands below the article: labels and menus from the first piece of furniture on."""
    last = max(
        (n for n, line in enumerate(lines) if line.prose and kinds[n] is ZoneKind.BODY), default=-1
    )
    for n in _menu_runs(lines, last + 1, len(lines)):
        if last >= 0:
            kinds[n] = ZoneKind.FURNITURE
    below = False
    for n in range(last + 1, len(lines)):
        below = below or kinds[n] is ZoneKind.FURNITURE
        label = lines[n].words <= _LABEL_WORDS and not _digits(lines[n])
        if below and label and kinds[n] is ZoneKind.BODY and last >= 0:
            kinds[n] = ZoneKind.FURNITURE


def _comments(lines: Sequence[_Line], kinds: list[ZoneKind]) -> None:
    """From the line that opens the readers' comments on, all is theirs but the furniture."""
    phrases = _phrases()
    article = False
    opened = False
    for n, line in enumerate(lines):
        if phrases.opens.match(line.text):
            opened = opened or article
            kinds[n] = ZoneKind.COMMENT if opened else ZoneKind.FURNITURE
        elif phrases.speaker.match(line.text):
            opened = opened or article
        article = article or (line.prose and kinds[n] is ZoneKind.BODY)
        if opened and not _is_boilerplate(line):
            kinds[n] = ZoneKind.COMMENT
