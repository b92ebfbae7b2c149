"""The tense of the clause that a date stands in, by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache

import msgspec

from discrep.normalizer.dates.lexer import NAME, Token, lexicon

Tense = Callable[[int], str]

_CLAUSE = 25  # tokens in which the verb of a date's clause is looked for
_LONG = 200  # tokens on either side; a longer sentence is a list or a table
_NO_VERB = frozenset(
    (
        *("the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those"),
        *("him", "them", "it", "me", "us", "you"),
    )
)
_AFTERMATH = frozenset(("after", "over", "following"))  # `faces trial after Monday's crash`
_OVER = frozenset(("had", "originally", "initially", "formerly"))
_AUXILIARY = frozenset(("was", "were", "had", "did"))
_PRESENT = frozenset(("is", "are", "'s", "’s", "'re", "’re"))
_MONTHS = ("month", "month_short", "month_shared")
_BE = frozenset(("is", "are", "was", "were", "be", "been", "s"))
_SUBJECTS = frozenset(("he", "she", "it", "they", "we", "you", "who", "which", "that", "and"))
_ABBREVIATION = re.compile(r"(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Inc|Corp|Co|Jr)")
_SHORT = {"won": "will", "wo": "will", "ca": "can"}  # won't, as tokens


class _Signs(msgspec.Struct, frozen=True):
    """Words that tell a tense: ``tense`` in ``lexicon/dates.toml``."""

    future: frozenset[str]
    surely_future: frozenset[str]
    weak_future: frozenset[str]
    modal: frozenset[str]
    wished: frozenset[str]
    timetable: frozenset[str]
    timetable_or_noun: frozenset[str]
    moved: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]


@cache
def _signs() -> _Signs:
    words = lexicon().tense
    return _Signs(**{name: frozenset(words[name]) for name in _Signs.__struct_fields__})


class Surroundings:
    """The words of one text, asked for the tense around a position."""

    def __init__(self, tokens: Sequence[Token], tense: Tense | None) -> None:
        self._tokens = tokens
        self._starts = [t.start for t in tokens]
        self._tense = tense
        self._signs = _signs()

    def tense(self, position: int, *, weak: bool) -> str:
        """``past``, ``future`` or '' for the clause at ``position``.

        A weekday is of the days just past unless the words are strong; ``weak`` takes faint signs,
        which do for a date of the year.
        """
        at = bisect_left(self._starts, position)
        if any(t.text in ("was", "were", "had") for t in self._tokens[at + 1 : at + 2]):
            return "past"
        found = self._beside(at) or self._leftward(at, weak=weak) or self._rightward(at, weak=weak)
        if not found and self._word(at - 1) == "through":
            return "future"
        if not found and self._tense is not None:
            found = self._tense(position)
        return found if found in ("past", "future") else ""

    def sentence(self, position: int) -> tuple[int, int]:
        """Start and end offset of the sentence at ``position``."""
        at = bisect_left(self._starts, position)
        first, last = self._first(at), at
        end = min(len(self._tokens) - 1, at + _LONG)
        while last < end and not self._ends(last):
            last += 1
        return self._starts[min(first, len(self._starts) - 1)], self._tokens[last].end

    def happened(self, position: int) -> bool:
        """Whether a verb in the past stands right before a date: `killed on June 8`."""
        at = bisect_left(self._starts, position)
        n = at - 1 - (self._word(at - 1) in ("on", "in"))
        return n >= 0 and self._word(n) not in _AUXILIARY and self._sign(n) == "past"

    def opens(self, position: int) -> bool:
        """Whether a date at ``position`` opens its sentence: `On Sunday, ...`."""
        at = bisect_left(self._starts, position)
        first = self._first(at)
        return first == at or (first == at - 1 and self._word(first) in ("on", "in", "by"))

    def _first(self, at: int) -> int:
        """The first token of the sentence of the nth."""
        first = at
        while first > max(0, at - _LONG) and not self._ends(first - 1):
            first -= 1
        return first

    def _word(self, n: int) -> str:
        return self._tokens[n].text.lower() if 0 <= n < len(self._tokens) else ""

    def _ends(self, n: int) -> bool:
        """Whether a sentence ends at the nth token."""
        name = NAME[self._tokens[n].cls]
        if name == "break":
            return True
        if name != "dot" or n + 1 >= len(self._tokens):
            return False
        after = self._tokens[n + 1]
        before = self._tokens[n - 1].text if n else ""
        return (
            not after.text[:1].islower()
            and not _ABBREVIATION.fullmatch(before)
            and not after.text.isdigit()
        )

    def _beside(self, at: int) -> str:
        """What the word right before a date says of it."""
        n = at - 1 - (self._word(at - 1) == "on")
        word = self._word(n)
        if word in ("is", "are"):  # `the final is on Saturday`
            return "future"
        if n < at - 1:
            return ""
        owner = any(NAME[t.cls] == "poss" for t in self._tokens[at + 1 : at + 3])
        if word == "than":  # `more than Friday's price`
            return "past"
        if word == "of" and self._word(n - 1) in ("as", "ahead"):
            return "past" if self._word(n - 1) == "as" else "future"
        if word == "for" and NAME[self._tokens[at].cls] == "weekday":
            # `rain for Monday`, but `held for a Monday attack`, `blamed for Monday's attack`
            return "" if owner or NAME[self._tokens[at + 1].cls] == "x" else "future"
        if word == "to" and self._word(n - 1) in self._signs.moved:
            return "future"
        heading = self._word(n - 1) in ("heading", "going", "head", "go")
        return "future" if word == "into" and heading else ""

    def _leftward(self, at: int, *, weak: bool) -> str:
        by = "future" if weak and self._word(at - 1) == "by" else ""
        for n in range(at - 1, max(-1, at - 1 - _CLAUSE), -1):
            if self._ends(n):
                return by
            word = self._tokens[n].text.lower().lstrip("'’")
            near = at - n <= 3
            if word == "until" and not self._negated(n):
                return "future"
            if word == "since" and near:
                return "past"
            if word == "as" and near:  # as early as
                return "future"
            found = self._sign(n)
            if word in self._signs.timetable and self._word(at - 1) in _AFTERMATH:
                continue
            if found and not (found == "past" and self._passive_ahead(n)):
                return found
            if word == "to" and self._infinitive(n, at) and (weak or self._wished(n)):
                return "future"
            month = NAME[self._tokens[n].cls] == "month_shared"  # `in May and in June`
            if weak and word in self._signs.weak_future and not month:
                return "future"
        return by

    def _negated(self, n: int) -> bool:
        """Whether `until` at the nth token tells of what ended there: `not until`, `up until`."""
        before = self._tokens[n - 1].text.lower() if n else ""
        return n == 0 or self._ends(n - 1) or before in ("not", "up", "t", "only")

    def _passive_ahead(self, n: int) -> bool:
        """Whether the participle at the nth token follows `be`, whose own verb tells the tense."""
        return any(t.text == "be" for t in self._tokens[max(0, n - 2) : n])

    def _infinitive(self, n: int, at: int) -> bool:
        verb = self._tokens[n + 1] if n + 1 < at else None
        if verb is None or NAME[verb.cls] not in ("x", "close", "start", "end", "last"):
            return False
        return verb.text not in _NO_VERB and not verb.text.endswith(("s", "ing"))

    def _wished(self, n: int) -> bool:
        """Whether `to` at the nth token follows a word for what is to come: `hopes to`, `is to`."""
        return self._word(n - 1) in self._signs.wished

    def _rightward(self, at: int, *, weak: bool) -> str:
        leads = self.opens(self._starts[at]) if at < len(self._starts) else False
        for n in range(at + 1, min(len(self._tokens), at + 1 + _CLAUSE)):
            if self._ends(n):
                return ""
            word = self._tokens[n].text.lstrip("'’")
            if word in self._signs.surely_future:
                return "future"
            found = self._sign(n)
            if found == "future" and word in ("plan", "plans"):
                return found
            if found == "past" or (found and (weak or (leads and not self._finite(n)))):
                return found
        return ""

    def _finite(self, n: int) -> bool:
        """Whether a form in -ed at the nth token is a verb of its own: `the bank planned to`."""
        word = self._word(n)
        return word.endswith("ed") and self._word(n - 1) not in _BE

    def _sign(self, n: int) -> str:
        """The tense that the nth word tells by itself, or with the words right beside it."""
        word = self._tokens[n].text.lstrip("'’")
        following = self._word(n + 1)
        if following in ("'t", "’t"):
            word = _SHORT.get(word, word.removesuffix("n"))
        if word in ("set", "plan", "plans"):  # `set to begin`, but `plans were set`
            if following == "to" or (word == "set" and following == "for"):
                return "future"
            dated = NAME[self._tokens[min(n + 1, len(self._tokens) - 1)].cls] in _MONTHS
            return "" if word != "set" else "future" if dated else "past"
        if word in self._signs.future:  # `had expected`, `originally planned` are over
            if word == "planned" and self._word(n - 1) in ("as", "previously"):
                return ""
            over = {self._word(n - 1), self._word(n - 2)} & _OVER
            return "past" if over else "future"
        if word in self._signs.modal:
            return "" if "have" in (following, self._word(n + 2)) else "future"
        if word == "going" and following == "to":
            return "future" if self._word(n + 2) not in _NO_VERB else ""
        if word in self._signs.timetable:
            return "future" if self._in_present(n) else ""
        if self._word(n - 1) in _PRESENT:  # `is heard`
            return ""
        if word in self._signs.past:
            return "past"
        if len(word) > 4 and word.endswith("ed") and word[0].islower():
            return "past" if word not in self._signs.not_past else ""
        return ""

    def _in_present(self, n: int) -> bool:
        """Whether the nth word is a verb in the present: `talks resume`, not `after two visits`."""
        if n == 0 or self._ends(n - 1):
            return False
        before, name = self._word(n - 1), NAME[self._tokens[n - 1].cls]
        if before in _BE:  # `is open`
            return False
        if not self._tokens[n].text.endswith("s"):
            plural = name in ("x", "X") and before.endswith("s") and not before.endswith("ss")
            both = name == "X" and any(self._word(m) == "and" for m in range(n - 6, n - 1))
            return plural or both or name == "cardinal" or before in _SUBJECTS
        if name == "X" or before in _SUBJECTS:
            return True
        if name not in ("x", "comma", "rparen") or before in _NO_VERB:
            return False
        # `the jury returns`; `of tax returns` may be a noun
        article = n > 1 and NAME[self._tokens[n - 2].cls] in ("the", "a", "poss", "this")
        return article or self._tokens[n].text not in self._signs.timetable_or_noun
