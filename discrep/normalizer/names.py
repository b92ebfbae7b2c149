"""Names in a text: persons, organizations, ships, works, products, events."""

from __future__ import annotations

from discrep.model.facts import Mention
from discrep.model.values import Name
from discrep.normalizer.entities import find_entities
from discrep.normalizer.language import Doc
from discrep.normalizer.proper import Type, read

# Places that act like organizations are told of both ways.
_NAMED = {kind: str(kind) for kind in Type} | {Type.FACILITY: "organization"}


def find_names(doc: Doc, text: str) -> list[Mention]:
    """Every proper name in ``text`` that is not merely a place's, in order, without overlap.

    ``doc`` is the parse of ``text``. Titles, possessives and articles stay outside the span.
    """
    reader = read(doc)
    found: list[Mention] = []
    for entity in find_entities(doc):
        if entity.type is Type.PLACE:
            continue
        start = reader.starts[entity.start]
        end = reader.starts[entity.end - 1] + len(reader.words[entity.end - 1])
        words = text[start:end]
        value = Name(name=" ".join(words.split()), type=_NAMED[entity.type])
        found.append(Mention(start=start, end=end, text=words, value=value))
    return found
