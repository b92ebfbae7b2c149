"""The tense of the clause that a date stands in, by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

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
_ABBREVIATION = re.compile(r"(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Inc|Corp|Co|Jr)")


class Surroundings:
    """The words of one text, asked for the tense around a position."""

    def __init__(self, tokens: Sequence[Token], tense: Tense | None) -> None:
        self._tokens = tokens
        self._starts = [t.start for t in tokens]
        self._tense = tense
        self._future = frozenset(lexicon().future)
        self._weak_future = frozenset(lexicon().weak_future)
        self._surely_future = frozenset(lexicon().surely_future)
        self._past = frozenset(lexicon().past)

    def tense(self, position: int, *, weak: bool) -> str:
        """``past``, ``future`` or '' for the clause at ``position``.

        A weekday is of the days just past unless the words are strong; ``weak`` takes faint signs,
        which do for a date of the year.
        """
        at = bisect_left(self._starts, position)
        if any(t.text in ("was", "were", "had") for t in self._tokens[at + 1 : at + 2]):
            return "past"
        found = self._leftward(at, weak=weak) or self._rightward(at, weak=weak)
        if not found and self._tense is not None:
            found = self._tense(position)
        return found if found in ("past", "future") else ""

    def sentence(self, position: int) -> tuple[int, int]:
        """Start and end offset of the sentence at ``position``."""
        at = bisect_left(self._starts, position)
        first, last = at, at
        while first > max(0, at - _LONG) and not self._ends(first - 1):
            first -= 1
        end = min(len(self._tokens) - 1, at + _LONG)
        while last < end and not self._ends(last):
            last += 1
        return self._starts[min(first, len(self._starts) - 1)], self._tokens[last].end

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

    def _leftward(self, at: int, *, weak: bool) -> str:
        for n in range(at - 1, max(-1, at - 1 - _CLAUSE), -1):
            if self._ends(n):
                return ""
            word = self._tokens[n].text.lower().lstrip("'’")
            near = at - n <= 3
            if word == "until" and not self._negated(n):
                return "future"
            if word == "since" and near:
                return "past"
            if word == "by" and weak and n == at - 1:
                return "future"
            if word == "as" and near:  # as early as
                return "future"
            found = self._sign(n)
            if found and not (found == "past" and self._passive_ahead(n)):
                return found
            month = NAME[self._tokens[n].cls] == "month_shared"  # `in May and in June`
            if weak and (
                (word in self._weak_future and not month)
                or (word == "to" and self._infinitive(n, at))
            ):
                return "future"
        return ""

    def _negated(self, n: int) -> bool:
        """Whether `until` at the nth token tells of what ended there: `not until`, `up until`."""
        before = self._tokens[n - 1].text.lower() if n else ""
        return n == 0 or self._ends(n - 1) or before in ("not", "up", "t", "only")

    def _passive_ahead(self, n: int) -> bool:
        """Whether the participle at the nth token follows `be`, whose own verb tells the tense."""
        return any(t.text == "be" for t in self._tokens[max(0, n - 2) : n])

    def _infinitive(self, n: int, at: int) -> bool:
        verb = self._tokens[n + 1] if n + 1 < at else None
        if verb is None or NAME[verb.cls] != "x":
            return False
        return verb.text not in _NO_VERB and not verb.text.endswith(("s", "ing"))

    def _rightward(self, at: int, *, weak: bool) -> str:
        for n in range(at + 1, min(len(self._tokens), at + 1 + _CLAUSE)):
            if self._ends(n):
                return ""
            word = self._tokens[n].text.lstrip("'’")
            if word in self._surely_future:
                return "future"
            found = self._sign(n)
            if found == "future" and word in ("plan", "plans"):
                return found
            if found == "past" or (found and weak):
                return found
        return ""

    def _sign(self, n: int) -> str:
        word = self._tokens[n].text.lstrip("'’")
        if word in ("set", "plan", "plans"):  # `set to begin`, but `plans were set`
            if self._follows(n, "to") or (word == "set" and self._follows(n, "for")):
                return "future"
            return "past" if word == "set" else ""
        if word == "planned" and self._tokens[n - 1].text.lower() in ("as", "previously"):
            return ""
        if word in self._future:
            return "future"
        if word in self._past or (len(word) > 4 and word.endswith("ed") and word[0].islower()):
            return "past"
        return ""

    def _follows(self, n: int, word: str) -> bool:
        return n + 1 < len(self._tokens) and self._tokens[n + 1].text == word
