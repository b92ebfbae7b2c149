"""Learn the weights of questions in weights.toml, and measure them on annotated stories.

    python benchmarks/accuracy/weights.py --write [STORIES...]
    python benchmarks/accuracy/weights.py STORIES... --encoders FILE...

Learned is from what the shipped encoder has not read, the tellings and STORIES: the bias, the
factor of the encoder, the bits of equal values and those of every outcome of every level, once with
the encoder (``question``), once without it (``alone``), and once for places, which it does not read
(``places``), by logistic regression with a ridge towards what general knowledge lets expect
(priors.toml; Newton's method: no randomness). The commonest outcome of a level has no bits: the
others are set against it. Vetoes stay as the priors have them. The level ``choice`` looks at what
the others add up to, so the fit is made three times, each time with the choices that follow from
the fit before.

Measured is on STORIES. The encoder must not have read them, so K encoders are given, in the order
in which encoder.py held out every Kth story: the first without stories 0, K, 2K, ..., the second
without 1, K + 1, .... Reported are, of what the encoder reads, the average precision of the ranking
of pairs whose values differ, mean over stories, with every level left out in turn; and precision
and recall of the findings by the thresholds for joining answers and for medium severity.
"""

from __future__ import annotations

import argparse
import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from examples import Story, claims_of, read_story, story_folders
from numpy.typing import NDArray
from table import conflicts_of, finding_hits
from tellings import tellings

from discrep.comparer import evidence, meaning, questions, verdicts
from discrep.comparer.blocking import differing_pairs, equal_pairs
from discrep.comparer.evidence import QuestionTable, Weights
from discrep.comparer.levels import Outcomes
from discrep.comparer.meaning import Meanings, reads
from discrep.comparer.places import containment
from discrep.comparer.questions import Evidence, group
from discrep.comparer.verdicts import decide
from discrep.comparer.wording import questions_of
from discrep.config import Config
from discrep.model.findings import Severity

FILE = Path(evidence.__file__).parents[1] / "lexicon" / "weights.toml"
PRIORS = Path(__file__).with_name("priors.toml")
RIDGE = 30.0  # as strong as that many pairs that are as likely as not
LEAST = 0.05  # bits: less is not worth a line
ROUNDS = 3
JOIN = (-2.0, -1.0, 0.0, 1.0)

# What parts two questions whatever else agrees.
VETOES = {
    ("event", "opposed"),
    ("period", "long apart"),
    ("owner", "apart"),
    ("owner", "other age"),
    ("head", "disjoint"),
    ("subject", "disjoint"),
    ("scope", "apart"),
    ("passage", "sentence"),
    ("passage", "article"),
    ("figure", "mean"),
    ("degree", "apart"),
    ("extent", "apart"),
}

READ = ("words", "context")  # of these the encoder tells already what may be expected

Array = NDArray[np.float64]
Level = tuple[str, str]


class Pair(msgspec.Struct, frozen=True):
    """Two facts of two sources, what the encoder says, and whether they answer one question."""

    story: str
    read: bool
    equal: bool
    meaning: float
    outcomes: Outcomes
    same: bool


def pairs_of(story: Story, read: Meanings | None) -> list[Pair]:
    """The pairs that the comparer would look at, where one fact at least is annotated."""
    items = {fact: {c.item for c in claims} for fact, claims in claims_of(story).items()}
    facts = story.facts
    alone = [(n,) for n in range(len(facts))]
    looked = Evidence(facts, read)
    equal = set(equal_pairs(facts))
    return [
        Pair(
            story.name,
            reads(facts[i]),
            (i, j) in equal,
            read(i, j) if read is not None and reads(facts[i]) else 0.0,
            looked.outcomes(i, j),
            bool(items[facts[i].id] & items[facts[j].id]),
        )
        for i, j in sorted(equal | set(differing_pairs(facts, alone)))
        if facts[i].source != facts[j].source and (items[facts[i].id] or items[facts[j].id])
    ]


# Learning ---------------------------------------------------------------------------------------


def learn(
    stories: Sequence[Story],
    read: Mapping[str, Meanings | None],
    table: QuestionTable,
    *,
    places: bool = False,
) -> QuestionTable:
    """``table`` with what the pairs of ``stories`` teach, those of ``places`` or all others."""
    with_encoder = any(told is not None for told in read.values())
    for _ in range(ROUNDS):
        _use_for_questions(table)
        pairs = [
            pair
            for story in stories
            for pair in pairs_of(story, read[story.name])
            if pair.read != places
        ]
        table = _learned(pairs, table, with_encoder=with_encoder)
    return table


