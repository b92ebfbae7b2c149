"""Who says what a mention tells, and how surely. The mention stands in brackets."""

from __future__ import annotations

import pytest

from discrep.model.facts import Certainty
from discrep.normalizer import language as lang
from discrep.normalizer.speech import attribution

ASSERTED, REPORTED = Certainty.ASSERTED, Certainty.REPORTED
HEDGED, DENIED = Certainty.HEDGED, Certainty.DENIED


def told(marked: str) -> tuple[str, Certainty]:
    start, end = marked.index("["), marked.index("]") - 1
    doc = lang.parse(marked.replace("[", "").replace("]", ""))
    return attribution(lang.span_at(doc, start, end))


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The toll is [41], police said on Monday.", "police"),
        ("Police said on Monday that [41] people had died.", "Police"),
        ("Ann Lee told reporters that [12] men were missing.", "Ann Lee"),
        ("[41] people died, according to the Interior Ministry.", "Interior Ministry"),
        ("According to Ann Lee, the mayor, [41] people died.", "Ann Lee"),
        ("The Telegraph relates estimates that [2,000] men have joined.", "Telegraph"),
        ("Officials put the toll at [500].", "Officials"),
        ("Lars Ekholm was quoted as saying that [30] ships were lost.", "Lars Ekholm"),
        ("The ministry's claim that [12] men fled is false.", "ministry"),
        ('"We lost [30] ships," said Lars Ekholm.', "Lars Ekholm"),
        ('"We lost two. The rest, [12] in all, are safe," Lars Ekholm said.', "Lars Ekholm"),
        ('"We lost two," said Lars Ekholm. "The rest, [12] in all, are safe."', "Lars Ekholm"),
        (
            'Lars Ekholm said: "The flood took 40 homes.\n"It also took [12] barns."',
            "Lars Ekholm",
        ),
        ("Lars Ekholm said two were lost. He added that [30] were late.", "Lars Ekholm"),
        ("Lars Ekholm spoke on Monday. He said [30] ships were lost.", "Lars Ekholm"),
        ("Lars Ekholm was there. [30] ships were lost, Ekholm said.", "Lars Ekholm"),
    ],
)
def test_what_somebody_says(sentence: str, speaker: str) -> None:
    assert told(sentence) == (speaker, REPORTED)


@pytest.mark.parametrize(
    "sentence",
    [
        "Police said on [Monday] that many had died.",
        "[Five] witnesses said they saw it.",
        "Police urged [300] people to leave.",
        "She gave him [five] dollars.",
        "The police arrested [7] suspects.",
        "He killed [12] suspected militants.",
        "The bus did not arrive until [noon].",
        "According to a [1997] article, the port was closed.",
        "The man who killed [five] people did not speak.",
        "The envoy denied knowing the man who killed [five] people.",
        'The film, called "The Last Harbour", opened in [London].',
    ],
)
def test_what_the_article_says_itself(sentence: str) -> None:
    assert told(sentence) == ("", ASSERTED)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Up to [12] people are feared dead.", ""),
        ("It is believed that [12] people died.", ""),
        ("Rescuers may have found [12] bodies.", ""),
        ("Allegedly [12] men fled.", ""),
        ("There were rumours that [30] had fled.", ""),
        ("If [30] men leave, the plant will close.", ""),
        ("The ministry could not confirm that [12] had died.", ""),
        ("Lars Ekholm thinks [12] men fled.", "Lars Ekholm"),
        ("Police suspect that [12] men fled.", "Police"),
    ],
)
def test_what_is_left_open(sentence: str, speaker: str) -> None:
    assert told(sentence) == (speaker, HEDGED)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("[12] workers were not hurt.", ""),
        ("The company denied that [12] workers were hurt.", "company"),
        ("The minister dismissed reports that [30] had fled.", "minister"),
    ],
)
def test_what_is_denied(sentence: str, speaker: str) -> None:
    assert told(sentence) == (speaker, DENIED)


def test_a_passive_without_an_agent_is_reported_by_nobody_named() -> None:
    assert told("[Five] people were reported killed.") == ("", REPORTED)


def test_a_pronoun_that_may_mean_two_people_names_neither() -> None:
    text = "Lars Ekholm said two were lost. Ann Lee was there. He added that [30] were late."
    assert told(text) == ("", REPORTED)


def test_what_two_say_in_one_sentence_is_told_apart() -> None:
    sentence = "Ekholm thinks {}12{} men fled, but Lee says {}14{} did."
    assert told(sentence.format("[", "]", "", "")) == ("Ekholm", HEDGED)
    assert told(sentence.format("", "", "[", "]")) == ("Lee", REPORTED)


def test_a_quotation_ends_where_its_speaker_stops() -> None:
    text = '"We lost two," said Lars Ekholm.\nThe port reopened after [12] days.'
    assert told(text) == ("", ASSERTED)
