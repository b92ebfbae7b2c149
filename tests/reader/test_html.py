"""Web pages: the article without its page, and what the page says of it.

The pages are made for these tests in the manner of sites of ten and more kinds.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from discrep.model.facts import ZoneKind
from discrep.reader.draft import Draft, Given, UnreadableError
from discrep.reader.html import read

PAGES = Path(__file__).parent / "pages"


class Page(msgspec.Struct, frozen=True):
    """What a page holds: ``begins`` and ``ends`` are the article's, ``around`` is not."""

    name: str
    title: str
    byline: str
    publisher: str
    published: str
    begins: str
    ends: str
    around: tuple[str, ...] = ()


EXPECTED = (
    Page(
        *("jsonld", "Fire destroys granary in Eastmoor, three workers hurt"),
        *("Nora Quill, Tom Ashby", "The Eastmoor Bell", "2021-08-17"),
        *("A fire destroyed the old granary", "enter the building on Thursday."),
        ("412", "25,000", "40 cattle", "93", "14 Corn", "23°C", "2019", "2024", "88214"),
    ),
    Page(
        *("amp", "Bridge over the Tarn closes after crack is found"),
        *("Ilse Varga", "Tarn Post", "2022-11-04"),
        *("The road bridge over the Tarn", "for people on foot from Saturday."),
        ("842", "180 days", "14 km", "50 percent", "9 Quay"),
    ),
    Page(
        *("paywall", "Shipyard to cut 600 jobs", "Rita Solberg", "The Northern Ledger"),
        *("2018-02-26", "The shipyard at Harrow Point", "they had been told of the plan …"),
        ("£1", "90,000", "£4.99", "3 months"),
    ),
    Page(
        *("liveblog", "Storm Gerda live: 30,000 homes without power as coast is battered"),
        *("Per Lindqvist", "Radio Coast", "2020-01-13"),
        *("Power is back in the north", "at the lighthouse during the night."),
        ("18 dead", "1987"),
    ),
    Page(
        *("multipage", "The long road back to Camp Seven", "Gil Moreno", "Weekend Review"),
        *("2017-05-06", "By Gil Moreno", "No record of the first one has ever been found."),
        ("of 3", "200 Broad", "100 percent"),
    ),
    Page(
        *("comments", "Rail strike: two in three trains cancelled", "Mara Finch"),
        *("Commuter Times", "2016-09-07", "Two in three trains", "could be used on the buses."),
        ("Proudly", "Leave a Reply"),
    ),
    Page(
        *("related", "Two climbers rescued from Mount Arken", "Alpine Wire staff", "Alpine Wire"),
        *("2019-07-22", "Two climbers were lifted", "wait until the weather is settled."),
        ("Fourteen", "kills five", "12,000", "40 million", "15 years", "1850", "1921"),
    ),
    Page(
        *("cookies", "Museum gets back stolen drawing after 40 years", "Jo Ekström"),
        *("City Mirror", "2023-03-30", "A drawing that was stolen", "hoped for more attics."),
        ("1,134", "13 months", "76", "12 kinds"),
    ),
    Page(
        *("captions", "Whale freed from nets off Skarne", "Freya Dunn", "Island News"),
        *("2015-10-12", "Divers freed a humpback", "raised the alarm on Friday evening."),
        ("30 tonnes", "2003", "55 dead", "17", "1:42"),
    ),
    Page(
        *("microdata", "Dam at Low Ferris passes safety test", "Hugh Pell", ""),
        *("2011-06-14", "The dam at Low Ferris", "below the dam again in July."),
        ("8,000", "2025", "Bear"),
    ),
    Page(
        *("plain-byline", "Lottery winner comes forward after 170 days"),
        *("SAM OKORO, Staff Writer", "Harbour Gazette", "2012-03-03"),
        *("March 3, 2012", "5 million dollars will go in taxes."),
        ("Local", "reserved"),
    ),
    Page(
        *("old-tables", "Quarry blast breaks windows in Upper Sand", "", "", "2004-11-09"),
        *("By Lew Hart", "stop blasting until the end of the month."),
        ("104233", "Small ads", "© 2004"),
    ),
    Page(
        *("updated", "Airport reopens after drone sighting", "", "Metro Desk", "2021-02-15"),
        *("The airport opened its only runway", "gave a wrong name for the airport."),
        (),
    ),
)


def draft(name: str) -> Draft:
    (found,) = read((PAGES / f"{name}.html").read_bytes(), Given())
    return found


def part(found: Draft, kind: ZoneKind) -> str:
    return "".join(found.text[z.start : z.end] for z in found.zones if z.kind is kind).strip()


def test_every_page_is_expected() -> None:
    assert sorted(page.name for page in EXPECTED) == sorted(p.stem for p in PAGES.iterdir())


