"""Classes of events and nouns: the files hold together, and words meet by meaning."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from discrep.lexicon import vocabulary as words
from discrep.model.facts import Certainty

EVENTS = words.events_lexicon()
NOUNS = words.nouns_lexicon()
EVENT_IDS = {c.id for c in EVENTS.classes}
NOUN_IDS = {c.id for c in NOUNS.classes}
SPEECH_PARTS = ("verbs", "nouns", "adjectives")


def folded(word: str) -> str:
    return word.replace("-", " ")


# The files ---------------------------------------------------------------------------------------


def test_the_lexicon_is_broad() -> None:
    assert len(EVENTS.classes) >= 220
    assert len(NOUNS.classes) >= 180


@pytest.mark.parametrize("classes", [EVENTS.classes, NOUNS.classes])
def test_ids_are_told_once(classes: tuple[words.EventClass, ...]) -> None:
    assert [id_ for id_, n in Counter(c.id for c in classes).items() if n > 1] == []


def test_event_fields_and_nouns_have_ids_of_their_own() -> None:
    fields = {c.field for c in EVENTS.classes}
    told = Counter([*EVENT_IDS, *NOUN_IDS, *fields, words.HAPPENING])
    assert [id_ for id_, n in told.items() if n > 1] == []


@pytest.mark.parametrize("part", SPEECH_PARTS)
def test_an_event_word_is_in_one_class_unless_it_is_called_ambiguous(part: str) -> None:
    homes: dict[str, set[str]] = {}
    for event in EVENTS.classes:
        for word in getattr(event, part):
            homes.setdefault(folded(word), set()).add(event.id)
    listed = {folded(w): set(ids) for w, ids in getattr(EVENTS.ambiguous, part).items()}
    assert {w: ids for w, ids in homes.items() if len(ids) > 1} == listed


def test_a_noun_is_in_one_class_unless_it_is_called_ambiguous() -> None:
    homes: dict[str, set[str]] = {}
    for kind in NOUNS.classes:
        for word in (*kind.nouns, *kind.kinds):
            homes.setdefault(folded(word), set()).add(kind.id)
    listed = {folded(w): set(ids) for w, ids in NOUNS.ambiguous.items()}
    assert {w: ids for w, ids in homes.items() if len(ids) > 1} == listed


def test_no_word_is_told_twice_in_a_class() -> None:
    lists = [getattr(c, part) for c in EVENTS.classes for part in SPEECH_PARTS]
    lists += [(*c.nouns, *c.kinds) for c in NOUNS.classes]
    assert [w for words_ in lists for w, n in Counter(words_).items() if n > 1] == []


def test_words_are_lower_case_lemmas_without_stray_blanks() -> None:
    told = [w for c in EVENTS.classes for part in SPEECH_PARTS for w in getattr(c, part)]
    told += [w for c in NOUNS.classes for w in (*c.nouns, *c.kinds)]
    assert [w for w in told if w != w.lower() or w != " ".join(w.split()) or not w] == []


def test_opposed_classes_exist_and_no_class_opposes_itself() -> None:
    for event in EVENTS.classes:
        assert set(event.opposes) <= EVENT_IDS - {event.id}


def test_what_is_counted_and_taken_in_exists() -> None:
    assert {c.counts for c in EVENTS.classes if c.counts} <= NOUN_IDS
    assert {c.event for c in NOUNS.classes if c.event} <= EVENT_IDS


def test_parents_exist_and_lead_to_a_root() -> None:
    for kind in NOUNS.classes:
        assert kind.parent in NOUN_IDS | {"", words.HAPPENING}
        line = words.ancestors(kind.id)
        assert len(set(line)) == len(line)
        assert line[0] == kind.id
        assert words.ancestors(line[-1]) == (line[-1],)


def test_the_most_frequent_verbs_of_english_are_no_events() -> None:
    for verb in ("be", "have", "do", "make", "take", "give", "get", "go", "come", "say", "tell"):
        assert words.event_class(verb, "VERB") == ""


# Events ------------------------------------------------------------------------------------------

ONE_EVENT = [
    ("kill", "perish"), ("gun down", "slay"), ("fatality", "drown"), ("toll", "die"),
    ("wound", "hurt"), ("vanish", "go missing"), ("abduct", "kidnap"), ("apprehend", "arrest"),
    ("detain", "take into custody"), ("oust", "topple"), ("overthrow", "coup"),
    ("resign", "step down"), ("name", "appoint"), ("sack", "lay off"), ("layoff", "dismiss"),
    ("acquire", "take over"), ("purchase", "buyout"), ("divest", "sell off"),
    ("merge", "merger"), ("lift off", "launch"), ("premiere", "come out"), ("strike", "jolt"),
    ("earthquake", "rock"), ("hurricane", "make landfall"), ("blaze", "catch fire"),
    ("detonate", "go off"), ("suicide bombing", "blast"), ("open fire", "shooting"),
    ("collide", "derail"), ("capsize", "sink"), ("hijack", "piracy"), ("rob", "heist"),
    ("swindle", "fraud"), ("indict", "prosecute"), ("jail", "imprison"), ("acquit", "clear"),
    ("free", "parole"), ("demonstrate", "rally"), ("ratify", "pass"), ("veto", "turn down"),
    ("postpone", "call off"), ("set sail", "depart"), ("land", "touch down"),
    ("rise", "climb"), ("plummet", "plunge"), ("fall", "decline"), ("begin", "kick off"),
    ("conclude", "come to an end"), ("infect", "outbreak"), ("wed", "tie the knot"),
    ("give birth", "childbirth"), ("defeat", "thrash"), ("file for bankruptcy", "insolvency"),
    ("found", "set up"), ("cut", "sever"), ("vaccinate", "inoculate"), ("attack", "shooting"),
    ("evacuate", "rescue"), ("donate", "contribute"), ("graduate", "earn degree"),
]  # fmt: skip

OPPOSED = [
    ("kill", "wound"), ("die", "survive"), ("vanish", "find"), ("buy", "sell"),
    ("acquire", "divest"), ("open", "close"), ("begin", "end"), ("arrest", "free"),
    ("jail", "acquit"), ("soar", "slump"), ("win", "lose"), ("hire", "sack"),
    ("appoint", "resign"), ("land", "take off"), ("indict", "exonerate"), ("ratify", "reject"),
    ("propose", "ratify"), ("unveil", "complete"), ("announce", "complete"), ("sever", "repair"),
    ("burn", "extinguish"), ("marry", "divorce"), ("build", "demolish"), ("ban", "lift"),
    ("deploy", "pull out"), ("damage", "destroy"), ("charge", "convict"), ("sue", "settle"),
    ("praise", "condemn"), ("merge", "split"), ("escape", "free"), ("plan", "cancel"),
    ("infect", "cure"), ("sink", "refloat"), ("threaten", "protect"), ("score", "concede"),
    ("hospitalize", "discharge"), ("displace", "kill"), ("earn", "spend"), ("warm", "cool"),
]  # fmt: skip

NOT_ONE = [
    ("elect", "explode"), ("shoot", "stab"), ("vaccinate", "evacuate"), ("sentence", "score"),
    ("arrest", "resign"), ("marry", "merge"), ("launch", "crash"), ("flood", "burn"),
    ("donate", "rob"), ("visit", "attack"), ("vote", "protest"), ("graduate", "retire"),
    ("invest", "insure"), ("perform", "publish"), ("smuggle", "kidnap"), ("quarantine", "cull"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), ONE_EVENT)
def test_words_for_one_event_are_in_one_class(a: str, b: str) -> None:
    assert words.event_relation(a, b) == "class"
    assert words.event_relation(b, a) == "class"


@pytest.mark.parametrize(("a", "b"), OPPOSED)
def test_near_events_that_answer_different_questions_are_opposed(a: str, b: str) -> None:
    assert words.event_relation(a, b) == "opposed"
    assert words.event_relation(b, a) == "opposed"


@pytest.mark.parametrize(("a", "b"), NOT_ONE)
def test_events_that_share_nothing_are_not_related(a: str, b: str) -> None:
    assert words.event_relation(a, b) in ("apart", "opposed")


def test_words_that_the_lexicon_does_not_know_are_equal_only_to_themselves() -> None:
    assert words.event_class("zigzag") == ""
    assert words.event_relation("zigzag", "zigzag") == "same"
    assert words.event_relation("zigzag", "die") == "unknown"


@pytest.mark.parametrize(
    ("lemma", "pos", "expected"),
    [
        ("fire", "NOUN", "burn"), ("fire", "VERB", "shoot"), ("strike", "NOUN", "walk_out"),
        ("strike", "VERB", "strike"), ("landslide", "NOUN", "slide"), ("dead", "ADJ", "die"),
        ("dead", "VERB", ""), ("Killing", "NOUN", "die"), ("cease-fire", "NOUN", "make_peace"),
        ("cease fire", "NOUN", "make_peace"), ("go missing", "VERB", "disappear"),
        ("shoot dead", "VERB", "die"), ("shoot", "VERB", "shoot"), ("strike", "", "strike"),
        ("decline", "VERB", "decrease"), ("release", "VERB", "release"),
    ],
)  # fmt: skip
def test_the_part_of_speech_and_the_preferred_class_decide(
    lemma: str, pos: str, expected: str
) -> None:
    assert words.event_class(lemma, pos) == expected


def test_a_word_of_several_classes_meets_each_of_them() -> None:
    assert words.event_relation("fire", "sack") == "class"
    assert words.event_relation("fire", "shoot") == "class"
    assert words.event_relation("release", "publish") == "class"
    assert words.event_relation("release", "liberate") == "class"


@pytest.mark.parametrize(
    ("event", "expected"),
    [("die", "up"), ("displace", "both"), ("disappear", "both"), ("decrease", "down"),
     ("marry", ""), ("nothing", "")],
)  # fmt: skip
def test_how_figures_move(event: str, expected: str) -> None:
    assert words.moves(event) == expected


def test_verbs_of_several_words_are_found_by_their_head_longest_first() -> None:
    ways = words.multiword_events()
    assert (("missing",), "disappear") in ways["go"]
    assert (("dead",), "die") in ways["shoot"]
    assert (("off",), "depart") in ways["take"]
    for head, tails in ways.items():
        assert " " not in head
        assert all(len(a) >= len(b) for (a, _), (b, _) in pairwise(tails))


# Nouns -------------------------------------------------------------------------------------------

ONE_KIND = [
    ("ship", "vessel"), ("boat", "ferry"), ("lorry", "truck"), ("plane", "airliner"),
    ("helicopter", "chopper"), ("cable", "line"), ("rifle", "gun"), ("grenade", "bomb"),
    ("movie", "film"), ("kid", "child"), ("teenager", "youth"), ("employee", "worker"),
    ("policeman", "officer"), ("troop", "soldier"), ("insurgent", "rebel"), ("pupil", "student"),
    ("inmate", "prisoner"), ("wage", "salary"), ("stake", "shareholding"), ("price", "cost"),
    ("turnover", "revenue"), ("firm", "company"), ("jail", "penitentiary"), ("e-mail", "letter"),
    ("footage", "tape"), ("chip", "processor"), ("lawsuit", "suit"), ("altitude", "height"),
    ("cattle", "cow"), ("game", "match"), ("album", "LP"), ("fee", "admission"),
    ("sailor", "crew member"), ("demonstrator", "protester"), ("newspaper", "daily"),
    ("co-worker", "coworker"), ("fishing boat", "trawler"), ("damages", "fine"),
    ("fatality", "death"), ("tremor", "quake"), ("cyclone", "typhoon"), ("medic", "rescuer"),
]  # fmt: skip

KIN = [
    ("child", "person"), ("people", "miner"), ("fatality", "miner"), ("arrest", "suspect"),
    ("victim", "passenger"), ("tourist", "passenger"), ("hostage", "passenger"),
    ("church", "building"), ("car", "vehicle"), ("gun", "weapon"), ("bank", "company"),
    ("earthquake", "disaster"), ("wife", "relative"), ("president", "official"),
    ("militant", "gunman"), ("colonel", "soldier"), ("dog", "animal"), ("salary", "money"),
    ("lion", "animal"), ("malaria", "disease"), ("mother", "relative"), ("bridge", "road"),
    ("goal", "score"), ("tourist", "customer"), ("rifle", "knife"), ("nurse", "doctor"),
]  # fmt: skip

APART = [
    ("child", "soldier"), ("police", "protester"),
    ("death", "injury"), ("arrest", "death"), ("depth", "magnitude"), ("salary", "revenue"),
    ("ship", "plane"), ("car", "train"), ("profit", "cost"), ("quake", "aftershock"),
    ("quake", "tsunami"), ("goal", "medal"), ("hospital", "prison"), ("house", "school"),
    ("bail", "ransom"), ("debt", "salary"), ("book", "song"), ("dog", "bird"),
    ("election", "protest"), ("speed", "distance"), ("album", "song"), ("mother", "son"),
    ("malaria", "cancer"), ("lion", "bear"), ("goal", "wicket"), ("Monday", "Tuesday"),
    ("president", "prime minister"), ("gold", "silver"), ("lion", "duck"), ("visa", "map"),
    ("width", "length"), ("airport", "port"), ("birth", "death"), ("computer", "ship"),
    ("man", "national"), ("woman", "teacher"), ("suspect", "student"), ("voter", "worker"),
]  # fmt: skip
DISJOINT = [
    ("police officer", "firefighter"), ("passenger", "crew member"), ("woman", "child"),
    ("man", "woman"), ("militant", "soldier"), ("judge", "prosecutor"), ("fan", "player"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), ONE_KIND)
def test_nouns_for_one_kind_of_thing_are_in_one_class(a: str, b: str) -> None:
    assert words.noun_relation(a, b) == "class"
    assert words.noun_relation(b, a) == "class"


@pytest.mark.parametrize(("a", "b"), KIN)
def test_a_kind_and_what_holds_it_are_kin(a: str, b: str) -> None:
    assert words.noun_relation(a, b) == "kin"
    assert words.noun_relation(b, a) == "kin"


@pytest.mark.parametrize(("a", "b"), APART)
def test_nouns_for_different_things_are_apart(a: str, b: str) -> None:
    assert words.noun_relation(a, b) == "apart"
    assert words.noun_relation(b, a) == "apart"


@pytest.mark.parametrize(("a", "b"), DISJOINT)
def test_nobody_is_counted_as_both_of_one_facet(a: str, b: str) -> None:
    assert words.noun_relation(a, b) == "disjoint"
    assert words.noun_relation(b, a) == "disjoint"


@pytest.mark.parametrize(
    ("a", "b"),
    [("colour", "color"), ("Centre", "center"), ("defence", "defense"), ("co-worker", "co worker")],
)
def test_spellings_of_one_word_are_the_same(a: str, b: str) -> None:
    assert words.noun_relation(a, b) == "same"


def test_verbs_are_known_in_either_spelling() -> None:
    assert words.event_class("criticise", "VERB") == words.event_class("criticize", "VERB") != ""
    assert words.event_class("organise", "VERB") == words.event_class("organize", "VERB") != ""


def test_a_noun_of_several_words_is_known_by_its_last() -> None:
    assert words.noun_class("blue fishing boat") == "ship"
    assert words.noun_class("police officer") == "police"
    assert words.noun_class("gizmotron") == ""
    assert words.noun_relation("gizmotron", "ship") == "unknown"
    assert words.noun_relation("gizmotron", "Gizmotron") == "same"


def test_every_event_is_a_noun_class_below_its_field() -> None:
    assert words.ancestors("elect") == ("elect", "politics", words.HAPPENING)
    assert words.noun_class("runoff") == "elect"
    assert words.ancestors("spouse") == ("spouse", "relative", "person")


# Saying ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("say", Certainty.REPORTED), ("confirm", Certainty.REPORTED), ("claim", Certainty.REPORTED),
        ("allege", Certainty.HEDGED), ("fear", Certainty.HEDGED), ("deny", Certainty.DENIED),
        ("reject", None), ("explode", None), ("kill", None),
    ],
)  # fmt: skip
def test_verbs_of_saying(lemma: str, expected: Certainty | None) -> None:
    assert words.said_as(lemma) == expected


def test_verbs_of_saying_have_one_certainty() -> None:
    told = [v for verbs in words.speech_lexicon().verbs.values() for v in verbs]
    assert [v for v, n in Counter(told).items() if n > 1] == []


@pytest.mark.parametrize(
    ("lemma", "pos", "expected"),
    [("may", "AUX", True), ("may", "PROPN", False), ("reportedly", "", True),
     ("likely", "ADJ", True), ("certainly", "", False), ("will", "AUX", False)],
)  # fmt: skip
def test_hedges(lemma: str, pos: str, *, expected: bool) -> None:
    assert words.is_hedge(lemma, pos) is expected


def test_phrases_are_lower_case_and_told_once() -> None:
    speech = words.speech_lexicon()
    for group in (
        speech.attribution, speech.hedges, speech.denials, speech.estimates, speech.moved,
        speech.background, speech.parts, speech.increments, speech.cumulative,
    ):  # fmt: skip
        assert group.phrases
        assert [p for p in group.phrases if p != p.lower()] == []
        assert [p for p, n in Counter(group.phrases).items() if n > 1] == []
