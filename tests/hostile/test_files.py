"""Files made to harm: each ends with a report on the rest, or with a sentence."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document

from discrep.config import Config
from discrep.reader.articles import read

PROSE = "The ferry Alma sank off the northern cape on Monday. Nine people drowned, police said.\n"
DEEP = 100_000
LAUGHS = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))


def docx(**parts: bytes) -> bytes:
    """A Word document with parts put in or replaced; a part's name has _ for / and no suffix."""
    made = Document()
    made.add_paragraph(PROSE)
    data, packed = io.BytesIO(), io.BytesIO()
    made.save(data)
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name.replace("/", "_").partition(".")[0], old.read(name)))
        for name, part in parts.items():
            new.writestr(name, part)
    return packed.getvalue()


def word(body: str, doctype: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{space}"><w:body>{body}</w:body>'
        "</w:document>"
    ).encode()


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        with new.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(210):
                part.write(bytes(1_000_000))
        new.writestr("[Content_Types].xml", "<Types/>")
    return packed.getvalue()


def pdf(objects: dict[int, str], *, root: int = 1, tail: str = "") -> bytes:
    """A PDF of these objects, with a right table of their places."""
    data = b"%PDF-1.7\n"
    places = {}
    for number, content in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(data)
    rows = "".join(f"{places.get(n, 0):010} 00000 n \n" for n in range(1, max(objects) + 1))
    table = f"xref\n0 {max(objects) + 1}\n0000000000 65535 f \n{rows}"
    trailer = f"trailer\n<< /Root {root} 0 R /Size {max(objects) + 1} {tail}>>\n"
    return data + f"{table}{trailer}startxref\n{start}\n%%EOF\n".encode()


CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << {} >> >>"


def stream(content: str, more: str = "") -> str:
    return f"<< /Length {len(content)} {more}>>\nstream\n{content}\nendstream"


