"""A scan: every story once, in whatever pieces it is done."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from discrep import api
from discrep.config import Config, ConfigError
from discrep.corpus import grouping, sketches
from discrep.model.findings import Severity
from discrep.scan import run
from discrep.scan.engines import Compare, Engine, here
from discrep.scan.run import FINDINGS, Summary, scan
from discrep.scan.story import Story, Work

CONFIG = Config()
DOUBTFUL = Config(min_severity=Severity.LOW)  # who speaks from when is not told in these texts


def lines(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / FINDINGS).read_text().splitlines()]


@contextmanager
def noting(work: Work) -> Iterator[Compare]:
    """Instead of comparing tells who is in the story."""

    def note(stories: Iterable[Story]) -> Iterator[bytes]:
        for story in stories:
            told = {
                "story": story.name,
                "failing": int(len(story.articles) > 2),
                "ids": [a.id for a in story.articles],
            }
            yield json.dumps(told).encode() + b"\n"

    yield note


def breaking(after: int) -> Engine:
    """Is interrupted after so many stories."""

    @contextmanager
    def engine(work: Work) -> Iterator[Compare]:
        with noting(work) as compare:

            def some(stories: Iterable[Story]) -> Iterator[bytes]:
                yield from islice(compare(stories), after)
                raise KeyboardInterrupt

            yield some

    return engine


def test_each_story_gets_a_line_with_its_findings(corpus: Path, tmp_path: Path) -> None:
    found = scan(corpus, tmp_path / "out", DOUBTFUL, here)
    assert found == Summary(articles=8, skipped=0, stories=3, failing=found.failing)
    told = lines(tmp_path / "out")
    assert [len(one["sources"]) for one in told] == [3, 2, 2]
    values = [{v["text"] for f in one["findings"] for v in f["values"]} for one in told]
    assert {"9", "12"} <= values[0]
    assert {"30", "44"} <= values[2]
    assert found.failing == sum(one["failing"] > 0 for one in told) > 0


def test_a_story_is_compared_as_by_itself(corpus: Path, tmp_path: Path) -> None:
    scan(corpus, tmp_path / "out", DOUBTFUL, here)
    told = lines(tmp_path / "out")[0]
    texts = [json.loads(line) for line in corpus.read_text().splitlines()]
    alone = tmp_path / "alone.jsonl"
    alone.write_text("".join(json.dumps(t) + "\n" for t in texts if "Alma" in t["text"]))
    report = api.compare(map(api.normalize, api.read([alone]).articles))
    assert told["findings"]
    assert {f["id"] for f in told["findings"]} <= {f.id for f in report.findings}
    assert [s["id"] for s in told["sources"]] == [a.id for a in report.sources]


def test_a_finished_scan_has_nothing_left_to_do(corpus: Path, tmp_path: Path) -> None:
    first = scan(corpus, tmp_path / "out", CONFIG, noting)
    before = (tmp_path / "out" / FINDINGS).read_bytes()
    assert first.failing == 1
    corpus.unlink()
    with pytest.raises(KeyboardInterrupt):
        scan(corpus, tmp_path / "out", CONFIG, breaking(0))
    assert scan(corpus, tmp_path / "out", CONFIG, noting) == first
    assert (tmp_path / "out" / FINDINGS).read_bytes() == before


@pytest.mark.parametrize("after", range(4))
def test_an_interrupted_scan_goes_on(corpus: Path, tmp_path: Path, after: int) -> None:
    whole = scan(corpus, tmp_path / "whole", CONFIG, noting)
    with pytest.raises(KeyboardInterrupt):
        scan(corpus, tmp_path / "out", CONFIG, breaking(after))
    assert len(lines(tmp_path / "out")) == after
    assert scan(corpus, tmp_path / "out", CONFIG, noting) == whole
    assert (tmp_path / "out" / FINDINGS).read_bytes() == (
        tmp_path / "whole" / FINDINGS
    ).read_bytes()


@pytest.mark.parametrize("after", range(1, 8))
def test_reading_goes_on_where_it_stopped(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    whole = scan(corpus, tmp_path / "whole", CONFIG, noting)
    monkeypatch.setattr(run, "_BATCH", 1)
    reads = 0
    take = sketches.sketch

    def counted(article: Any) -> Any:
        nonlocal reads
        reads += 1
        if reads == after + 1:
            raise KeyboardInterrupt
        return take(article)

    monkeypatch.setattr(run, "sketch", counted)
    with pytest.raises(KeyboardInterrupt):
        scan(corpus, tmp_path / "out", CONFIG, noting)
    assert scan(corpus, tmp_path / "out", CONFIG, noting) == whole
    assert reads == whole.articles + 1  # the one at which it was interrupted is read again
    assert (tmp_path / "out" / FINDINGS).read_bytes() == (
        tmp_path / "whole" / FINDINGS
    ).read_bytes()


def test_what_an_earlier_run_found_counts_too(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        scan(corpus, tmp_path / "out", CONFIG, breaking(2))
    assert scan(corpus, tmp_path / "out", CONFIG, noting).failing == 1


def test_articles_that_name_their_story_are_compared_with_its_others(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    told = [("x", "The ferry sank."), ("y", "The bank closed."), ("x", "Rain fell all day.")]
    file.write_text("".join(json.dumps({"text": t, "story": s}) + "\n" for s, t in told))
    assert scan(file, tmp_path / "out", CONFIG, noting).stories == 1
    assert [(one["story"], len(one["ids"])) for one in lines(tmp_path / "out")] == [("x", 2)]
    assert scan(file, tmp_path / "else", CONFIG, noting, regroup=True).stories == 0


def test_what_cannot_be_read_is_listed(corpus: Path, tmp_path: Path) -> None:
    corpus.write_text("{broken\n" + corpus.read_text())
    assert scan(corpus, tmp_path / "out", CONFIG, noting).skipped == 1
    (told,) = (tmp_path / "out" / "skipped.jsonl").read_text().splitlines()
    assert json.loads(told)["path"].endswith("corpus.jsonl, line 1")


def test_a_folder_of_results_is_for_one_scan_alone(corpus: Path, tmp_path: Path) -> None:
    scan(corpus, tmp_path / "out", CONFIG, noting)
    with pytest.raises(ConfigError, match="with another regroup"):
        scan(corpus, tmp_path / "out", CONFIG, noting, regroup=True)
    with pytest.raises(ConfigError, match="with another config"):
        scan(corpus, tmp_path / "out", Config(max_chars=99), noting)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").touch()
    with pytest.raises(ConfigError, match="holds other things"):
        scan(corpus, tmp_path / "full", CONFIG, noting)


def test_a_kill_while_the_folder_is_made_does_not_spoil_it(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "scan.json.part").write_bytes(b'{"cor')
    assert scan(corpus, tmp_path / "out", CONFIG, noting).stories == 3


def test_a_corpus_without_articles_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ConfigError, match="no article in it"):
        scan(tmp_path / "empty", tmp_path / "out", CONFIG, noting)
    with pytest.raises(ConfigError, match="no such file"):
        scan(tmp_path / "nowhere", tmp_path / "else", CONFIG, noting)


def peak(folder: Path, size: int) -> float:
    """The most memory in use at once, in megabytes, while so many articles are scanned.

    Five tell each story, a story a day, each story in words of its own.
    """
    file = folder / f"{size}.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for n in range(size):
            day = date(2000, 1, 1) + timedelta(days=n // 5)
            own = " and the ".join(f"word{n // 5 * 40 + k}" for k in range(40))
            text = f"The ferry Alma{n // 5} sank off Port{n // 5}. It was the {own}. "
            out.write(json.dumps({"text": text * 10, "date": day.isoformat()}) + "\n")
    tracemalloc.start()
    found = scan(file, folder / f"out{size}", CONFIG, noting)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found.articles, found.stories) == (size, size // 5)
    return most / 1e6


def test_a_larger_corpus_takes_no_more_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "_HELD", 64)
    monkeypatch.setattr(run, "_BATCH", 64)
    peak(tmp_path, 50)  # what is loaded once
    # The texts of the articles that there are more take twice as much.
    assert peak(tmp_path, 400) < peak(tmp_path, 200) + 0.4
