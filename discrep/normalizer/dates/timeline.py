"""What a date means where it stands: by the tense of its clause and the dates told before it."""

from __future__ import annotations

import re
from datetime import date

from discrep.model.calendar import Anchor, Direction, Granularity, interval, resolve
from discrep.normalizer.dates.lexer import NAME, Token
from discrep.normalizer.dates.steps import without_clock
from discrep.normalizer.dates.tenses import Surroundings

# Days: what lies further off on the side that the tense names is the one nearer by.
_FAR = {"past": 305, "future": 280}
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
