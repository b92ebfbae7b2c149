"""Fragments of HTML for notebooks: what they show, and that nothing in them is alive."""

from __future__ import annotations

from html.parser import HTMLParser

import msgspec
import pytest

from discrep.config import Config
from discrep.model.facts import Normalized
from discrep.model.findings import Report, Severity
from discrep.report.fragment import facts_fragment, report_fragment

HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)> & "quoted" \''


class Reader(HTMLParser):
    """The words of a fragment, without its style, and the elements in it."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self._words: list[str] = []
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag in ("td", "th"):  # cells stand apart
            self._words.append(" ")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self._words.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self._words).split())


def of(report: Report, source: str) -> Normalized:
    (article,) = (a for a in report.sources if a.id == source)
    return Normalized(article=article, facts=tuple(f for f in report.facts if f.source == source))


def test_a_report_shows_what_the_terminal_would(report: Report) -> None:
    words = Reader(report_fragment(report, Config())).words
    assert "Conflict (high) how many id1" in words
    assert "harbour citing the coast guard" in words
    assert "2020-03-03 Rescuers counted 9 dead" in words
    assert "when sunk" not in words
    assert words.endswith("2 told by one source alone. 1 of lower severity not shown.")


def test_the_configuration_settles_what_is_shown(report: Report) -> None:
    words = Reader(report_fragment(report, Config(min_severity=Severity.LOW))).words
    assert "Conflict (low) when sunk id2" in words
    assert "not shown" not in words


def test_facts_stand_in_the_order_of_the_text(report: Report) -> None:
    harbour = of(report, "harbour")
    ordered = tuple(sorted(harbour.facts, key=lambda f: f.start))
    words = Reader(facts_fragment(msgspec.structs.replace(harbour, facts=ordered))).words
    assert words.startswith("harbour no date of publication, 3 facts kind value")
    places = [words.index(text) for text in ("on Monday", "At least 12 people", "Salvage costs")]
    assert places == sorted(places)


def test_a_long_list_is_cut_and_says_so(report: Report) -> None:
    (fact, *_) = report.facts
    many = Normalized(article=report.sources[0], facts=(fact,) * 130)
    reader = Reader(facts_fragment(many))
    assert reader.words.count("six-hour") == 100
    assert reader.words.endswith("30 more facts: see facts.")
    (finding,) = (f for f in report.findings if f.id == "id1")
    copies = tuple(msgspec.structs.replace(finding, id=f"copy{n}") for n in range(30))
    report = msgspec.structs.replace(report, findings=copies)
    words = Reader(report_fragment(report, Config())).words
    assert '5 more findings: see to_dataframe("findings").' in words


@pytest.mark.parametrize("kind", ["report", "facts"])
def test_what_articles_say_stays_text(report: Report, kind: str) -> None:
    def poison(struct: msgspec.Struct, *names: str) -> msgspec.Struct:
        return msgspec.structs.replace(struct, **dict.fromkeys(names, HOSTILE))

    text = HOSTILE + " 9 dead"
    start = len(HOSTILE) + 1
    (article,) = (a for a in report.sources if a.id == "wire")
    article = msgspec.structs.replace(
        article, id=HOSTILE, text=text, title=HOSTILE, publisher=HOSTILE
    )
    (dead,) = (f for f in report.facts if f.text == "9")
    dead = msgspec.structs.replace(
        dead, source=HOSTILE, quote=text, start=start, end=start + 1, speaker=HOSTILE, as_of=HOSTILE
    )
    if kind == "facts":
        fragment = facts_fragment(Normalized(article=article, facts=(dead,)))
    else:
        (finding,) = (f for f in report.findings if f.id == "id1")
        (answer, _) = finding.answers
        finding = msgspec.structs.replace(
            finding,
            id=HOSTILE,
            type=HOSTILE,
            explanation=HOSTILE,
            silent=(HOSTILE,),
            question=poison(finding.question, "text"),
            answers=(msgspec.structs.replace(answer, facts=(dead,)),),
        )
        fragment = report_fragment(
            msgspec.structs.replace(
                report, sources=(article,), facts=(dead,), findings=(finding,), entities=()
            ),
            Config(),
        )
    reader = Reader(fragment)
    assert reader.open == []
    assert reader.elements.isdisjoint({"script", "img", "iframe", "link"})
    assert reader.attributes <= {"class", "scope"}
    assert HOSTILE.split(" & ", maxsplit=1)[0] in reader.words
    assert "url(" not in fragment
    assert "@import" not in fragment
