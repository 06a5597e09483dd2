"""The year that each stretch of a report speaks of."""

from __future__ import annotations

from gongbao.dates.context import Context
from gongbao.dates.grammar import Grammar


class Sections:
    """Enters the lines of the text one after another and keeps the context's years up to date."""

    def __init__(self, folded: str, grammar: Grammar):
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
            _, kind, year = self._marks[self._next]
            self._next += 1
            _apply(kind, year, context)


def _apply(kind: str, year: int | None, context: Context) -> None:
    if kind == "heading":
        context.section_year = year
    elif kind == "plan":
        context.section_year = context.near_year(0)
    elif kind == "review":
        context.section_year = None
        context.section_year = context.reported_year()


def _marks(folded: str, grammar: Grammar) -> list[tuple[int, str, int | None]]:
    marks = []
    for rule, pattern in grammar.sections:
        for found in pattern.finditer(folded):
            year = int(found["year"]) if rule.kind == "heading" else None
            marks.append((found.start(), rule.kind, year))
    return sorted(marks, key=lambda mark: mark[0])
