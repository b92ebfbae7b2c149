"""Bearings in a text: where something lies from a place."""

from __future__ import annotations

from collections.abc import Sequence

from discrep.lexicon.places import places_lexicon
from discrep.lexicon.units import factor
from discrep.model.facts import Mention
from discrep.model.values import AnyValue, Bearing, Measure
from discrep.normalizer.language import Doc
from discrep.normalizer.sites import Phrases, read_phrases

_LENGTHS = frozenset({"kilometer", "mile", "nautical_mile", "meter", "foot", "yard", "league"})


def find_bearings(doc: Doc, text: str, measures: Sequence[Mention] = ()) -> list[Mention]:
    """Where something lies from a place: ``150 miles east of Aden``, ``off the coast of Somalia``.

    ``measures`` are the quantities of ``text``; their lengths give the distances. Mentions do not
    overlap.
    """
    phrases = read_phrases(doc, text)
    starts = {start: i for i, start in enumerate(phrases.reader.starts)}
    lengths = sorted(
        (m for m in measures if isinstance(m.value, Measure) and m.value.unit in _LENGTHS),
        key=lambda m: m.start,
    )
    found: list[Mention] = []
    taken = -1
    for n, length in enumerate(lengths):
        if length.start < taken:
            continue
        i = _after_distance(phrases, starts, length, lengths[n + 1 :])
        bearing = _bearing(phrases, i, length) if i else None
        if bearing is not None:
            found.append(bearing)
            taken = bearing.end
    spans = [(m.start, m.end) for m in found]
    for i, word in enumerate(phrases.words):
        at = phrases.reader.starts[i]
        if any(a <= at < b for a, b in spans):
            continue
        if word.lower() == "off" or _direction(phrases, i)[0]:
            bearing = _bearing(phrases, i, None)
            if bearing is not None:
                found.append(bearing)
                spans.append((bearing.start, bearing.end))
    return sorted(found, key=lambda m: m.start)


def _after_distance(
    phrases: Phrases, starts: dict[int, int], length: Mention, others: Sequence[Mention]
) -> int:
    """The token after a distance and its repetition in another unit (``(34 miles)``), or 0."""
    end = length.end
    for other in others[:1]:
        between = phrases.text[end : other.start].strip()
        near = between in ("(", "or", "/", ",", "[") and other.start - end < 6
        if near and _one_length(length.value, other.value):
            end = other.end
            rest = phrases.text[end : end + 1]
            end += rest in (")", "]", ",")
    while end < len(phrases.text) and phrases.text[end].isspace() and phrases.text[end] != "\n":
        end += 1
    return starts.get(end, 0)


_ALIKE = 1.15  # what a length in round numbers may differ by from the same in another unit


def _one_length(a: AnyValue, b: AnyValue) -> bool:
    """Whether two lengths may be one told in two units: not a depth and a distance."""
    if not isinstance(a, Measure) or not isinstance(b, Measure) or a.unit == b.unit:
        return False
    x, y = factor(a.unit), factor(b.unit)
    if x is None or y is None:
        return False
    small, large = sorted((a.point * x[1], b.point * y[1]))
    return 0 < large <= _ALIKE * small


def _direction(phrases: Phrases, i: int) -> tuple[str, int]:
    """The compass point at token ``i`` (``north-west``, ``NNE``) and the token after it."""
    compass = places_lexicon().compass
    joined = ""
    found, end = "", i
    for k in range(i, min(i + 5, len(phrases.words))):
        word = phrases.words[k].lower()
        if word in ("-", "–") and joined:
            continue
        joined += word
        if joined not in compass:
            break
        if len(joined) > 3 or phrases.words[k].isupper():
            found, end = compass[joined], k + 1
    return found, end


def _bearing(phrases: Phrases, i: int, length: Mention | None) -> Mention | None:
    """The bearing whose words after the distance begin at token ``i``."""
    words = phrases.words
    k = i
    for word in ("to", "the", "due", "just", "away", "further", "out", "inland", "offshore"):
        if k < len(words) and words[k].lower() == word and length is not None:
            k += 1
    direction, k = _direction(phrases, k) if k < len(words) else ("", k)
    if k >= len(words):
        return None
    link = words[k].lower()
    if link == "off" and not direction:
        if k + 1 < len(words) and words[k + 1] == "of":
            k += 1
    elif not (link == "of" and direction) and not (link == "from" and length is not None):
        return None
    at = phrases.skip_determiner(k + 1)
    site = phrases.phrase(at)
    if site is None or site.adjective or site.start > k + 4:
        return None
    reference = site.name
    if link == "off":
        coastless = any(w.lower() in places_lexicon().coastless for w in site.name.split())
        named = site.proper and words[k + 1] != "-"  # off-duty
        if not (length or named or (coastless and at > k + 1)):
            return None
        reference = site.name if coastless else f"coast of {site.name}"
    start = length.start if length else phrases.reader.starts[i]
    end = phrases.reader.starts[site.end - 1] + len(words[site.end - 1])
    distance = length.value if length and isinstance(length.value, Measure) else None
    value = Bearing(distance=distance, direction=direction, reference=reference)
    return Mention(start=start, end=end, text=phrases.text[start:end], value=value)
