"""RSS and Atom: an article an item."""

from __future__ import annotations

import pytest

from discrep.reader.draft import Given, UnreadableError
from discrep.reader.feed import read

RSS = """<?xml version="1.0" encoding="{}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Bell</title><link>https://example.org/</link>
<item><title>Ships &amp; boats sailed</title><link>https://example.org/a</link>
<dc:creator>Anna Berg</dc:creator><pubDate>Tue, 03 Mar 2020 23:30:00 -0500</pubDate>
<description>Three ships…</description>
<content:encoded><![CDATA[<p>Three ships left Malmö.</p><figure><img src="a.jpg">
<figcaption>A ship in 1999</figcaption></figure><p>All 12 are well.</p>]]></content:encoded></item>
<item><title>Ships are back</title><description>All three came home on Friday.</description></item>
<item><link>https://example.org/c</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Bell</title>
<entry><title type="html">Three &lt;i&gt;ships&lt;/i&gt; sailed</title>
<link rel="alternate" href="https://example.org/a"/><author><name>Anna Berg</name></author>
<published>2020-03-03T08:00:00Z</published><updated>2020-03-09T08:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They left on Monday.</p></div>
</content></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_the_items_of_rss(encoding: str) -> None:
    first, second = read(RSS.format(encoding).encode(encoding, "xmlcharrefreplace"), Given())
    assert first.text == "Ships & boats sailed\n\nThree ships left Malmö.\n\nAll 12 are well."
    assert (first.title, first.publisher) == ("Ships & boats sailed", "The Bell")
    assert (first.published, first.url) == ("2020-03-03", "https://example.org/a")
    assert first.byline == "Anna Berg"
    assert second.text == "Ships are back\n\nAll three came home on Friday."
    assert second.published == ""


def test_the_entries_of_atom() -> None:
    (found,) = read(ATOM.encode(), Given())
    assert found.text == "Three ships sailed\n\nThey left on Monday."
    assert (found.published, found.byline) == ("2020-03-03", "Anna Berg")
    assert found.url == "https://example.org/a"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<?xml version='1.0'?><note><to>You</to></note>", "is XML, but no RSS or Atom feed; "),
        (b"<rss version='2.0'><channel><title>a</title></channel></rss>", "is a feed without an"),
    ],
)
def test_what_is_no_feed_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(data, Given())
    assert str(error.value).startswith(reason)
