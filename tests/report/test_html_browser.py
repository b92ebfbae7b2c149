"""The page in a real Chromium, opened from disk. Skipped where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from discrep.config import Config
from discrep.model.findings import Report, Severity
from discrep.model.values import Place
from discrep.report import REPORTS, Look

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, FloatRect, Locator, Page, Request

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

VIEWS = ("findings", "values", "matrix", "timeline", "articles", "sources")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    flags = (
        *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    )
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=list(flags))
        yield chromium
        chromium.close()


Open = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a report; afterwards no error may have been logged and nothing fetched."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def note(request: Request) -> None:
        if not request.url.startswith("file:"):
            faults.append(f"fetched {request.url}")

    def open_(
        report: Report,
        view: str = "",
        *,
        look: Look = Look(),  # noqa: B008
        **options: Any,
    ) -> Page:
        path = tmp_path / "report.html"
        path.write_text(REPORTS["html"].load().render(report, Config(), look), "utf-8")
        context = browser.new_context(**{"viewport": WIDE, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(120_000)  # a busy machine is slow, not wrong
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: faults.append(f"dialog {dialog.message}"))
        page.on("request", note)
        page.goto(f"{path.as_uri()}#{view}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


def shown(page: Page) -> list[str]:
    """The ids of the findings that can be seen."""
    cards = page.locator(".card:visible")
    return [i.removeprefix("f-") for i in cards.evaluate_all("all => all.map((one) => one.id)")]


def expect_view(page: Page, name: str) -> None:
    """Waits until one view is shown and no other."""
    page.locator(f"#{name}").wait_for()
    assert page.locator(".view:visible").count() == 1


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found is not None
    return found


# Filters ----------------------------------------------------------------------------------------


def test_severe_disagreements_are_shown_first_and_the_rest_on_demand(
    report: Report, open_page: Open
) -> None:
    page = open_page(report)
    assert shown(page) == ["id1"]
    assert page.locator("#count").inner_text() == "1 of 4 shown"
    page.get_by_role("checkbox", name="Low").check()
    assert shown(page) == ["id1", "id2"]
    page.get_by_role("checkbox", name="Single").check()
    assert shown(page) == ["id1", "id2", "id4", "id3"]
    page.get_by_role("checkbox", name="Conflict").uncheck()
    assert shown(page) == ["id4", "id3"]
    page.get_by_role("button", name="Reset").click()
    page.get_by_text("1 of 4 shown").wait_for()
    assert shown(page) == ["id1"]


def test_kind_and_source_narrow_the_findings(report: Report, open_page: Open) -> None:
    page = open_page(report, look=Look(all=True))
    page.get_by_role("combobox", name="Kind").select_option("date")
    assert shown(page) == ["id2"]
    page.get_by_role("combobox", name="Kind").select_option("All kinds")
    page.get_by_role("combobox", name="Source").select_option(label="wire")
    assert shown(page) == ["id1", "id2", "id3"]


def test_words_are_sought_in_quotations_speakers_and_values(
    report: Report, open_page: Open
) -> None:
    page = open_page(report, look=Look(all=True))
    for words, ids in (
        ("coast GUARD", ["id1"]),
        ("six-hour", ["id1", "id3"]),
        ("3,500,000", ["id4"]),
        ("wire", ["id1", "id2", "id3"]),
        ("no such words", []),
    ):
        page.get_by_role("searchbox").fill(words)
        assert shown(page) == ids
    assert page.locator("#findings .nothing").is_visible()
    page.locator("#findings .everything").click()
    page.get_by_text("4 of 4 shown").wait_for()


def test_the_matrix_follows_the_filters_and_shows_silence(report: Report, open_page: Open) -> None:
    page = open_page(report, "matrix")
    assert page.locator("#matrix tbody tr:visible").count() == 1
    page.get_by_role("button", name="Show everything").first.click()
    page.get_by_text("4 of 4 shown").wait_for()
    cost = page.get_by_role("row", name="cost of salvage")
    harbour, wire = cost.get_by_role("cell").all()
    assert "EUR" in harbour.inner_text()
    assert wire.inner_text() == ""
    dot = "cell => getComputedStyle(cell, '::before').content"
    assert wire.evaluate(dot).startswith('"·"')
    assert harbour.evaluate(dot) == "none"


def test_values_show_everything_and_are_found_with_their_question(
    report: Report, open_page: Open
) -> None:
    page = open_page(report, "values")
    assert page.locator("#values .told:visible").count() == len(report.facts)
    page.get_by_role("searchbox").fill("drowned")
    assert page.locator("#values .told:visible .cite").all_inner_texts() == [
        "At least 12",
        "9",
    ]


# Links ------------------------------------------------------------------------------------------


def test_a_quotation_leads_to_its_words_in_the_article_and_back(
    report: Report, open_page: Open
) -> None:
    page = open_page(report)
    page.get_by_role("link", name="At least 12").click()
    expect_view(page, "articles")
    assert page.locator(".mention.lit").all_inner_texts() == ["At least 12"]
    assert page.evaluate("document.activeElement.textContent") == "At least 12"
    page.keyboard.press("Enter")
    expect_view(page, "findings")
    assert page.evaluate("document.activeElement.closest('.card').id") == "f-id1"


def test_a_link_shows_a_finding_that_the_filters_hide(report: Report, open_page: Open) -> None:
    page = open_page(report, "articles")
    page.get_by_role("link", name="six-hour").click()
    expect_view(page, "findings")
    assert page.locator("#f-id3").is_visible()


def test_a_link_opens_an_article_that_was_put_away(report: Report, open_page: Open) -> None:
    page = open_page(report, "articles")
    page.get_by_role("checkbox", name="wire").uncheck()
    assert not page.locator("#a-1").is_visible()
    page.goto(f"{page.url.partition('#')[0]}#m-{report.facts[1].id}")
    page.locator("#a-1").wait_for()
    assert page.locator("#a-1 .mention.lit").inner_text() == "9"


def test_the_articles_of_a_finding_are_read_side_by_side(report: Report, open_page: Open) -> None:
    page = open_page(report)
    page.get_by_role("link", name="Read side by side").click()
    expect_view(page, "articles")
    assert sorted(page.locator(".mention.lit").all_inner_texts()) == ["9", "At least 12"]
    harbour, wire = (box(page.locator(f"#a-{n}")) for n in (0, 1))
    assert harbour["y"] == wire["y"]
    page.get_by_role("link", name="Back to the finding").click()
    expect_view(page, "findings")
    page.go_back()
    expect_view(page, "articles")


def test_an_address_opens_its_view(report: Report, open_page: Open) -> None:
    page = open_page(report, "f-id2")
    expect_view(page, "findings")
    assert page.locator("#f-id2").is_visible()
    for view in VIEWS:
        page.get_by_label("Views").get_by_role("link", name=view.capitalize()).click()
        expect_view(page, view)
        assert page.locator("nav [aria-current=page]").inner_text() == view.capitalize()


def test_every_mention_is_highlighted_where_it_stands(report: Report, open_page: Open) -> None:
    page = open_page(report, "articles")
    for number, source in enumerate(sorted(report.sources, key=lambda a: a.id)):
        words = [f.text for f in report.facts if f.source == source.id]
        assert sorted(page.locator(f"#a-{number} .mention").all_inner_texts()) == sorted(words)
        assert page.locator(f"#a-{number} .text").inner_text() == source.text


# Drawings ---------------------------------------------------------------------------------------


def test_a_conflict_of_numbers_is_drawn_with_its_open_bound(
    report: Report, open_page: Open
) -> None:
    page = open_page(report)
    at_least, nine = page.locator("#f-id1 svg.strip").all()
    ray, strip, dot = box(at_least.locator(".ray")), box(at_least), box(nine.locator("circle"))
    assert ray["x"] + ray["width"] == pytest.approx(strip["x"] + strip["width"], abs=1)
    assert dot["x"] < ray["x"]
    assert nine.locator(".ray").count() == 0


def test_a_mark_of_the_timeline_leads_to_its_mention(report: Report, open_page: Open) -> None:
    page = open_page(report, "timeline")
    page.locator(".lanes a").first.click()
    expect_view(page, "articles")
    assert page.locator(".mention.lit").inner_text() == "2 March 2020"


# Any text ---------------------------------------------------------------------------------------

HOSTILE = (
    "</script><script>window.broken = 1</script><img src=x onerror='window.broken = 1'> "
    '"><svg onload=window.broken=1> \u2028 \u202e {{ 7 * 7 }} {% raw %} &lt;b&gt; \x00 ]]> <!--'
)


def hostile(report: Report) -> Report:
    """``report`` with an attack in every place that holds words of others."""
    replace = msgspec.structs.replace
    moved = {a.id: f"{HOSTILE}\n{a.text}" for a in report.sources}
    shift = len(HOSTILE) + 1
    facts = {
        f.id: replace(
            f,
            source=f.source + HOSTILE,
            start=f.start + shift,
            end=f.end + shift,
            speaker=HOSTILE,
            as_of=HOSTILE,
            value=Place(names=(HOSTILE,)) if f.text == "six-hour" else f.value,
        )
        for f in report.facts
    }
    sources = []
    for source in report.sources:
        (zone,) = source.zones
        sources.append(
            replace(
                source,
                id=source.id + HOSTILE,
                text=moved[source.id],
                zones=(replace(zone, end=zone.end + shift),),
                path=HOSTILE,
                url=f"https://example.org/{HOSTILE}",
                title=HOSTILE,
                publisher=HOSTILE,
            )
        )
    findings = tuple(
        replace(
            finding,
            question=replace(finding.question, text=HOSTILE),
            explanation=HOSTILE,
            type=HOSTILE,
            severity=Severity.HIGH,
            answers=tuple(
                replace(a, facts=tuple(facts[f.id] for f in a.facts)) for a in finding.answers
            ),
        )
        for finding in report.findings
    )
    return replace(
        report,
        sources=tuple(sources),
        facts=tuple(facts.values()),
        findings=findings,
        skipped=tuple(replace(s, path=HOSTILE, reason=HOSTILE) for s in report.skipped),
        entities=tuple(
            replace(e, name=HOSTILE, variants=tuple(replace(v, text=HOSTILE) for v in e.variants))
            for e in report.entities
        ),
        model=HOSTILE,
    )


def test_hostile_text_is_shown_and_does_nothing(report: Report, open_page: Open) -> None:
    page = open_page(hostile(report), look=Look(all=True))
    for view in VIEWS:
        page.goto(f"{page.url.partition('#')[0]}#{view}")
    assert page.evaluate("window.broken") is None
    assert page.locator("script, img, svg[onload]").count() == 1
    seen = page.locator("#a-0 .text").inner_text()
    assert "</script><script>window.broken = 1</script><img src=x" in seen
    assert "{{ 7 * 7 }} {% raw %} &lt;b&gt; \ufffd ]]> <!--" in seen
    assert "\u202e" not in page.content()
    assert page.locator("#a-0 .mention").count() == 3


def test_a_page_without_script_shows_everything(report: Report, open_page: Open) -> None:
    page = open_page(report, java_script_enabled=False)
    assert page.locator(".card:visible").count() == len(report.findings)
    assert page.locator(".view:visible").count() == len(VIEWS)
    assert not page.locator("#filters").is_visible()


# Everybody --------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_serious_fault_of_accessibility(
    report: Report, open_page: Open, view: str, scheme: str
) -> None:
    page = open_page(report, view, look=Look(all=True), color_scheme=scheme)
    found = axe.Axe().run(page).response["violations"]
    assert [
        (v["id"], [n["html"] for n in v["nodes"]])
        for v in found
        if v["impact"] in ("serious", "critical")
    ] == []


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_scrolls_sideways_on_a_narrow_screen(
    report: Report, open_page: Open, view: str
) -> None:
    page = open_page(hostile(report), view, look=Look(all=True), viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_filters_fold_away_on_a_narrow_screen(report: Report, open_page: Open) -> None:
    page = open_page(report, viewport=NARROW)
    assert not page.locator("#filters").is_visible()
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("checkbox", name="Low").check()
    assert shown(page) == ["id1", "id2"]


def test_the_theme_follows_the_system_until_it_is_chosen(report: Report, open_page: Open) -> None:
    page = open_page(report, color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    toggle = page.get_by_role("button", name="Dark")
    dark = page.evaluate(paper)
    assert toggle.get_attribute("aria-pressed") == "true"
    toggle.click()
    assert toggle.get_attribute("aria-pressed") == "false"
    assert page.evaluate(paper) != dark
    page.reload()
    assert toggle.get_attribute("aria-pressed") == "false"


def test_the_keyboard_reaches_the_report_first(report: Report, open_page: Open) -> None:
    page = open_page(report)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_paper_shows_the_findings_without_controls(report: Report, open_page: Open) -> None:
    page = open_page(report, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.locator("#f-id1").is_visible()
    assert not page.locator("#filters").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
