"""A finding's mentions for formats that point into files: where they are, and what they say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from discrep.config import DISAGREEMENTS
from discrep.model.facts import Article, Fact
from discrep.model.findings import Answer, Finding
from discrep.report.order import answers_in_order, in_order
from discrep.report.typeset import typeset
from discrep.report.wording import printable, quotation

_TOLD = 3  # sources that a message names for one value; the others it counts


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """Where a mention is in its file: lines and columns from 1, the last column exclusive.

    Columns count code points. Lines end at line feeds, as they do for those who read files.
    """

    line: int
    column: int
    end_line: int
    end_column: int


def mentions(finding: Finding) -> list[tuple[Answer, Fact]]:
    """Every mention with the answer that it gives: side by side, then source by source."""
    return [(a, f) for a in answers_in_order(finding) for f in in_order(a.facts)]


def spot(fact: Fact, article: Article) -> Spot | None:
    """Where ``fact`` is in its article's file; None where the file is not the text itself."""
    if not article.first_line:
        return None
    above = article.first_line - 1
    line, column = _position(article.text, fact.start)
    end_line, end_column = _position(article.text, fact.end)
    return Spot(line=above + line, column=column, end_line=above + end_line, end_column=end_column)


def _position(text: str, offset: int) -> tuple[int, int]:
    starts = _lines(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=64)
def _lines(text: str) -> list[int]:
    """Where the lines of ``text`` begin."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def headline(finding: Finding) -> str:
    """Verdict, severity where it has a meaning, question: ``conflict (high): how many died``."""
    sure = f" ({finding.severity})" if finding.verdict in DISAGREEMENTS else ""
    return f"{finding.verdict}{sure}: {printable(finding.question.text)}"


def statement(finding: Finding, sources: Mapping[str, Article]) -> str:
    """Every value, who gives it and in which words, then why: lines that stand alone."""
    lines = [_answer(a, sources) for a in answers_in_order(finding)]
    silent = [f"silent: {printable(', '.join(finding.silent))}"] if finding.silent else []
    return "\n".join([*lines, *silent, printable(finding.explanation)])


def credit(fact: Fact) -> str:
    """The source, the speaker whom it credits, and as of when: ``wire (the mayor), 2020-03-03``."""
    who = f"{fact.source} ({fact.speaker})" if fact.speaker else fact.source
    return printable(f"{who}, {fact.as_of}" if fact.as_of else who)


def _answer(answer: Answer, sources: Mapping[str, Article]) -> str:
    first = {fact.source: fact for fact in reversed(in_order(answer.facts))}
    facts = in_order(first.values())
    told = [f"{credit(f)}: “{quote(f, sources[f.source])}”" for f in facts[:_TOLD]]
    if len(facts) > _TOLD:
        told.append(f"and {len(facts) - _TOLD} more")
    return f"{printable(typeset(facts[0]).text)} - {'; '.join(told)}"


def quote(fact: Fact, article: Article) -> str:
    """The words around ``fact``, on one line."""
    return printable("".join(quotation(fact, article))).strip()
