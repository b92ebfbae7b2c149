"""How well automatic grouping finds the stories of a folder again: B-cubed.

The measure is that of Bagga and Baldwin (1998).

    python benchmarks/grouping/agreement.py FOLDER...

Every folder with a ``story.toml`` below the FOLDERs is one true story. Their articles are thrown
together and grouped as ``discrep scan --regroup`` does. Printed are precision, recall and F1 over
articles, and how they change with the threshold, with fewer stories, and in pairs of stories.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from discrep import api
from discrep.corpus import grouping
from discrep.corpus.sketches import Rarity, Sketch, sketch

THRESHOLDS = (0.1, 0.14, 0.17, 0.2, 0.24, 0.28, 0.34)


def sketches(roots: Sequence[Path]) -> tuple[list[str], list[Sketch]]:
    """The true story and the sketch of each article below ``roots``, in a fixed mixed order."""
    found = [
        (article.sha256, folder.as_posix(), sketch(article))
        for folder in sorted({file.parent for root in roots for file in root.rglob("story.toml")})
        for article in api.read([folder]).articles
    ]
    found.sort(key=lambda f: f[:2])
    return [story for _, story, _ in found], [told for _, _, told in found]


def grouped(told: Sequence[Sketch]) -> list[list[int]]:
    """The stories that automatic grouping sees, by the numbers of their articles."""
    rarity = Rarity()
    for one in told:
        rarity.count(one)
    return grouping.stories([0] * len(told), lambda n: rarity.vector(told[n]))


def agreement(groups: Sequence[Sequence[int]], truth: Sequence[str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1."""
    size = Counter(truth)
    precision = recall = 0.0
    for group in groups:
        for story, count in Counter(truth[n] for n in group).items():
            precision += count * count / len(group)
            recall += count * count / size[story]
    precision, recall = precision / len(truth), recall / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def row(name: str, truth: Sequence[str], told: Sequence[Sketch]) -> str:
    """One line of the table."""
    groups = grouped(told)
    numbers = "  ".join(f"{n:.3f}" for n in agreement(groups, truth))
    return f"{name:28} {len(truth):5} {len(set(truth)):5} {len(groups):5}  {numbers}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    truth, told = sketches(parser.parse_args().folders)
    print(f"{'':28} {'texts':>5} {'true':>5} {'found':>5}  {'P':5}  {'R':5}  {'F1':5}")
    print(row("all, as shipped", truth, told))
    names = sorted(set(truth))
    for parts in (2, 4, 8):
        kept = set(names[::parts])
        few = [n for n, story in enumerate(truth) if story in kept]
        print(row(f"each {parts}th story", [truth[n] for n in few], [told[n] for n in few]))
    shipped = grouping.ALIKE
    for threshold in THRESHOLDS:
        grouping.ALIKE = threshold
        print(row(f"threshold {threshold}", truth, told))
    grouping.ALIKE = shipped


if __name__ == "__main__":
    main()
