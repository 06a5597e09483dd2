"""The year that each stretch of a report speaks of."""

from __future__ import annotations

from dataclasses import replace

from gongbao.dates.context import Context
from gongbao.dates.grammar import TimeGrammar
from gongbao.dates.standpoint import Account, months_named


class Sections:
    """Enters the lines of the text one after another and keeps the context's years up to date."""

    def __init__(self, folded: str, grammar: TimeGrammar):
        self._text = folded
        self._marks = _marks(folded, grammar)
        self._next = 0
        self._line_end = -1

    def enter(self, at: int, context: Context) -> None:
        """Bring `context` to the place `at`, which never goes back."""
        if at > self._line_end:
            context.told_year = context.told_within = context.told_span = None
            newline = self._text.find("\n", at)
            self._line_end = len(self._text) if newline < 0 else newline
        elif context.told_within is not None:
            ended = self._text.find("。", context.told_within, at) >= 0
            context.told_year = None if ended else context.told_year
            context.told_within = None if ended else at
        while self._next < len(self._marks) and self._marks[self._next][0] <= at:
            _, told = self._marks[self._next]
            self._next += 1
            _apply(told, context)


def _apply(told: Account | str | int, context: Context) -> None:
    if isinstance(told, Account):
        context.account_told = told if told.year is not None else replace(told, year=context.near_year(0))
    elif isinstance(told, int):
        context.section_year = told
    elif told == "plan":
        context.section_year = context.near_year(0)
    else:
        context.section_year = None
        context.section_year = context.reported_year()


def _marks(folded: str, grammar: TimeGrammar) -> list[tuple[int, Account | str | int]]:
    """Return the places where the text says of which year or period it speaks, with what they say, in order."""
    marks: list[tuple[int, Account | str | int]] = []
    for rule, pattern in grammar.sections:
        for found in pattern.finditer(folded):
            if rule.kind == "account":
                first, last = months_named(found.groupdict(), grammar)
                year = found.groupdict().get("year")
                marks.append((found.start(), Account(int(year) if year else None, first or 1, last or 12)))
            else:
                marks.append((found.start(), int(found["year"]) if rule.kind == "heading" else rule.kind))
    return sorted(marks, key=lambda mark: mark[0])
