"""The counted noun, from the words after a number, where no parse tells it."""

from __future__ import annotations

from collections.abc import Sequence

from discrep.lexicon.gazetteer import adjective_of
from discrep.lexicon.vocabulary import ancestors, names_time, noun_class
from discrep.normalizer.quantities.lexer import Kind, Token, low_at, token_at
from discrep.normalizer.quantities.words import is_hyphen, is_number, is_word, lexicon

_REACH = 7  # tokens between a number and its noun
_DETERMINERS = ("the", "these", "those", "its", "his", "her", "their", "our", "my", "your", "all")


def counted(words: Sequence[Token], index: int, *, one: bool = False) -> str:
    """The lemma of the noun that the number before ``index`` counts; '' where none is seen.

    ``one`` says that the noun is singular: of `one`, `another`.
    """
    at = index
    if at < len(words) and is_hyphen(words[at]) and words[at].glued:
        return _bound(words, at + 1)
    if at < len(words) and words[at].low == "of":
        at, one = _into_set(words, at + 1), False
    if at < len(words) and words[at].low == "times":
        return "time"
    seen = _run(words, at, one=one)
    shared = "" if one or any(map(is_plural, seen)) else _shared(words, at, seen)
    return shared or _head(seen, one=one) or _alone(words, at, seen)


def counts_several(words: Sequence[Token], index: int) -> bool:
    """Whether the number before ``index`` counts what it names in the plural, or as a crowd."""
    seen = _run(words, index, one=False)
    return any(map(is_plural, seen)) or (bool(seen) and is_word(seen[0].low, "collectives"))


_THEM = ("them", "whom", "which", "these", "those")


def of_them(words: Sequence[Token], index: int) -> bool:
    """Whether the number before ``index`` counts a part of what was told before: `two of them`."""
    return low_at(words, index) == "of" and low_at(words, index + 1) in _THEM


def _alone(words: Sequence[Token], at: int, seen: Sequence[Token]) -> str:
    """`24 KO`, `11 Yemeni)`: letters or a people that take no plural, with no noun after them."""
    if not seen:
        return ""
    word = seen[0]
    letters = word.text.isupper() and 2 <= len(word.text) <= 4
    if is_word(word.low, "short_places") or not (letters or adjective_of(word.text)):
        return ""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.kind not in (Kind.WORD, Kind.NUMBER):
        return "" if after is not None and is_hyphen(after) else word.low
    ends = is_word(after.low, "stop") or after.low.endswith(("ing", "ed"))
    return word.low if ends else ""


def _shared(words: Sequence[Token], at: int, seen: Sequence[Token]) -> str:
    """`12 Somali and 11 Yemeni sailors`: two counts, told apart by what precedes their noun."""
    link = at + len(seen)
    if not seen or link + 1 >= len(words) or words[link].low not in ("and", "or"):
        return ""
    alone = seen[0].low if len(seen) == 1 else ""
    fate = alone.endswith("ed") or is_word(alone, "suffered")  # `12 dead and 40 burnt homes`
    if (not alone or fate or _person(alone)) and not all(
        t.text[0].isupper() or _adjective(t.low) for t in seen
    ):
        return ""
    other = words[link + 1]
    if not is_number(other):
        return ""
    found = _run(words, link + 2, one=False)
    if len(found) < 2 or is_plural(found[0]):
        return ""
    return _head(found, one=False) if any(map(is_plural, found)) else ""


def _into_set(words: Sequence[Token], at: int) -> int:
    """Where the noun of a set starts: `of the 40 miners`, `of their past 15 matches`, `of 20`."""
    for n in range(at, min(at + _REACH, len(words))):
        token = words[n]
        if is_number(token):
            return n + 1
        named = token.kind is Kind.WORD and token.text[0].isupper()
        if not (named or token.low in _DETERMINERS or is_word(token.low, "placed")):
            break
    while at < len(words) and (words[at].low in _DETERMINERS or is_word(words[at].low, "placed")):
        at += 1
    return at


