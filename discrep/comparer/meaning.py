"""How alike two marked mentions are in what they are about, by a small trained encoder.

A sentence encoder (MiniLM; Wang et al., 2020) reads the sentence before a mention, and its own
with the value marked, and gives one vector. Trained on annotated stories and contrast scenes (see
benchmarks/accuracy), the product of two vectors is evidence that both answer one question. It only
ranks inside the comparer's gates; without the model the other levels decide alone.

Reading a mention costs milliseconds, so only those are read that are set against another, and what
was read before need not be read again: an ``Encoder`` can be told its former readings. Places are
not read at all: they are two fifths of the mentions, and no contradiction was found by it on them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from queue import LifoQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

import msgspec

from discrep.model.facts import Fact
from discrep.model.values import Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

SHIPPED = Path(__file__).with_name("meaning.onnx")

RUNTIME = ("onnxruntime", "tokenizers")  # the packages that run it
_LEAD, _BEFORE, _AFTER = 16, 20, 16  # words kept of the sentence before, and around the value
_TURN = 0.0005  # seconds


def reads(fact: Fact) -> bool:
    """Whether the encoder reads ``fact``. What a place is asked for, its event and role tell."""
    return fact.kind is not Kind.PLACE


def marked(fact: Fact) -> str:
    """What the encoder reads for ``fact``: its kind, its surroundings, its value marked."""
    offset, end = fact.frame.offset, fact.frame.offset + fact.end - fact.start
    return marked_text(
        fact.kind, fact.frame.lead, fact.quote[:offset], fact.quote[offset:end], fact.quote[end:]
    )


def marked_text(kind: str, lead: str, before: str, value: str, after: str) -> str:
    """The same of its parts; training reads what the program reads."""
    near = " ".join(before.split()[-_BEFORE:])
    return (
        f"{kind} : {' '.join(lead.split()[-_LEAD:])} {near} "
        f"[unused1] {value} [unused2] {' '.join(after.split()[:_AFTER])}"
    )


class _Session(msgspec.Struct, frozen=True):
    """A loaded encoder: what makes a vector of a text, and what is added to a product of two."""

    encode: Callable[[str], Vector]
    bias: float


@cache
def _load(file: Path) -> _Session | None:
    """The encoder in ``file``, or None where what runs it cannot be imported."""
    try:
        import numpy as np
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError:
        return None
    options = onnxruntime.SessionOptions()
    # One thread and one text at a time: the same vector whatever else is compared.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    about: dict[str, str] = session.get_modelmeta().custom_metadata_map
    tokenizer = Tokenizer.from_str(about["tokenizer"])
    tokenizer.enable_truncation(json.loads(about["max_tokens"]))

    def encode(text: str) -> Vector:
        ids: Any = np.array([tokenizer.encode(text).ids], dtype=np.int64)
        found: Vector = session.run(None, {"ids": ids})[0][0]
        return found

    return _Session(encode, float(about["bias"]))


class Readings(msgspec.Struct, frozen=True, kw_only=True):
    """What an encoder made of some texts, in a form that can be kept.

    ``vectors`` has by text the 32-bit floats of its vector, the lowest byte of each first.
    """

    bias: float
    vectors: dict[str, bytes]


class Encoder:
    """The encoder in ``file``, loaded when it first reads a text that it does not know yet."""

    def __init__(self, file: Path = SHIPPED) -> None:
        self._file = file
        self._bias: float | None = None
        self._vectors: dict[str, Vector] = {}
        self._loading = Lock()

    def usable(self) -> bool:
        """Whether the encoder and what runs it are installed."""
        if not self._file.is_file() or not all(map(find_spec, RUNTIME)):
            return False
        # What cannot be imported in spite of being there has never read anything.
        return bool(self._vectors) or self._session() is not None

    @property
    def bias(self) -> float:
        """What is added to the product of two vectors."""
        if self._bias is None:
            self._bias = self._loaded().bias
        return self._bias

    def __call__(self, text: str) -> Vector:
        """The vector of ``text``."""
        found = self._vectors.get(text)
        if found is None:
            found = self._vectors[text] = self._loaded().encode(text)
        return found

    def recall(self, known: Readings) -> None:
        """Take over what was made of texts before, by the same encoder."""
        import numpy as np

        if known.vectors:
            self._bias = known.bias
        for text, data in known.vectors.items():
            self._vectors[text] = np.frombuffer(data, "<f4").astype(np.float32)

    def readings(self, facts: Iterable[Fact]) -> Readings:
        """What has been made of ``facts`` so far."""
        vectors = {
            text: self._vectors[text].astype("<f4").tobytes()
            for text in map(marked, facts)
            if text in self._vectors
        }
        return Readings(bias=self.bias if vectors else 0.0, vectors=vectors)

    @contextmanager
    def ahead(self, *, soon: bool = False) -> Iterator[Callable[[Iterable[Fact]], None]]:
        """Gives a function by which facts are read beside whatever else is done in the block.

        Nothing depends on how far that comes: what is still unread is read when it is needed. If
        that will be so ``soon``, the encoder is loaded beside it too, before there is any fact.
        """
        texts: LifoQueue[str] = LifoQueue()
        left = Event()

        def read_on() -> None:
            while not left.is_set() and self.usable():
                text = texts.get()
                if not left.is_set():
                    self(text)

        reader = Thread(target=read_on, daemon=True)

        def hear(facts: Iterable[Fact]) -> None:
            new = [text for text in map(marked, filter(reads, facts)) if text not in self._vectors]
            for text in reversed(new):
                texts.put(text)
            if new and reader.ident is None:
                reader.start()

        if soon:
            # Not beside the block, which imports on its own: two may stand in each other's way.
            with suppress(ImportError):
                for name in ("numpy", *RUNTIME):
                    import_module(name)
            reader.start()
        try:
            with _short_turns():
                yield hear
        finally:
            left.set()
            if reader.ident is not None:
                texts.put("")
                reader.join()

    def _session(self) -> _Session | None:
        with self._loading:
            return _load(self._file)

    def _loaded(self) -> _Session:
        session = self._session()
        if session is None:
            raise ImportError("onnxruntime or tokenizers cannot be imported any more")
        return session


@contextmanager
def _short_turns() -> Iterator[None]:
    """Let threads take turns with the interpreter more often than by default in this block.

    One that reads ahead needs it for a moment after each text, and would wait for it nearly as
    long as it had read.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(before, _TURN))
    try:
        yield
    finally:
        sys.setswitchinterval(before)


class Meanings:
    """How near facts are, by their numbers; each is read when it is first asked for."""

    def __init__(self, facts: Sequence[Fact], encoder: Encoder) -> None:
        self._texts = [marked(fact) for fact in facts]
        self._encoder = encoder

    def __call__(self, i: int, j: int) -> float:
        """The natural logarithm of the odds that facts ``i`` and ``j`` answer one question."""
        first, second = self._encoder(self._texts[i]), self._encoder(self._texts[j])
        return float(first @ second) + self._encoder.bias


def read(facts: Sequence[Fact], encoder: Encoder | Path = SHIPPED) -> Meanings | None:
    """What ``encoder``, or the one in a file, makes of ``facts``.

    None where there is nothing to read, or nothing to read it with.
    """
    if isinstance(encoder, Path):
        encoder = Encoder(encoder)
    return Meanings(facts, encoder) if facts and encoder.usable() else None
