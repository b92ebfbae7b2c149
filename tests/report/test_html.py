"""The page as its bytes: complete, closed in itself, the same every time. No browser needed."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import msgspec
import pytest

from discrep.config import Config
from discrep.model.findings import Report, Severity, Verdict
from discrep.model.review import Known, LeftOut
from discrep.report import REPORTS, Look


def page(report: Report, config: Config = Config(), look: Look = Look()) -> str:  # noqa: B008
    return REPORTS["html"].load().render(report, config, look)


class Page(HTMLParser):
    """What a page consists of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.tags if name in attributes]


def test_the_same_whatever_the_order_of_sources_facts_and_findings(report: Report) -> None:
    turned = msgspec.structs.replace(
        report,
        sources=report.sources[::-1],
        facts=report.facts[::-1],
        findings=report.findings[::-1],
        entities=report.entities[::-1],
    )
    assert page(turned) == page(report)


def test_ids_are_unique_and_every_link_leads_somewhere(report: Report) -> None:
    found = Page(page(report))
    ids = found.all("id")
    assert len(ids) == len(set(ids))
    inner = {h[1:].replace("beside-", "f-") for h in found.all("href") if h.startswith("#")}
    assert inner <= set(ids)


def test_every_fact_is_linked_to_its_finding_and_back(report: Report) -> None:
    found = Page(page(report))
    links = {
        (a.get("data-facts"), a["href"]) for tag, a in found.tags if tag == "a" and "href" in a
    }
    for finding in report.findings:
        for fact in (f for a in finding.answers for f in a.facts):
            assert (fact.id, f"#f-{finding.id}") in links
            assert (None, f"#m-{fact.id}") in links


def test_a_fact_without_a_finding_is_linked_to_where_its_value_is_listed(report: Report) -> None:
    alone = msgspec.structs.replace(report, findings=())
    found = Page(page(alone))
    for fact in report.facts:
        assert f"#v-{fact.id}" in found.all("href")
        assert f"v-{fact.id}" in found.all("id")


def test_nothing_is_fetched(report: Report) -> None:
    text = page(report)
    found = Page(text)
    assert not {"link", "img", "iframe", "object", "base"} & {tag for tag, _ in found.tags}
    assert not found.all("src")
    assert "url(" not in text
    assert "@import" not in text


def test_only_the_pages_own_style_and_script_may_run(report: Report) -> None:
    text = page(report)
    (policy,) = (a["content"] for _, a in Page(text).tags if a.get("http-equiv"))
    for tag in ("style", "script"):
        (own,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = b64encode(sha256(own.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "http://[x", ""])
def test_only_web_addresses_become_links(report: Report, address: str) -> None:
    source = msgspec.structs.replace(report.sources[0], url=address)
    found = Page(page(msgspec.structs.replace(report, sources=(source, report.sources[1]))))
    assert all(h.startswith("#") for h in found.all("href"))


def test_a_web_address_becomes_a_link_and_names_the_site(report: Report) -> None:
    source = msgspec.structs.replace(report.sources[0], url="https://www.example.org/a?b=1&c=2")
    found = Page(page(msgspec.structs.replace(report, sources=(source, report.sources[1]))))
    assert "https://www.example.org/a?b=1&c=2" in found.all("href")
    assert "example.org" in found.text


def checked(report: Report, config: Config, look: Look) -> set[str]:
    tags = Page(page(report, config, look)).tags
    return {a["value"] for tag, a in tags if tag == "input" and "checked" in a and "value" in a} - {
        "0",
        "1",
    }


def test_the_filters_begin_with_what_the_user_asks_for(report: Report) -> None:
    verdicts = {f.verdict for f in report.findings}
    assert verdicts == {Verdict.CONFLICT, Verdict.SINGLE}
    assert checked(report, Config(), Look()) == {"conflict", "high", "medium"}
    high = Config(min_severity=Severity.HIGH)
    assert checked(report, high, Look()) == {"conflict", "high"}
    everything = {"conflict", "single", "high", "medium", "low"}
    assert checked(report, Config(), Look(all=True)) == everything


def test_findings_below_the_limit_are_on_the_page(report: Report) -> None:
    found = Page(page(report, Config(min_severity=Severity.HIGH)))
    assert {f"f-{f.id}" for f in report.findings} <= set(found.all("id"))


def test_the_worst_finding_comes_first(report: Report) -> None:
    ids = [i for i in Page(page(report)).all("id") if i.startswith("f-")]
    assert ids == ["f-id1", "f-id2", "f-id4", "f-id3"]


def test_what_a_run_left_out_and_what_changed_is_told(report: Report) -> None:
    before = Known(id="id1", question="how many", verdict=Verdict.AGREE, values=("7", "8"))
    look = Look(left_out=LeftOut(known=3, unsure=2), changed={"id1": before})
    text = "".join(Page(page(report, look=look)).text)
    assert "3 known to the baseline" in text
    assert "Changed: was agree, 7, 8" in text
    assert "--min-severity" not in text


def test_skipped_files_and_spellings_are_told(report: Report) -> None:
    text = "".join(Page(page(report)).text)
    assert "story/scan.txt: is not text" in text
    assert "Anna Berg" in text


def test_a_report_without_findings_facts_or_sources_is_a_page() -> None:
    empty = Report(sources=(), skipped=(), facts=(), findings=(), entities=())
    text = "".join(Page(page(empty)).text)
    assert "No two facts could be compared." in text
    assert "No source tells a date." in text
