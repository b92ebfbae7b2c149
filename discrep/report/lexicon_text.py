"""What the lexicon knows about a word, for people: where it says so, and how to add to it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from discrep.lexicon.lookup import Contents, Entry, Knowledge
from discrep.report import Look
from discrep.report.page import Page

_LIKE = 24  # words for the same that are shown; more tell nothing new
_ADD = (
    "To add words, name a word that they are like in discrep.toml:",
    "    [lexicon.events]",
    '    vanish = ["go dark"]',
    "    [lexicon.nouns]",
    '    boat = ["hydrofoil"]',
    "    [lexicon.places]",
    '    Norway = ["Longyearbyen"]',
)


def render(known: Knowledge, look: Look) -> str:
    """All entries of a word, each with its file and line."""
    page = Page(look)
    if not known.entries:
        near = f"; the nearest that it knows is “{known.word}”" if known.word else ""
        page.line(page.words(f"The lexicon does not know “{known.term}”{near}."))
        page.gap()
        return _with_how_to_add(page)
    inflected = f"“{known.term}”, looked up as “{known.word}”" if known.word != known.term else ""
    page.line(page.words(inflected or f"“{known.term}”", "bold"))
    for entry in known.entries:
        page.gap()
        _entry(page, entry)
    page.gap()
    key = next((entry.key for entry in known.entries if entry.key), "")
    if not key:
        return page.text
    page.line(page.words(f'To add a word to it, put into discrep.toml: {key} = ["..."]', "dim"))
    return page.text


def overview(files: Sequence[Contents], look: Look) -> str:
    """What the files of the lexicon hold."""
    page = Page(look)
    page.table(
        ("file", "lines", "holds"),
        [[(page.words(f.file), page.words(str(f.lines)), page.words(f.holds)) for f in files]],
    )
    page.gap()
    page.line(page.words("discrep lexicon WORD shows what it knows about a word."))
    return _with_how_to_add(page)


def _with_how_to_add(page: Page) -> str:
    for line in _ADD:
        page.line(page.drawn(line, "dim"))
    return page.text


def _entry(page: Page, entry: Entry) -> None:
    where = f"{entry.file}:{entry.line}" if entry.line else entry.file
    page.line(page.words(entry.says), Text("  "), page.words(f"[{where}]", "dim"))
    if entry.like:
        more = f" and {len(entry.like) - _LIKE} more" if len(entry.like) > _LIKE else ""
        page.indented(page.words(f"like: {', '.join(entry.like[:_LIKE])}{more}"))
    if entry.unlike:
        page.indented(page.words(f"unlike: {', '.join(entry.unlike[:_LIKE])}"))
