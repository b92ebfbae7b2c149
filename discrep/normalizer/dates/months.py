"""Families of months: in a year, from one to another, and by their names alone."""

from __future__ import annotations

from discrep.normalizer.dates.lexer import NAME, Meaning
from discrep.normalizer.dates.rules import Found, Grammar, Reading
from discrep.normalizer.dates.steps import full_stop, full_year, meaning_of, month_step

months = Grammar()
month_names = Grammar()  # waits for what tells dates from other days


@months.family(
    "stretch",
    "month_name dot? (hyphen (to hyphen)? | dash | slash) month_name dot? (comma? int4)?",
)
def months_of_year(found: Found) -> Reading | None:
    """`January-March`, `Jan.-March 2013`, `June/July`."""
    first, last = found.all("month", "month_short", "month_shared")
    told = full_year(found.get("int4"))
    if first.meaning.number >= last.meaning.number:
        return None
    low, high = (month_step(month) for month in (first, last))
    steps = f"{low}/{high}"
    if told:
        steps = steps.replace("XXXX", f"{told:04d}")
    return Reading(Meaning(steps=steps), drop_last=full_stop(found, last))


@months.family("stretch", "month_name (dot | comma | of | in)* (the unit)? (int4 | year2)")
def month_of_year(found: Found) -> Meaning | None:
    """`May 2015`, `Sept. 2005`, `November of 2013`."""
    return meaning_of(f"{full_year(found.last):04d}-{int(found.first.meaning.number):02d}")


_NAMED = ("month", "month_short", "month_shared")
_LEADS_TO_SHARED = (
    *("in", "of", "since", "by", "until", "early", "mid", "late", "during", "before", "after"),
    *("from", "hyphen"),
)
_LEADS_TO_MONTH = (
    *_LEADS_TO_SHARED,
    *("between", "for", "and", "to", "or", "end", "start", "middle", "on", "over", "at"),
)


def _listed(found: Found) -> bool:
    """Whether a month stands among others: `in April, May and June`."""
    lists = ("comma", "and", "or", "to")
    before = found.led_by(*lists) and len(found.before) > 1 and NAME[found.before[-2].cls] in _NAMED
    after = found.followed_by(*lists[1:]) and len(found.after) > 1 and not found.led_by("X")
    return before or (after and NAME[found.after[1].cls] in _NAMED)


@month_names.family("stretch", "month_name dot?")
def bare_month(found: Found) -> Reading | None:
    """`in September`, `the March vote`; not `Theresa May`, `March on`, `Jan`."""
    token = found.first
    name = NAME[token.cls]
    led = found.led_by(*_LEADS_TO_MONTH)
    if name == "month_short" and not (led and len(found.tokens) == 2):
        return None
    shown = found.led_by("the", "a", "poss", "this") and found.followed_by("x")
    alone = not (shown or _listed(found) or found.led_by(*_LEADS_TO_SHARED))
    if name == "month_shared" and alone:
        return None
    ended = name != "month_short" and len(found.tokens) == 2  # by a full stop
    named = found.followed_by("X") and not (
        ended or found.led_by(*_LEADS_TO_SHARED, "between", "last")
    )
    verb = found.led_by("X") and found.before[-1].text.endswith("ing")  # `Entering February`
    if not shown and (named or (found.led_by("X") and not led and not verb)):
        return None  # a person's name
    drop = len(found.tokens) - 1 if name != "month_short" else 0
    return Reading(Meaning(steps=month_step(token)), drop_last=drop)
