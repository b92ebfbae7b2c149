"""Paths to articles: text, what is known of it, and its zones."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import msgspec

from discrep.config import Config
from discrep.model.facts import Article, PublishedFrom
from discrep.model.findings import Skipped
from discrep.reader.contents import Contents, contents
from discrep.reader.days import day_in_address
from discrep.reader.draft import Draft, Given, UnreadableError, too_long
from discrep.reader.files import Found, find
from discrep.reader.formats import Format, format_of
from discrep.reader.ids import Item, ids
from discrep.reader.language import foreign
from discrep.reader.text import mojibake, whole

_DEFAULT = Config()
_NAMED = 5  # stories that a warning names
_WEB = re.compile(r"https?://[^\s<>\"\x00-\x1f\x7f-\x9f\ud800-\udfff]+", re.I)
_FIELD = 1000  # characters of a title, a publisher, an address


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What the paths given led to.

    ``skipped`` holds every file that gave no article; ``unreadable`` those of them that the user
    named or configured and that cannot be read. ``warnings`` are sentences on what was read
    otherwise than asked.
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    unreadable: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()


def read(
    paths: Iterable[str | Path],
    config: Config = _DEFAULT,
    *,
    dates: Mapping[str, date] | None = None,
) -> Reading:
    """The articles under ``paths`` (files, folders, URLs, - for stdin), ordered by id.

    ``dates`` says by id when an article was published, whatever it says itself.

    Never raises for a path that cannot be read: it is listed in the result.
    """
    finds = find(paths)
    unreadable, skipped, warnings = [*finds.unreadable], [*finds.skipped], [*finds.warnings]
    items: list[tuple[Item, Article]] = []
    for found in finds.files:
        try:
            read_ = articles_in(found, contents(found, offline=config.offline), config)
        except UnreadableError as error:
            told = Skipped(path=found.shown, reason=str(error))
            (unreadable if found.named else skipped).append(told)
            continue
        for item, article in read_:
            name = found.shown if item.count == 1 else f"{found.shown}, article {item.number}"
            if len(article.text) > config.max_chars:
                told = Skipped(path=name, reason=str(too_long(config.max_chars)))
                (unreadable if found.named else skipped).append(told)
                continue
            if language := foreign(article.text):
                reason = f"is in {language}, which is not read; translate it to compare it"
                skipped.append(Skipped(path=name, reason=reason))
                continue
            items.append((item, article))
            warnings += [f"{name}: {warning}" for warning in _warnings(item.draft)]
    named = zip(items, ids([item for item, _ in items]), strict=True)
    articles = (_dated(msgspec.structs.replace(a, id=i), dates or {}) for (_, a), i in named)
    return Reading(
        articles=tuple(sorted(articles, key=lambda a: a.id)),
        skipped=tuple(sorted([*unreadable, *skipped], key=lambda s: s.path)),
        unreadable=tuple(sorted(unreadable, key=lambda s: s.path)),
        warnings=tuple(sorted([*warnings, *_stories(article for _, article in items)])),
    )


def _stories(articles: Iterable[Article]) -> list[str]:
    """A warning where data files tell that the articles belong to several stories."""
    told = sorted({article.story for article in articles if article.story})
    if len(told) < 2:
        return []
    names = ", ".join(f"'{story}'" for story in told[:_NAMED])
    more = f" and {len(told) - _NAMED} more" if len(told) > _NAMED else ""
    return [f"several stories are compared as one: {names}{more}; give each story its own file"]


def articles_in(found: Found, loaded: Contents, config: Config) -> list[tuple[Item, Article]]:
    """Every article in the contents of ``found``, its id still to be told.

    Raises:
        UnreadableError: there is none.
    """
    form = format_of(loaded.suffix, loaded.media, loaded.data)
    given = Given(
        charset=loaded.charset,
        url=loaded.url,
        fields=config.fields,
        file_dates=config.file_dates,
        max_chars=config.max_chars,
    )
    drafts = _drafts(form, loaded.data, given)
    sha256 = hashlib.sha256(loaded.data).hexdigest()
    return [
        (
            Item(found=found, draft=draft, number=number, count=len(drafts)),
            _article(found, loaded, form, draft, sha256),
        )
        for number, draft in enumerate(drafts, 1)
    ]


def _drafts(form: Format, data: bytes, given: Given) -> tuple[Draft, ...]:
    """What the reader of ``form`` makes of ``data``, whatever goes wrong within it."""
    reader = form.load()
    try:
        found = tuple(draft for draft in reader.read(data, given) if draft.text.strip())
        if not found:
            raise UnreadableError("has no text beside its markup; put the article's text in it")
        return found
    except UnreadableError:
        raise
    except Exception as error:  # parsers of foreign formats fail in ways of their own
        raise UnreadableError(
            f"cannot be read as {form.name} ({type(error).__name__}: {error}); "
            "save the article's text as a .txt file"
        ) from error


def _article(found: Found, loaded: Contents, form: Format, draft: Draft, sha256: str) -> Article:
    entry = found.entry
    url = _address((entry and entry.url) or draft.url or loaded.url)
    published, published_from = _published(found, draft, url)
    text = whole(draft.text)
    titles = (z for z in draft.zones if z.kind == "title")
    title = draft.title or " ".join(text[z.start : z.end] for z in titles).strip()
    return Article(
        id="",
        path="" if url and found.address else found.shown,
        text=text,
        zones=draft.zones,
        sha256=sha256,
        encoding=draft.encoding,
        url=url,
        title=_field(title),
        publisher=(entry and entry.publisher) or _field(draft.publisher),
        byline=_field(draft.byline),
        published=published,
        published_from=published_from,
        story=_field(draft.story),
        media=form.media[0] if form.media else "",
        first_line=draft.first_line,
        pages=draft.pages,
    )


def _address(told: str) -> str:
    """An address that a browser opens as a page; '' for what is none, such as ``javascript:``."""
    return told if len(told) <= 2 * _FIELD and _WEB.fullmatch(told) else ""


def _field(told: str) -> str:
    """What a file says of its article, no longer than anybody would write it."""
    return whole(told[:_FIELD])


def _published(found: Found, draft: Draft, url: str) -> tuple[str, PublishedFrom]:
    if found.entry and found.entry.published:
        return found.entry.published.isoformat(), PublishedFrom.STORY
    if draft.published:
        return draft.published, PublishedFrom.METADATA
    if day := day_in_address(url):
        return day, PublishedFrom.URL
    return draft.made, PublishedFrom.METADATA if draft.made else PublishedFrom.NONE


def _dated(article: Article, dates: Mapping[str, date]) -> Article:
    if article.id not in dates:
        return article
    day = dates[article.id].isoformat()
    return msgspec.structs.replace(article, published=day, published_from=PublishedFrom.OPTION)


def _warnings(draft: Draft) -> list[str]:
    said = [*draft.warnings]
    if signs := mojibake(draft.text):
        said.append(
            f"has signs that stand for others, such as '{signs}': UTF-8 that was once read as "
            "Windows-1252; get it anew, or quotations stay as they are here"
        )
    return said
