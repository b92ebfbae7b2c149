"""What is fuzzed: each reader, the settings, the finders and the normalizer.

A target takes bytes and returns; whatever it raises is a finding.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import msgspec

from discrep import api
from discrep.config import Config, ConfigError, load_config, load_story
from discrep.normalizer.dates import find_dates
from discrep.normalizer.quantities import find_quantities
from discrep.reader.articles import read
from discrep.report import FACTS, REPORTS, Look

# The formats by the suffix that leads to their reader.
READERS = ("txt", "md", "html", "pdf", "docx", "eml", "rss", "json", "jsonl", "csv")


def reader(suffix: str, data: bytes) -> None:
    """A file of this suffix ends with articles that are whole, or with a reason."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"x.{suffix}")
        path.write_bytes(data)
        reading = read([path], Config())
        assert reading.articles or reading.skipped
        assert [p.name for p in Path(folder).iterdir()] == [path.name]
    for article in reading.articles:
        article.text.encode()
        ends = [zone.end for zone in article.zones]
        assert [0, *ends[:-1]] == [zone.start for zone in article.zones]
        assert ends[-1] == len(article.text)
        assert not article.published or date.fromisoformat(article.published)


# Bytes changed in a packed file mostly break the packing; so its parts are changed, then packed.
PARTS = ("word/document.xml", "docProps/core.xml", "word/_rels/document.xml.rels")
PACKED = Path(__file__).parent / "seeds" / "docx" / "plain"


def document(data: bytes) -> None:
    """A Word document with these parts ends as any file does."""
    changed = dict(zip(PARTS, data.split(b"\0\n"), strict=False))
    with io.BytesIO() as file:
        with ZipFile(PACKED) as old, ZipFile(file, "w") as new:
            for name in old.namelist():
                new.writestr(name, changed.get(name, old.read(name)))
        reader("docx", file.getvalue())


def settings(data: bytes) -> None:
    """A TOML file is a configuration and a story, or a sentence says what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "discrep.toml")
        path.write_bytes(data)
        for load in (load_config, load_story):
            try:
                load(path)
            except ConfigError as error:
                told = str(error).removeprefix(str(path))
                if len(told) < 10:
                    raise ValueError(f"no sentence: {told}") from error


def finders(data: bytes) -> None:
    """What is found stands where it says, and can be written down."""
    text = data.decode("utf-8", "replace")
    for base in (None, date(9999, 12, 31)):
        for mention in (*find_dates(text, base), *find_quantities(text)):
            assert text[mention.start : mention.end] == mention.text
            assert isinstance(mention.value.text, str)


def normalizer(data: bytes) -> None:
    """Two articles become facts where they say, and a report in every format."""
    first, _, second = data.decode("utf-8", "replace").partition("\n\n\n")
    found = [api.read_text(text) for text in (first, second)]
    for article, facts in found:
        assert all(article.text[f.start : f.end] == f.text for f in facts)
    articles = [
        msgspec.structs.replace(article, id=f"a{n}", path=f"a{n}.txt", published="")
        for n, (article, _) in enumerate(found)
    ]
    report = api.compare([api.normalize(article) for article in articles])
    for place in (*REPORTS.values(), *FACTS.values()):
        place.load().render(report, Config(), Look(all=True)).encode()


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{suffix: partial(reader, suffix) for suffix in READERS},
    "docx-parts": document,
    "settings": settings,
    "finders": finders,
    "normalizer": normalizer,
}
