"""Which language a text is in, so that one that nobody here reads is left out and named."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from discrep.lexicon.languages import common_words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

_SAMPLE = 4000  # characters that tell the language
_LETTERS = 50  # with fewer letters a text tells nothing
_COMMON = 0.12  # the share of a language's commonest words from which on a text is in it
_SURE = 0.7  # how likely a language must be to be named


def foreign(text: str) -> str:
    """The English name of the language of ``text`` where it is not one that is read, else ''.

    Doubtful texts (short ones, lists of names) count as read.
    """
    sample = text[:_SAMPLE]
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if sum(map(len, words)) < _LETTERS:
        return ""
    known = common_words()
    for common in known.values():
        if sum(word in common for word in words) > _COMMON * len(words):
            return ""
    return _name(sample, set(known))


def _name(sample: str, known: set[str]) -> str:
    import pycountry

    code, sure = _identifier().classify(sample)
    if code in known or sure < _SURE:
        return ""
    language = pycountry.languages.get(alpha_2=code)
    return re.sub(r" \(.*", "", language.name) if language else f"the language '{code}'"


@cache
def _identifier() -> LanguageIdentifier:
    # Takes half a second to load; needed only for a text that hardly has a common word.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
