"""How a format is recognised, and how another package adds one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from discrep.reader.articles import read
from discrep.reader.draft import Given, UnreadableError
from discrep.reader.formats import FORMATS, Format, format_of, formats

PROSE = b"Three ships sailed on Monday, the port said.\n"
RSS = b'<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"></rss>'


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_has_its_reader(form: Format) -> None:
    assert callable(form.load().read)
    assert form.suffixes
    assert form.media


def test_no_two_formats_claim_a_suffix() -> None:
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize(
    ("suffix", "media", "data", "name"),
    [
        (".txt", "", PROSE, "plain text"),
        (".md", "", PROSE, "Markdown"),
        ("", "text/markdown", PROSE, "Markdown"),
        # What a file is called counts where its first bytes may mean several things.
        (".txt", "", b"[Source: The Bell]\n" + PROSE, "plain text"),
        (".txt", "", b'{"text": "a"}', "plain text"),
        (".txt", "", b"Date: Monday\nPlace: Harbour\n" + PROSE, "plain text"),
        (".jsonl", "", b'{"text": "a"}', "JSON lines"),
        # Without a name that tells, the first bytes do.
        ("", "", PROSE, "plain text"),
        (".log", "", PROSE, "plain text"),
        ("", "", b' [\n{"text": "a"}]', "JSON"),
        ("", "", b"Subject: Ships\nFrom: a@example.org\n\n" + PROSE, "a saved message"),
        ("", "", b"---\ntitle: Ships\n---\n" + PROSE, "Markdown"),
        # A server's text/plain says little; what surely is a feed is one under any name.
        (".md", "text/plain", PROSE, "Markdown"),
        (".txt", "text/plain", RSS, "a feed"),
    ],
)
def test_a_format_is_recognised(suffix: str, media: str, data: bytes, name: str) -> None:
    assert format_of(suffix, media, data).name == name


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (rb"{\rtf1\ansi Three ships sailed.}", "is RTF; save it as .docx, .pdf or .txt"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "is an old Word document; save it as .docx, .pdf or .txt",
        ),
    ],
)
def test_what_nobody_reads_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        format_of(".txt", "", data)
    assert str(error.value) == reason


def test_a_missing_package_is_told_with_its_extra() -> None:
    form = Format(name="a scan", module="package_that_is_not_there", extra="scans")
    with pytest.raises(UnreadableError) as error:
        form.load()
    assert str(error.value) == (
        "is a scan, which needs the package package_that_is_not_there; install it with: "
        "pip install 'discrep[scans]'"
    )


TOY = """
from discrep.reader.draft import Draft, layout
from discrep.reader.formats import Format

FORMAT = Format(
    name="a telegram", module="toy_telegrams", suffixes=(".telegram",), signature=b"STOP PRESS",
    certain=True,
)

def read(data, given):
    if b"FAIL" in data:
        raise KeyError("line")
    text, zones = layout(data.decode("ascii").replace(" STOP", "."))
    return (Draft(text=text, zones=zones, encoding="ascii", published="1912-04-16"),)
"""


@pytest.fixture
def _toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package that brings a reader, as pip would install it."""
    site = tmp_path / "site"
    info = site / "toy_telegrams-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "toy_telegrams.py").write_text(TOY, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: toy-telegrams\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[discrep.readers]\ntoy = toy_telegrams:FORMAT\n")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.chdir(tmp_path)
    formats.cache_clear()
    yield
    formats.cache_clear()
    sys.modules.pop("toy_telegrams", None)


@pytest.mark.usefixtures("_toy")
def test_another_package_adds_a_reader() -> None:
    Path("story").mkdir()
    Path("story/a.telegram").write_bytes(b"Three ships lost STOP All hands saved STOP")
    Path("b").write_bytes(b"STOP PRESS Two ships lost STOP")
    reading = read(["story", "b"])
    assert reading.skipped == ()
    assert [article.text for article in reading.articles] == [
        "Three ships lost. All hands saved.",
        "STOP PRESS Two ships lost.",
    ]
    assert {article.published for article in reading.articles} == {"1912-04-16"}


@pytest.mark.usefixtures("_toy")
def test_what_goes_wrong_within_a_reader_is_told() -> None:
    Path("a.telegram").write_bytes(b"FAIL")
    Path("b.txt").write_bytes(PROSE)
    reading = read(["a.telegram", "b.txt"])
    assert [article.id for article in reading.articles] == ["b"]
    (told,) = reading.unreadable
    assert told.reason == (
        "cannot be read as a telegram (KeyError: 'line'); save the article's text as a .txt file"
    )


def test_without_other_packages_the_formats_are_ours() -> None:
    assert formats() == FORMATS
    assert Given().charset == ""
