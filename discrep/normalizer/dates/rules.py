"""The engine of the grammar of dates: families of expressions, applied one after the other.

A family is a regular expression over classes of tokens (``month dot? day``) and a small function
that says what its tokens mean together. Applied in order, each family replaces what it matches by
one token of a new class, on which later families build: a number and a unit become a duration, a
duration and ``ago`` become a day. The text is never looked at again, only its string of classes, so
the whole is linear and quick.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from discrep.normalizer.dates.lexer import CHARACTER, NAME, Meaning, Token


class Found(msgspec.Struct, frozen=True):
    """The tokens that a family matched, up to three on either side of them, and their text."""

    tokens: tuple[Token, ...]
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    text: str

    @property
    def first(self) -> Token:
        """The first token matched."""
        return self.tokens[0]

    @property
    def last(self) -> Token:
        """The last token matched."""
        return self.tokens[-1]

    @property
    def opens_line(self) -> bool:
        """Whether nothing stands before the tokens on their line."""
        if not self.before:
            return True
        return "\n" in self.text[self.before[-1].end : self.first.start]

    @property
    def unit(self) -> str:
        """The first unit matched; empty where there is none."""
        unit = self.get("unit")
        return unit.meaning.unit if unit is not None else ""

    def get(self, *names: str) -> Token | None:
        """The first token of one of the classes named."""
        return next((t for t in self.tokens if NAME[t.cls] in names), None)

    def all(self, *names: str) -> list[Token]:
        """Every token of the classes named."""
        return [t for t in self.tokens if NAME[t.cls] in names]

    def led_by(self, *names: str) -> bool:
        """Whether the token before is of one of the classes named."""
        return bool(self.before) and NAME[self.before[-1].cls] in names

    def followed_by(self, *names: str) -> bool:
        """Whether the token after is of one of the classes named."""
        return bool(self.after) and NAME[self.after[0].cls] in names


class Reading(msgspec.Struct, frozen=True):
    """What a family makes of its tokens, and how many at either end only gave evidence."""

    meaning: Meaning
    cls: str = ""  # another class than the family's
    drop_first: int = 0
    drop_last: int = 0


Build = Callable[[Found], Meaning | Reading | None]


class Family(msgspec.Struct, frozen=True):
    """One family of expressions."""

    cls: str
    pattern: re.Pattern[str]
    build: Build


_ALIASES = {
    "number": ("int1", "int2", "int4", "int", "decimal", "cardinal"),
    "dom": ("int1", "ordinal", "ordinal_word", "second"),
    "nth": ("ordinal", "ordinal_word", "second"),
    "month_name": ("month", "month_short", "month_shared"),
    "any_unit": ("unit", "units", "second"),
    "any_weekday": ("weekday", "weekday_short"),
    "which": ("last", "past", "next", "coming", "previous", "prior", "following"),
    "stop": ("punct", "break", "dot", "comma", "colon", "dash", "rparen"),
}


def _classes(name: str) -> str:
    return "".join(re.escape(CHARACTER[n]) for n in _ALIASES.get(name, (name,)))


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression over class characters that ``pattern`` writes with class names."""
    bare = re.sub(r"\((?!\?)", "(?:", pattern)
    written = re.sub(r"[a-zA-Z]\w*", lambda m: f"[{_classes(m[0])}]", bare)
    return re.compile(written.replace(" ", ""))


class Grammar:
    """An ordered list of families."""

    def __init__(self) -> None:
        self.families: list[Family] = []

    def family(self, cls: str, pattern: str) -> Callable[[Build], Build]:
        """Adds the function below as a family whose matches become tokens of class ``cls``."""

        def add(build: Build) -> Build:
            self.families.append(Family(cls, compile_pattern(pattern), build))
            return build

        return add

    def reduce(self, text: str, tokens: list[Token]) -> list[Token]:
        """``tokens`` with every match of every family replaced, family by family."""
        classes = "".join([t.cls for t in tokens])
        for family in self.families:
            matches = list(family.pattern.finditer(classes))
            if matches:
                tokens = _apply(family, text, tokens, matches)
                classes = "".join([t.cls for t in tokens])
        return tokens


def _apply(
    family: Family, text: str, tokens: list[Token], matches: list[re.Match[str]]
) -> list[Token]:
    done: list[Token] = []
    taken = 0
    for match in matches:
        start, end = match.span()
        found = Found(
            tuple(tokens[start:end]),
            tuple(tokens[max(0, start - 3) : start]),
            tuple(tokens[end : end + 3]),
            text,
        )
        reading = family.build(found)
        if reading is None:
            continue
        cls = family.cls
        if isinstance(reading, Reading):
            start, end = start + reading.drop_first, end - reading.drop_last
            cls = reading.cls or cls
            reading = reading.meaning
        first, last = tokens[start].start, tokens[end - 1].end
        done += tokens[taken:start]
        done.append(Token(CHARACTER[cls], first, last, text[first:last], reading))
        taken = end
    done += tokens[taken:]
    return done
