"""Who says it, and how surely: quotation, ``according to``, verbs of saying, hedges, denials."""

from __future__ import annotations

from discrep.lexicon import vocabulary
from discrep.model.facts import Certainty
from discrep.normalizer import language as lang
from discrep.normalizer.language import Span, Token
from discrep.normalizer.speech_voices import Voices, read_voices, speaker_of

_DEPTH = 16  # levels of clauses climbed; deeper ones are broken parses
_OBJECTS = frozenset({"dobj", "oprd", "attr", "nsubjpass"})
_ORDER = (Certainty.ASSERTED, Certainty.REPORTED, Certainty.HEDGED, Certainty.DENIED)


def attribution(span: Span) -> tuple[str, Certainty]:
    """Speaker of the mention ``span`` ('' for the article itself) and how surely it is told."""
    voices = read_voices(span.doc)
    speaker, certainty = _climbed(span, voices)
    quoted = voices.speaker_at(span.start)
    if quoted is not None:
        return quoted or speaker, _surer(certainty, Certainty.REPORTED)
    return speaker, certainty


def _climbed(span: Span, voices: Voices) -> tuple[str, Certainty]:
    """What the verbs and nouns above the mention say of it."""
    speaker = ""
    certainty = Certainty.ASSERTED
    token, child = lang.root(span), None
    own = True  # still in the mention's own clause
    said_before = False
    described = False  # in a relative clause, which stands whatever its noun's sentence says
    for _ in range(_DEPTH):
        said = None if child is None else _said(token, child)
        if said is not None and not (described and said is not Certainty.REPORTED):
            certainty = _surer(certainty, said)
            if not speaker and not _is_negated(token):
                speaker = _speaker(token, voices)
            said_before = True
        elif said is None and not said_before and not described:
            joined = child is not None and child.dep_ == lang.CONJUNCT
            certainty = _surer(certainty, _weakened(token, span, own=own, joined=joined))
        if not speaker:
            speaker = _credited(token, span, voices)
            certainty = _surer(certainty, Certainty.REPORTED) if speaker else certainty
        own = own and not lang.is_verb(token)
        described = described or token.dep_ == "relcl"
        if token.head == token:
            break
        token, child = token.head, token
    return speaker, certainty


def _surer(a: Certainty, b: Certainty) -> Certainty:
    """The less sure of two."""
    return max(a, b, key=_ORDER.index)


def _said(token: Token, child: Token) -> Certainty | None:
    """How surely ``token`` tells what stands below ``child``, if it is a word of saying."""
    word = lang.lemma(token)
    words = vocabulary.speech_lexicon()
    if token.pos_ == "NOUN":
        if child.dep_ not in ("acl", "ccomp", "prep") or word not in words.attribution.nouns:
            return None
        if child.dep_ == "prep" and lang.lemma(child) != "of":
            return None
        doubted = vocabulary.is_hedge(word, "NOUN") or any(
            vocabulary.is_hedge(lang.lemma(c), "ADJ") for c in token.children if c.dep_ == "amod"
        )
        return Certainty.HEDGED if doubted else Certainty.REPORTED
    if not lang.is_verb(token):
        return None
    if word in words.denials.verbs and child.dep_ == "dobj":
        return Certainty.DENIED if lang.lemma(child) in words.attribution.nouns else None
    said = vocabulary.said_as(word)
    if said is None or not _tells(token, child):
        return None
    return Certainty.HEDGED if _is_negated(token) else said  # they could not confirm it


def _tells(verb: Token, child: Token) -> bool:
    """Whether what stands below ``child`` is what the verb of saying ``verb`` tells."""
    word = lang.lemma(verb)
    if child.dep_ in ("ccomp", "xcomp", "pcomp", "parataxis") or (
        child.dep_ == "prep" and lang.lemma(child) == "as"
    ):
        return not _is_aim(verb, child)
    words = vocabulary.speech_lexicon()
    if child.dep_ in _OBJECTS:
        takes = word in words.attribution.verbs
        return takes and (child.dep_ != "nsubjpass" or lang.is_passive(verb))
    if child.dep_ == "prep":
        link = lang.lemma(child)
        reckons = word in words.estimates.verbs
        return (link == "at" and reckons) or (link in ("of", "about") and word in ("tell", "warn"))
    return False


def _is_aim(verb: Token, child: Token) -> bool:
    """``urged people to leave``: what is asked for is not told."""
    return (
        child.dep_ == "xcomp"
        and any(c.tag_ == "TO" for c in child.children)
        and not (lang.is_passive(verb) or vocabulary.is_hedge(lang.lemma(verb), "VERB"))
    )


def _speaker(token: Token, voices: Voices) -> str:
    """Who says it, by a verb of saying or a noun (``the ministry's claim``)."""
    if token.i in voices.said:
        return voices.said[token.i]
    if token.pos_ == "NOUN":
        who = next((c for c in token.children if c.dep_ == "poss"), None)
    else:
        who = speaker_of(token)
    return "" if who is None or who.pos_ == "PRON" else voices.name(who)


def _weakened(token: Token, span: Span, *, own: bool, joined: bool) -> Certainty:
    """How far a word above the mention takes back what is told.

    ``own``: it is of the mention's own clause; ``joined``: it governs only what was joined to it.
    """
    verb = lang.is_verb(token)
    if verb and _is_negated(token):
        if own and not _until(span):
            return Certainty.DENIED
        if vocabulary.is_hedge(lang.lemma(token), "VERB"):
            return Certainty.HEDGED
    if any(_softens(child) for child in token.children):
        return Certainty.HEDGED
    part = "VERB" if verb else token.pos_
    hedged = part in ("VERB", "NOUN") and vocabulary.is_hedge(lang.lemma(token), part)
    return Certainty.HEDGED if hedged and not joined and token not in span else Certainty.ASSERTED


def _softens(child: Token) -> bool:
    """Whether a word below a verb or number leaves open what is told: ``may``, ``allegedly``."""
    if child.dep_ == "aux":
        return vocabulary.is_hedge(lang.lemma(child), "AUX")
    if child.dep_ == "advmod":
        return vocabulary.is_hedge(lang.lemma(child), "ADV")
    return child.dep_ == "mark" and lang.lemma(child) in ("if", "unless", "whether")


def _is_negated(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "neg":
            after = child.i + 1
            return after >= len(child.doc) or child.doc[after].lower_ not in ("only", "just")
    return False


def _until(span: Span) -> bool:
    """``did not arrive until noon``: it did arrive, at noon."""
    word = lang.root(span)
    return lang.lemma(word.head) in ("until", "till", "before") or (
        span.start > 0 and span.doc[span.start - 1].lower_ in ("until", "till", "before")
    )


def _credited(token: Token, span: Span, voices: Voices) -> str:
    """Whom ``according to`` or ``citing`` below ``token`` names."""
    for child in token.children:
        word = child.lower_
        if word == "according" or (word in ("citing", "quoting") and child.dep_ == "advcl"):
            for deeper in child.subtree:
                linked = deeper.head is child or lang.lemma(deeper.head) == "to"
                if deeper.dep_ in ("pobj", "dobj") and linked and not _holds(deeper, span):
                    return voices.name(deeper)
    return ""


def _holds(token: Token, span: Span) -> bool:
    """Whether the mention stands inside the phrase of ``token``."""
    return bool(token.left_edge.i <= span.start <= token.right_edge.i)
