"""When an article was published, as its own text tells: datelines, update lines, source lines."""

from __future__ import annotations

import re

from discrep.model.calendar import interval
from discrep.model.facts import Article, Mention, PublishedFrom
from discrep.model.values import Moment

_HEAD = 600  # characters in which a dateline may stand
_LINE = 90  # a line that is a dateline and no sentence is not longer
_SOURCE = re.compile(r"^[\s\[(]*(?:source|sources|from|originally published|first published)\b", re.I)
_REPOST = re.compile(r"\b(?:repost|republished|has been published|posted here|retrieved|accessed)", re.I)
_UPDATED = re.compile(r"\b(?:updated|posted|published|modified|created|filed|date)\b", re.I)


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


def published(article: Article, dates: tuple[Mention, ...]) -> tuple[str, PublishedFrom]:
    """The day of publication and where it was learnt; ``dates`` were found without a base.

    A source line at the foot tells of the original and wins over the page around it; lines about
    reposting are never taken.
    """
    text = article.text
    head: str = ""
    foot: str = ""
    for mention in dates:
        day = _day(mention)
        if not day:
            continue
        start, end = _line(text, mention.start)
        line = text[start:end]
        if _REPOST.search(line):
            continue
        if _SOURCE.match(line) and mention.start > len(text) // 2:
            foot = foot or day
        elif not head and mention.start <= _HEAD:
            before = text[start : mention.start].strip()
            alone = len(line) <= _LINE and (len(before) <= 40 or _UPDATED.search(before))
            dateline = mention.start - start <= 60 and re.match(
                r"\s*(?:--|[-–—:)])", text[mention.end : mention.end + 8]
            )
            if alone or dateline:
                head = day
    if foot:
        return foot, PublishedFrom.FOOTER
    if head:
        return head, PublishedFrom.DATELINE
    return "", PublishedFrom.NONE
