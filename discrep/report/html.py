"""The report as one page for a browser: self-contained, without network, deterministic.

The page is whole without its script, which only filters, switches views and follows links. What
articles say is escaped by the template engine and nowhere else; a content policy that names the
page's own style and script by their digests keeps everything else from running.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import PurePosixPath

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from discrep import __version__
from discrep.config import DISAGREEMENTS, Config
from discrep.model.facts import Fact
from discrep.model.findings import Report, Severity, Verdict
from discrep.model.values import Kind
from discrep.report import Look
from discrep.report.html_articles import parts
from discrep.report.html_evidence import evidence
from discrep.report.html_timeline import timeline
from discrep.report.summary import left_out, summary
from discrep.report.wording import printable

# The page has every finding that it is given; its filters show what the user asks for.
_EVERYTHING = Config(min_severity=Severity.LOW)


def render(report: Report, config: Config, look: Look) -> str:
    """All of ``report``. ``config.min_severity`` and ``look.all`` settle what is shown at first."""
    found = evidence(report)
    told: dict[str, list[Fact]] = {t.article.id: [] for t in found.tellers}
    for fact in report.facts:
        told[fact.source].append(fact)
    severities = list(Severity)
    shown = severities if look.all else severities[: severities.index(config.min_severity) + 1]
    style, script = _file("report.css"), _file("report.js")
    return (
        environment()
        .get_template("page.html")
        .render(
            style=Markup(style),
            script=Markup(script),
            policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
            "base-uri 'none'; form-action 'none'",
            title=_title(report),
            counts=[summary(report, _EVERYTHING), *left_out(report, _EVERYTHING, _beyond(look))],
            changed=look.changed,
            version=__version__,
            report=report,
            tellers=found.tellers,
            levels=found.levels,
            topics=found.topics,
            cards=found.cards,
            timeline=timeline(found.testimonies),
            articles=[(t, parts(t.article, told[t.article.id])) for t in found.tellers],
            finding_of={
                fact.id: finding
                for finding in report.findings
                for answer in finding.answers
                for fact in answer.facts
            },
            spellings=[
                e
                for e in sorted(report.entities, key=lambda e: (e.name, e.id))
                if len({v.text for v in e.variants}) > 1
            ],
            verdicts=[v for v in Verdict if any(f.verdict is v for f in report.findings)],
            severities=severities,
            kinds=[k for k in Kind if any(f.kind is k for f in report.facts)],
            shown_verdicts=list(Verdict) if look.all else DISAGREEMENTS,
            shown_severities=shown,
            disagreements=DISAGREEMENTS,
        )
        + "\n"
    )


@cache
def environment() -> Environment:
    """The templates of the folder ``html``: what articles say is escaped in all of them."""
    templates = Environment(
        loader=PackageLoader("discrep.report", "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["printable"] = printable
    return templates


def _file(name: str) -> str:
    """A file of the page, with the line ends that a browser sees when it takes the digest."""
    folder = resources.files("discrep.report") / "html"
    return (folder / name).read_text("utf-8").replace("\r\n", "\n")


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _beyond(look: Look) -> Look:
    """``look`` with what is out of reach of the page's own filters alone."""
    out = msgspec.structs.replace(look.left_out, unsure=0)
    return msgspec.structs.replace(look, all=True, left_out=out)


def _title(report: Report) -> str:
    """The folder that all articles lie in, if there is one: often the name of the story."""
    folders = {PurePosixPath(a.path).parent.name for a in report.sources}
    return printable(folders.pop()) if len(folders) == 1 else ""