def _bound(words: Sequence[Token], at: int) -> str:
    """The noun bound to a number by a hyphen: `12-page`; `50-strong mob` counts a mob."""
    if at >= len(words) or words[at].kind is not Kind.WORD or is_word(words[at].low, "stop"):
        return ""
    word = words[at].low
    if word in ("strong", "odd", "plus"):
        return _head(_run(words, at + 1, one=True), one=True)
    return singular(word) if is_plural(words[at]) else word


def _run(words: Sequence[Token], at: int, *, one: bool) -> list[Token]:
    """The words after a number up to its noun, or to where its phrase ends."""
    start = _past_size(words, at)
    seen = _phrase(words, start, one=one)
    return seen if start == at or any(map(is_plural, seen)) else []


def _past_size(words: Sequence[Token], at: int) -> int:
    """Where the noun of `two 500-pound bombs`, `12 9mm casings`, `five $100 bills` starts."""
    start = at + (at < len(words) and words[at].text in "$€£")
    if start + 1 >= len(words) or words[start].kind is not Kind.NUMBER:
        return at
    bound = words[start + 1].glued and (
        is_hyphen(words[start + 1]) or words[start + 1].kind is Kind.WORD
    )
    return start + 1 if bound or start > at else at


def _phrase(words: Sequence[Token], at: int, *, one: bool) -> list[Token]:
    seen: list[Token] = []
    for n in range(at, min(at + _REACH, len(words))):
        token = words[n]
        following = words[n + 1] if n + 1 < len(words) else None
        if (is_hyphen(token) and token.glued) or _parted(words, n):
            continue
        if _quotes(words, n, seen):
            continue
        if seen and token.glued and is_hyphen(words[n - 1]) and token.kind is Kind.NUMBER:
            if following is not None and following.low == "s" and following.glued:
                seen[-1] = _model(words[n - 2 : n + 2])
            continue  # `AK-47 rifles`
        if seen and token.low == "s" and token.glued and words[n - 1].kind is Kind.NUMBER:
            continue
        if seen and token.kind is Kind.NUMBER and numbers_model(words, n):
            continue
        joins = token.low in ("and", "or") and seen and _joins(seen[-1], following)
        if joins or (
            token.low in ("would", "then") and following is not None and is_hyphen(following)
        ):
            continue
        often = is_word(token.low, "frequent")
        if often and not (seen and is_plural(seen[-1])):
            continue  # `monthly active users`
        if token.kind is not Kind.WORD or often or token.text == "x":
            break
        bound = token.glued and is_hyphen(words[n - 1])  # `home-made bombs`
        if is_word(token.low, "stop") and token.text != "US" and not bound:
            break
        if following is not None and following.text == ":" and token.text[0].isupper():
            break  # the next line of a table
        if token.low.endswith(("'s", "s'")) or _parted(words, n + 1):
            continue
        if seen and not one and _closes(seen[-1]) and not is_plural(token):
            break
        seen.append(token)
    return seen


_QUOTED = 4  # tokens of a quotation within a phrase


def _quotes(words: Sequence[Token], n: int, seen: Sequence[Token]) -> bool:
    """Whether a quotation opens or closes within a phrase: `12 "young" ladies`."""
    mark, following = words[n].text, token_at(words, n + 1)
    if mark not in _CLOSING or following is None or following.kind is not Kind.WORD:
        return False
    if seen:
        return words[n].glued and not following.glued and not any(map(is_plural, seen))
    closing = (_CLOSING[mark], mark)
    return following.glued and any(t.text in closing for t in words[n + 1 : n + 1 + _QUOTED])


_CLOSING = {'"': '"', "“": "”", "”": "”", "‘": "’", "’": "’"}


def _parted(words: Sequence[Token], n: int) -> bool:
    """Whether an apostrophe stands apart after its owner: `the States ' bridges`."""
    if n >= len(words) or words[n].text not in ("'", "’") or words[n].glued:
        return False
    return words[n - 1].low.endswith("s")


def _joins(adjective: Token, following: Token | None) -> bool:
    """Whether `and` after an adjective leads to another: `Somali and Yemeni sailors`."""
    named = following is not None and following.text[0].isupper() and adjective.text[0].isupper()
    return _adjective(adjective.low) or (named and not is_plural(adjective))


