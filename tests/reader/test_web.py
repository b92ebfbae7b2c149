"""Pages from a server on this machine that does what servers do."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from discrep.config import Config
from discrep.reader.articles import read
from discrep.reader.draft import UnreadableError
from discrep.reader.web import MAX_BYTES, fetch

PAGE = (Path(__file__).parent / "pages" / "jsonld.html").read_bytes()
RUSSIAN = "Паром затонул в понедельник у мыса, сообщила полиция. Погибли девять человек. " * 4
KOI8 = f"<html><body><p>{RUSSIAN}</p><p>{RUSSIAN}</p></body></html>".encode("koi8-r")
LATIN = (
    "<html><head><meta charset='utf-8'></head><body><article><h1>Café closed</h1><p>"
    + "The café in Malmö was closed on Monday – nobody was hurt, the owner said. " * 5
    + "</p></article></body></html>"
).encode("cp1252")
PLAIN = b"Three ships sailed\n\nThe ships left the harbour on Monday, the port said.\n"


class Handler(BaseHTTPRequestHandler):
    done: threading.Event  # set when the test is over, so that what waits ends

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        name, _, code = self.path.strip("/").partition("/")
        match name:
            case "page":
                self.send(PAGE, "text/html; charset=utf-8")
            case "packed":
                self.send(gzip.compress(PAGE), "text/html", {"Content-Encoding": "gzip"})
            case "not-packed":
                self.send(PAGE, "text/html", {"Content-Encoding": "gzip"})
            case "koi8":
                self.send(KOI8, "text/html; charset=koi8-r")
            case "latin":  # says it is UTF-8, and is not
                self.send(LATIN, "text/html; charset=utf-8")
            case "plain" | "2020":
                self.send(PLAIN, "text/plain")
            case "moved":
                self.send(b"", "text/html", {"Location": "/page"}, 301)
            case "ring":
                self.send(b"", "text/html", {"Location": "/ring"}, 302)
            case "elsewhere":
                self.send(b"", "text/html", {"Location": "file:///etc/hostname"}, 302)
            case "status":
                self.send(b"<p>Sorry</p>", "text/html", status=int(code))
            case "picture":
                self.send(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, "image/png")
            case "silent":
                self.done.wait(20)
            case "dripping":
                self.head(200, {"Content-Type": "text/html"})
                while not self.done.wait(0.02):
                    self.wfile.write(b" ")
            case "huge":
                self.head(200, {"Content-Type": "text/html"})
                self.pour(b"<p>more</p>" * 10_000)
            case "bomb":
                packed = gzip.compress(b" " * (MAX_BYTES + 1))
                self.send(packed, "text/html", {"Content-Encoding": "gzip"})
            case "bomb-in-bomb":
                packed = gzip.compress(gzip.compress(bytes(10_000_000)))
                self.send(packed, "text/html", {"Content-Encoding": "gzip, gzip"})
            case "cut-off":
                self.head(200, {"Content-Type": "text/html", "Content-Length": "9999"})
                self.wfile.write(b"<p>Three ships")

    def pour(self, piece: bytes) -> None:
        try:
            while not self.done.is_set():
                self.wfile.write(piece)
        except OSError:  # the reader has had enough
            self.close_connection = True

    def send(
        self, data: bytes, kind: str, headers: dict[str, str] | None = None, status: int = 200
    ) -> None:
        more = {"Content-Type": kind, "Content-Length": str(len(data))} | (headers or {})
        self.head(status, more)
        self.wfile.write(data)

    def head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


class Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that go away are what is tested."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the server."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    done = threading.Event()
    server = Server(("127.0.0.1", 0), type("Own", (Handler,), {"done": done}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    done.set()
    server.shutdown()
    thread.join()
    server.server_close()


def reason(url: str, *, seconds: float = 20, limit: int = MAX_BYTES) -> str:
    with pytest.raises(UnreadableError) as error:
        fetch(url, seconds=seconds, limit=limit)
    return str(error.value)


SAVE = "open it in a browser, save the page and name the file"


@pytest.mark.parametrize("name", ["page", "packed", "moved"])
def test_a_page_is_fetched(site: str, name: str) -> None:
    page = fetch(f"{site}/{name}")
    assert page.data == PAGE
    assert page.media == "text/html"
    assert page.url == (f"{site}/page" if name == "moved" else f"{site}/{name}")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("status/404", "is not there (404 Not Found); check the address"),
        ("status/410", "is not there (410 Gone); check the address"),
        ("status/403", f"is not given to programs (403 Forbidden); {SAVE}"),
        ("status/402", f"is not given to programs (402 Payment Required); {SAVE}"),
        ("status/429", f"is not given to programs (429 Too Many Requests); {SAVE}"),
        (
            "status/503",
            "cannot be had from its server now (503 Service Unavailable); try again later",
        ),
        ("ring", f"redirects more than 10 times; {SAVE}"),
        ("elsewhere", "is no address that can be fetched; only http:// and https:// can"),
    ],
)
def test_what_a_server_refuses_is_told(site: str, name: str, expected: str) -> None:
    assert reason(f"{site}/{name}") == expected


@pytest.mark.parametrize("name", ["cut-off", "not-packed"])
def test_a_page_that_breaks_off_or_is_packed_wrongly(site: str, name: str) -> None:
    assert reason(f"{site}/{name}").startswith("broke off or cannot be decoded (")


@pytest.mark.parametrize("name", ["silent", "dripping"])
def test_a_server_that_is_too_slow(site: str, name: str) -> None:
    told = reason(f"{site}/{name}", seconds=0.3)
    assert told == f"did not come within 0.3 seconds; try again later, or {SAVE}"


def test_a_page_without_end(site: str) -> None:
    assert reason(f"{site}/huge", limit=200_000) == f"is larger than 0.2 MB; {SAVE}"


def test_a_page_that_is_huge_when_unpacked(site: str) -> None:
    assert reason(f"{site}/bomb") == f"is larger than 20 MB; {SAVE}"


def test_a_page_that_is_packed_twice(site: str) -> None:
    told = reason(f"{site}/bomb-in-bomb")
    assert told == f"is packed as 'gzip, gzip', which was not asked for; {SAVE}"


def test_nobody_there(site: str) -> None:
    assert reason("http://127.0.0.1:9").startswith("cannot be reached (")


@pytest.mark.parametrize("url", ["ftp://example.org/a", "http://", "http://[::1"])
def test_what_is_no_address(url: str) -> None:
    assert reason(url).startswith("is no address that can be fetched; ")


def test_a_url_is_a_source(site: str) -> None:
    (article,) = read([f"{site}/moved"]).articles
    assert (article.id, article.path) == ("127.0.0.1", "")
    assert article.url == "https://www.eastmoorbell.example/news/granary-fire-123456/"
    assert article.published == "2021-08-17"
    assert "Sixty firefighters" in article.text


def test_pages_of_one_site_are_told_apart(site: str) -> None:
    urls = [f"{site}/plain/a", f"{site}/plain/b"]
    ids = [article.id for article in read(urls).articles]
    assert ids == ["127.0.0.1/a", "127.0.0.1/b"]
    assert [a.url for a in read(urls[::-1]).articles] == urls


def test_the_day_in_an_address_is_that_of_the_page(site: str) -> None:
    (article,) = read([f"{site}/2020/03/04/ships"]).articles
    assert (article.published, article.published_from) == ("2020-03-04", "url")


def test_a_page_that_is_encoded_otherwise_than_it_says(site: str) -> None:
    (article,) = read([f"{site}/latin"]).articles
    assert "The café in Malmö was closed on Monday – nobody" in article.text
    assert article.encoding == "cp1252"


def test_a_page_in_another_encoding_and_language(site: str) -> None:
    (told,) = read([f"{site}/koi8"]).skipped
    assert told.reason.startswith("is in Russian, which is not read")


def test_a_picture_is_no_article(site: str) -> None:
    (told,) = read([f"{site}/picture"]).unreadable
    assert told.path == f"{site}/picture"
    assert told.reason.startswith("is not text; ")


def test_offline_nothing_is_fetched(site: str) -> None:
    reading = read([f"{site}/page"], Config(offline=True))
    assert reading.articles == ()
    (told,) = reading.unreadable
    assert told.reason == "is not fetched, as --offline asks; save the page and name the file"