def _use_for_questions(table: QuestionTable) -> None:
    shipped = evidence.weights()
    use(msgspec.structs.replace(shipped, question=table, places=table, alone=table))


def _learned(pairs: Sequence[Pair], table: QuestionTable, *, with_encoder: bool) -> QuestionTable:
    priors: dict[str, dict[str, float]] = tomllib.loads(PRIORS.read_text(encoding="utf-8"))
    if with_encoder:
        priors = {name: told for name, told in priors.items() if name not in READ}
    seen = Counter(level for pair in pairs for level in pair.outcomes)
    usual = _usual(seen)
    levels = sorted(level for level in seen if level not in usual and level not in VETOES)
    number = {level: n for n, level in enumerate(levels, 3)}
    x = np.zeros((len(pairs), 3 + len(levels)))
    vetoes = np.zeros(len(pairs))
    for n, pair in enumerate(pairs):
        x[n, :3] = 1.0, pair.meaning, pair.equal
        x[n, [number[level] for level in pair.outcomes if level in number]] = 1.0
        vetoes[n] = sum(priors[k][o] for k, o in pair.outcomes if (k, o) in VETOES)
    expected = np.array([0.0] * 3 + [priors.get(k, {}).get(o, 0.0) for k, o in levels])
    bits = fit(x, vetoes, *_labels(pairs), expected)
    found = {
        name: {o: b for o, b in told.items() if (name, o) not in usual}
        for name, told in priors.items()
    }
    for (name, outcome), n in number.items():
        found.setdefault(name, {})[outcome] = round(float(bits[n]), 2)
    kept = {
        name: {outcome: b for outcome, b in told.items() if abs(b) >= LEAST}
        for name, told in found.items()
    }
    bias, factor, equal = (round(float(b), 2) for b in bits[:3])
    return msgspec.structs.replace(
        table,
        bias=bias,
        meaning=factor if with_encoder else 0.0,
        equal=equal,
        levels={name: told for name, told in kept.items() if told},
    )


def _usual(seen: Counter[Level]) -> set[Level]:
    """The commonest outcome of each level."""
    usual: dict[str, Level] = {}
    for level, _ in sorted(seen.items(), key=lambda item: (-item[1], item[0])):
        usual.setdefault(level[0], level)
    return set(usual.values())


def fit(x: Array, fixed: Array, same: Array, weight: Array, expected: Array) -> Array:
    """Coefficients in bits, near what is ``expected``; ``fixed`` bits every pair has already."""
    ridge = np.full(x.shape[1], RIDGE)
    ridge[:3] = 0.1
    prior = expected * math.log(2)
    beta = prior.copy()
    offset = fixed * math.log(2)
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ beta + offset, -30, 30)))
        gradient = x.T @ (weight * (same - p)) - ridge * (beta - prior)
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        beta += step * min(1.0, 0.7 / max(float(np.abs(step).max()), 1e-9))
        if np.abs(step).max() < 1e-6:
            break
    return beta / math.log(2)


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


def write(table: Weights) -> None:
    """Put what was learned into weights.toml; all else in it stays as it is."""
    text = FILE.read_text(encoding="utf-8")
    for part, told in (
        ("question", table.question),
        ("places", table.places),
        ("alone", table.alone),
    ):
        numbers = {"bias": told.bias, "equal": told.equal}
        if part == "question":
            numbers["meaning"] = told.meaning
        start = text.index(f"[{part}]")
        head, section = text[:start], text[start:]
        for name, value in numbers.items():
            section = re.sub(rf"(?m)^{name} = .*$", f"{name} = {value:.2f}", section, count=1)
        first = section.index(f"[{part}.levels.")
        last = section.index(f"[{part}.between.")
        text = head + section[:first] + _section(part, told.levels) + section[last:]
    FILE.write_text(text, encoding="utf-8")