@pytest.mark.parametrize("page", EXPECTED, ids=lambda page: page.name)
def test_the_article_is_read_and_nothing_around_it(page: Page) -> None:
    found = draft(page.name)
    title, body = found.text.split("\n\n", 1)
    assert title == page.title
    assert part(found, ZoneKind.TITLE) == page.title
    own = body.removesuffix(part(found, ZoneKind.COMMENT)).strip()
    assert own.startswith(page.begins)
    assert own.endswith(page.ends)
    assert [words for words in page.around if words in own] == []


@pytest.mark.parametrize("page", EXPECTED, ids=lambda page: page.name)
def test_what_the_page_says_of_its_article(page: Page) -> None:
    found = draft(page.name)
    told = (found.title, found.byline, found.publisher, found.published)
    assert told == (page.title, page.byline, page.publisher, page.published)


def test_every_paragraph_is_there() -> None:
    source = (PAGES / "jsonld.html").read_text("utf-8")
    content = source.partition('"entry-content">')[2].partition("</article>")[0]
    own = [p for p in content.split("<p>")[1:] if "readers who get" not in p]
    assert len(own) == 4
    text = draft("jsonld").text
    for paragraph in own:
        assert paragraph.partition("</p>")[0] in text


def test_the_updates_of_a_live_blog_are_all_there() -> None:
    text = draft("liveblog").text
    for update in ("all but 400 homes", "Seven passengers were hurt", "140 kilometres an hour"):
        assert update in text


def test_readers_comments_are_kept_apart() -> None:
    found = draft("comments")
    comments = part(found, ZoneKind.COMMENT)
    assert "I counted at least 700 of them" in comments
    assert "it was 385 of them" in comments
    assert "700" not in part(found, ZoneKind.BODY)


def test_what_may_be_missing_is_told() -> None:
    assert draft("paywall").warnings == (
        "is behind a paywall, and may hold the beginning alone; save it while logged in",
    )
    assert draft("multipage").warnings == (
        "is one of several pages; save them all, or the print view",
    )
    assert draft("jsonld").warnings == ()


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("jsonld", "https://www.eastmoorbell.example/news/granary-fire-123456/"),
        ("cookies", "https://citymirror.example/arts/drawing-returned"),
        ("microdata", ""),
    ],
)
def test_the_address_is_the_one_that_the_page_tells(name: str, url: str) -> None:
    assert draft(name).url == url


def test_the_address_that_a_browser_leaves_in_a_saved_page() -> None:
    page = (PAGES / "microdata.html").read_bytes()
    saved = b"<!DOCTYPE html>\n<!-- saved from url=(0027)https://valley.example/dam -->\n"
    (found,) = read(page.replace(b"<!DOCTYPE html>\n", saved), Given())
    assert found.url == "https://valley.example/dam"
    (fetched,) = read(page, Given(url="https://valley.example/fetched"))
    assert fetched.url == "https://valley.example/fetched"


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", "iso-8859-1", ""),  # mislabelled, as happens
        ("utf-8-sig", "", ""),
        ("cp1252", "windows-1252", ""),
        ("cp1252", "", ""),
        ("iso8859-2", "iso-8859-2", ""),
        ("iso8859-2", "", "iso-8859-2"),  # what the server says
        ("iso8859-2", "windows-1252", "iso-8859-2"),
        ("utf-16", "", ""),
    ],
)
def test_encodings_of_pages(encoding: str, declared: str, charset: str) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    words = "Café Émile in Köln" + (" and Dvořák in Łódź" if encoding == "iso8859-2" else " – “so”")
    body = f"<p>{words} is where they met on Monday, the agency said, before it was closed.</p>" * 3
    page = (
        f"<!DOCTYPE html><html><head>{meta}<title>Two met</title></head><body>{body}</body></html>"
    )
    (found,) = read(page.encode(encoding), Given(charset=charset))
    assert words in found.text


def test_the_text_in_the_metadata_stands_for_one_that_scripts_would_bring() -> None:
    page = b"""<html><head><script type="application/ld+json">{"@type": "NewsArticle",
    "headline": "Two met", "articleBody": "Two met on Monday.\\nThree came later."}</script></head>
    <body><div id="app"></div></body></html>"""
    (found,) = read(page, Given())
    assert found.text == "Two met\n\nTwo met on Monday.\n\nThree came later."


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><div id='app'></div><script>start()</script></body></html>",
        b"<html><head><title>Sign in</title></head><body><form><input></form></body></html>",
        b"<!DOCTYPE html>",
    ],
)
def test_a_page_without_an_article_is_told(page: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        read(page, Given())
    assert str(error.value).endswith("as a .txt file")


def test_broken_metadata_do_no_harm() -> None:
    page = (PAGES / "jsonld.html").read_bytes()
    (whole,) = read(page, Given())
    for broken in (
        page.replace(b"<body", b'<script type="application/ld+json">{"a":,}</script><body'),
        page.replace(b'"headline":"Fire', b'"headline":["Fire"],"x":"Fire'),
        page.replace(b'"author":[', b'"author":[null,7,'),
    ):
        assert broken != page
        (found,) = read(broken, Given())
        assert found.text == whole.text
        assert found.published == "2021-08-17"
