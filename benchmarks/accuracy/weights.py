"""Learn what weights.toml leaves to learn, and measure it, from annotated stories.

    python benchmarks/accuracy/weights.py STORIES... --encoders FILE... [--write]

The encoder must not have read the stories that it is measured on. So K encoders are given, in the
order in which encoder.py held out every Kth story: the first without stories 0, K, 2K, ..., the
second without 1, K + 1, .... Every story is then read by the encoder that does not know it.

Learned are, by logistic regression with a ridge towards the present figures (Newton's method: no
randomness), the bias, the factor of the encoder, the bits of equal values and the common scale of
the levels. Reported are the average precision of the ranking of pairs whose values differ, mean
over stories, cross-validated by story, with every level left out in turn; and precision and recall
of the findings by the thresholds for joining answers and for medium severity.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from examples import Story, claims_of, read_story, story_folders
from numpy.typing import NDArray
from table import conflicts_of, finding_hits

from discrep.comparer import evidence, meaning, questions, verdicts
from discrep.comparer.blocking import differing_pairs, equal_pairs
from discrep.comparer.evidence import QuestionTable, Weights
from discrep.comparer.levels import Outcomes, outcomes
from discrep.comparer.meaning import Meanings
from discrep.comparer.places import containment
from discrep.comparer.questions import group
from discrep.comparer.verdicts import decide
from discrep.comparer.wording import questions_of
from discrep.config import Config

FILE = Path(evidence.__file__).parents[1] / "lexicon" / "weights.toml"
FOLDS = 4
RIDGE = np.array([0.01, 1.0, 1.0, 10.0])
JOIN = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5)

Array = NDArray[np.float64]


class Pair(msgspec.Struct, frozen=True):
    """Two facts of two sources, what the encoder says, and whether they answer one question."""

    story: str
    equal: bool
    meaning: float
    outcomes: Outcomes
    same: bool


def pairs_of(story: Story, read: Meanings) -> list[Pair]:
    """The pairs that the comparer would look at, where one fact at least is annotated."""
    items = {fact: {c.item for c in claims} for fact, claims in claims_of(story).items()}
    facts = story.facts
    alone = [[n] for n in range(len(facts))]
    found = [(True, p) for p in equal_pairs(facts)]
    found += [(False, p) for p in differing_pairs(facts, alone)]
    return [
        Pair(
            story.name,
            equal,
            read(i, j),
            outcomes(facts[i], facts[j]),
            bool(items[facts[i].id] & items[facts[j].id]),
        )
        for equal, (i, j) in found
        if facts[i].source != facts[j].source
        and (equal or facts[i].value.text != facts[j].value.text)
        and (items[facts[i].id] or items[facts[j].id])
    ]


def columns(pairs: Sequence[Pair], table: QuestionTable, without: str = "") -> Array:
    """One row a pair: 1, the encoder, whether values are equal, the sum of the levels in bits."""
    levels = {name: told for name, told in table.levels.items() if name != without}
    return np.array(
        [
            (1.0, p.meaning, p.equal, sum(levels.get(k, {}).get(o, 0.0) for k, o in p.outcomes))
            for p in pairs
        ]
    )


def fit(x: Array, same: Array, weight: Array, start: Array) -> Array:
    """Coefficients in bits."""
    beta = start * math.log(2)
    prior = beta.copy()
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (weight * (same - p)) - RIDGE * (beta - prior)
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(RIDGE)
        step = np.linalg.solve(hessian, gradient)
        beta += step * min(1.0, 0.7 / max(float(np.abs(step).max()), 1e-9))
        if np.abs(step).max() < 1e-6:
            break
    return beta / math.log(2)


def crossed(pairs: Sequence[Pair], x: Array, start: Array) -> Array:
    """The bits of every pair by coefficients that are learned from other stories."""
    names = sorted({p.story for p in pairs})
    scores = np.zeros(len(pairs))
    for fold in range(FOLDS):
        held = np.array([names.index(p.story) % FOLDS == fold for p in pairs])
        same, weight = _labels([p for p, out in zip(pairs, held, strict=True) if not out])
        scores[held] = x[held] @ fit(x[~held], same, weight, start)
    return scores


def _labels(pairs: Sequence[Pair]) -> tuple[Array, Array]:
    """Whether each pair answers one question, and its weight: no story outweighs the others."""
    size: defaultdict[str, int] = defaultdict(int)
    for pair in pairs:
        size[pair.story] += 1
    mean = len(pairs) / len(size)
    return (
        np.array([p.same for p in pairs], dtype=float),
        np.array([min(3.0, mean / size[p.story]) for p in pairs]),
    )


def precision(pairs: Sequence[Pair], scores: Array) -> float:
    """Average precision on pairs whose values differ, mean over stories."""
    told: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for pair, score in zip(pairs, scores, strict=True):
        if not pair.equal:
            told[pair.story].append((float(score), pair.same))
    found = []
    for story in told.values():
        ranked = [same for _, same in sorted(story, key=lambda t: -t[0])]
        if any(ranked):
            hits = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
            found.append(float(hits[np.array(ranked)].mean()))
    return float(np.mean(found))


class Told(msgspec.Struct, frozen=True):
    """A conflict that the program sees: its bits, and the annotated conflict that it is, if any."""

    bits: float
    story: str
    item: str


def conflicts(stories: Sequence[Story], read: Mapping[str, Meanings]) -> list[Told]:
    """Every conflict of any severity in ``stories`` but those that careful readers dispute."""
    found: list[Told] = []
    for story in stories:
        groups = group(story.facts, read[story.name])
        inside = containment(story.facts)
        sides = claims_of(story)
        for question, one in zip(questions_of([g.facts for g in groups]), groups, strict=True):
            outcome = decide(one, inside)
            if outcome.verdict != "conflict":
                continue
            hits = finding_hits(verdicts.judge(question, one, inside), sides)
            plain = [item for item, weak in hits if not weak]
            if plain or not hits:
                item = plain[0] if plain else ""
                found.append(Told(outcome.bits, story.name, item))
    return found


def curve(found: Sequence[Told], total: int) -> list[tuple[float, float, float, int]]:
    """Limit of medium severity, precision, recall and number reported, from the surest down."""
    seen: set[tuple[str, str]] = set()
    right = 0
    rows = []
    for n, told in enumerate(sorted(found, key=lambda t: -t.bits), 1):
        if told.item and (told.story, told.item) not in seen:
            seen.add((told.story, told.item))
            right += 1
        rows.append((told.bits, right / n, right / total, n))
    return rows


def use(table: Weights) -> None:
    """Let the comparer decide by ``table``."""
    for module in (evidence, questions, verdicts):
        module.weights = lambda: table  # type: ignore[attr-defined]


def main() -> None:
    """Learn, measure, write."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("stories", nargs="+", type=Path)
    options.add_argument("--encoders", nargs="+", type=Path, required=True)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    folders = story_folders(given.stories)
    stories = [read_story(folder, Config()) for folder in folders]
    read: dict[str, Meanings] = {}
    pairs: list[Pair] = []
    for fold, encoder in enumerate(given.encoders):
        for story in stories[fold :: len(given.encoders)]:
            told = meaning.read(story.facts, encoder)
            assert told is not None, f"{encoder}: no encoder, or its runtime is not installed"
            read[story.name] = told
            pairs += pairs_of(story, told)
    shipped = evidence.weights()
    table = shipped.question
    start = np.array([table.bias, table.meaning, table.equal, table.scale])
    x = columns(pairs, table)
    print(f"{len(stories)} stories, {len(pairs)} pairs; average precision on differing values")
    print(
        f"encoder alone {precision(pairs, x[:, 1]):.3f}, levels alone "
        f"{precision(pairs, x[:, 3]):.3f}, both {precision(pairs, crossed(pairs, x, start)):.3f}"
    )
    for level in table.levels:
        left = precision(pairs, crossed(pairs, columns(pairs, table, level), start))
        print(f"  without {level}: {left:.3f}")
    bits = fit(x, *_labels(pairs), start)
    learned = dict(zip(("bias", "meaning", "equal", "scale"), map(float, bits), strict=True))
    print("learned: " + ", ".join(f"{name} {value:.2f}" for name, value in learned.items()))
    total = sum(len(conflicts_of(story)) for story in stories)
    for join in JOIN:
        changed: QuestionTable = msgspec.structs.replace(table, threshold=join, **learned)
        use(msgspec.structs.replace(shipped, question=changed))
        rows = curve(conflicts(stories, read), total)
        best = max(rows, key=lambda r: r[1] * r[2] / max(r[1] + r[2], 1e-9))
        shown = " ".join(f"{r[3]}: {r[1]:.2f}/{r[2]:.2f}" for r in rows if r[3] % 15 == 0)
        print(f"join {join:+.1f}: best P {best[1]:.2f} R {best[2]:.2f} at {best[0]:+.2f}; {shown}")
    if given.write:
        write(learned)


def write(learned: dict[str, float]) -> None:
    """Put what was learned into weights.toml; all else in it stays as it is."""
    text = FILE.read_text(encoding="utf-8")
    head, clash, tail = text.partition("[clash]")
    for name, value in learned.items():
        head = re.sub(rf"(?m)^{name} = .*$", f"{name} = {value:.2f}", head, count=1)
    FILE.write_text(head + clash + tail, encoding="utf-8")


if __name__ == "__main__":
    main()
