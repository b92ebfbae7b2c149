"""When an article was published, as its own text tells: datelines, update lines, source lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discrep.model.calendar import interval
from discrep.model.facts import Article, Mention, PublishedFrom
from discrep.model.values import Moment

_HEAD = 600  # characters in which a dateline may stand
_FOOT = 200  # characters from the end in which a stamp may stand
_LINE = 90  # a line that is a stamp and no sentence is not longer
_OWN = 40  # characters before the date of a dateline: place and agency
_WORDS = 6  # words of a stamp without a word for publishing: place, agency, author
_SOURCE = re.compile(
    r"^[\s\[(]*(?:sources?:|from:|(?:originally|first)\s+(?:published|posted|appeared))", re.I
)
_REPOST = re.compile(
    r"\b(?:re-?post(?:ed|ing)?|re-?published|has been published|posted here|retrieved|accessed|"
    r"archived|downloaded|printed on)\b",
    re.I,
)
_PUBLISHED = re.compile(
    r"\b(?:last\s+)?(?:updated|posted|published|modified|created|edited|filed|issued|released|by|date|release:)(?!\w)",
    re.I,
)
_SMALL = frozenset(
    {"on", "at", "by", "of", "the", "and", "last", "p", "m", "a", "am", "pm", "p.m", "a.m"}
)
_AFTER = re.compile(r"\s*(?:--|[-–—:)])")


def published(article: Article, dates: Sequence[Mention]) -> tuple[str, PublishedFrom]:
    """The day of publication and where it was learnt; ``dates`` were found without a base.

    A source line at the foot tells of the original and wins over the page around it; a stamp at the
    foot counts only where the head has none. Lines about reposting are never taken.
    """
    text = article.text
    source = head = foot = ""
    for mention in dates:
        day = _day(mention)
        if not day:
            continue
        start, end = _line(text, mention.end - 1)
        line = text[start:end]
        before = text[start : max(start, mention.start)]
        if _REPOST.search(line):
            continue
        if _SOURCE.match(line) and mention.start > len(text) // 2:
            source = source or day
        elif mention.start <= _HEAD:
            if not head and (
                _is_stamp(line, before, mention) or _is_dateline(text, before, mention)
            ):
                head = day
        elif mention.start >= len(text) - _FOOT and _is_stamp(line, before, mention):
            foot = day
    if source or (foot and not head):
        return source or foot, PublishedFrom.FOOTER
    return head, PublishedFrom.DATELINE if head else PublishedFrom.NONE


_DATELINE = re.compile(
    r"""^[ \t]*
    [A-Z][A-Z.'’]+ (?:[ \t/-]{1,3}[A-Z][A-Z.'’]+){0,4}  # PARIS, NEW YORK
    (?:, [ \t]* [A-Z][\w.]{1,14} (?:[ ][A-Z][\w.]{1,14})? )?  # its country or state
    (?:,? [ \t-]*  # its day
        (?:[A-Z][a-z]{2,8}\.? [ ] \d{1,2} | \d{1,2} [ ] [A-Z][a-z]{2,8}\.?) (?:,?[ ]\d{4})? )?
    [ \t]* (?:\([^()\n]{2,24}\))? [ \t]*
    (?:--|[–—]|(?<=[ \t)])-|-(?=[ \t]))(?=[ \t]*["“'‘]?[A-Z\d])  # what parts it from the text
    """,
    re.MULTILINE | re.VERBOSE,
)


def dateline(text: str) -> tuple[int, int]:
    """Where an article's dateline stands: ``PARIS, May 3 (Agency) --``. Empty where it has none.

    It says where and when the report was written, nothing of what happened.
    """
    found = _DATELINE.search(text, 0, _HEAD)
    return found.span() if found else (0, 0)


def _day(mention: Mention) -> str:
    """The day that an absolute date or time names, else ''."""
    value = mention.value
    if not isinstance(value, Moment) or not value.edtf or value.anchor is not None:
        return ""
    first, last = interval(value.edtf)
    return first.isoformat() if first is not None and first == last else ""


def _line(text: str, position: int) -> tuple[int, int]:
    end = text.find("\n", position)
    return text.rfind("\n", 0, position) + 1, len(text) if end < 0 else end


def _is_stamp(line: str, before: str, mention: Mention) -> bool:
    """Whether a line tells a moment of publishing and nothing else: no sentence, no headline, no
    other label (``Born: May 3, 1950``)."""
    if len(line) > _LINE:
        return False
    words = re.findall(r"[^\W\d_][\w.'’]*", line.replace(mention.text, " "))
    own = [w for w in words if w.lower().rstrip(".") not in _SMALL]
    lower = [w for w in own if w.islower() and not _PUBLISHED.fullmatch(w)]
    begins = _PUBLISHED.match(line.strip()) is not None and not line.rstrip().endswith(".")
    if len(lower) > (3 if begins else 1):
        return False
    if _PUBLISHED.search(line):
        return True
    return len(own) <= _WORDS and not before.rstrip().endswith(":")


def _is_dateline(text: str, before: str, mention: Mention) -> bool:
    """Whether an article begins so: ``PARIS, May 3, 2010 (Agency) -- Two men``."""
    rest = text[mention.end : mention.end + 30]
    agency = re.match(r"\s*\([^()\n]{2,24}\)", rest)
    told = _AFTER.match(rest[agency.end() :] if agency else rest)
    return bool(told) and len(before) <= _OWN and not any(w.islower() for w in before.split())
