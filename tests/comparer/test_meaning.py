"""The encoder: the same vector whatever else is read, nearer for one question, and not needed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import msgspec
import pytest

from discrep.comparer import meaning
from discrep.comparer.questions import group
from discrep.model.facts import Fact, Frame
from discrep.model.findings import Report, Verdict
from discrep.model.values import Place

FactOf = Callable[..., Fact]
Compare = Callable[..., Report]

shipped = pytest.mark.skipif(not meaning.SHIPPED.is_file(), reason="the encoder is not built here")


@pytest.fixture
def read(fact: FactOf) -> Callable[..., list[Fact]]:
    """Facts of sentences with their value in brackets."""

    def make(*sentences: str) -> list[Fact]:
        facts = []
        for n, sentence in enumerate(sentences):
            start, end = sentence.index("["), sentence.index("]") - 1
            quote = sentence.replace("[", "").replace("]", "")
            frame = Frame(offset=start)
            facts.append(fact(f"s{n}", text=quote[start:end], quote=quote, frame=frame))
        return facts

    return make


# A claim, the same in other words, and a look-alike.
TRIPLES = [
    (
        "The blast in the market killed [nine] people.",
        "[Twelve] people died when a bomb went off in the market.",
        "The blast in the market wounded [30] people.",
    ),
    (
        "The ferry sank with [60] people on board.",
        "There were [75] on the ship when it went down.",
        "Divers took [60] bodies from the ferry.",
    ),
    (
        "The company paid [$300] for its rival.",
        "The rival was bought for [$450].",
        "The company lost [$300] last year.",
    ),
    (
        "Police arrested [40] protesters.",
        "[65] demonstrators were detained by police.",
        "Police counted [4,000] protesters.",
    ),
]


PLACES = [("north", "Arania"), ("south", "Bolmark"), ("west", "Arania")]


@shipped
def test_the_marked_value_stands_where_it_is_told(read: Callable[..., list[Fact]]) -> None:
    (told,) = read("The blast killed [nine] people.")
    assert "killed [unused1] nine [unused2] people." in meaning.marked(told)


@shipped
def test_the_same_text_is_the_same_whatever_else_is_read(read: Callable[..., list[Fact]]) -> None:
    few = read(*TRIPLES[0])
    many = few + read(*(s for triple in TRIPLES[1:] for s in triple))
    alone, beside = meaning.read(few), meaning.read(many)
    assert alone is not None
    assert beside is not None
    for i in range(3):
        for j in range(3):
            assert alone(i, j) == beside(i, j)


@shipped
@pytest.mark.parametrize("triple", TRIPLES)
def test_other_words_are_nearer_than_look_alikes(
    read: Callable[..., list[Fact]], triple: tuple[str, str, str]
) -> None:
    read_ = meaning.read(read(*triple))
    assert read_ is not None
    assert read_(0, 1) > read_(0, 2)
    assert read_(0, 1) == pytest.approx(read_(1, 0))


@pytest.fixture
def forgetful() -> Iterator[None]:
    """No encoder is remembered from before, or kept."""
    meaning._load.cache_clear()
    yield
    meaning._load.cache_clear()


@pytest.fixture(params=["no file", "no onnxruntime", "no tokenizers"])
def without(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, forgetful: None
) -> None:
    """The program where the encoder, or what runs it, is not installed."""
    if request.param == "no file":
        gone = Path("gone.onnx")
        monkeypatch.setattr(meaning.Encoder.__init__, "__defaults__", (gone,))
    else:
        monkeypatch.setitem(sys.modules, request.param.removeprefix("no "), None)


@pytest.mark.usefixtures("without")
def test_without_the_encoder_plain_contradictions_are_found(fact: FactOf, compare: Compare) -> None:
    assert meaning.read([fact("north")], meaning.Encoder()) is None
    report = compare(
        north="The ferry Alma sank on Monday. Nine people drowned.",
        south="The ferry Alma sank on Monday. Twenty people drowned.",
    )
    conflicts = [f for f in report.findings if f.verdict is Verdict.CONFLICT]
    told = {a.facts[0].text for f in conflicts for a in f.answers}
    assert told == {"Nine", "Twenty"}


def test_nothing_is_read_of_nothing() -> None:
    assert meaning.read([]) is None


@shipped
def test_what_was_read_before_is_the_same_and_needs_no_encoder(
    read: Callable[..., list[Fact]], monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = read(*TRIPLES[0], *TRIPLES[1])
    first = meaning.Encoder()
    fresh = meaning.read(facts, first)
    assert fresh is not None
    told = [fresh(i, j) for i in range(6) for j in range(6)]
    kept = msgspec.msgpack.encode(first.readings(facts))

    monkeypatch.setattr(meaning, "_load", None)  # whatever loads the encoder fails
    second = meaning.Encoder()
    second.recall(msgspec.msgpack.decode(kept, type=meaning.Readings))
    again = meaning.read(facts, second)
    assert again is not None
    assert [again(i, j) for i in range(6) for j in range(6)] == told


@shipped
def test_only_what_is_asked_for_is_read(read: Callable[..., list[Fact]]) -> None:
    facts = read(*TRIPLES[0])
    encoder = meaning.Encoder()
    lazy = meaning.read(facts, encoder)
    assert lazy is not None
    assert encoder.readings(facts).vectors == {}
    lazy(0, 2)
    assert set(encoder.readings(facts).vectors) == {meaning.marked(facts[n]) for n in (0, 2)}


@shipped
def test_places_are_not_read(fact: FactOf) -> None:
    told = [fact(source, Place(names=(name,))) for source, name in PLACES]
    told.append(fact("south", start=20))
    encoder = meaning.Encoder()
    group(told, meaning.read(told, encoder))
    assert encoder.readings(told).vectors == {}
    with encoder.ahead() as hear:
        hear(told)
        read_by = time.monotonic() + 60
        while not encoder.readings(told).vectors and time.monotonic() < read_by:
            time.sleep(0.01)
    assert set(encoder.readings(told).vectors) == {meaning.marked(told[-1])}


@shipped
def test_what_is_read_ahead_is_the_same(read: Callable[..., list[Fact]]) -> None:
    facts = read(*(sentence for triple in TRIPLES for sentence in triple))
    ahead, alone = meaning.Encoder(), meaning.Encoder()
    with ahead.ahead() as hear:
        hear(facts[:6])
        hear(facts[6:])
        beside = meaning.read(facts, ahead)
        assert beside is not None
        told = [beside(0, n) for n in range(len(facts))]
    lazily = meaning.read(facts, alone)
    assert lazily is not None
    assert [lazily(0, n) for n in range(len(facts))] == told


@shipped
def test_what_will_be_needed_soon_is_loaded_before_there_is_a_fact(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded = Event()
    load = meaning._load

    def tell(file: Path) -> object:
        loaded.set()
        return load(file)

    monkeypatch.setattr(meaning, "_load", tell)
    with meaning.Encoder().ahead():
        pass
    assert not loaded.is_set()
    with meaning.Encoder().ahead(soon=True):
        assert loaded.wait(timeout=60)


@pytest.mark.usefixtures("without")
def test_without_the_encoder_nothing_is_read_ahead(fact: FactOf) -> None:
    encoder = meaning.Encoder()
    with encoder.ahead(soon=True) as hear:
        hear([fact("north")])
    assert not encoder.usable()


def test_threads_take_turns_as_before_once_nothing_is_read_ahead() -> None:
    before = sys.getswitchinterval()
    with meaning.Encoder().ahead():
        assert sys.getswitchinterval() < before
    assert sys.getswitchinterval() == before
