"""A scan from beginning to end, or from where it stopped to the end.

The folder of results holds what is scanned and how (``scan.json``), what is known of the articles
(``articles.sqlite``), what gave none (``skipped.jsonl``), and a line for each story
(``findings.jsonl``). Each step is whole or not there, and goes on from what is there, so that a
scan may be killed at any moment.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import msgspec

from discrep import __version__, api
from discrep.cache.articles import Cache
from discrep.config import Config, ConfigError
from discrep.corpus.index import BusyError, Index, Row
from discrep.corpus.lines import Lines
from discrep.corpus.sketches import sketch
from discrep.corpus.stories import assign
from discrep.model.findings import Skipped
from discrep.reader.stream import Met, Place, named, stream
from discrep.report.progress import Steps
from discrep.scan.engines import Engine
from discrep.scan.story import Story, Work

FINDINGS = "findings.jsonl"
_SCAN = "scan.json"
_INDEX = "articles.sqlite"
_SKIPPED = "skipped.jsonl"
_PART = ".part"  # of a file that is being written
_BATCH = 256  # articles that are taken in at once: so many are read again after a kill


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a scan came to. ``failing`` stories have findings that make the run fail."""

    articles: int
    skipped: int
    stories: int
    failing: int


class _Scan(msgspec.Struct, frozen=True, kw_only=True):
    """What is scanned and how: a scan that goes on must be the same."""

    corpus: str
    regroup: bool
    config: Config
    version: str
    model: str
    lexicon: str


def scan(
    corpus: Path,
    out: Path,
    config: Config,
    engine: Engine,
    *,
    regroup: bool = False,
    cache: Cache | None = None,
    steps: Steps | None = None,
) -> Summary:
    """Write the findings on every story of ``corpus`` into the folder ``out``.

    With ``regroup`` articles are grouped by what they tell even where they name their story. The
    results are the same whichever engine is used, and however often the scan was interrupted.

    Raises:
        ConfigError: the corpus, the folder or the engine cannot be used.
    """
    steps = steps or Steps(quiet=True)
    _begin(corpus, out, config, regroup=regroup)
    try:
        index = Index(out / _INDEX)
    except BusyError as error:
        raise ConfigError(
            f"{out}: another scan is at work there, or its index is damaged ({error}); "
            "wait for it, or remove the folder"
        ) from error
    with closing(index), closing(Lines(out / FINDINGS)) as lines:
        _read(corpus, config, index, steps)
        _tell_skipped(index, out / _SKIPPED)
        if index.state("grouped") is None:
            steps.step("grouping", None, 0)
            with index.together():
                assign(index, regroup=regroup)
                index.remember("grouped", b"")
        done = lines.take_up(index.stories())
        failing = done.failing
        stories = index.count_stories()
        steps.step("comparing", stories, done.lines)
        with engine(Work(config=config, cache=cache)) as compare:
            for line in compare(_stories(index, done.lines)):
                failing += lines.append(line).failing > 0
                steps.advance()
        return Summary(
            articles=index.articles(),
            skipped=sum(1 for _ in index.skipped()),
            stories=stories,
            failing=failing,
        )


def _begin(corpus: Path, out: Path, config: Config, *, regroup: bool) -> None:
    """Make sure that ``out`` is for this very scan."""
    with_what = api.list_facts((), config)
    wanted = _Scan(
        corpus=corpus.as_posix(),
        regroup=regroup,
        config=config,
        version=__version__,
        model=with_what.model,
        lexicon=with_what.lexicon,
    )
    file = out / _SCAN
    try:
        out.mkdir(parents=True, exist_ok=True)
        if not file.is_file():
            if any(path.name != f"{_SCAN}{_PART}" for path in out.iterdir()):
                raise ConfigError(f"{out}: holds other things than a scan; name another folder")
            _write(file, msgspec.json.format(msgspec.json.encode(wanted), indent=2) + b"\n")
        before = msgspec.json.decode(file.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise ConfigError(f"{out}: cannot be used for results: {error}") from error
    now = msgspec.json.decode(msgspec.json.encode(wanted))
    if changed := sorted(key for key in now if now[key] != before.get(key)):
        raise ConfigError(
            f"{out}: holds a scan with another {', '.join(changed)}; name another folder, "
            "or remove this one to scan anew"
        )


def _read(corpus: Path, config: Config, index: Index, steps: Steps) -> None:
    """Take all articles into the index that are not there yet.

    Raises:
        ConfigError: there is none.
    """
    if index.state("read") is None:
        steps.step("reading", None, index.articles())
        left = index.state("place")
        met = stream(corpus, config, msgspec.msgpack.decode(left, type=Place) if left else None)
        while batch := list(islice(met, _BATCH)):
            with index.together():
                for one in batch:
                    _take(one, index)
                index.remember("place", msgspec.msgpack.encode(batch[-1].place))
            steps.advance(len(batch))
        index.remember("read", b"")
    if not index.articles():
        reasons = "".join(f"; {path}: {reason}" for path, reason in islice(index.skipped(), 1))
        raise ConfigError(f"{corpus}: no article in it{reasons}")


def _take(met: Met, index: Index) -> None:
    if met.skipped is not None:
        index.skip(met.skipped.path, met.skipped.reason)
    if met.article is not None:
        index.add(
            Row(
                published=met.article.published,
                digest=met.article.sha256,
                told=met.article.story,
                sketch=sketch(met.article),
                content=zlib.compress(msgspec.msgpack.encode(met), 1),
            )
        )


def _stories(index: Index, done: int) -> Iterator[Story]:
    """The stories that are still to be compared."""
    for name in islice(index.stories(), done, None):
        met = (
            msgspec.msgpack.decode(zlib.decompress(content), type=Met)
            for content in index.contents(name)
        )
        yield Story(name=name, articles=tuple(named(list(met))))


def _tell_skipped(index: Index, file: Path) -> None:
    if not file.is_file():
        lines = (msgspec.json.encode(Skipped(path=p, reason=r)) for p, r in index.skipped())
        _write(file, b"".join(line + b"\n" for line in lines))


def _write(file: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    part = file.with_name(f"{file.name}{_PART}")
    part.write_bytes(data)
    part.replace(file)
