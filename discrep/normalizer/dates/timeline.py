"""What a date means where it stands: by the tense of its clause and the dates told before it."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from discrep.model.calendar import Anchor, Direction, Granularity, interval, resolve
from discrep.normalizer.dates.lexer import NAME, Token
from discrep.normalizer.dates.steps import without_clock
from discrep.normalizer.dates.tenses import Surroundings

# Days: what lies further off on the side that the tense names is the one nearer by.
_FAR = {"past": 335, "future": 280}
_WITHIN_A_DAY = frozenset(
    (
        *(Granularity.DAY, Granularity.PART),
        *(Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND),
    )
)


_AHEAD = 80  # characters within which a clock time waits for its day
_RECENT = 60  # days
_NEAR = 600  # characters within which a month told with its year gives it to its days
# Counts finer than what they are counted from tell no more than that: `In 1998, ... a week later`.
_COARSE = {
    Granularity.YEAR: (re.compile(r"P-?[1-9]\d*[DWMQ]~?"), "P0Y~"),
    Granularity.MONTH: (re.compile(r"P-?[1-9]\d*[DW]~?"), "P0M~"),
}


class _Told(msgspec.Struct, frozen=True):
    """A date told: how it hangs, the days it covers where they are known, how fine it is."""

    anchor: Anchor
    first: date | None
    last: date | None
    granularity: Granularity


class Timeline:
    """The dates told so far in one text, from which later ones are counted."""

    def __init__(self, base: date | None, around: Surroundings, year: str) -> None:
        self._base = base
        self._around = around
        self._year = year  # the one year that the text names, where no base is known
        self._day: _Told | None = None
        self._stretch: _Told | None = None
        self._month = ("", "", -_NEAR)  # the last year and month told together, and where
        self._opening = ("", -1)  # the year that opens a sentence, and where that ends
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
        last = self._stretch.anchor.text if self._stretch is not None else ""
        whole = meaning.since == "passage" and len(last) == 4  # `in 2012, up from a year earlier`
        if yearly and self._quarter is not None and not self._year_to_date and not whole:
            return _after(self._quarter, steps.rstrip("~"))
        if meaning.since == "passage":
            return self._from_passage(token, Direction(meaning.direction or Direction.NEAREST))
        year = self._told_year(token)
        if year:
            return Anchor(text=f"{year} {steps}")
        return Anchor(text=self._dated(steps), direction=self._direction(token))

    def _from_passage(self, token: Token, direction: Direction) -> Anchor | None:
        """What is counted from, or lies nearest to, the date last told; else from the base."""
        steps = token.meaning.steps
        told = self._stretch or self._day
        if steps.split(maxsplit=1)[0].endswith(("D", "D~")):
            fine = told is not None and told.granularity in _WITHIN_A_DAY
            coarse = told is not None and told.granularity in _COARSE and self._day is None
            told = told if fine or coarse else self._day
        if told is None:
            # What came later than something untold, and is over, is not later than the base.
            ahead = re.match(r"P[1-9]", steps) and self._base is not None
            if ahead and self._around.tense(token.start, weak=False) == "past":
                return None
            return Anchor(text=steps, direction=direction)
        near = told.last if direction is Direction.AFTER else told.first
        if steps.startswith("XXXX") and near is not None:
            return Anchor(text=f"{near} {steps}", direction=direction)
        finer, whole = _COARSE.get(told.granularity, (None, ""))
        if finer is not None and finer.fullmatch(steps):
            steps = whole
        return _after(told.anchor, steps)

    def _told_year(self, token: Token) -> str:
        """The year that the passage tells of a date told without one; '' where it tells none.

        A day has that of its month told just before, any date the one that opens its sentence. What
        lies near the base without it, or ahead, needs none.
        """
        steps = token.meaning.steps
        field = re.match(r"XXXX-(0\d|1[0-2])(-\d\d)?(?!\d)", steps)
        if field is None or token.meaning.direction:
            return ""
        year, month, at = self._month
        if field[2] is None or month != field[1] or token.start - at > _NEAR:
            year, end = self._opening
            if token.start >= end:
                return ""
        way = self._direction(token)
        recent = self._base is not None and self._distance(steps, way) <= _RECENT
        return "" if recent or way is Direction.FUTURE else year

    def told(self, token: Token, anchor: Anchor, edtf: str, granularity: Granularity) -> None:
        """Notes what a mention was placed at."""
        kept = Anchor(text=without_clock(anchor.text), direction=anchor.direction)
        if kept.text.startswith("T"):
            return
        known = self._base is not None or not anchor.needs_base
        first, last = interval(edtf) if known else (None, None)
        told = _Told(kept, first, last, granularity)
        if granularity in _WITHIN_A_DAY and "/" not in kept.text:
            self._day, self._day_at = told, token.start
        self._stretch = told
        full = re.fullmatch(r"(\d{4})-(0\d|1[0-2])", token.meaning.steps)
        if full is not None:
            self._month = (full[1], full[2], token.start)
        elif NAME[token.cls] == "year" and self._around.opens(token.start):
            self._opening = (token.meaning.steps, self._around.sentence(token.start)[1])
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
            return _after(self._day.anchor, steps)
        if (
            following is not None
            and following.start < min(last, token.end + _AHEAD)
            and NAME[following.cls] in ("day", "moment")
        ):
            day = following.meaning
            if not day.since and not re.search(r"(?:^|\s)T\d", day.steps):
                bare = self._dated(without_clock(day.steps))
                return Anchor(text=f"{bare} {steps}", direction=self._direction(following))
        if self._day is not None:
            return _after(self._day.anchor, steps)
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
        if tense == "past" and self._around.happened(token.start):
            return Direction.PAST
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
