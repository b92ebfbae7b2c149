"""Where each proper name of a document begins and ends.

A name is a run of capitalised words, mended by rule (titles, possessives, ``Bank of X``).
The model's entities are one witness among several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from discrep.lexicon.gazetteer import adjective_of, is_people, known_place
from discrep.lexicon.names import names_lexicon
from discrep.lexicon.places import places_lexicon
from discrep.normalizer.proper import Reader, bare

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_TITLE = 10  # words in the longest title in quotation marks
_OPENING = frozenset({'"', "``", "“", "'", "‘", "`"})
_CLOSING = frozenset({'"', "''", "”", "'", "’"})
_LINKS = frozenset({"of", "for", "on", "and", "&", "the", "in"})


def _capital(reader: Reader, i: int) -> bool:
    """Whether token ``i`` can be a word of a name by its own shape."""
    word = reader.words[i]
    if word[0].isupper():
        if word[1:2] == "-" and word[0] in "DRI":  # D-Mass., R-Texas
            return False
        if reader.tokens[i].is_stop and not (word.isupper() and len(word) > 1):
            return reader.tags[i] in ("NNP", "NNPS") and not reader.initial[i]
        if reader.initial[i]:
            return _initial_name(reader, i)
        return True
    if _ORDINAL.fullmatch(word):  # 42nd Street
        following = reader.words[i + 1] if i + 1 < len(reader.words) else ""
        return following in places_lexicon().land_heads
    return word[0].islower() and word.isalnum() and any(c.isupper() for c in word[1:3])


def _initial_name(reader: Reader, i: int) -> bool:
    """Whether a sentence's first word is a name and no ordinary word."""
    word = reader.words[i]
    if reader.inner[word] or known_place(word) or word in names_lexicon().given_names:
        return True
    if word.lower() in reader.lower and reader.tags[i] not in ("NNP", "NNPS"):
        return False
    stem = bare(word)
    if stem in names_lexicon().titles or len(stem) == 1 or (word.isupper() and len(word) > 1):
        return True
    return reader.tags[i] in ("NNP", "NNPS") and word.lower() not in reader.lower


def _run_end(reader: Reader, i: int) -> int:
    """The end of the run of capitalised words that starts at token ``i``."""
    lexicon = names_lexicon()
    words, count = reader.words, len(reader.words)
    end = i + 1
    while end < count:
        word = words[end]
        if reader.tokens[end].is_sent_start and not _continues(reader, end):
            break
        if _capital(reader, end) or (word[0].isupper() and reader.initial[end]):
            end += 1
        elif (word in ("-", "&") and end + 1 < count and _joined(reader, end)) or (
            word == "," and end + 1 < count and bare(words[end + 1]) in _ENDINGS()
        ):
            end += 2
        elif word.isdigit() and (
            words[end - 1] in places_lexicon().numbered or _is_product(words[end - 1])
        ):
            end += 1
        elif step := _particles(reader, end) or _link(reader, i, end):
            end += step
        else:
            break
    if end < count and words[end] == "." and bare(words[end - 1]) in lexicon.suffixes:
        end += 1
    return end


def _is_product(word: str) -> bool:
    """Whether ``word`` is spelled as only makers of things do: ``iPhone``."""
    return word[0].islower() and any(c.isupper() for c in word)


@cache
def _ENDINGS() -> frozenset[str]:  # noqa: N802 - a constant that needs the lexicon
    return names_lexicon().suffixes | {"Inc", "Ltd", "LLC", "Corp", "LLP"}


def _continues(reader: Reader, i: int) -> bool:
    """Whether a sentence break before token ``i`` is none: within a name, after an abbreviation."""
    before = reader.words[i - 1]
    if before[-1].isalnum():
        return True
    return before.endswith(".") and len(before) > 1 and reader.words[i][0].isupper()


def _joined(reader: Reader, i: int) -> bool:
    """Whether ``-`` or ``&`` at token ``i`` stands within a name."""
    if reader.words[i] == "&":
        return reader.words[i + 1][0].isupper()
    return (
        reader.glued(i)
        and reader.glued(i + 1)
        and (reader.words[i + 1][0].isupper() or reader.words[i + 1][0].isdigit())
    )


def _particles(reader: Reader, i: int) -> int:
    """How many tokens of ``van der Berg`` from ``i`` on belong to the name."""
    lexicon = names_lexicon()
    for step in (1, 2):
        last = i + step
        if last >= len(reader.words) or reader.words[last - 1] not in lexicon.particles:
            return 0
        if reader.words[last][0].isupper():
            return step + 1
        if reader.words[last] == "-" and last + 1 < len(reader.words):  # el-Sheikh
            return step + 2 if reader.words[last + 1][0].isupper() else 0
    return 0


def _institutional(words: Sequence[str]) -> bool:
    lexicon, places = names_lexicon(), places_lexicon()
    return any(
        w in lexicon.institutions or w in lexicon.event_nouns or w in places.land_heads
        for w in words
    )


def _link(reader: Reader, start: int, i: int) -> int:
    """How many tokens from a link word at ``i`` carry the name on (``of the Interior``), or 0."""
    words = reader.words
    if words[i] not in _LINKS or words[i] == "the":
        return 0
    after = i + 1
    if after < len(words) and words[after] == "the":
        after += 1
    if after >= len(words) or not words[after][0].isupper() or reader.titled[i]:
        return 0
    lexicon, places = names_lexicon(), places_lexicon()
    last = words[i - 1]
    head = last in lexicon.institutions or last in places.land_heads or last in lexicon.event_nouns
    same = reader.entity[i - 1] >= 0 and reader.entity[i - 1] == reader.entity[after]
    if same and reader.label(i) == "PERSON":
        same = False
    if words[i] == "of":
        if bare(last) in lexicon.titles and last not in lexicon.institutions:
            return 0
        return after - i + 1 if head or (same and not known_place(words[after])) else 0
    if words[i] == "and":
        subject = last in lexicon.subjects and words[after] in lexicon.subjects
        both = (same or subject) and _institutional(words[start : after + 3])
        return after - i + 1 if both else 0
    institution = any(w in lexicon.institutions for w in words[start:i])
    return after - i + 1 if same and institution and words[i] in ("for", "on", "in") else 0


