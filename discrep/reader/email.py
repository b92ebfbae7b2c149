"""Saved messages: newsletters and articles sent by mail."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import TYPE_CHECKING

from discrep.reader.days import day
from discrep.reader.draft import Draft, Given, UnreadableError, layout
from discrep.reader.markup import paragraphs
from discrep.reader.text import MAX_FILE, decode

if TYPE_CHECKING:
    _Python = EmailPolicy[EmailMessage]  # which takes a type in its stub alone
else:
    _Python = EmailPolicy

_HEADER = 4000  # characters of a header that are read


class _Policy(_Python):
    """Python's own, but no header is longer than people write them: it reads long ones slowly."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_HEADER]


_POLICY = _Policy()


def read(data: bytes, given: Given) -> tuple[Draft, ...]:
    """The message: its plain text where it has one, else the text of its HTML."""
    message = message_from_bytes(data, policy=_POLICY)
    part = message.get_body(("plain", "html"))
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes):
        raise UnreadableError("has no text; save the article itself")
    body, encoding = decode(content, part.get_content_charset(""), limit=MAX_FILE)
    body = paragraphs(body) if part.get_content_subtype() == "html" else _unwrap(body, part)
    title = _header(message, "subject")
    text, zones = layout(body, title=title)
    sender, _ = parseaddr(_header(message, "from"))
    return (
        Draft(
            text=text,
            zones=zones,
            encoding=encoding,
            title=title,
            publisher=sender,
            published=day(_header(message, "date")),
        ),
    )


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _unwrap(body: str, part: MIMEPart) -> str:
    """The paragraphs of a flowed text (RFC 3676) on a line each; any other text as it is."""
    body = body.replace("\r\n", "\n")
    if part.get_param("format") == "flowed":
        return body.replace(" \n", " ")
    return body
