"""The time that a claim speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from gongbao.claims.models import Extent
from gongbao.dates.models import TimeExpression
from gongbao.text import Document


class Periods:
    """Finds the time expression nearest before a quantity: in its sentence, else where its paragraph began."""

    def __init__(self, document: Document, dates: Sequence[TimeExpression]):
        self._document = document
        self._dates = [date for date in dates if date.type == "DATE" and date.start_date]
        self._starts = [date.start for date in self._dates]
        self._paragraphs = [part.start for part in document.parts]

    def find(self, at: int, comparison: Extent | None) -> TimeExpression | None:
        """Return the period of the quantity at `at`; dates inside `comparison` are what it is compared with."""
        start, _ = self._document.sentence(at)
        near = self._last(start, at, comparison)
        return near or self._first(self._paragraph(start), start)

    def _last(self, start: int, end: int, comparison: Extent | None) -> TimeExpression | None:
        for index in range(bisect_left(self._starts, end) - 1, -1, -1):
            date = self._dates[index]
            if date.start < start:
                return None
            if comparison is None or not comparison[0] <= date.start < comparison[1]:
                return date
        return None

    def _first(self, start: int, end: int) -> TimeExpression | None:
        index = bisect_left(self._starts, start)
        dates: Sequence[TimeExpression] = self._dates[index : index + 1]
        return dates[0] if dates and dates[0].start < end else None

    def _paragraph(self, at: int) -> int:
        newline = self._document.text.rfind("\n", 0, at) + 1
        index = bisect_left(self._paragraphs, at + 1) - 1
        return max(newline, self._paragraphs[index] if index >= 0 else 0)
