"""The pipeline: paths to articles, an article to its facts, facts to a report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from discrep.config import Config, ConfigError
from discrep.lexicon import use
from discrep.model.explanations import Explanation
from discrep.model.facts import Article, Fact, Normalized, Zone, ZoneKind
from discrep.model.findings import Finding, Report, Skipped
from discrep.model.review import StoryReview, WrongExample

if TYPE_CHECKING:
    from discrep.cache.articles import Cache
    from discrep.comparer.meaning import Encoder
    from discrep.lexicon.lookup import Contents, Knowledge
    from discrep.reader.articles import Reading

TOGETHER = 8  # articles that are parsed together where all are waited for: more are no faster

_DEFAULT = Config()


def read(
    paths: Iterable[str | Path],
    config: Config = _DEFAULT,
    *,
    dates: Mapping[str, date] | None = None,
) -> Reading:
    """The articles under ``paths`` (files, folders, URLs, - for stdin), and what could not be read.

    ``dates`` says by id when an article was published, whatever it says itself. Never raises for a
    path that cannot be read: the result lists it.
    """
    from discrep.reader.articles import read as read_articles

    return read_articles(paths, config, dates=dates)


def normalize(article: Article, config: Config = _DEFAULT) -> Normalized:
    """The article with its publication date filled in, and every dated fact that it states.

    Raises:
        ConfigError: the configured spaCy pipeline is not installed.
    """
    from discrep.normalizer.facts import normalize as normalize_article
    from discrep.normalizer.pipelines import ModelError

    use(config.lexicon)
    try:
        return normalize_article(article, model=config.model)
    except ModelError as error:
        raise ConfigError(str(error)) from error


def normalize_all(
    articles: Iterable[Article],
    config: Config = _DEFAULT,
    *,
    cache: Cache | None = None,
    together: int = 1,
) -> Iterator[Normalized]:
    """Like ``normalize``, for many articles, in their order.

    What ``cache`` has is taken from it, and what it lacks is put there. So many articles as are
    parsed ``together`` come together: the first later, the last sooner.

    Raises:
        ConfigError: the configured spaCy pipeline is not installed.
    """
    from discrep.normalizer.pipelines import ModelError

    coming = iter(articles)
    try:
        while lot := tuple(islice(coming, together)):
            yield from _normalize_lot(lot, config, cache)
    except ModelError as error:
        raise ConfigError(str(error)) from error


def _normalize_lot(
    articles: Sequence[Article], config: Config, cache: Cache | None
) -> Iterator[Normalized]:
    known = [cache.find(article, config) if cache else None for article in articles]
    unread = [article for article, found in zip(articles, known, strict=True) if found is None]
    fresh = _read_lot(unread, config) if unread else iter(())
    for article, found in zip(articles, known, strict=True):
        if found is not None:
            yield found
        else:
            read = next(fresh)
            yield cache.keep(article, config, read) if cache else read


def _read_lot(articles: Sequence[Article], config: Config) -> Iterator[Normalized]:
    from discrep.normalizer.facts import normalize_together

    use(config.lexicon)
    return normalize_together(articles, model=config.model)


def compare(
    normalized: Iterable[Normalized],
    config: Config = _DEFAULT,
    *,
    skipped: Sequence[Skipped] = (),
    cache: Cache | None = None,
    coming: Iterable[Article] = (),
    ahead: bool = True,
) -> Report:
    """Where articles agree and where they contradict each other, whatever their order.

    ``skipped`` is what the reader could not read; it goes into the report unchanged. While
    ``normalized`` is still coming, what has come is made ready to be compared on another processor;
    who knows before which articles are ``coming`` has that prepared meanwhile. Without ``ahead``
    one processor does it all, one thing after another: for who keeps the others busy himself.
    """
    from discrep.comparer.meaning import Encoder
    from discrep.comparer.questions import comparable

    def unread(article: Article) -> bool:
        return not (cache and cache.has_readings(article))

    encoder = Encoder()
    found: list[Normalized] = []
    with encoder.ahead(soon=any(map(unread, coming))) as hear:
        for one in normalized:
            found.append(one)
            if ahead and unread(one.article):
                hear(filter(comparable, one.facts))
        report = list_facts(found, config, skipped=skipped)
        compared = cache.find_compared(report, config) if cache else None
        if compared is None:
            compared = _compare(report, config, encoder, cache)
    return compared


def _compare(report: Report, config: Config, encoder: Encoder, cache: Cache | None) -> Report:
    """``report``, of facts alone, with the findings on them."""
    from discrep.comparer import compare as compare_facts

    if cache:
        known = [cache.recall(encoder, article) for article in report.sources]
    findings, entities, facts = compare_facts(report.sources, report.facts, config.facts, encoder)
    compared = msgspec.structs.replace(report, findings=findings, entities=entities, facts=facts)
    if cache:
        cache.keep_compared(report, config, compared)
        told: dict[str, list[Fact]] = {article.id: [] for article in report.sources}
        for fact in facts:
            told[fact.source].append(fact)
        for article, before in zip(report.sources, known, strict=True):
            cache.keep_readings(encoder, article, told[article.id], before)
    return compared


def explain(
    finding: Finding, report: Report, config: Config = _DEFAULT, *, cache: Cache | None = None
) -> Explanation:
    """Every step from words to verdict for a finding of ``report``."""
    from discrep.comparer.explaining import explain as explain_finding
    from discrep.comparer.meaning import Encoder

    encoder = Encoder()
    if cache:
        for article in report.sources:
            cache.recall(encoder, article)
    return explain_finding(finding, report.facts, config.facts, encoder)


def read_text(text: str, config: Config = _DEFAULT) -> tuple[Article, tuple[Fact, ...]]:
    """``text`` alone as an undated article, and the facts in it.

    Raises:
        ConfigError: the configured spaCy pipeline is not installed.
    """
    body = Zone(kind=ZoneKind.BODY, start=0, end=len(text))
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    article = Article(id="text", path="", text=text, zones=(body,), sha256=digest, encoding="utf-8")
    normalized = normalize(article, config)
    return normalized.article, normalized.facts


def review(folder: Path, config: Config = _DEFAULT, *, cache: Cache | None = None) -> StoryReview:
    """The story in ``folder`` compared anew, beside the findings in its ``expected.json``.

    A story without that file is compared with no finding at all.

    Raises:
        ConfigError: a source cannot be read, or ``expected.json`` cannot be used.
    """
    from discrep.review import expected

    reading = read([folder], config)
    for skipped in reading.unreadable:
        raise ConfigError(f"{skipped.path}: {skipped.reason}")
    normalized = normalize_all(reading.articles, config, cache=cache)
    report = compare(normalized, config, cache=cache, coming=reading.articles)
    found = expected.outcomes(report)
    file = folder / expected.EXPECTED
    reviewed = expected.load(file) if file.is_file() else ()
    return StoryReview(
        path=folder.as_posix(), outcomes=found, changes=expected.changes(reviewed, found)
    )


def wrong_examples(config: Config) -> tuple[WrongExample, ...]:
    """Those examples of the configured fact types that do not show what they should.

    Raises:
        ConfigError: the configured spaCy pipeline is not installed.
    """
    from discrep.comparer.examples import plain, why_wrong

    found: list[WrongExample] = []
    for name, type_ in config.facts.items():
        for expected, sentences in (("match", type_.match), ("no_match", type_.no_match)):
            for number, sentence in enumerate(sentences):
                _, facts = read_text(plain(sentence), config)
                why = why_wrong(sentence, facts, type_, fits=expected == "match")
                if why:
                    wrong = WrongExample(
                        type=name, expected=expected, number=number, sentence=sentence, why=why
                    )
                    found.append(wrong)
    return tuple(found)


def look_up(term: str, config: Config = _DEFAULT, file: str = "") -> Knowledge:
    """What the lexicon knows about ``term``, with the words that ``config`` adds in ``file``."""
    from discrep.lexicon.lookup import look_up as look_up_word

    use(config.lexicon)
    return look_up_word(term, config.lexicon, file)


def list_lexicon() -> tuple[Contents, ...]:
    """What the files of the lexicon hold."""
    from discrep.lexicon.lookup import contents

    return contents()


def list_facts(
    normalized: Iterable[Normalized], config: Config = _DEFAULT, *, skipped: Sequence[Skipped] = ()
) -> Report:
    """A report of the facts alone, nothing compared: anchors stay as each article leaves them.

    Each fact is marked with the first of the configured fact types that it is of.
    """
    from discrep.comparer.fact_types import name_facts

    use(config.lexicon)
    articles, facts = _ordered(normalized)
    return Report(
        sources=articles,
        skipped=tuple(skipped),
        facts=name_facts(facts, config.facts),
        findings=(),
        entities=(),
        model=_model(config),
        lexicon=_lexicon(config),
    )


def _ordered(normalized: Iterable[Normalized]) -> tuple[tuple[Article, ...], tuple[Fact, ...]]:
    ordered = sorted(normalized, key=lambda n: n.article.id)
    facts = (f for n in ordered for f in n.facts)
    return (
        tuple(n.article for n in ordered),
        tuple(sorted(facts, key=lambda f: (f.source, f.start, f.end, f.id))),
    )


def _model(config: Config) -> str:
    from discrep.normalizer.pipelines import ModelError, installed

    try:
        return installed(config.model).title
    except ModelError as error:
        raise ConfigError(str(error)) from error


def _lexicon(config: Config) -> str:
    """A digest of the word lists and what is added to them: with the same one, the same words."""
    files = resources.files("discrep.lexicon").iterdir()
    digest = hashlib.sha256()
    for file in sorted((f for f in files if f.name.endswith(".toml")), key=lambda f: f.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    if config.lexicon:
        digest.update(msgspec.json.encode(config.lexicon, order="deterministic"))
    return digest.hexdigest()[:12]
