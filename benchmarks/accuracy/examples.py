"""What is learned from: annotated stories, and contrast scenes in our own words.

A scene (contrasts/*.toml) is one story told in single sentences, grouped by the question that their
marked value answers; beside each question stand look-alikes: the same words about another event,
person, year or part. Both kinds of material become the same thing, a ``Batch`` of mentions of one
story, each with the questions that it answers.
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from discrep import api
from discrep.comparer.questions import comparable, family
from discrep.comparer.timeline import resolve_anchors
from discrep.config import Config
from discrep.model.facts import Article, Fact
from discrep.model.values import Kind

CONTRASTS = Path(__file__).parent / "contrasts"

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


class Story(msgspec.Struct, frozen=True):
    """An annotated story: its comparable facts, and for each the gold items it carries."""

    name: str
    folder: Path
    facts: tuple[Fact, ...]
    items: tuple[frozenset[str], ...]
    disputed: frozenset[str]


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


def story_folders(roots: Sequence[Path]) -> list[Path]:
    """The annotated folders below ``roots``, without those that a SEALED file beside them names."""
    found = sorted({gold.parent for root in roots for gold in root.rglob("gold.json")})
    sealed = {
        name
        for folder in found
        if (file := folder.parent / "SEALED").is_file()
        for name in file.read_text(encoding="utf-8").split()
    }
    return [folder for folder in found if folder.name not in sealed]


def read_story(folder: Path, config: Config) -> Story:
    """The story in ``folder`` with its facts aligned to its annotation."""
    normalized = [api.normalize(a, config) for a in api.read([folder]).articles]
    articles = [n.article for n in normalized]
    facts = sorted(
        (f for n in normalized for f in n.facts), key=lambda f: (f.source, f.start, f.end, f.id)
    )
    usable = [f for f in resolve_anchors(articles, facts) if comparable(f)]
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return Story(
        name=folder.name,
        folder=folder,
        facts=tuple(usable),
        items=tuple(_align(gold, articles, usable)),
        disputed=frozenset(item["id"] for item in gold["items"] if item.get("weak")),
    )


def _align(
    gold: dict[str, list[dict[str, object]]], articles: Sequence[Article], facts: Sequence[Fact]
) -> Iterator[frozenset[str]]:
    """The gold items that each fact carries: same source, overlapping words of like length."""
    texts = {a.id: a.text for a in articles}
    claims: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for item in gold["items"]:
        for claim in msgspec.convert(item["claims"], list[Claim]):
            start, end = claim.span_in(texts[claim.source])
            claims[claim.source].append((start, end, str(item["id"]), str(item["kind"])))
    for fact in facts:
        yield frozenset(
            item
            for start, end, item, kind in claims[fact.source]
            if fact.start < end
            and start < fact.end
            and fact.end - fact.start <= 2 * (end - start) + 30
            and (fact.kind == kind or fact.kind in _NEAR.get(kind, ()))
        )


class Claim(msgspec.Struct, frozen=True):
    """What one source says to an item of a ``gold.json``."""

    source: str
    quote: str
    span: str
    group: int
    occurrence: int = 1

    def span_in(self, text: str) -> tuple[int, int]:
        """Where the value's words stand in the article."""
        at = -1
        for _ in range(self.occurrence):
            at = self.quote.index(self.span, at + 1)
        start = text.index(self.quote) + at
        return start, start + len(self.span)


def batches(story: Story) -> list[Batch]:
    """The facts of ``story`` by family, where any carries an item."""
    families: dict[str, list[int]] = defaultdict(list)
    for n, fact in enumerate(story.facts):
        families[family(fact)[0]].append(n)
    return [
        Batch(
            story=story.name,
            mentions=tuple(_mention(story.facts[n]) for n in members),
            answers=tuple(story.items[n] for n in members),
            disputed=tuple(bool(story.items[n] & story.disputed) for n in members),
            sources=tuple(story.facts[n].source for n in members),
        )
        for members in families.values()
        if any(story.items[n] for n in members)
    ]


def _mention(fact: Fact) -> Mention:
    offset, end = fact.frame.offset, fact.frame.offset + fact.end - fact.start
    quote = fact.quote
    return Mention(fact.kind, fact.frame.lead, quote[:offset], quote[offset:end], quote[end:])
