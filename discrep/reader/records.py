"""Records with named fields to articles: what JSON, CSV and front matter have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from discrep.config import Fields
from discrep.reader.days import day
from discrep.reader.draft import Draft, UnreadableError, layout
from discrep.reader.markup import is_markup, paragraphs

_ID = 80  # characters of a publisher that its articles go by


def drafts(records: Iterable[object], fields: Fields, encoding: str) -> tuple[Draft, ...]:
    """An article for each of ``records`` that has a text.

    Raises:
        UnreadableError: none has.
    """
    given = list(records)
    found = [r for r in given if isinstance(r, Mapping) and _word(r, fields.text)]
    if not found:
        raise UnreadableError(
            f"has no article with text in a field '{fields.text}'; "
            "tell its name under [fields] in the configuration"
        )
    lost = len(given) - len(found)
    left = f"{lost} of {len(given)} entries have no text in '{fields.text}' and are left out"
    return tuple(
        _draft(record, fields, encoding, () if number or not lost else (left,))
        for number, record in enumerate(found)
    )


def described(draft: Draft, record: Mapping[str, object], fields: Fields) -> Draft:
    """``draft`` with what ``record`` tells of it beside its text and title."""
    told = record.get(fields.date)
    published = day(told)
    warnings = draft.warnings
    if told not in (None, "") and not published:
        shown = str(told)[:_ID]
        warnings += (f"the {fields.date} '{shown}' names no day; write it as 2015-05-28",)
    source = _word(record, fields.source)
    return msgspec.structs.replace(
        draft,
        id=re.sub(r"[^\w.]+", "-", source[:_ID].lower()).strip("-"),
        publisher=source,
        published=published,
        url=_word(record, fields.url),
        byline=_word(record, fields.author),
        story=_word(record, fields.story),
        warnings=warnings,
    )


def _draft(
    record: Mapping[str, object], fields: Fields, encoding: str, warnings: tuple[str, ...]
) -> Draft:
    body, title = _word(record, fields.text), _word(record, fields.title)
    text, zones = layout(paragraphs(body) if is_markup(body) else body, title=title)
    draft = Draft(text=text, zones=zones, encoding=encoding, title=title, warnings=warnings)
    return described(draft, record, fields)


def _word(record: Mapping[str, object], name: str) -> str:
    """The text of a field; JSON-LD's way to name a thing by an object is understood."""
    value = record.get(name)
    if isinstance(value, Mapping):
        value = value.get("name")
    return str(value).strip() if isinstance(value, str | int | float) else ""
