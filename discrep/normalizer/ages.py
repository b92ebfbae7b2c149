"""Ages that only a parse shows: `The winner was 22.`, `a member of the crew, 27, stays in custody`.

What stands right behind a name or a person's noun the finder of quantities sees by itself.
"""

from __future__ import annotations

import msgspec

from discrep.lexicon.vocabulary import ancestors, noun_class
from discrep.model.facts import Mention
from discrep.model.values import Age, Count
from discrep.normalizer import language as lang
from discrep.normalizer.language import Doc, Token

_OLDEST = 119
_LIVES = ("be", "turn")
_THEN = (".", ",", ";", "!", "?", "”", '"', "when", "on", "at", "and", "but", "")


def aged(doc: Doc, mention: Mention) -> Mention:
    """``mention`` as an age where the parse shows that its number is a person's; else as it is."""
    value = mention.value
    if not isinstance(value, Count) or value.unit or value.low is None or value.low != value.high:
        return mention
    if not 1 < value.low <= _OLDEST or value.low % 1 or not mention.text[-1].isdigit():
        return mention
    token = lang.value_word(lang.span_at(doc, mention.start, mention.end))
    if not (_lived(token) or _apposed(token)):
        return mention
    return msgspec.structs.replace(
        mention, value=Age(low=value.low, high=value.high, modifier=value.modifier)
    )


def _lived(token: Token) -> bool:
    """`The winner, Okello, was 22.`"""
    verb = token.head
    if lang.lemma(verb) not in _LIVES or token.i < verb.i or any(token.rights):
        return False
    subject = lang.subject_of(verb)
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return subject is not None and _is_person(subject) and following.strip() in _THEN


def _apposed(token: Token) -> bool:
    """`A member of his crew, 27, remains`; `Ann Lee, 20 was freed`: the person stands before."""
    if token.i < 2 or token.i + 1 >= len(token.doc) or token.nbor(-1).text != ",":
        return False
    following, nearest = token.nbor(), token.nbor(-2)
    if following.text != ",":
        return following.pos_ in ("AUX", "VERB") and nearest.ent_type_ == "PERSON"
    person = token.head
    while not _is_person(person) and person.dep_ == "pobj":
        person = person.head.head  # the driver of the truck
    return person.i < token.i and _is_person(person) and person.is_ancestor(nearest)


def _is_person(token: Token) -> bool:
    """Whether a word is one person: a name, or a noun for persons in the singular."""
    if token.ent_type_:
        return bool(token.ent_type_ == "PERSON")
    return token.tag_ == "NN" and "person" in ancestors(noun_class(lang.lemma(token)))