def numbers_model(words: Sequence[Token], n: int) -> bool:
    """Whether a number is part of what another counts: `12 AK 47 guns`, `three USB 2.0 ports`."""
    if n < 2 or n + 1 >= len(words) or not is_plural(words[n + 1]):
        return False
    name, count = words[n - 1], words[n - 2]
    letters = name.kind is Kind.WORD and name.text.isupper() and len(name.text) > 1
    return letters and is_number(count)


def _model(parts: Sequence[Token]) -> Token:
    """The plural of a model, as one word: `AK-47s`."""
    text = "".join(t.text for t in parts)
    return Token(Kind.WORD, parts[0].start, parts[-1].end, text, text.lower())


def _head(seen: Sequence[Token], *, one: bool) -> str:
    """The noun that heads the run of words after a number."""
    if not one:
        plurals = [token for token in seen if is_plural(token)]
        for token in plurals:  # `sales offices`, `measles cases`: the noun is the last one
            owner = _person(token.low) and not is_word(token.low, "attributive")
            if token is plurals[-1] or owner:  # `two brothers plans` are those of two brothers
                return singular(token.low)
            if _left_out(token, seen):
                return singular(token.low)
        if seen and seen[-1].low.endswith("ese"):
            return seen[-1].low
    for n, token in enumerate(seen):
        following = seen[n + 1].low if n + 1 < len(seen) else ""
        if not one and names_time(token.low):
            return ""  # `It killed 12 Friday.`
        if noun_class(token.low) and not (one and noun_class(following)):
            return token.low
    if one and len(seen) == 1 and not seen[0].low.endswith(("ly", "ing", "ed")):
        return seen[0].low
    return ""


def _left_out(token: Token, seen: Sequence[Token]) -> bool:
    """`two nutrients vegans lack`: whether a `that` was left out between a plural and persons."""
    following = seen[seen.index(token) + 1 :]
    if not following or not is_plural(following[0]) or not _person(following[0].low):
        return False
    kind = is_word(token.low, "attributive") or token.low.endswith("ics")
    return token.text.islower() and not kind  # not `arms dealers`, `physics students`


def _closes(token: Token) -> bool:
    """Whether a word ends the phrase unless a plural follows it; not `sports` before `car`."""
    return is_plural(token) and (_person(token.low) or not is_word(token.low, "attributive"))


def _person(word: str) -> bool:
    """Whether a plural means persons."""
    return "person" in ancestors(noun_class(singular(word)))


def _adjective(word: str) -> bool:
    """Whether a word looks like an adjective, which another may follow after `and`."""
    return word.endswith(_ADJECTIVES)


_ADJECTIVES = (
    *("al", "ic", "ive", "ous", "ble", "ary", "ern", "ian", "ful", "less", "old", "young", "ish"),
    *("dutch", "french", "ese", "foreign"),
)


def is_plural(token: Token) -> bool:
    """Whether a word looks like the plural of a noun."""
    word = token.low
    if word in lexicon().irregular:
        return True
    if not word.endswith(("s", "men")) or word in lexicon().words["no_plurals"]:
        return False
    if word.endswith(("ss", "'s")) or len(word) < 3:
        return False
    if word.endswith(("us", "is")):
        return token.text[0].isupper() and not token.text.isupper()  # Iraqis, Hutus
    return len(word) > 3 or token.text[:-1].isupper()  # CDs, MPs


def shows_plural(token: Token | None) -> bool:
    """Whether a word is the plural of a noun that has another singular."""
    return token is not None and is_plural(token) and singular(token.low) != token.low


def singular(word: str) -> str:
    """The lemma of a plural; a singular in -ss stays."""
    known = lexicon().irregular.get(word)
    if known is not None:
        return known
    if word.endswith("ss"):
        return word
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return word[:-2]
    if word.endswith("uses") and len(word) > 5 and not word.endswith(("ouses", "auses")):
        return word[:-2]  # bonuses, campuses; not houses, causes
    return word.removesuffix("s")
