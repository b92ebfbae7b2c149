"""JSON, JSON lines and CSV: records with named fields."""

from __future__ import annotations

import json

import pytest

from discrep.config import Fields
from discrep.model.facts import ZoneKind
from discrep.reader import csv as csv_reader
from discrep.reader import json as json_reader
from discrep.reader import jsonl as jsonl_reader
from discrep.reader.draft import Draft, Given, Reader, UnreadableError

ONE = {
    "text": "The ships left the harbour on Monday, the port said.",
    "title": "Three ships sailed",
    "date": "2020-03-03",
    "source": "The Bell & Co",
    "url": "https://example.org/a",
    "author": "Anna Berg",
    "story": "ships",
}
TWO = {"text": "All three came home on Friday with their crews, the port said."}


def told(draft: Draft) -> tuple[str, ...]:
    return (draft.title, draft.published, draft.publisher, draft.url, draft.byline, draft.story)


def encoded(records: list[dict[str, str]], form: str) -> bytes:
    if form == "json":
        return json.dumps(records).encode()
    if form == "jsonl":
        return "\n".join(map(json.dumps, records)).encode() + b"\n\n"
    rows = [list(ONE), *([record.get(name, "") for name in ONE] for record in records)]
    return "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in rows).encode("utf-8-sig")


@pytest.mark.parametrize(
    ("reader", "form"),
    [(json_reader, "json"), (jsonl_reader, "jsonl"), (csv_reader, "csv")],
    ids=["json", "jsonl", "csv"],
)
def test_records_are_articles(reader: Reader, form: str) -> None:
    first, second = reader.read(encoded([ONE, TWO], form), Given())
    assert first.text == f"{ONE['title']}\n\n{ONE['text']}"
    assert [zone.kind for zone in first.zones] == [ZoneKind.TITLE, ZoneKind.BODY]
    assert told(first) == (
        *(ONE["title"], "2020-03-03", "The Bell & Co", "https://example.org/a", "Anna Berg"),
        "ships",
    )
    assert first.id == "the-bell-co"
    assert second.text == TWO["text"]
    assert told(second) == ("",) * 6
    assert first.first_line == 0, "the text is not the file"


def test_fields_go_by_the_names_that_the_configuration_tells() -> None:
    fields = Fields(text="articleBody", title="headline", source="publisher")
    record = {"articleBody": ONE["text"], "headline": "Ships", "publisher": {"name": "The Bell"}}
    (draft,) = json_reader.read(json.dumps(record).encode(), Given(fields=fields))
    assert draft.text == f"Ships\n\n{ONE['text']}"
    assert draft.publisher == "The Bell"


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(ONE),
        json.dumps({"count": 1, "articles": [ONE]}),
        json.dumps(ONE) + "\n" + json.dumps(TWO),
    ],
    ids=["object", "list-in-object", "lines"],
)
def test_shapes_of_json(data: str) -> None:
    assert json_reader.read(data.encode(), Given())[0].title == ONE["title"]


def test_a_text_with_markup_is_read_without_it() -> None:
    record = {
        "text": "<p>Three ships &amp; a boat<br>sailed.</p><script>x()</script><p>All came.</p>"
    }
    (draft,) = json_reader.read(json.dumps(record).encode(), Given())
    assert draft.text == "Three ships & a boat sailed.\n\nAll came."


def test_angle_brackets_alone_are_no_markup() -> None:
    (draft,) = json_reader.read(b'{"text": "Ships < 5 m and > 3 m may pass."}', Given())
    assert draft.text == "Ships < 5 m and > 3 m may pass."


def test_a_title_is_not_repeated() -> None:
    record = {"title": "Three  ships", "text": "Three ships\n\nThey left on Monday, the port said."}
    (draft,) = json_reader.read(json.dumps(record).encode(), Given())
    assert draft.text.count("Three ships") == 1


def test_what_is_left_out_and_what_is_no_date_is_told() -> None:
    records = [{"title": "Empty"}, TWO | {"date": "in spring"}]
    (draft,) = json_reader.read(json.dumps(records).encode(), Given())
    assert draft.warnings == (
        "1 of 2 entries have no text in 'text' and are left out",
        "the date 'in spring' names no day; write it as 2015-05-28",
    )
    assert draft.published == ""


@pytest.mark.parametrize(
    ("reader", "data", "reason"),
    [
        (json_reader, b'{"body": "a"}', "has no article with text in a field 'text'; "),
        (json_reader, b"[]", "has no article with text in a field 'text'; "),
        (json_reader, b'["a"]', "has no article with text in a field 'text'; "),
        (json_reader, b'{"text": "a"', "is not valid JSON: "),
        (jsonl_reader, b'{"text": "a"}\n{"text": \n', "line 2 is not valid JSON: "),
        (csv_reader, b"a,b\n1,2\n", "has no article with text in a field 'text'; "),
        (csv_reader, b'text,b\n"1"x,2\n', "is not valid CSV: "),
    ],
)
def test_what_cannot_be_read_is_told(reader: Reader, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        reader.read(data, Given())
    assert str(error.value).startswith(reason)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_with_any_delimiter_and_lines_in_its_cells(delimiter: str) -> None:
    rows = [["title", "text"], ["Ships", '"Three, or four;\n\nall sailed."']]
    data = "\n".join(delimiter.join(row) for row in rows).encode()
    (draft,) = csv_reader.read(data, Given())
    assert draft.text == "Ships\n\nThree, or four;\n\nall sailed."


def test_a_cell_as_long_as_an_article_can_be() -> None:
    (draft,) = csv_reader.read(b"text\n" + b"sail " * 100_000, Given())
    assert len(draft.text) == 499_999
