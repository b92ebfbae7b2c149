"""The engine of the grammar of dates: families of expressions, applied one after the other.

A family is a regular expression over classes of tokens (``month dot? day``) and a small function
that says what its tokens mean together. Applied in order, each family replaces what it matches by
one token of a new class, on which later families build: a number and a unit become a duration, a
duration and ``ago`` become a day. The text is never looked at again, only its string of classes, so
the whole is linear and quick.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from discrep.normalizer.date_lexer import CHARACTER, NAME, Meaning, Token


class Found(msgspec.Struct, frozen=True):
    """The tokens that a family matched, and those around them."""

    tokens: tuple[Token, ...]
    before: tuple[Token, ...]  # up to three tokens, nearest last
    after: tuple[Token, ...]  # up to three tokens

    def get(self, *names: str) -> Token | None:
        """The first token of one of the classes named."""
        wanted = {CHARACTER[name] for name in names}
        return next((t for t in self.tokens if t.cls in wanted), None)

    def all(self, *names: str) -> list[Token]:
        """Every token of the classes named."""
        wanted = {CHARACTER[name] for name in names}
        return [t for t in self.tokens if t.cls in wanted]

    def led_by(self, *names: str) -> bool:
        """Whether the token before is of one of the classes named."""
        return bool(self.before) and NAME[self.before[-1].cls] in names

    def followed_by(self, *names: str) -> bool:
        """Whether the token after is of one of the classes named."""
        return bool(self.after) and NAME[self.after[0].cls] in names


class Reading(msgspec.Struct, frozen=True):
    """What a family makes of its tokens: their meaning, and which of them it does not need."""

    meaning: Meaning
    cls: str = ""  # another class than the family's
    drop_first: int = 0  # tokens at the start that only gave evidence
    drop_last: int = 0


Build = Callable[[Found], Meaning | Reading | None]


class Family(msgspec.Struct, frozen=True):
    """One family of expressions."""

    id: str
    cls: str
    pattern: re.Pattern[str]
    build: Build


ALIASES = {
    "number": "int1 int2 int4 int decimal cardinal",
    "small": "int1 int2 int cardinal",
    "dom": "int1 ordinal ordinal_word second",
    "nth": "ordinal ordinal_word second",
    "month_name": "month month_short month_shared",
    "any_unit": "unit units second",
    "short_weekday": "weekday weekday_short",
    "stop": "punct break dot comma colon dash rparen",
}


def _classes(name: str) -> str:
    return "".join(re.escape(CHARACTER[n]) for n in ALIASES.get(name, name).split())


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression over class characters that ``pattern`` writes with class names."""
    bare = re.sub(r"\((?!\?)", "(?:", pattern)
    written = re.sub(r"[a-z]\w*", lambda m: f"[{_classes(m[0])}]", bare)
    return re.compile(written.replace(" ", ""))


class Grammar:
    """An ordered list of families."""

    def __init__(self) -> None:
        self.families: list[Family] = []

    def family(self, cls: str, pattern: str) -> Callable[[Build], Build]:
        """Adds the function below as a family whose matches become tokens of class ``cls``."""

        def add(build: Build) -> Build:
            name = getattr(build, "__name__", "").replace("_", "-")
            self.families.append(Family(name, cls, compile_pattern(pattern), build))
            return build

        return add

    def reduce(self, text: str, tokens: list[Token]) -> list[Token]:
        """``tokens`` with every match of every family replaced, family by family."""
        classes = "".join([t.cls for t in tokens])
        for family in self.families:
            if family.pattern.search(classes) is None:
                continue
            tokens = _apply(family, text, tokens, classes)
            classes = "".join([t.cls for t in tokens])
        return tokens


def _apply(family: Family, text: str, tokens: list[Token], classes: str) -> list[Token]:
    done: list[Token] = []
    taken = 0
    for match in family.pattern.finditer(classes):
        start, end = match.span()
        found = Found(
            tuple(tokens[start:end]),
            tuple(tokens[max(0, start - 3) : start]),
            tuple(tokens[end : end + 3]),
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


def span_text(tokens: Sequence[Token]) -> str:
    """The words of ``tokens`` in lower case, for families that must look at them."""
    return " ".join(t.text.lower() for t in tokens)
