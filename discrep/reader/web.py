"""Pages from the web, one at a time, and only those that the user names."""

from __future__ import annotations

import time

import httpx
import msgspec

from discrep import __version__
from discrep.reader.draft import UnreadableError

SECONDS = 30.0  # until the whole page has come
MAX_BYTES = 20_000_000  # of a page, unpacked
_REDIRECTS = 10
_HEADERS = {
    "User-Agent": f"discrep/{__version__} (compares articles that its user names)",
    "Accept": "text/html, application/xhtml+xml, */*;q=0.8",
    "Accept-Encoding": "gzip",
}
_SAVE = "open it in a browser, save the page and name the file"
_PACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_REFUSED = frozenset({401, 402, 403, 406, 429, 451})


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a server sent: ``url`` is the address after all redirects; the rest may be empty."""

    data: bytes
    url: str
    media: str
    charset: str


def fetch(url: str, *, seconds: float = SECONDS, limit: int = MAX_BYTES) -> Page:
    """The page at ``url``, within so many seconds and bytes.

    Raises:
        UnreadableError: it cannot be had; the message says why.
    """
    deadline = time.monotonic() + seconds
    try:
        with (
            httpx.Client(
                timeout=seconds, follow_redirects=True, max_redirects=_REDIRECTS, headers=_HEADERS
            ) as client,
            client.stream("GET", url) as response,
        ):
            _check(response)
            data = _body(response, deadline, limit)
    except (httpx.TimeoutException, TimeoutError) as error:
        raise UnreadableError(
            f"did not come within {seconds:g} seconds; try again later, or {_SAVE}"
        ) from error
    except httpx.TooManyRedirects as error:
        raise UnreadableError(f"redirects more than {_REDIRECTS} times; {_SAVE}") from error
    except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
        raise UnreadableError(
            "is no address that can be fetched; only http:// and https:// can"
        ) from error
    except httpx.ConnectError as error:
        raise UnreadableError(
            f"cannot be reached ({error}); check the address and the connection"
        ) from error
    except httpx.HTTPError as error:
        raise UnreadableError(
            f"broke off or cannot be decoded ({error}); try again, or {_SAVE}"
        ) from error
    return Page(
        data=data,
        url=str(response.url),
        media=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
        charset=response.charset_encoding or "",
    )


def _check(response: httpx.Response) -> None:
    status = f"{response.status_code} {response.reason_phrase}".strip()
    if response.status_code in _REFUSED:
        raise UnreadableError(f"is not given to programs ({status}); {_SAVE}")
    if response.status_code >= 500:
        raise UnreadableError(f"cannot be had from its server now ({status}); try again later")
    if not response.is_success:
        raise UnreadableError(f"is not there ({status}); check the address")
    packed = response.headers.get("content-encoding", "").strip().lower()
    if packed not in _PACKED:  # a page packed twice may unpack to more than memory holds
        raise UnreadableError(f"is packed as '{packed}', which was not asked for; {_SAVE}")


def _body(response: httpx.Response, deadline: float, limit: int) -> bytes:
    data = bytearray()
    for piece in response.iter_bytes():
        data += piece
        if len(data) > limit:
            raise UnreadableError(f"is larger than {limit / 1e6:g} MB; {_SAVE}")
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(data)
