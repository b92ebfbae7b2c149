"""What is learned from: annotated stories, and contrast scenes in our own words.

A scene (contrasts/*.toml) is one story told in single sentences, grouped by the question that their
marked value answers; beside each question stand look-alikes: the same words about another event,
person, year or part. Both kinds of material become the same thing, a ``Batch`` of mentions of one
story, each with the questions that it answers.

Annotations stand beside the articles (gold.json, which quotes them) or, for stories whose text is
not ours to give, in spans.tsv: there by the name of the folder, in places and numbers alone.
"""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from discrep import api
from discrep.comparer.blocking import family
from discrep.comparer.questions import comparable
from discrep.comparer.timeline import resolve_anchors
from discrep.config import Config
from discrep.model.facts import Article, Fact
from discrep.model.values import Kind

CONTRASTS = Path(__file__).parent / "contrasts"
SPANS = Path(__file__).with_name("spans.tsv")

# Gold kinds that facts of another kind may carry.
_NEAR: dict[str, frozenset[Kind]] = {
    "date": frozenset({Kind.TIME, Kind.DURATION}),
    "time": frozenset({Kind.DATE}),
    "duration": frozenset({Kind.DATE}),
    "place": frozenset({Kind.BEARING, Kind.NAME}),
    "name": frozenset({Kind.PLACE}),
    "count": frozenset({Kind.RANK}),
}


class Mention(msgspec.Struct, frozen=True):
    """A value in its surroundings: the sentence before, what stands before and after it."""

    kind: str
    lead: str
    before: str
    value: str
    after: str


class Batch(msgspec.Struct, frozen=True):
    """Mentions of one family in one story; ``answers`` has the questions of each, if any is known.

    ``disputed`` marks those of which careful readers dispute that they answer one question.
    """

    story: str
    mentions: tuple[Mention, ...]
    answers: tuple[frozenset[str], ...]
    disputed: tuple[bool, ...]
    sources: tuple[str, ...]


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What one source says to one annotated item, and where: ``[start, end)`` of its article."""

    item: str
    number: int
    kind: str
    verdict: str
    weak: bool
    group: int
    source: str
    start: int
    end: int


class Story(msgspec.Struct, frozen=True):
    """An annotated story: its comparable facts, and the claims of its annotation."""

    name: str
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]


def scenes(folder: Path = CONTRASTS) -> list[Batch]:
    """One batch for each contrast scene."""
    found: list[Batch] = []
    for path in sorted(folder.glob("*.toml")):
        for scene in tomllib.loads(path.read_text(encoding="utf-8"))["scene"]:
            told = [
                (q["id"], _sentence(q["kind"], s)) for q in scene["question"] for s in q["says"]
            ]
            found.append(
                Batch(
                    story=f"{path.stem}/{scene['id']}",
                    mentions=tuple(mention for _, mention in told),
                    answers=tuple(frozenset({question}) for question, _ in told),
                    disputed=(False,) * len(told),
                    sources=tuple(map(str, range(len(told)))),
                )
            )
    return found


def _sentence(kind: str, text: str) -> Mention:
    lead, _, sentence = text.rpartition(" || ")
    before, _, rest = sentence.partition("[[")
    value, _, after = rest.partition("]]")
    return Mention(kind, lead, before.strip(), value, after.strip())


def story_folders(roots: Sequence[Path], *, sealed: bool = False) -> list[Path]:
    """The annotated folders below ``roots``: those that a SEALED file beside them names, or not."""
    told = {gold.parent for root in roots for gold in root.rglob("gold.json")}
    told |= {f.parent for r in roots for f in r.rglob("story.toml") if f.parent.name in _spans()}
    found = sorted(told)
    named = {
        name
        for folder in found
        if (file := folder.parent / "SEALED").is_file()
        for name in file.read_text(encoding="utf-8").split()
    }
    return [folder for folder in found if (folder.name in named) is sealed]


def read_story(folder: Path, config: Config) -> Story:
    """The story in ``folder`` with its comparable facts and its annotation."""
    articles = api.read([folder], config).articles
    annotation = folder / "gold.json"
    if not annotation.is_file():
        return story_of(folder.name, articles, _spans()[folder.name], config)
    gold = msgspec.json.decode(annotation.read_bytes(), type=_Gold)
    return story_of(folder.name, articles, _claims(gold, {a.id: a.text for a in articles}), config)


def story_of(
    name: str, articles: Iterable[Article], claims: Iterable[Claim], config: Config
) -> Story:
    """The story that ``articles`` tell, with the facts found in them."""
    normalized = [api.normalize(article, config) for article in articles]
    facts = sorted(
        (f for n in normalized for f in n.facts), key=lambda f: (f.source, f.start, f.end, f.id)
    )
    resolved = resolve_anchors([n.article for n in normalized], facts)
    return Story(name=name, facts=tuple(f for f in resolved if comparable(f)), claims=tuple(claims))


@cache
def _spans() -> Mapping[str, Sequence[Claim]]:
    """Annotations of stories whose text is not ours to give: where claims stand, without words."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    with SPANS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found[row["story"]].append(
                Claim(
                    item=row["item"],
                    number=int(row["number"]),
                    kind=row["kind"],
                    verdict=row["verdict"],
                    weak=row["weak"] == "weak",
                    group=int(row["group"]),
                    source=row["source"],
                    start=int(row["start"]),
                    end=int(row["end"]),
                )
            )
    return found


