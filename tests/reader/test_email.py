"""Saved messages."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from discrep.reader.draft import Draft, Given, UnreadableError
from discrep.reader.email import read

TEXT = "The three ships left Malmö on Monday, the port’s captain said."


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = headers.get("sender", '"The Bell" <news@example.org>')
    made["Subject"] = "Three ships sailed"
    made["Date"] = headers.get("date", "Tue, 3 Mar 2020 23:30:00 -0500")
    return made


def draft(made: EmailMessage) -> Draft:
    (found,) = read(made.as_bytes(), Given())
    return found


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_message_tells_who_sent_it_when(charset: str) -> None:
    made = message()
    made.set_content(TEXT, charset=charset)
    found = draft(made)
    assert found.text == f"Three ships sailed\n\n{TEXT}"
    assert (found.title, found.publisher) == ("Three ships sailed", "The Bell")
    assert found.published == "2020-03-03"


def test_the_plain_text_is_read_where_there_is_one() -> None:
    made = message()
    made.set_content(TEXT)
    made.add_alternative("<p>Your mail program shows <b>HTML</b>.</p>", subtype="html")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    assert draft(made).text == f"Three ships sailed\n\n{TEXT}"


def test_html_alone_is_read_without_its_markup() -> None:
    made = message()
    made.set_content(f"<style>p {{}}</style><p>{TEXT}</p><p>All came home.</p>", subtype="html")
    assert draft(made).text == f"Three ships sailed\n\n{TEXT}\n\nAll came home."


def test_flowed_lines_are_joined_and_fixed_ones_kept() -> None:
    head = "Subject: Ships\nContent-Type: text/plain; charset=utf-8{}\n\n"
    body = "Three ships sailed \non Monday.\nAll came home.\n"
    flowed, fixed = (
        read((head.format(end) + body).encode(), Given())[0].text for end in ("; format=flowed", "")
    )
    assert flowed == "Ships\n\nThree ships sailed on Monday.\nAll came home."
    assert fixed == f"Ships\n\n{body.strip()}"


def test_a_message_without_text_is_refused() -> None:
    made = message()
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    with pytest.raises(UnreadableError, match=r"^has no text; save the article itself$"):
        draft(made)
