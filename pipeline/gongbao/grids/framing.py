"""When, of whom, on what basis and in what mood a number of a table holds."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable
from typing import NamedTuple

from gongbao.claims.models import Claim
from gongbao.frames.models import Frame, Period, Reason
from gongbao.grids.calendar import (
    day_before_year,
    last_month,
    month_or_quarter_before,
    shifted,
    year_before,
    year_so_far,
)
from gongbao.grids.columns import Column, days
from gongbao.grids.context import Line, Table
from gongbao.grids.heads import Head, head_of, may_be_dated
from gongbao.grids.rules import Mood, Nature
from gongbao.rulebook import Rulebook


class _Told(NamedTuple):
    """What the frame of a claim says beside its owner."""

    period: tuple[datetime.date | None, datetime.date | None]
    basis: str
    modality: str
    reasons: tuple[Reason, ...]


class Framing:
    """Reads the frames of claims of tables from the heads of row and column, and from what stands above."""

    def __init__(self, book: Rulebook):
        self._book = book
        self._once: dict[Hashable, _Told] = {}

    def frame(self, claim: Claim, column: Column, line: Line, nature: Nature | None, table: Table) -> Frame:
        """Return the frame of `claim`, a number of `column` in the row `line`, of the `nature` that its head says."""
        told = self._told_once(claim.rule, claim.kind == "change", column, line, nature, table)
        words = (table.caption.start, table.caption.end) if table.caption else None
        row = line.head
        about = (
            line.about
            or (row.about and column.naming is not None and row.about)
            or column.about
            or table.place
        )
        return Frame(
            claim.start, claim.end, *told.period, about, told.basis, told.modality, told.reasons, words
        )

    def _told_once(
        self, rule: str, is_change: bool, column: Column, line: Line, nature: Nature | None, table: Table
    ) -> _Told:
        """Return what `_tell` does, once for all rows of which nothing differs that it depends on."""
        row, time = line.head, line.time
        if line.subject is not None and may_be_dated(line.subject.text, self._book):
            return self._tell(rule, is_change, column, line, nature, table)
        key = (
            column,
            rule,
            nature,
            time and time.text,
            row.period,
            row.relation,
            row.against,
            row.mood,
            is_change,
        )
        told = self._once.get(key)
        if told is None:
            told = self._once[key] = self._tell(rule, is_change, column, line, nature, table)
        return told

    def _tell(
        self, rule: str, is_change: bool, column: Column, line: Line, nature: Nature | None, table: Table
    ) -> _Told:
        """Return time, basis and mood of a claim that is linked by `rule`."""
        row = line.head
        period = self._period(column, line, row, table)
        relation = column.relation or row.relation
        words = (table.caption.start, table.caption.end) if table.caption else None
        said = (*reversed(column.heads), row)
        mood = next((head.mood for head in said if head.mood), None) or self._mood(column, table)
        reasons = [Reason("period", relation.id if relation else rule, words)]
        if nature is not None:
            reasons.append(Reason("basis", nature.id))
        if mood is not None:
            reasons.append(Reason("modality", mood.id))
        basis = _basis(nature, column.against or row.against, period) if is_change else ""
        modality = mood.modality if mood is not None else ""
        return _Told((period.first, period.last), basis, modality, tuple(reasons))

    def _mood(self, column: Column, table: Table) -> Mood | None:
        """Return the mood of the caption, which does not hold for what lies before the table's latest time."""
        own, latest = column.period.last, table.latest.last
        return None if own and latest and own < latest else table.mood

    def _period(self, column: Column, line: Line, row: Head, table: Table) -> Period:
        """Return the time of a number: that of row and column, else the table's; empty where they disagree."""
        if row.unclear or any(head.unclear for head in column.heads):
            return Period()
        own = column.period
        year = own.last.year if own.last else table.year
        when = head_of(line.time.text, year, self._book).period if line.time else Period()
        if line.time and not when:
            return Period()
        if row.period or (line.subject and own and own.last):
            row = head_of(line.subject.text, year, self._book) if line.subject else row
            when = when or row.period
        found = [one for one in (own, when) if one]
        if len(found) == 2:
            shorter, longer = sorted(found, key=days)
            return shorter if shorter == longer or shorter.within(longer) else Period()
        if found:
            return found[0]
        if against := column.against or row.against:
            return _compared(table.base, against)
        relation = column.relation or row.relation
        return _RELATED[relation.period](table.base) if relation is not None else table.base


_RELATED: dict[str, Callable[[Period], Period]] = {
    "same": lambda base: base,
    "before": year_before,
    "end": Period.last_day,
    "begin": day_before_year,
    "month": last_month,
    "so far": year_so_far,
    "previous": month_or_quarter_before,
    "year": Period.last_year,
}
"""The time that a head tells by its relation to that of the table."""


def _compared(base: Period, against: Period) -> Period:
    """Return the time of a change against months of an earlier year, the same of the year of `base`; else `base`."""
    is_months = not against.is_year() and against.first != against.last
    return (shifted(against, base.last.year) if is_months and base.last else Period()) or base


def _basis(nature: Nature | None, against: Period, period: Period) -> str:
    """Return what a change is against: its nature's, unless heads name another time than a year before."""
    if nature is None or not (against.last and period.last):
        return nature.basis if nature is not None else ""
    return "yoy" if shifted(against, against.last.year + 1) == period else "other"