class _GoldClaim(msgspec.Struct, frozen=True):
    source: str
    quote: str
    span: str
    group: int
    occurrence: int = 1


class _GoldItem(msgspec.Struct, frozen=True):
    id: str
    kind: str
    verdict: str
    claims: tuple[_GoldClaim, ...]
    weak: bool = False


class _Gold(msgspec.Struct, frozen=True):
    items: tuple[_GoldItem, ...]


def _claims(gold: _Gold, texts: Mapping[str, str]) -> Iterator[Claim]:
    for item in gold.items:
        for number, claim in enumerate(item.claims):
            at = -1
            for _ in range(claim.occurrence):
                at = claim.quote.index(claim.span, at + 1)
            start = texts[claim.source].index(claim.quote) + at
            yield Claim(
                item=item.id,
                number=number,
                kind=item.kind,
                verdict=item.verdict,
                weak=item.weak,
                group=claim.group,
                source=claim.source,
                start=start,
                end=start + len(claim.span),
            )


def claims_of(story: Story) -> dict[str, set[Claim]]:
    """The claims that each fact touches, by its id: overlapping words of like length."""
    by_source: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in story.claims:
        by_source[claim.source].append(claim)
    return {
        fact.id: {
            claim
            for claim in by_source[fact.source]
            if fact.start < claim.end
            and claim.start < fact.end
            and fact.end - fact.start <= 2 * (claim.end - claim.start) + 30
        }
        for fact in story.facts
    }


def batches(story: Story) -> list[Batch]:
    """The facts of ``story`` by family, where any answers an annotated question."""
    touched = claims_of(story)
    families: dict[str, list[Fact]] = defaultdict(list)
    for fact in story.facts:
        families[family(fact)[0]].append(fact)
    found: list[Batch] = []
    for facts in families.values():
        claims = [[c for c in touched[f.id] if _fits(f, c.kind)] for f in facts]
        if any(claims):
            found.append(
                Batch(
                    story=story.name,
                    mentions=tuple(map(_mention, facts)),
                    answers=tuple(frozenset(c.item for c in told) for told in claims),
                    disputed=tuple(any(c.weak for c in told) for told in claims),
                    sources=tuple(f.source for f in facts),
                )
            )
    return found


def _fits(fact: Fact, kind: str) -> bool:
    """Whether a fact can carry a claim of an annotated kind."""
    return fact.kind == kind or fact.kind in _NEAR.get(kind, ())


def _mention(fact: Fact) -> Mention:
    offset, end = fact.frame.offset, fact.frame.offset + fact.end - fact.start
    quote = fact.quote
    return Mention(fact.kind, fact.frame.lead, quote[:offset], quote[offset:end], quote[end:])
