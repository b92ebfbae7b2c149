"""What a date means where it stands: by the tense of its clause and the dates told before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date

from discrep.model.calendar import Anchor, Direction, Granularity, interval, resolve
from discrep.normalizer.dates.lexer import NAME, Token, lexicon
from discrep.normalizer.dates.steps import without_clock

Tense = Callable[[int], str]

# Days: what lies further off on the side that the tense names is the one nearer by.
_FAR = {"past": 305, "future": 280}
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


_WITHIN_A_DAY = frozenset(
    (
        *(Granularity.DAY, Granularity.PART),
        *(Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND),
    )
)


class Timeline:
    """The dates told so far in one text, from which later ones are counted."""

    def __init__(self, base: date | None, around: Surroundings, year: str) -> None:
        self._base = base
        self._around = around
        self._year = year  # the one year that the text names, where no base is known
        self._day: Anchor | None = None
        self._stretch: Anchor | None = None
        self._quarter: Anchor | None = None
        self._day_at = -1
        self._ended = False  # whether the quarter had ended by the base
        self._year_to_date = False

    def place(self, token: Token, following: Token | None) -> Anchor | None:
        """The anchor of a date or time, told from the base or from a date of the passage.

        ``following`` is the next date, to whose day a clock time before it may belong.
        """
        meaning = token.meaning
        steps = meaning.steps
        if steps[0].isdigit():
            return Anchor(text=steps)
        if steps[0] == "T":
            return self._clock(token, following)
        if meaning.since == "report":
            if self._quarter is None:
                return None
            return self._quarter if steps == "P0Q" else Anchor(text=steps)
        yearly = meaning.since in ("quarter", "passage") and steps.endswith(("Y", "Y~"))
        if yearly and self._quarter is not None and not self._year_to_date:
            return _after(self._quarter, steps.rstrip("~"))
        if meaning.since == "passage":
            daily = steps.split(maxsplit=1)[0].endswith(("D", "D~"))
            told = self._day if daily else self._stretch or self._day
            return _after(told, steps) if told is not None else Anchor(text=steps)
        return Anchor(text=self._dated(steps), direction=self._direction(token))

    def told(self, token: Token, anchor: Anchor, edtf: str, granularity: Granularity) -> None:
        """Notes what a mention was placed at."""
        kept = Anchor(text=without_clock(anchor.text), direction=anchor.direction)
        if kept.text.startswith("T"):
            return
        if granularity in _WITHIN_A_DAY:
            self._day, self._day_at = kept, token.start
        self._stretch = kept
        if NAME[token.cls] == "quarterly" and not token.meaning.since:
            self._year_to_date = False
            ended = self._base is None or (interval(edtf)[1] or self._base) < self._base
            if granularity is Granularity.QUARTER and (self._quarter is None or not self._ended):
                self._quarter, self._ended = kept, ended

    def lasted(self, token: Token) -> None:
        """Notes a duration: what follows `the nine months` is compared with such a stretch."""
        meaning = token.meaning
        if meaning.unit == "month" and meaning.number >= 6 and token.text[:3].lower() == "the":
            self._year_to_date = True

    def _clock(self, token: Token, following: Token | None) -> Anchor:
        steps = token.meaning.steps
        first, last = self._around.sentence(token.start)
        if self._day is not None and self._day_at >= first:
            return _after(self._day, steps)
        if (
            following is not None
            and following.start < last
            and NAME[following.cls] in ("day", "moment")
        ):
            day = following.meaning
            if not day.since and not day.steps.startswith("T"):
                bare = self._dated(without_clock(day.steps))
                return Anchor(text=f"{bare} {steps}", direction=self._direction(following))
        if self._day is not None:
            return _after(self._day, steps)
        return Anchor(text=f"P0D {steps}" if self._base else steps)

    def _dated(self, steps: str) -> str:
        """``steps``, within the text's own year where that is all there is to go by."""
        if self._year and re.match(r"XXXX-\d\d-\d\d(?!#)|XXXX-(?:0\d|1[0-2])\b", steps):
            return f"{self._year} {steps}"
        return steps

    def _direction(self, token: Token) -> Direction:
        meaning = token.meaning
        steps = meaning.steps
        if meaning.direction == "this":  # `this Friday` is to come, unless the clause is past
            past = self._around.tense(token.start, weak=False) == "past"
            return Direction.PAST if past else Direction.FUTURE
        if meaning.direction:
            return Direction(meaning.direction)
        if not steps.startswith("XXXX"):
            return Direction.NEAREST
        if meaning.number and self._base is not None:
            for way in (Direction.NEAREST, Direction.PAST, Direction.FUTURE):
                if self._weekday(steps, way) == meaning.number:
                    return way
        if steps.startswith("XXXX-W"):
            future = self._around.tense(token.start, weak=False) == "future"
            return Direction.FUTURE if future else Direction.PAST
        tense = self._around.tense(token.start, weak=True)
        if re.match(r"XXXX-(?:3[3-6]|4[01])", steps):
            ahead = tense == "future" and self._distance(steps, Direction.FUTURE) <= 183
            return Direction.FUTURE if ahead else Direction.PAST
        if not tense or self._distance(steps, Direction(tense)) > _FAR[tense]:
            return Direction.NEAREST
        return Direction(tense)

    def _first_day(self, steps: str, way: Direction) -> date | None:
        """Where the first of ``steps`` leads from the base; None without one."""
        if self._base is None:
            return None
        try:
            edtf, _ = resolve(Anchor(text=steps.split(maxsplit=1)[0], direction=way), self._base)
        except ValueError:  # at either end of the calendar
            return None
        return interval(edtf)[0]

    def _distance(self, steps: str, way: Direction) -> int:
        """Days from the base to the field that ``steps`` begin with; 0 without a base."""
        day = self._first_day(steps, way)
        return abs((day - self._base).days) if day is not None and self._base is not None else 0

    def _weekday(self, steps: str, way: Direction) -> int:
        day = self._first_day(steps, way)
        return day.isoweekday() if day is not None else 0


def _after(anchor: Anchor, steps: str) -> Anchor:
    return Anchor(text=f"{anchor.text} {steps}", direction=anchor.direction)
