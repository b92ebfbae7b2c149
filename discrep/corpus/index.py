"""What is known of the articles of a corpus while it is scanned: a database beside the results.

It holds the articles themselves, so that each is read from the corpus once, and none need be kept
in memory. It is SQLite, whose transactions are whole or not there: a scan that is killed goes on
from the last one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from discrep.corpus.sketches import Sketch

_TABLES = """
CREATE TABLE IF NOT EXISTS article (
    number INTEGER PRIMARY KEY,  -- its place in the corpus
    day INTEGER NOT NULL,        -- of its publication, counted from the year 1; 0 is unknown
    digest TEXT NOT NULL,        -- of what was read
    told TEXT NOT NULL,          -- the story that it says it belongs to
    story TEXT,                  -- the story that it was found to belong to
    sketch BLOB NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS by_story ON article (story);
CREATE TABLE IF NOT EXISTS skipped (path TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""
_SKETCH = msgspec.msgpack.Decoder(Sketch)


class BusyError(Exception):
    """Another run works on the same index."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An article as it is put into the index."""

    published: str
    digest: str
    told: str
    sketch: Sketch
    content: bytes


class Index:
    """The index in a file, for this process alone."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, timeout=1, isolation_level=None)
        try:
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.executescript(_TABLES)
        except sqlite3.OperationalError as error:
            self._db.close()
            raise BusyError(str(error)) from error

    def close(self) -> None:
        """Let others have it."""
        self._db.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is done in the block is done altogether, or not at all."""
        self._db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def state(self, name: str) -> bytes | None:
        """What was last remembered under ``name``."""
        found = self._one("SELECT value FROM state WHERE name = ?", name)
        return None if found is None else bytes(found)

    def remember(self, name: str, value: bytes) -> None:
        """Keep ``value`` under ``name``."""
        self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))

    def add(self, row: Row) -> None:
        """One more article, after all others."""
        day = date.fromisoformat(row.published).toordinal() if len(row.published) == 10 else 0
        self._db.execute(
            "INSERT INTO article (day, digest, told, sketch, content) VALUES (?, ?, ?, ?, ?)",
            (day, row.digest, row.told, msgspec.msgpack.encode(row.sketch), row.content),
        )

    def skip(self, path: str, reason: str) -> None:
        """Note what gave no article."""
        self._db.execute("INSERT INTO skipped VALUES (?, ?)", (path, reason))

    def skipped(self) -> Iterator[tuple[str, str]]:
        """What gave no article, and why."""
        return self._db.execute("SELECT path, reason FROM skipped ORDER BY rowid")

    def articles(self) -> int:
        """How many there are."""
        return int(self._one("SELECT COUNT(*) FROM article"))

    def by_day(self, *, told: bool) -> Iterator[tuple[int, int]]:
        """Numbers and days of articles, undated ones first; ``told``: also of those with a story.

        The order depends on what they say, not on where they stand in the corpus.
        """
        which = "" if told else "WHERE told = ''"
        return self._db.execute(
            f"SELECT number, day FROM article {which} ORDER BY day, digest, number"
        )

    def sketch(self, number: int) -> Sketch:
        """The sketch of one article."""
        return _SKETCH.decode(self._one("SELECT sketch FROM article WHERE number = ?", number))

    def digest(self, number: int) -> str:
        """The digest of one article."""
        return str(self._one("SELECT digest FROM article WHERE number = ?", number))

    def assign(self, numbers: Iterable[int], story: str) -> None:
        """Put articles into a story."""
        self._db.executemany(
            "UPDATE article SET story = ? WHERE number = ?", ((story, n) for n in numbers)
        )

    def assign_told(self) -> None:
        """Put all articles that name a story into it."""
        self._db.execute("UPDATE article SET story = told WHERE told <> ''")

    def is_story(self, story: str) -> bool:
        """Whether a story of this name has an article."""
        return self._one("SELECT 1 FROM article WHERE story = ? LIMIT 1", story) is not None

    def stories(self) -> Iterator[str]:
        """The stories that two articles or more tell, in the order of their first ones."""
        rows = self._db.execute(
            "SELECT story, MIN(number) AS first FROM article WHERE story IS NOT NULL "
            "GROUP BY story HAVING COUNT(*) > 1 ORDER BY first"
        )
        return (story for story, _ in rows)

    def count_stories(self) -> int:
        """How many stories there are."""
        query = (
            "SELECT COUNT(*) FROM (SELECT 1 FROM article WHERE story IS NOT NULL "
            "GROUP BY story HAVING COUNT(*) > 1)"
        )
        return int(self._one(query))

    def contents(self, story: str) -> list[bytes]:
        """The articles of a story, in the order of the corpus."""
        query = "SELECT content FROM article WHERE story = ? ORDER BY number"
        return [content for (content,) in self._db.execute(query, (story,))]

    def _one(self, query: str, *values: object) -> Any:
        found = self._db.execute(query, values).fetchone()
        return None if found is None else found[0]
