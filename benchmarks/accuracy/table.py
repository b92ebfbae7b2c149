"""How accurate the program is on annotated stories, as a table in Markdown.

    python benchmarks/accuracy/table.py STORIES... [--funnel] [--without LEVEL ...] [--no-encoder]

STORIES are folders below which annotated stories lie (articles, story.toml, gold.json). Those that
a SEALED file beside them names are left out; ``--sealed`` takes them alone.

A fact touches an annotated claim when their words overlap and the fact's are at most twice the
claim's and 30 characters. ``found`` is the share of claims that some fact touches. A conflict of
medium or high severity is right when two of its values touch claims of one annotated conflict that
exclude each other, and half of its values or more touch that conflict; each conflict counts once.
Precision ``P`` is over what is reported, recall ``R`` over the annotated conflicts of the kinds
that the program knows; disputed ones count neither way. ``--funnel`` says where conflicts are lost.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import msgspec
from examples import Claim, Story, claims_of, read_story, story_folders

from discrep.comparer import evidence, meaning, questions
from discrep.comparer.blocking import family
from discrep.comparer.places import containment
from discrep.comparer.questions import Group, group
from discrep.comparer.relations import Relation
from discrep.comparer.timeline import bounded
from discrep.comparer.values import relate
from discrep.comparer.verdicts import judge
from discrep.comparer.wording import questions_of
from discrep.config import Config
from discrep.model.findings import Finding, Severity, Verdict

STAGES = (
    "facts on both sides",
    "of one family",
    "values differ",
    "joined in one question",
    "reported",
)


class Tally(msgspec.Struct):
    """Counts over one story or several."""

    claims: int = 0
    found: int = 0
    reported: int = 0
    right: int = 0
    conflicts: int = 0
    stages: Counter[str] = msgspec.field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count ``other`` too."""
        self.claims += other.claims
        self.found += other.found
        self.reported += other.reported
        self.right += other.right
        self.conflicts += other.conflicts
        self.stages += other.stages

    def row(self, name: str) -> str:
        """One line of the table."""
        p, r = self.right / max(self.reported, 1), self.right / max(self.conflicts, 1)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        cells = (
            name,
            f"{self.found / max(self.claims, 1):.2f}",
            f"{p:.2f} ({self.right}/{self.reported})",
            f"{r:.2f} ({self.right}/{self.conflicts})",
            f"{f1:.2f}",
        )
        return f"| {' | '.join(cells)} |"


def conflicts_of(story: Story) -> set[str]:
    """The annotated conflicts that nobody disputes, of the kinds that the program knows."""
    return {
        c.item for c in story.claims if c.verdict == "conflict" and not c.weak and c.kind != "other"
    }


def tally(story: Story) -> Tally:
    """What the program makes of ``story``."""
    groups = group(story.facts, meaning.read(story.facts))
    inside = containment(story.facts)
    asked = questions_of([g.facts for g in groups])
    findings = [judge(q, g, inside) for q, g in zip(asked, groups, strict=True)]
    sides = claims_of(story)
    counted = Tally()
    met = set().union(*sides.values()) if sides else set()
    counted.claims = len(story.claims)
    counted.found = len({(c.item, c.number) for c in met})
    conflicts = conflicts_of(story)
    counted.conflicts = len(conflicts)
    credited: set[str] = set()
    for finding in sorted(findings, key=lambda f: (list(Severity).index(f.severity), f.id)):
        if finding.verdict is not Verdict.CONFLICT or finding.severity is Severity.LOW:
            continue
        hits = finding_hits(finding, sides)
        disputed = [item for item, weak in hits if weak]
        plain = [item for item, weak in hits if not weak and item not in credited]
        if not hits or len(disputed) < len(hits):
            counted.reported += 1
        if plain:
            counted.right += plain[0] in conflicts
            credited.add(plain[0])
    counted.stages = Counter(
        stage for item in conflicts for stage in _stages(item, story, sides, groups, credited)
    )
    return counted


def finding_hits(finding: Finding, sides: dict[str, set[Claim]]) -> list[tuple[str, bool]]:
    """The annotated conflicts that ``finding`` reports, each with whether it is disputed."""
    met: defaultdict[tuple[str, bool], dict[int, set[int]]] = defaultdict(dict)
    for number, answer in enumerate(finding.answers):
        for claim in (c for fact in answer.facts for c in sides.get(fact.id, ())):
            if claim.verdict == "conflict":
                met[claim.item, claim.weak].setdefault(number, set()).add(claim.group)
    return [
        key
        for key, answers in sorted(met.items())
        if 2 * len(answers) >= len(finding.answers)
        and any(x != y for a, b in combinations(answers.values(), 2) for x in a for y in b)
    ]


def _stages(
    item: str,
    story: Story,
    sides: dict[str, set[Claim]],
    groups: Sequence[Group],
    credited: set[str],
) -> Iterator[str]:
    """How far a conflict came."""
    facts = {f.id: f for f in story.facts}
    home = {f.id: n for n, g in enumerate(groups) for f in g.facts}
    told = [
        (facts[fact], claim.group)
        for fact, claims in sides.items()
        for claim in claims
        if claim.item == item and fact in facts
    ]
    pairs = [(a, b) for (a, x), (b, y) in combinations(told, 2) if x != y]
    checks = (
        lambda a, b: True,
        lambda a, b: family(a) == family(b),
        lambda a, b: relate(bounded(a), bounded(b)).relation is Relation.DIFFERS,
        lambda a, b: home[a.id] == home[b.id],
        lambda a, b: item in credited,
    )
    for stage, check in zip(STAGES, checks, strict=True):
        pairs = [pair for pair in pairs if check(*pair)]
        if not pairs:
            return
        yield stage


def _without(levels: Sequence[str]) -> None:
    """Take the weight of ``levels`` away."""
    table = evidence.weights()
    kept = {name: told for name, told in table.question.levels.items() if name not in levels}
    changed = msgspec.structs.replace(
        table, question=msgspec.structs.replace(table.question, levels=kept)
    )
    for module in (evidence, questions):
        module.weights = lambda: changed  # type: ignore[attr-defined]


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("stories", nargs="+", type=Path)
    options.add_argument("--sealed", action="store_true")
    options.add_argument("--funnel", action="store_true")
    options.add_argument("--without", nargs="*", default=[], metavar="LEVEL")
    options.add_argument("--no-encoder", action="store_true")
    given = options.parse_args()
    if given.no_encoder:
        meaning.read = lambda facts: None  # type: ignore[assignment]
    _without(given.without)
    print("| story | found | P | R | F1 |\n| --- | --- | --- | --- | --- |")
    total = Tally()
    for folder in story_folders(given.stories, sealed=given.sealed):
        counted = tally(read_story(folder, Config()))
        print(counted.row(folder.name), flush=True)
        total.add(counted)
    print(total.row("all"))
    if given.funnel:
        print(
            f"\n{total.conflicts} conflicts; "
            + ", ".join(f"{stage}: {total.stages[stage]}" for stage in STAGES)
        )


if __name__ == "__main__":
    main()
