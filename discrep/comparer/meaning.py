"""How alike two marked mentions are in what they are about, by a small trained encoder.

A sentence encoder (MiniLM; Wang et al., 2020) reads the sentence before a mention, and its own
with the value marked, and gives one vector. Trained on annotated stories and contrast scenes (see
benchmarks/accuracy), the product of two vectors is evidence that both answer one question. It only
ranks inside the comparer's gates; without the model the other levels decide alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from discrep.model.facts import Fact

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

SHIPPED = Path(__file__).with_name("meaning.onnx")

_LEAD, _BEFORE, _AFTER = 16, 20, 16  # words kept of the sentence before, and around the value


class Meanings:
    """What the encoder makes of some facts: one row of ``rows`` for each."""

    def __init__(self, rows: Vectors, bias: float) -> None:
        self._rows = rows
        self._bias = bias

    def __call__(self, i: int, j: int) -> float:
        """The natural logarithm of the odds that facts ``i`` and ``j`` answer one question."""
        return float(self._rows[i] @ self._rows[j]) + self._bias


class _Encoder(msgspec.Struct, frozen=True):
    encode: Callable[[str], Vectors]
    bias: float


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


@cache
def _load(file: Path) -> _Encoder | None:
    """The encoder in ``file``, or None where it or its runtime is not installed."""
    if not file.is_file():
        return None
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError:
        return None
    options = onnxruntime.SessionOptions()
    # One thread and one text at a time: the same vector whatever else is compared.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        file.read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    about: dict[str, str] = session.get_modelmeta().custom_metadata_map
    tokenizer = Tokenizer.from_str(about["tokenizer"])
    tokenizer.enable_truncation(json.loads(about["max_tokens"]))

    def encode(text: str) -> Vectors:
        ids: Any = np.array([tokenizer.encode(text).ids], dtype=np.int64)
        found: Vectors = session.run(None, {"ids": ids})[0][0]
        return found

    return _Encoder(encode, float(about["bias"]))


def read(facts: Sequence[Fact], file: Path = SHIPPED) -> Meanings | None:
    """What the encoder in ``file`` makes of ``facts``; None without the encoder."""
    encoder = _load(file)
    if encoder is None or not facts:
        return None
    return Meanings(np.stack([encoder.encode(marked(fact)) for fact in facts]), encoder.bias)
