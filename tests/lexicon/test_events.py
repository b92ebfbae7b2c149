"""Every class of events fires on a sentence that tells one and is quiet on one near it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from discrep.lexicon.vocabulary import event_class, events_lexicon, multiword_events
from discrep.normalizer import language as lang

EXAMPLES = tomllib.loads((Path(__file__).parent / "events.toml").read_text(encoding="utf-8"))[
    "class"
]
PARTS = {"AUX": "VERB", "PROPN": "NOUN"}
SKIPPED = {"DET", "PRON", "ADJ", "ADP", "PART", "NUM"}  # may stand inside a verb of several words


def told(sentence: str) -> Iterator[str]:
    """The classes of events that the words of ``sentence`` tell."""
    tokens = list(lang.parse(sentence))
    lemmas = [lang.lemma(t) for t in tokens]
    for n, token in enumerate(tokens):
        part = PARTS.get(token.pos_, token.pos_)
        yield event_class(lemmas[n], part)
        if n + 1 < len(tokens):
            yield event_class(f"{lemmas[n]} {lemmas[n + 1]}", "NOUN")
        for rest, id_ in multiword_events().get(lemmas[n], ()) if part == "VERB" else ():
            at = n + 1
            for word in rest:
                while at < len(tokens) and lemmas[at] != word and tokens[at].pos_ in SKIPPED:
                    at += 1
                if at == len(tokens) or lemmas[at] != word:
                    break
                at += 1
            else:
                yield id_


def test_every_class_has_its_sentences() -> None:
    assert [
        e["id"] for e in EXAMPLES if e["id"] not in {c.id for c in events_lexicon().classes}
    ] == []
    assert [c.id for c in events_lexicon().classes if c.id not in {e["id"] for e in EXAMPLES}] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["id"])
def test_a_class_fires_on_what_it_tells_and_is_quiet_on_what_is_near(
    example: dict[str, str],
) -> None:
    assert example["id"] in set(told(example["fires"]))
    assert example["id"] not in set(told(example["quiet"]))
