"""Learn the weights of the comparison levels from annotated stories.

    python benchmarks/accuracy/train.py STORIES... [--write] [--folds 5]

STORIES are folders below which annotated stories lie (articles, story.toml, gold.json). Reports
figures cross-validated by story; ``--write`` writes ``discrep/lexicon/weights.toml`` learned from
all of them. Logistic regression with a ridge, solved by Newton's method: no randomness.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, product
from pathlib import Path

import msgspec
import numpy as np

from discrep import api
from discrep.comparer import levels, questions
from discrep.comparer.evidence import Table, Weights
from discrep.comparer.timeline import resolve_anchors
from discrep.config import Config
from discrep.model.facts import Article, Fact
from discrep.model.values import Kind

RIDGE = 2.0
BOTH = ("equal", "differ")


class Story(msgspec.Struct, frozen=True):
    """One annotated story with its facts, and for each fact the gold claims it carries."""

    name: str
    facts: tuple[Fact, ...]
    claims: dict[str, frozenset[tuple[str, int]]]  # fact id -> {(item, group)}


class Pair(msgspec.Struct, frozen=True):
    """One pair to learn from: its outcomes and whether it answers one question."""

    story: str
    kind: Kind
    outcomes: levels.Outcomes
    same: bool


def read_story(folder: Path, config: Config) -> Story:
    """The story in ``folder`` with its facts aligned to its annotation."""
    reading = api.read([str(folder)], config=config)
    articles: list[Article] = []
    facts: list[Fact] = []
    for article in reading.articles:
        normalized = api.normalize(article, config)
        articles.append(normalized.article)
        facts += normalized.facts
    resolved = resolve_anchors(articles, facts)
    return Story(folder.name, resolved, _align(folder, {a.id: a.text for a in articles}, resolved))


def _align(
    folder: Path, texts: dict[str, str], facts: Sequence[Fact]
) -> dict[str, frozenset[tuple[str, int]]]:
    """Which gold claims each fact touches: same source, overlapping words, of like length."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    by_source: dict[str, list[tuple[int, int, str, str, int]]] = defaultdict(list)
    for item in gold["items"]:
        for claim in item["claims"]:
            start = texts[claim["source"]].index(claim["quote"])
            at = -1
            for _ in range(claim.get("occurrence", 1)):
                at = claim["quote"].index(claim["span"], at + 1)
            low, high = start + at, start + at + len(claim["span"])
            by_source[claim["source"]].append((low, high, item["id"], item["kind"], claim["group"]))
    return {
        fact.id: frozenset(
            (item, group)
            for low, high, item, kind, group in by_source[fact.source]
            if fact.start < high
            and low < fact.end
            and fact.end - fact.start <= 2 * (high - low) + 30
            and _like(fact.kind, kind)
        )
        for fact in facts
    }


def _like(kind: Kind, gold: str) -> bool:
    """Whether a fact of ``kind`` can carry a gold claim of kind ``gold``."""
    near = {"date": "time", "time": "date", "place": "bearing", "count": "rank", "duration": "date"}
    return kind == gold or kind == near.get(gold)


def pairs_of(story: Story) -> dict[str, list[Pair]]:
    """The pairs that the comparer would look at, by table."""
    usable = sorted((f for f in story.facts if questions.comparable(f)), key=lambda f: f.id)
    items = {f.id: {item for item, _ in story.claims[f.id]} for f in usable}
    found: dict[str, list[Pair]] = {"equal": [], "differ": []}
    for i, j in questions.equal_pairs(usable):
        a, b = usable[i], usable[j]
        same = bool(items[a.id] & items[b.id])
        found["equal"].append(Pair(story.name, a.kind, levels.outcomes(a, b), same))
    answers = _gold_answers(usable, story)
    for i, j in questions.differing_pairs(answers):
        a, b = answers[i], answers[j]
        same = bool(set().union(*(items[f.id] for f in a)) & set().union(*(items[f.id] for f in b)))
        best = sorted(
            ((levels.outcomes(f, g)) for f, g in product(a[:6], b[:6])), key=_agreement, reverse=True
        )
        for told in best[:1]:
            found["differ"].append(Pair(story.name, a[0].kind, told + levels.between(a, b), same))
    return found


def _agreement(told: levels.Outcomes) -> int:
    good = {"same", "class", "overlap", "most", "half"}
    return sum(outcome in good for _, outcome in told)


def _gold_answers(facts: Sequence[Fact], story: Story) -> list[tuple[Fact, ...]]:
    """Facts with one value and one gold item together; unannotated facts alone."""
    found: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        items = sorted(item for item, _ in story.claims[fact.id])
        key = (fact.kind.value, fact.value.text, items[0] if items else fact.id)
        found[key].append(fact)
    return [tuple(group) for group in found.values()]


# Logistic regression ----------------------------------------------------------------------------


def _columns(pairs: Iterable[Pair]) -> dict[tuple[str, str], int]:
    seen = {("prior", p.kind.value) for p in pairs} | {told for p in pairs for told in p.outcomes}
    return {name: n for n, name in enumerate(sorted(seen))}


def _matrix(pairs: Sequence[Pair], columns: dict[tuple[str, str], int]) -> np.ndarray:
    x = np.zeros((len(pairs), len(columns) + 1))
    for row, pair in enumerate(pairs):
        for name in (("prior", pair.kind.value), *pair.outcomes):
            if name in columns:
                x[row, columns[name]] = 1.0
        x[row, -1] = 1.0
    return x


def fit(pairs: Sequence[Pair]) -> tuple[dict[tuple[str, str], int], np.ndarray]:
    """Columns and coefficients (natural logarithm of the odds), the intercept last."""
    columns = _columns(pairs)
    x, y = _matrix(pairs, columns), np.array([p.same for p in pairs], dtype=float)
    beta = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], RIDGE)
    penalty[-1] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (y - p) - penalty * beta
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        beta = beta + step
        if np.abs(step).max() < 1e-8:
            break
    return columns, beta


def predict(model: tuple[dict[tuple[str, str], int], np.ndarray], pairs: Sequence[Pair]) -> np.ndarray:
    """Evidence in bits (logarithm of the odds to base 2) for every pair."""
    return _matrix(pairs, model[0]) @ model[1] / math.log(2)


def average_precision(scores: np.ndarray, same: np.ndarray) -> float:
    """Area under the precision-recall curve, by the step rule."""
    order = np.argsort(-scores, kind="stable")
    hits = same[order].astype(float)
    if not hits.sum():
        return 0.0
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float((precision * hits).sum() / hits.sum())


def cross_validate(pairs: Sequence[Pair], folds: int) -> np.ndarray:
    """Scores of every pair from weights learned on the other stories."""
    stories = sorted({p.story for p in pairs})
    scores = np.zeros(len(pairs))
    for fold in range(folds):
        held = {s for n, s in enumerate(stories) if n % folds == fold}
        model = fit([p for p in pairs if p.story not in held])
        rows = [n for n, p in enumerate(pairs) if p.story in held]
        scores[rows] = predict(model, [pairs[n] for n in rows])
    return scores
