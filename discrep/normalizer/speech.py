"""Who says it, and how surely: quotation, ``according to``, verbs of saying, hedges, denials."""

from __future__ import annotations

from discrep.lexicon import vocabulary
from discrep.model.facts import Certainty
from discrep.normalizer import language as lang
from discrep.normalizer.language import Span, Token

_DEPTH = 16  # levels of clauses climbed; deeper ones are broken parses


def attribution(span: Span) -> tuple[str, Certainty]:
    """Speaker of the mention ``span`` ('' for the article itself) and how surely it is told."""
    speaker = ""
    certainty = Certainty.ASSERTED
    token = lang.root(span)
    for _ in range(_DEPTH):
        if _negated(token):
            certainty = _surer(certainty, Certainty.DENIED)
        elif _hedged(token):
            certainty = _surer(certainty, Certainty.HEDGED)
        said = vocabulary.said_as(lang.lemma(token)) if lang.is_verb(token) else None
        if said is not None and token not in span and not speaker:
            who = lang.subject_of(token)
            if who is not None and who not in span and not _below(who, span):
                speaker = phrase(who)
                certainty = _surer(certainty, said)
        if not speaker:
            speaker = _according_to(token)
            if speaker:
                certainty = _surer(certainty, Certainty.REPORTED)
        if token.head is token:
            break
        token = token.head
    return speaker, certainty


_ORDER = (Certainty.ASSERTED, Certainty.REPORTED, Certainty.HEDGED, Certainty.DENIED)


def _surer(a: Certainty, b: Certainty) -> Certainty:
    """The less sure of two."""
    return max(a, b, key=_ORDER.index)


def _below(token: Token, span: Span) -> bool:
    """Whether the mention stands inside the phrase of ``token``."""
    return token.left_edge.i <= span.start <= token.right_edge.i


def _negated(token: Token) -> bool:
    return lang.is_verb(token) and any(c.dep_ == "neg" for c in token.children)


def _hedged(token: Token) -> bool:
    if lang.is_verb(token) and any(
        vocabulary.is_hedge(lang.lemma(c)) for c in token.children if c.dep_ in ("aux", "advmod")
    ):
        return True
    return vocabulary.is_hedge(lang.lemma(token))


def _according_to(token: Token) -> str:
    for child in token.children:
        if child.dep_ in ("prep", "advmod") and lang.lemma(child) in ("accord", "according"):
            for deeper in child.subtree:
                if deeper.dep_ == "pobj" and lang.lemma(deeper.head) == "to":
                    return phrase(deeper)
    return ""


def phrase(token: Token) -> str:
    """The words of a noun phrase without its relative clauses and appositions."""
    keep = [token]
    for child in token.children:
        if child.dep_ in lang.NOMINAL_MODIFIER | {"prep"} and child.dep_ != "det":
            keep += list(child.subtree) if child.dep_ != "prep" else _short(child)
    keep.sort(key=lambda t: t.i)
    return " ".join(" ".join(t.text for t in keep if not t.is_space).split())


def _short(prep: Token) -> list[Token]:
    """``of the ministry``, not ``of the ministry that ...``."""
    words = [t for t in prep.subtree if not t.is_punct]
    return words if len(words) <= 6 and lang.lemma(prep) in ("of", "for", "at") else []