def _section(part: str, levels: Mapping[str, Mapping[str, float]]) -> str:
    lines = []
    for name in sorted(levels):
        lines.append(f"[{part}.levels.{name}]")
        for outcome, bits in sorted(levels[name].items()):
            key = outcome if re.fullmatch(r"\w+", outcome) else f'"{outcome}"'
            lines.append(f"{key} = {bits:.2f}")
        lines.append("")
    return "\n".join(lines) + "\n"


# Measuring --------------------------------------------------------------------------------------


def scores(pairs: Sequence[Pair], table: QuestionTable, without: str = "") -> Array:
    """The bits of every pair."""
    levels = {name: told for name, told in table.levels.items() if name != without}
    return np.array(
        [
            table.bias
            + table.meaning * p.meaning
            + sum(levels.get(k, {}).get(o, 0.0) for k, o in p.outcomes)
            for p in pairs
        ]
    )


def precision(pairs: Sequence[Pair], bits: Array) -> float:
    """Average precision on pairs whose values differ, mean over stories."""
    told: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for pair, score in zip(pairs, bits, strict=True):
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
    """A conflict that the program may report: its bits, and which annotated one it is, if any."""

    bits: float
    story: str
    item: str


def conflicts(stories: Sequence[Story], read: Mapping[str, Meanings]) -> list[Told]:
    """Every conflict in ``stories`` that evidence could make medium, but the disputed ones.

    What doubt alone holds at low severity is left out.
    """
    found: list[Told] = []
    for story in stories:
        groups = group(story.facts, read[story.name])
        inside = containment(story.facts)
        sides = claims_of(story)
        for question, one in zip(questions_of([g.facts for g in groups]), groups, strict=True):
            outcome = decide(one, inside)
            if outcome.verdict != "conflict" or outcome.severity is Severity.LOW:
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


def measure(folders: Sequence[Path], encoders: Sequence[Path]) -> None:
    """Print how well the shipped weights rank pairs and find conflicts."""
    stories = [read_story(folder, Config()) for folder in folders]
    read: dict[str, Meanings] = {}
    pairs: list[Pair] = []
    for fold, encoder in enumerate(encoders):
        for story in stories[fold :: len(encoders)]:
            told = meaning.read(story.facts, encoder)
            assert told is not None, f"{encoder}: no encoder, or its runtime is not installed"
            read[story.name] = told
            pairs += [pair for pair in pairs_of(story, told) if pair.read]
    shipped = evidence.weights()
    table = shipped.question
    print(f"{len(stories)} stories, {len(pairs)} pairs; average precision on differing values")
    print(
        f"encoder alone {precision(pairs, np.array([p.meaning for p in pairs])):.3f}, "
        f"all {precision(pairs, scores(pairs, table)):.3f}"
    )
    for level in table.levels:
        print(f"  without {level}: {precision(pairs, scores(pairs, table, level)):.3f}")
    total = sum(len(conflicts_of(story)) for story in stories)
    for join in JOIN:
        clash = msgspec.structs.replace(shipped.clash, medium=-math.inf)
        use(msgspec.structs.replace(shipped, threshold=join, clash=clash))
        rows = curve(conflicts(stories, read), total)
        best = max(rows, key=lambda r: r[1] * r[2] / max(r[1] + r[2], 1e-9))
        shown = " ".join(
            f"{r[3]}: {r[1]:.2f}/{r[2]:.2f} at {r[0]:+.1f}" for r in rows if r[3] % 15 == 0
        )
        print(f"join {join:+.1f}: best P {best[1]:.2f} R {best[2]:.2f} at {best[0]:+.2f}; {shown}")


def main() -> None:
    """Learn and write, or measure."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("stories", nargs="*", type=Path)
    options.add_argument("--encoders", nargs="+", type=Path, default=[])
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    if given.stories and not given.write:
        measure(story_folders(given.stories), given.encoders)
        return
    told = [*tellings(Config())]
    told += [read_story(folder, Config()) for folder in story_folders(given.stories)]
    shipped = evidence.weights()
    read = {story.name: meaning.read(story.facts) for story in told}
    question = learn(told, read, shipped.question)
    without = dict.fromkeys(read)
    places = learn(told, without, shipped.places, places=True)
    alone = learn(told, without, shipped.alone)
    table = msgspec.structs.replace(shipped, question=question, places=places, alone=alone)
    print(msgspec.json.format(msgspec.json.encode(table)).decode())
    if given.write:
        write(table)


if __name__ == "__main__":
    main()
