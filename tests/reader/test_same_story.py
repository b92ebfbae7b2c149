"""One article in every format: the same text, and so the same facts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from html import escape
from pathlib import Path

import pytest
from docx import Document
from fpdf import FPDF

from discrep import api
from discrep.reader.articles import read

TITLE = "Ferry sinks off northern cape"
DAY = "2020-03-03"
DAY_ = date(2020, 3, 3)
BODY = (
    "The ferry Alma sank off the northern cape on Monday. Nine people drowned, police said.",
    "The ship was carrying 120 passengers and 14 crew when it left Port Elm at 6 a.m. on Sunday "
    "for the island of Skarne, which lies 85 kilometres to the north of the cape.",
    "Salvage will cost 3 million euros, the owner told reporters on Tuesday.",
)


def txt() -> bytes:
    return "\n\n".join([TITLE, *BODY]).encode()


def html() -> bytes:
    paragraphs = "".join(f"<p>{escape(p)}</p>" for p in BODY)
    about = {"@type": "NewsArticle", "headline": TITLE, "datePublished": f"{DAY}T08:00:00Z"}
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title>"
        f'<script type="application/ld+json">{json.dumps(about)}</script></head><body>'
        f"<nav><a href='/'>Home</a></nav><article><h1>{TITLE}</h1>{paragraphs}</article>"
        "<footer>© 2024 The Bell</footer></body></html>"
    ).encode()


def markdown() -> bytes:
    return "\n\n".join([f"---\ndate: {DAY}\n---", f"# {TITLE}", *BODY]).encode()


def eml() -> bytes:
    message = EmailMessage()
    message["Subject"], message["Date"] = TITLE, "Tue, 3 Mar 2020 08:00:00 +0000"
    message.set_content("\n\n".join(BODY))
    return message.as_bytes()


def rss() -> bytes:
    paragraphs = escape("".join(f"<p>{escape(p)}</p>" for p in BODY))
    return (
        f'<rss version="2.0"><channel><title>Bell</title><item><title>{TITLE}</title>'
        f"<pubDate>Tue, 03 Mar 2020 08:00:00 GMT</pubDate><description>{paragraphs}</description>"
        "</item></channel></rss>"
    ).encode()


def record() -> dict[str, str]:
    return {"title": TITLE, "date": DAY, "text": "\n\n".join(BODY)}


def csv_() -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(record()))
    writer.writeheader()
    writer.writerow(record())
    return file.getvalue().encode()


def docx() -> bytes:
    document, file = Document(), io.BytesIO()
    document.add_heading(TITLE, level=0)
    for paragraph in BODY:
        document.add_paragraph(paragraph)
    document.save(file)
    return file.getvalue()


def pdf() -> bytes:
    made = FPDF()
    made.add_page()
    made.set_font("helvetica", size=11)
    for paragraph in (TITLE, *BODY):
        made.multi_cell(0, 6, paragraph, new_x="LMARGIN", new_y="NEXT", align="L")
    return bytes(made.output())


FORMATS: dict[str, Callable[[], bytes]] = {
    "a.txt": txt,
    "a.html": html,
    "a.md": markdown,
    "a.eml": eml,
    "a.rss": rss,
    "a.json": lambda: json.dumps([record()]).encode(),
    "a.jsonl": lambda: json.dumps(record()).encode(),
    "a.csv": csv_,
    "a.docx": docx,
    "a.pdf": pdf,
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_text(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(FORMATS[name]())
    (article,) = read([name]).articles
    assert (article.id, article.title) == ("a", TITLE)
    whole = "\n\n".join([TITLE, *BODY])
    assert article.text.split() == whole.split()
    assert name == "a.pdf" or article.text == whole  # a full last line of a PDF ends no paragraph
    assert article.zones[0].kind == "title"
    assert article.published == ("" if name in ("a.txt", "a.docx", "a.pdf") else DAY)


def test_every_format_gives_the_same_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    other = "\n\n".join([TITLE, *BODY]).replace("Nine", "Twenty").replace("120", "130")
    Path("b.txt").write_text(other, encoding="utf-8")
    seen = set()
    for name, made in FORMATS.items():
        Path(name).write_bytes(made())
        reading = read([name, "b.txt"], dates={"a": DAY_, "b": DAY_})
        report = api.compare([api.normalize(article) for article in reading.articles])
        Path(name).unlink()
        seen.add(tuple((f.id, f.verdict, f.severity, f.explanation) for f in report.findings))
    (findings,) = seen
    assert sum(verdict == "conflict" for _, verdict, _, _ in findings) == 2