def page(content: str, resources: str = "", **more: str) -> bytes:
    objects = {1: CATALOG, 2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"}
    objects |= {3: PAGE.format(resources), 4: stream(content)}
    return pdf(objects | {int(n.strip("_")): o for n, o in more.items()})


def message(subject: str = "Ferry sinks", text: str = PROSE, **headers: str) -> bytes:
    lines = [f"Subject: {subject}", *(f"{k.replace('_', '-')}: {v}" for k, v in headers.items())]
    return ("\n".join(lines) + "\n\n" + text).encode()


def nested_message() -> bytes:
    inner = EmailMessage()
    inner.set_content(PROSE)
    for _ in range(40):
        outer = EmailMessage()
        outer.add_attachment(inner)
        inner = outer
    return inner.as_bytes()


def rss(description: str, doctype: str = "") -> bytes:
    item = f"<item><title>T</title><description>{description}</description></item>"
    return (
        f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel>{item}</channel></rss>'
    ).encode()


def html(head: str = "", body: str = f"<article><p>{PROSE}</p><p>{PROSE}</p></article>") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def records(**fields: object) -> bytes:
    return json.dumps({"text": PROSE, **fields}).encode()


LINKED_DATA = "<script type='application/ld+json'>{}</script>"
FILES: dict[str, bytes] = {
    # Text that is none
    "nothing.txt": b"",
    "spaces.txt": b" \n\t\r\n" * 99,
    "mark-alone.txt": b"\xef\xbb\xbf",
    "nul.txt": PROSE.encode() + b"\0",
    "nuls.txt": bytes(5000),
    "all-bytes.txt": bytes(range(256)) * 20,
    "invalid.txt": PROSE.encode() + b"\xc3\x28\xa0\xa1\xe2\x28\xa1\xf0\x28\x8c\xbc" * 40,
    "overlong.txt": PROSE.encode() + b"\xc0\xae\xc0\xaf\xe0\x80\xaf",
    "surrogates.txt": PROSE.encode() + b"\xed\xa0\x80\xed\xb0\x80",
    "beyond-unicode.txt": PROSE.encode() + b"\xf4\x90\x80\x80\xf8\x88\x80\x80\x80",
    "utf16-half.txt": b"\xff\xfeT\0h",
    "utf16-odd.txt": b"\xff\xfe" + PROSE.encode("utf-16-le") + b"x",
    "utf16-surrogate.txt": b"\xff\xfe" + PROSE.encode("utf-16-le") + b"\x00\xd8",
    "utf32-huge.txt": b"\xff\xfe\0\0" + b"\xff\xff\xff\x7f" * 9,
    "utf7.txt": b"+ADw-script+AD4- " + PROSE.encode(),
    "word.txt": b"a" * 10_000_000,
    "digits.txt": b"9" * 1_000_001,
    "brackets.txt": b"(" * DEEP,
    "lines.txt": b"\n" * 1_000_000 + PROSE.encode(),
    "escapes.txt": b"\x1b[2J\x1b[H" * 500,
    "rich.doc.txt": b"{\\rtf1\\ansi " + PROSE.encode() + b"}",
    "old-word.txt": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "program.txt": b"\x7fELF\x02\x01\x01" + bytes(200),
    "packed.txt": gzip.compress(PROSE.encode() * 99),
    "gzip-bomb.txt": gzip.compress(bytes(5_000_000)),
    "tar.txt": b"a.txt" + bytes(507),
    "rules.txt": b"=====\n\n" * 20_000,
    "separated.txt": (PROSE.encode() + b"\n=====\n\n") * 300,
    # Front matter and Markdown
    "python-tag.md": f"---\ntitle: !!python/object/apply:os.system ['id']\n---\n{PROSE}".encode(),
    "anchors.md": f"---\na: &a [*a, *a]\nb: *a\ntitle: *b\n---\n{PROSE}".encode(),
    "laughs.md": f"---\na: &a x\nb: &b [*a,*a]\nc: &c [*b,*b]\ndate: *c\n---\n{PROSE}".encode(),
    "merge.md": f"---\n<<: {{date: 2020-01-01}}\n? [a, b]\n: c\n---\n{PROSE}".encode(),
    "json-front.md": f'---\n{{"title": "x", "date": 5}}\n---\n{PROSE}'.encode(),
    "toml-front.md": f'+++\ntitle = """\n+++\ndate = 2020-13-45\n+++\n{PROSE}'.encode(),
    "unclosed-front.md": f"---\ntitle: x\n{PROSE}".encode(),
    "two-fronts.md": f"---\ntitle: x\n---\n---\ntitle: y\n---\n{PROSE}".encode(),
    "front-alone.md": b"---\ntitle: x\n---\n",
    "dates.md": f"---\ndate: 31 February 2020\n---\n{PROSE}".encode(),
    "long-front.md": f"---\ntitle: {'x' * 100_000}\n---\n{PROSE}".encode(),
    "odd-keys.md": f"---\n__class__: x\ntext: {'y' * 99}\n'': z\n---\n{PROSE}".encode(),
    "many-dashes.md": b"---\n" * 30_000,
    "nested-lists.md": b"- " * 3000 + b"x\n",
    "nested-quotes.md": b"> " * 3000 + b"x\n",
    "links.md": b"[a](" * 3000 + PROSE.encode(),
    "emphasis.md": b"*a **a " * 2000 + PROSE.encode(),
    "references.md": b"".join(b"[%d]: x\n" % n for n in range(2000)) + PROSE.encode(),
    "table.md": b"|a" * 2000 + b"\n" + b"|-" * 2000 + b"\n" + PROSE.encode(),
    "unclosed-tags.md": b"<a " * 9000 + PROSE.encode(),
    "comments.md": b"<!--" * 9000 + PROSE.encode(),
    "entity.md": b"&#" + b"9" * 9000 + b"; " + PROSE.encode(),
    # HTML
    "empty.html": b"<!doctype html>",
    "frames.html": b"<!doctype html><frameset><frame src=file:///etc/passwd></frameset>",
    "script.html": html(body=f"<script>{PROSE}</script>"),
    "refresh.html": html("<meta http-equiv=refresh content='0;url=file:///etc/passwd'>"),
    "base.html": html("<base href='javascript:alert(1)//'>"),
    "canonical.html": html("<link rel=canonical href='javascript:alert(1)'>"),
    "og-url.html": html("<meta property='og:url' content='data:text/html,x'>"),
    "og-title.html": html(
        "<meta property='og:title' content='&lt;script&gt;alert(1)&lt;/script&gt;'>"
    ),
    "charset.html": html("<meta charset=no-such-thing>"),
    "charset-utf7.html": html("<meta charset=utf-7>+ADw-script+AD4-"),
    "charset-hex.html": html("<meta charset=hex>"),
    "deep.html": html(body="<div>" * 20_000 + PROSE),
    "deep-inline.html": html(body="<p>" + "<b>" * 20_000 + PROSE),
    "deep-tables.html": html(body="<table><tr><td>" * 2000 + PROSE),
    "attributes.html": html(body="<p " + "a=b " * 60_000 + f">{PROSE}</p>"),
    "unclosed.html": html(body="<p" + "<p" * 9000),
    "entities.html": html(body=f"<p>&#0;&#x1b;[31m&#xD800;&#99999999;&lol; {PROSE}</p>"),
    "doctype.html": f"<!doctype html [<!ENTITY a 'x'>{LAUGHS}]><p>&a9; {PROSE}</p>".encode(),
    "linked-deep.html": html(LINKED_DATA.format("[" * DEEP)),
    "linked-number.html": html(
        LINKED_DATA.format('{"@type":"NewsArticle","x":' + "9" * 9000 + "}")
    ),
    "linked-types.html": html(
        LINKED_DATA.format('{"@type":5,"@graph":[null,[[]],"x",{"@id":{}}]}')
    ),
    "linked-fields.html": html(
        LINKED_DATA.format(
            '{"@type":"NewsArticle","headline":{},"author":[[{"name":[]}]],"datePublished":[1],'
            '"publisher":{"name":{"name":"x"}},"articleBody":7,"url":"javascript:alert(1)"}'
        )
    ),
    "linked-script.html": html(
        LINKED_DATA.format(
            '{"@type":"NewsArticle","headline":"<svg onload=x>","datePublished":"9999-99-99"}'
        )
    ),
    # JSON, lines, CSV
    "deep.json": b"[" * DEEP,
    "deep-objects.json": b'{"text":' * DEEP,
    "half.json": b'{"text": "The ferry',
    "null.json": b"null",
    "number.json": b"1e999",
    "string.json": b'"text"',
    "empty-list.json": b"[]",
    "no-text.json": b'[{"text": null}, {"text": []}, {"text": {}}, 5, null, "x"]',
    "surrogate.json": b'{"text": "Nine \\ud800 people drowned, police said.", "title": "\\udfff"}',
    "nul.json": b'{"text": "Nine people\\u0000 drowned, police said.", "source": "\\u0000"}',
    "controls.json": records(title="\x1b[31m", source="\x1b]0;x\x07", author="\u202e", url="\x1b"),
    "proto.json": records(__proto__={"x": 1}, constructor="x", toString="y"),
    "date-infinite.json": b'{"text": "Nine people drowned.", "date": 1e308}',
    "date-digits.json": b'{"text": "Nine people drowned.", "date": ' + b"9" * 5000 + b"}",
    "date-negative.json": records(date=-99999999999999),
    "date-true.json": records(date=True),
    "date-list.json": records(date=["2020-01-01"]),
    "date-zone.json": records(date="Mon, 1 Jan 2020 00:00:00 +99999999999"),
    "date-words.json": records(date="the 31st of February in the year of the dragon, at noon"),
    "date-year.json": records(date="99999-01-01"),
    "date-zero.json": records(date="0000-00-00"),
    "date-brackets.json": records(date="(" * 79),
    "source-long.json": records(source="x" * 100_000),
    "source-path.json": records(source="../../etc/passwd"),
    "source-nothing.json": records(source="!!! ???"),
    "source-object.json": records(source={"name": {"name": "x"}}),
    "url-script.json": records(url="javascript:alert(1)"),
    "url-script-case.json": records(url=" JaVaScRiPt:alert(1)"),
    "url-data.json": records(url="data:text/html,<script>alert(1)</script>"),
    "url-file.json": records(url="file:///etc/passwd"),
    "url-quote.json": records(url='https://example.com/"onmouseover="alert(1)'),
    "url-spaces.json": records(url="https://example.com/ x y"),
    "url-bracket.json": records(url="http://[::1"),
    "url-long.json": records(url="https://example.com/" + "x" * 100_000),
    "title-html.json": records(title="<img src=x onerror=alert(1)>", author="</script><script>"),
    "title-formula.json": records(title="=1+1", source="@SUM(1)", author="+1", story="-1"),
    "markup-text.json": records(text=f"<p>{PROSE}</p><script>alert(1)</script><p onclick=x>"),
    "markup-open.json": records(text="<a b='" * 20_000),
    "same-ids.json": json.dumps([{"text": PROSE, "source": "a"}] * 3).encode(),
    "story-many.json": json.dumps([{"text": PROSE, "story": str(n)} for n in range(9)]).encode(),
    "half.jsonl": b'{"text": "Nine people drowned."}\n{"text": ',
    "blank.jsonl": b"\n\n\n",
    "carriage.jsonl": b'{"text": "Nine people drowned."}\r\n{"text": "Ten people drowned."}\r\n',
    "no-header.csv": b"\n\n",
    "one-cell.csv": b"x",
    "open-quote.csv": b'text\n"' + PROSE.encode(),
    "nul.csv": b"text\nNine\0people\n",
    "ragged.csv": b"text,source\nNine people drowned.,a,b,c,d\nTen\n,,,\n",
    "same-headers.csv": b"text,text,text\nNine people drowned.,Ten,Eleven\n",
    "formula.csv": b"text,source,title\nNine people drowned.,=cmd|x,@x\n",
    "huge-cell.csv": b"text\n" + b"a " * 600_000 + b"\n",
    "many-columns.csv": b",".join(b"c%d" % n for n in range(9000)) + b"\nx\n",
    # Messages and feeds
    "no-text.eml": b"Subject: x\nFrom: y\n\n",
    "headers-alone.eml": b"Subject: x\nFrom: y",
    "long-subject.eml": message("=?utf-8?q?a?= " * 20_000),
    "bad-words.eml": message("=?no-such-thing?b?////?= =?utf-8?b?%%?= =?utf-8?q?=ff=fe?="),
    "brackets.eml": message(From="(" * 50_000 + "a@b.c"),
    "many-senders.eml": message(From="<a@b.c>, " * 20_000),
    "bad-date.eml": message(Date="Thu, 99 Foo 99999 99:99:99 +9999"),
    "zone.eml": message(Date="Mon, 1 Jan 2020 00:00:00 +99999999999"),
    "bad-base64.eml": message(text="%%%%", Content_Transfer_Encoding="base64"),
    "bad-encoding.eml": message(Content_Type="text/plain; charset=no-such-thing"),
    "bad-coding.eml": message(Content_Transfer_Encoding="x-no-such-thing"),
    "uuencoded.eml": message(
        text="begin 644 x\n!!!\nend\n", Content_Transfer_Encoding="x-uuencode"
    ),
    "no-boundary.eml": message(Content_Type="multipart/mixed"),
    "many-parts.eml": message(text="--b\n\nx\n" * 5000, Content_Type="multipart/mixed; boundary=b"),
    "nested.eml": nested_message(),
    "long-type.eml": message(Content_Type="text/plain; " + "a=b; " * 20_000),
    "continued-type.eml": message(Content_Type="text/plain; a*0*=x'y'%ff; a*1=z; a*99999999*=w"),
    "html-script.eml": message(text="<script>x</script><p>Nine", Content_Type="text/html"),
    "laughs.rss": rss("&a9; " + PROSE, f"<!DOCTYPE rss [<!ENTITY a0 'ha'>{LAUGHS}]>"),
    "quadratic.rss": rss("&a;" * 20_000, f"<!DOCTYPE rss [<!ENTITY a '{'x' * 20_000}'>]>"),
    "external.rss": rss("&x; drowned", "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"),
    "parameter.rss": rss(PROSE, "<!DOCTYPE rss [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]>"),
    "script.rss": rss("&lt;script&gt;alert(1)&lt;/script&gt; " + PROSE),
    "comment.rss": rss("<![CDATA[" + "<!--" * 9000 + PROSE + "]]>"),
    "deep.rss": rss("<a>" * 9000),
    "unclosed.rss": b"<rss version='2.0'><channel><item><description>" + PROSE.encode(),
    "no-items.rss": b"<rss version='2.0'><channel></channel></rss>",
    "other.xml": b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
    "link.rss": rss(f"{PROSE}</description><link>javascript:alert(1)</link><description>"),
    # Word documents
    "bomb.docx": bomb(),
    "no-zip.docx": b"PK\x03\x04 but nothing else",
    "empty.docx": b"",
    "text.docx": PROSE.encode(),
    "other-zip.docx": gzip.compress(b"x"),
    "external.docx": docx(
        word_document=word("&x;", "<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>")
    ),
    "laughs.docx": docx(word_document=word("&a9;", f"<!DOCTYPE x [<!ENTITY a0 'x'>{LAUGHS}]>")),
    "deep.docx": docx(
        word_document=word("<w:tbl><w:tr><w:tc>" * 2000 + "</w:tc></w:tr></w:tbl>" * 2000)
    ),
    "broken.docx": docx(word_document=b"<w:document"),
    "nothing.docx": docx(word_document=word("")),
    "alien.docx": docx(word_document=b"<?xml version='1.0'?><x/>"),
    "slip.docx": docx(**{"../../../slip": b"x"}),
    "dates.docx": docx(
        docProps_core=b"<cp:coreProperties xmlns:cp='x'><y>9999-99-99</y></cp:coreProperties>"
    ),
    # PDF
    "half.pdf": b"%PDF-1.7\n1 0 obj\n<<",
    "empty.pdf": b"%PDF-1.7\n%%EOF",
    "no-pages.pdf": pdf({1: "<< /Type /Catalog >>"}),
    "kids-loop.pdf": pdf({1: CATALOG, 2: "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}),
    "kids-ring.pdf": pdf(
        {
            1: CATALOG,
            2: "<< /Type /Pages /Kids [3 0 R] /Count 9 >>",
            3: "<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R /Count 9 >>",
        }
    ),
    "parent-ring.pdf": pdf(
        {
            1: CATALOG,
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>",
            3: "<< /Type /Page /Parent 2 0 R >>",
        }
    ),
    "count.pdf": pdf({1: CATALOG, 2: "<< /Type /Pages /Kids [] /Count 999999999 >>"}),
    "root-loop.pdf": pdf({1: "1 0 R", 2: "2 0 R"}),
    "previous-loop.pdf": pdf({1: CATALOG, 2: "<< /Type /Pages /Kids [] >>"}, tail="/Prev 9 "),
    "length.pdf": page("BT (Nine) Tj ET").replace(b"/Length 15", b"/Length 99999999999"),
    "length-loop.pdf": page("x").replace(b"/Length 1 ", b"/Length 4 0 R"),
    "form-loop.pdf": page(
        "/F Do",
        "/XObject << /F 5 0 R >>",
        _5=stream("/F Do", "/Subtype /Form /Resources 6 0 R "),
        _6="<< /XObject << /F 5 0 R >> >>",
    ),
    "brackets.pdf": page("[" * 20_000),
    "strings.pdf": page("(" * 20_000),
    "dictionaries.pdf": page("<<" * 20_000),
    "states.pdf": page("q " * 20_000),
    "operands.pdf": page("BT /F1 1e999 Tf 1e999 0 0 1e999 NaN 0 Tm (x) Tj [(a) 1e99 (b)] TJ ET"),
    "filter.pdf": pdf({1: CATALOG, 2: stream("x", "/Filter /NoSuchDecode ")}),
    "filters.pdf": page("x").replace(
        b"/Length 1 ", b"/Length 1 /Filter [" + b"/FlateDecode " * 99 + b"]"
    ),
    "locked.pdf": pdf({1: CATALOG, 2: "<< >>"}, tail="/Encrypt << /Filter /NoSuch >> "),
    "font-map.pdf": page(
        "BT /F 9 Tf <0041> Tj ET",
        "/Font << /F 5 0 R >>",
        _5="<< /Type /Font /Subtype /Type0 /ToUnicode 6 0 R >>",
        _6=stream("1 beginbfrange <0000> <FFFF> <0000> endbfrange"),
    ),
    "action.pdf": pdf(
        {
            1: "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (x) >> >>",
            2: "<< /Type /Pages /Kids [] /Count 0 >>",
        }
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_ends_with_an_article_or_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(FILES[name])
    secret = Path("/etc/passwd").read_text("utf-8").splitlines()[0]
    reading = read([name], Config())
    assert reading.articles or reading.skipped
    for skipped in reading.skipped:
        assert skipped.path == name or skipped.path.startswith(f"{name}, article ")
        assert 10 < len(skipped.reason) < 400
        assert " " in skipped.reason
    for article in reading.articles:
        assert article.text.strip()
        assert secret not in article.text
        article.text.encode()
        assert max(map(len, (article.id, article.title, article.publisher, article.url))) <= 2000
        assert article.url == "" or article.url.startswith(("http://", "https://"))
        ends = [zone.end for zone in article.zones]
        assert [0, *ends[:-1]] == [zone.start for zone in article.zones]
        assert ends[-1] == len(article.text)
    assert sorted(p.name for p in tmp_path.iterdir()) == [name], "nothing is unpacked"


def test_files_differ() -> None:
    assert len(set(FILES.values())) >= len(FILES) - 1  # two are empty
