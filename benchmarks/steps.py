"""Where the processor time of a first run goes: its steps one after another, in one thread.

    python benchmarks/steps.py [STORY] [--repeat N]

STORY is a folder of articles, by default a fixture. Each time is the least of N processes. A run of
the program takes the same steps, but reads with the encoder beside everything else.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "fixtures"


class Laps:
    """Processor time of this process since it began, cut into steps."""

    def __init__(self) -> None:
        self._before = 0.0

    def __call__(self, step: str) -> None:
        """Tell what was spent since the last step."""
        print(f"{time.process_time() - self._before:.4f}\t{step}")
        self._before = time.process_time()


def once(story: Path) -> None:
    """Take every step and tell what it cost. Imports are steps: so they stand among them."""
    lap = Laps()
    lap("Python, and the imports of this measurement")
    import discrep.cli  # noqa: F401, PLC0415
    from discrep import api  # noqa: PLC0415

    lap("starting `discrep`")
    articles = api.read([story]).articles
    lap("reading the files")
    from discrep.normalizer import language  # noqa: PLC0415

    lap("spaCy: import")
    language.load(language.DEFAULT)
    lap("spaCy: load")
    parsed = {article.text: language.parse(article.text) for article in articles}
    lap("spaCy: parse")
    language.parse = lambda text, model="": parsed[text]
    list(api.normalize_all(articles))
    lap("facts: import, word lists and expressions, what is found first")
    normalized = list(api.normalize_all(articles))
    lap("facts, once all is loaded (again: not in a run)")
    from discrep.comparer import compare  # noqa: PLC0415
    from discrep.comparer.meaning import Encoder, marked, reads  # noqa: PLC0415
    from discrep.comparer.questions import comparable  # noqa: PLC0415

    lap("comparer: import")
    encoder = Encoder()
    if encoder.usable():
        lap("encoder: import and load")
        report = api.list_facts(normalized)
        told = filter(reads, filter(comparable, report.facts))
        read = [encoder(marked(fact)) for fact in told]
        lap(f"encoder: read {len(read)} mentions")
    report = api.list_facts(normalized)
    compare(report.sources, report.facts, encoder=encoder)
    lap("comparing")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("story", nargs="?", type=Path, default=FIXTURES / "quake")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--once", action="store_true", help="take the steps in this process")
    given = parser.parse_args()
    if given.once:
        once(given.story)
        return
    least: dict[str, float] = {}
    for _ in range(given.repeat):
        command = [sys.executable, __file__, str(given.story), "--once"]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        for line in done.stdout.splitlines():
            seconds, step = line.split("\t")
            least[step] = min(float(seconds), least.get(step, float("inf")))
    print("| step | processor seconds |\n| --- | --- |")
    for step, spent in least.items():
        print(f"| {step} | {spent:.2f} |")


if __name__ == "__main__":
    main()