def runs(reader: Reader) -> Iterable[tuple[int, int]]:
    """Runs of capitalised words outside headlines, mended: titles, adjectives, dates cut off."""
    i = 0
    while i < len(reader.words):
        if reader.titled[i]:
            i += 1
            continue
        if title := _quoted_title(reader, i):
            yield i, title
            i = title
            continue
        if not _capital(reader, i):
            i += 1
            continue
        end = _run_end(reader, i)
        while end > i + 1 and reader.titled[end - 1]:
            end -= 1
        yield from _pieces(reader, i, end)
        i = end


def _quoted_title(reader: Reader, start: int) -> int:
    """The end of a work's title in quotation marks that begins at token ``start``, or 0."""
    words = reader.words
    if not start or words[start - 1] not in _OPENING or not words[start][0].isupper():
        return 0
    for end in range(start + 2, min(start + _TITLE, len(words))):
        if words[end] in _CLOSING:
            break
    else:
        return 0
    while end > start + 1 and words[end - 1] in (",", "."):
        end -= 1
    named = [w for w in words[start:end] if len(w) > 3 and w[0].isalpha()]
    told = end - start > 1 and named and all(w[0].isupper() for w in named)
    return end if told and words[end - 1][0].isalnum() and words[end - 1][0].isupper() else 0


def _pieces(reader: Reader, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The names within one run: ``Supreme Court Judge Ann Lee`` is a court and a person."""
    lexicon = names_lexicon()
    words = reader.words
    last_word = words[end - 1]
    whole = last_word in lexicon.institutions or last_word in lexicon.company_endings
    for i in range(start, end):
        if bare(words[i]) not in lexicon.titles:
            continue
        following = i + 1
        while following < end and bare(words[following]) in lexicon.titles:
            following += 1
        if following < end and words[following] in ("of", "&"):
            continue
        if whole and bare(words[end - 1]) not in lexicon.titles:
            continue
        if any(w in ("of", "for", "and") for w in words[start:i]):  # Department of Justice
            continue
        before = i
        while before > start and bare(words[before - 1]) in lexicon.title_modifiers:
            before -= 1
        if before == i and i > start and words[i] in lexicon.given_names:
            continue
        if before > start:
            yield from _trimmed(reader, start, before)
        if following < end:
            yield from _pieces(reader, following, end)
        return
    yield from _trimmed(reader, start, end)


def _trimmed(reader: Reader, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The piece without what is no part of a name at its ends."""
    lexicon = names_lexicon()
    words = reader.words
    while end > start and words[end - 1] in ("-", "&", "and", "of", ",", "the", "for"):
        end -= 1
    while (
        end - start > 1
        and words[end - 1] in lexicon.not_names
        and words[end - 1].lower() not in places_lexicon().position
        and not _institutional(words[start:end])
    ):
        end -= 1
    while start < end:
        width = _adjective_width(words, start, end)
        if not width:
            break
        rest = words[start + width : end]
        kept = rest and (
            rest[-1] in lexicon.institutions
            or rest[-1] in lexicon.event_nouns
            or rest[-1] in places_lexicon().land_heads
            or rest[-1] in places_lexicon().site_heads
            or (
                reader.entity[start] >= 0
                and reader.entity[start] == reader.entity[end - 1]
                and reader.label(start) in ("ORG", "FAC", "LOC", "EVENT", "WORK_OF_ART")
            )
        )
        if kept and not known_place(" ".join(rest)):
            break
        start += width
        while start < end and words[start] in ("-", "–"):
            start += 1
    if start >= end or (words[start] in ("D", "R", "I") and words[start + 1 : start + 2] == ["-"]):
        return
    if end - start == 1:
        word = words[start]
        single = bare(word)
        if (
            word in lexicon.not_names
            or single in lexicon.not_names
            or (word.isupper() and word.title() in lexicon.not_names)
            or single in lexicon.titles
            or single in lexicon.title_modifiers
            or is_people(word)
            or (len(single) == 1 and words[end : end + 1] != ["!"])
            or ("-" in word[1:-1] and known_place(word.split("-")[0]) is not None)
            or not any(c.isalpha() for c in word)
        ):
            return
        if reader.initial[start] and not _shown(reader, start):
            return
    elif all(
        w in lexicon.not_names or bare(w) in lexicon.titles or w in lexicon.title_modifiers
        for w in words[start:end]
    ):
        return
    yield start, end


def _shown(reader: Reader, i: int) -> bool:
    """Whether something besides its place in the sentence shows that the word is a name."""
    word = reader.words[i]
    return (
        reader.inner[word] > 0
        or known_place(word) is not None
        or word in names_lexicon().given_names
        or reader.label(i) in ("PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT")
        or any(c.isupper() for c in word[1:])
    )


def _adjective_width(words: Sequence[str], start: int, end: int) -> int:
    """How many words from ``start`` on are an adjective of place, faith or party."""
    if start + 1 < end and adjective_of(" ".join(words[start : start + 2])):
        return 2
    word = words[start]
    return int(adjective_of(word) is not None or word in names_lexicon().adjectives)
