"""What the comparer costs as one story grows: seconds and memory by number of articles.

    python benchmarks/growth.py [--story fixtures/quake] [--sizes 50 100 200 400 800]

The articles of a fixture are told again and again, each time a little otherwise: other figures,
names spelled otherwise, other words. What is told anew is decided by hashes, so that every run
compares the same facts. Only comparing is measured; reading the articles grows with their number
anyway. The encoder reads as it does in a first run, unless ``--without-encoder`` is given.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from discrep import api
from discrep.comparer import compare
from discrep.comparer.meaning import SHIPPED, Encoder
from discrep.model.facts import Article, Fact
from discrep.model.values import Name, Number

OTHER_FIGURE, OTHER_NAME, OTHER_WORDS = 30, 15, 40  # in how many of a hundred retellings


def draw(*parts: object) -> int:
    """A number that looks random and is the same for the same ``parts``."""
    return zlib.crc32("\x1f".join(map(str, parts)).encode())


def retold(fact: Fact, article: str, number: int) -> Fact:
    """``fact`` as another article tells it."""
    value, frame = fact.value, fact.frame
    if isinstance(value, Number) and draw(article, "figure", number) % 100 < OTHER_FIGURE:
        factor = 1 + draw(article, "factor", number) % 40 / 100
        low, high = (None if n is None else round(n * factor, 1) for n in (value.low, value.high))
        value = msgspec.structs.replace(value, low=low, high=high)
    if isinstance(value, Name) and draw(article, "name", number) % 100 < OTHER_NAME:
        value = msgspec.structs.replace(value, name=misspelled(value.name, draw(article, number)))
    if frame.words and draw(article, "words", number) % 100 < OTHER_WORDS:
        dropped = draw(article, "drop", number) % len(frame.words)
        new = f"word{draw(article, 'word', number) % 5000}"
        words = (*frame.words[:dropped], new, *frame.words[dropped + 1 :])
        frame = msgspec.structs.replace(frame, words=words)
    return msgspec.structs.replace(
        fact, id=f"{article}-{number}", source=article, value=value, frame=frame
    )


def misspelled(name: str, chance: int) -> str:
    """``name`` with one letter within a word written twice."""
    inside = [n for n in range(1, len(name) - 1) if name[n].isalpha() and name[n].islower()]
    if not inside:
        return name
    at = inside[chance % len(inside)]
    return name[:at] + name[at] + name[at:]


def story(folder: Path, size: int) -> tuple[list[Article], list[Fact]]:
    """So many articles and the facts that they tell."""
    told = list(api.normalize_all(api.read([folder]).articles))
    articles: list[Article] = []
    facts: list[Fact] = []
    for n in range(size):
        one = told[n % len(told)]
        name = f"{one.article.id}{n:05}"
        articles.append(msgspec.structs.replace(one.article, id=name))
        facts += [retold(fact, name, k) for k, fact in enumerate(one.facts)]
    return articles, facts


def measure(folder: Path, size: int, encoder: Path) -> tuple[int, int, float, float]:
    """Facts, findings, seconds of processor time, and megabytes that comparing took at most."""
    articles, facts = story(folder, size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    findings, _, _ = compare(articles, facts, encoder=Encoder(encoder))
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return len(facts), len(findings), seconds, peak / 1024


def table(folder: Path, sizes: Sequence[int], encoder: Path) -> None:
    """Print a line for each size; each is measured in a process of its own."""
    print(f"{'articles':>8} {'facts':>7} {'findings':>8} {'seconds':>8} {'ratio':>6} {'MB':>7}")
    before = 0.0
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            facts, findings, seconds, peak = pool.apply(measure, (folder, size, encoder))
        ratio = f"{seconds / before:6.2f}" if before else "      "
        print(f"{size:8} {facts:7} {findings:8} {seconds:8.2f} {ratio} {peak:7.0f}", flush=True)
        before = seconds


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--story", type=Path, default=Path("fixtures/quake"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[50, 100, 200, 400, 800])
    parser.add_argument("--without-encoder", action="store_true")
    given = parser.parse_args()
    table(given.story, given.sizes, Path("none") if given.without_encoder else SHIPPED)


if __name__ == "__main__":
    main()
