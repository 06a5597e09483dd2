"""From a grid to its claims: each numeric cell with what row, column, caption and unit line say of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterator
from decimal import Decimal
from typing import NamedTuple

from gongbao.claims.models import Claim, Extent
from gongbao.frames.models import Frame, Period, Reason
from gongbao.grids.amounts import Amounts
from gongbao.grids.columns import Column, columns, days
from gongbao.grids.context import Above, Line, Table
from gongbao.grids.heads import (
    Head,
    day_before_year,
    half_year,
    head_of,
    last_month,
    may_be_dated,
    month_or_quarter_before,
    shifted,
    stated,
    year_before,
    year_so_far,
)
from gongbao.grids.measures import Unit, labelled, negated, number, unit, units
from gongbao.grids.models import Cell, Entry, Grid
from gongbao.grids.parts import Parts
from gongbao.grids.rules import Mood, Nature, grid_rules
from gongbao.grids.segments import Row, Segment, is_value, segments
from gongbao.quantities.models import Quantity
from gongbao.rulebook import Candidate, Rulebook

_YEAR = 366


class _Told(NamedTuple):
    """What the frame of a claim says beside its owner."""

    period: tuple[datetime.date | None, datetime.date | None]
    basis: str
    modality: str
    reasons: tuple[Reason, ...]


class Reader:
    """Reads the grids of one document, whose own time is `base` and place `place`."""

    def __init__(self, base: Period, place: str, book: Rulebook):
        self._base, self._place, self._book = base, place, book
        self._known = grid_rules(book)
        self._amounts = Amounts(book)
        self._once: dict[Hashable, _Told] = {}

    def read(self, grid: Grid) -> Iterator[Entry]:
        """Yield the claims of `grid` in order."""
        parts = Parts(self._book, grid.caption.text if grid.caption else "")
        for segment, above in self._segments(grid):
            yield from self._segment(segment, above, parts)

    def _segments(self, grid: Grid) -> Iterator[tuple[Segment, Above]]:
        """Yield the segments of `grid`, each with what stands above it."""
        caption, line = grid.caption, grid.unit_line
        given = self._units(line.text) if line else ()
        if not given and caption:
            given = labelled(caption.text, self._book).units
        for segment in segments(grid.rows, self._book):
            for label in segment.labels:
                found = self._units(label.text) or units(label.text, self._book)
                given = found or labelled(label.text, self._book).units or given
                if caption is None or (not found and self._is_caption(label, caption, segment)):
                    caption = label
            yield segment, Above(caption, given, grid.time_line)

    def _is_caption(self, label: Cell, caption: Cell, segment: Segment) -> bool:
        """Return whether a row of one cell heads `segment` in the place of `caption`: before heads, by its time."""
        if not segment.headers:
            return True
        if self._known.words["footnote"].match(label.text) or stated(caption.text, self._book):
            return False
        return bool(stated(label.text, self._book))

    def _units(self, text: str) -> tuple[Unit, ...]:
        found = self._known.unit_line(text)
        return units(found["units"], self._book) if found else ()

    def _segment(self, segment: Segment, above: Above, parts: Parts) -> Iterator[Entry]:
        table = self._table(segment, above)
        for cell, column, line in self._cells(segment, table, parts):
            is_silent = column.role or self._is_headless(cell, column, segment)
            entry = None if is_silent else self._entry(cell, column, line, table)
            if entry is not None:
                yield entry

    def tried(self, grid: Grid) -> Iterator[Candidate]:
        """Yield the rules that say what the numeric cells of `grid` measure, and in what unit, or silence them."""
        parts = Parts(self._book, grid.caption.text if grid.caption else "")
        for segment, above in self._segments(grid):
            table = self._table(segment, above)
            for cell, column, line in self._cells(segment, table, parts):
                for rule in self._rules(cell, column, line, table):
                    yield Candidate(cell.start, cell.end, rule, bool(column.role))

    def _rules(self, cell: Cell, column: Column, line: Line, table: Table) -> Iterator[str]:
        if column.role:
            yield from (head.column.id for head in column.heads if head.column)
            return
        row = line.head
        source = self._measured(column, line, row, table)[1]
        nature = self._nature(cell, column, line, row, table)
        unit = (
            "cell unit"
            if number(cell.text) is None
            else (self._amounts.unit(column, line, row, nature, table) or (0, ""))[1]
        )
        yield from (self._known.sources[name] for name in (source, unit) if name in self._known.sources)
        if nature is not None:
            yield nature.id

    def _table(self, segment: Segment, above: Above) -> Table:
        caption = above.caption
        base = stated(caption.text, self._book) if caption else Period()
        if caption:
            base = half_year(caption.text, base, self._book)
        if not base and above.time:
            base = stated(above.time.text, self._book)
        base = base if base and days(base) < _YEAR and not self._base.within(base) else self._base
        year = base.last.year if base.last else 0
        found = columns(segment, year, self._book)
        latest = _latest(found)
        levels = [column for column in found if not (column.role or column.is_text or column.nature)]
        names = {column.said() for column in levels}
        return Table(
            base or latest,
            self._place,
            above.units,
            caption,
            found,
            self._planned(caption),
            self._moved(caption),
            latest,
            len(names) > 1,
        )

    def _planned(self, caption: Cell | None) -> Mood | None:
        if caption is None:
            return None
        for rule, pattern in self._known.moods:
            is_plan = rule.modality == "target" and self._known.words["plan"].search(caption.text)
            if rule.modality and (is_plan or pattern.search(caption.text)):
                return rule
        return None

    def _moved(self, caption: Cell | None) -> Nature | None:
        """Return by what the numbers of a table are changes, where its caption says that all are."""
        if caption is None:
            return None
        words = labelled(caption.text, self._book).words
        if not self._known.words["growth caption"].search(words):
            return None
        return next((rule for rule, pattern in self._known.natures if pattern.search(words)), None)

    def _nature(self, cell: Cell, column: Column, line: Line, row: Head, table: Table) -> Nature | None:
        """Return by what a number is a change or a share: its column's head, its row's, or else the caption."""
        own = column.nature or row.nature
        if own is not None or table.nature is None or number(cell.text) is None:
            return own
        unit, source = self._amounts.unit(column, line, row, None, table) or (None, "")
        return table.nature if source == "unit line" and unit is not None and unit.is_ratio else None

    def _cells(self, segment: Segment, table: Table, parts: Parts) -> Iterator[tuple[Cell, Column, Line]]:
        """Yield the numeric cells below the heads of `segment`, each with its column and what its row says up to it."""
        above: dict[int, Cell] = {}
        for label in segment.labels:
            if not self._units(label.text):
                parts.label(label)
        for row in segment.body:
            line = Line()
            told = {
                index: self._unit_cell(index, cell, row, above).text
                for index, (cell, column) in enumerate(zip(row, table.columns, strict=False))
                if column.role == "unit"
            }
            is_total = self._is_total(row, table)
            for index, (cell, column) in enumerate(zip(row, table.columns, strict=False)):
                line.unit_words = told.get(column.unit_at, "")
                line.unit = unit(line.unit_words, self._book)
                if column.role in ("time", "place", "body"):
                    if cell.text or is_total:
                        above[index] = cell
                    self._key(line, above.get(index, cell), column.role, is_total, table)
                elif not cell.text:
                    continue
                elif self._may_be_value(column, line) and is_value(cell.text, self._book):
                    yield cell, column, line
                elif self._may_be_subject(column, line) and not self._is_void(cell, column):
                    self._subject(line, cell, table, parts)

    def _is_total(self, row: Row, table: Table) -> bool:
        """Return whether a cell that numbers a row, or says whose or when it is, says that it sums up all."""
        keys = (cell for cell, column in zip(row, table.columns, strict=False) if column.role)
        return any(self._known.words["total"].search(cell.text) for cell in keys if cell.text)

    def _is_headless(self, cell: Cell, column: Column, segment: Segment) -> bool:
        """Return whether no head says what a bare number is, while others have heads."""
        return bool(segment.headers) and not column.heads and number(cell.text) is not None

    def _may_be_value(self, column: Column, line: Line) -> bool:
        """Return whether a cell may be a number: the first of a row in a column of names is none (60岁及以上)."""
        return bool(column.role) or line.subject is not None or not column.is_text

    def _may_be_subject(self, column: Column, line: Line) -> bool:
        return column.is_subject or (line.subject is None and not column.is_text)

    def _is_void(self, cell: Cell, column: Column) -> bool:
        return bool(column.role) or self._known.words["no value"].search(cell.text) is not None

    def _subject(self, line: Line, cell: Cell, table: Table, parts: Parts) -> None:
        is_first = line.subject is None
        line.subject, line.wholes, line.whole_unit = cell, (), None
        line.head = head = head_of(cell.text, table.year, self._book)
        if is_first and head.words and not (head.is_time or head.about):
            of_row = line.unit or (head.units[0] if len(head.units) == 1 else None)
            line.wholes, line.whole_unit = parts.wholes(cell, head, of_row)

    def _unit_cell(self, index: int, cell: Cell, row: Row, above: dict[int, Cell]) -> Cell:
        """Return the cell with the unit of a row: that above it for a ditto mark, and for a part without its own."""
        is_part = not cell.text and self._known.words["lead"].match(row[0].text)
        if self._known.words["ditto"].search(cell.text) or is_part:
            return above.get(index, cell)
        above[index] = cell
        return cell

    def _key(self, line: Line, cell: Cell, role: str, is_total: bool, table: Table) -> None:
        if is_total:
            line.about, line.is_total = table.place, True
        elif role == "time":
            line.time = cell
        else:
            head = head_of(cell.text, 0, self._book)
            line.about = head.about or head.words if role == "place" else head.words

    def _entry(self, cell: Cell, column: Column, line: Line, table: Table) -> Entry | None:
        row = line.head
        measured, source = self._measured(column, line, row, table)
        rule = self._known.sources.get(source)
        if measured is None or rule is None:
            return None
        nature = self._nature(cell, column, line, row, table)
        quantity = self._amounts.quantity(cell, column, line, row, nature, table)
        if quantity is None:
            return None
        parts = self._parts(source, measured, column, line, table)
        claim = _claim(quantity, nature, measured, parts, rule)
        return Entry(claim, self._frame(claim, column, line, nature, table))

    def _parts(
        self, source: str, measured: Extent, column: Column, line: Line, table: Table
    ) -> tuple[Extent, ...]:
        """Return all words that say what is measured, where those of one head do not: its wholes, and its column's."""
        if source == "row":
            found = (*line.wholes, measured, *(column.names if table.is_many else ()))
        else:
            found = column.names if source == "column" else ()
        return found if len(found) > 1 else ()

    def _measured(self, column: Column, line: Line, row: Head, table: Table) -> tuple[Extent | None, str]:
        """Return the words that a number measures, and whether they are the row's, the column's or the caption's."""
        naming = column.naming
        if self._known.words["glued"].search(row.words):
            return None, ""
        is_key = row.is_time or (row.about and naming is not None)
        if line.subject is not None and row.words and not is_key:
            return (line.subject.start + row.first, line.subject.start + row.last), "row"
        if not (is_key or line.about or line.is_total or line.time or row.about):
            return None, ""
        if naming is not None:
            cell, head = naming
            return (cell.start + head.first, cell.start + head.last), "column"
        return self._captioned(column, table), "caption"

    def _captioned(self, column: Column, table: Table) -> Extent | None:
        """Return the words of a caption that names one measure, for a column that is a time alone."""
        if table.caption is None or not column.period or column.nature:
            return None
        label = labelled(table.caption.text, self._book)
        lead = self._known.words["caption"].match(label.words)
        first = lead.end() if lead else 0
        start = table.caption.start
        if not label.units and (len(table.units) != 1 or self._known.words["no caption"].search(label.words)):
            return None
        return (start + first, start + label.last) if first < label.last else None

    def _frame(self, claim: Claim, column: Column, line: Line, nature: Nature | None, table: Table) -> Frame:
        told = self._told_once(claim.rule, claim.kind == "change", column, line, nature, table)
        words = (table.caption.start, table.caption.end) if table.caption else None
        row = line.head
        about = line.about or (row.about and _named(column) and row.about) or column.about or table.place
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


def _named(column: Column) -> bool:
    return column.naming is not None


def _latest(found: list[Column]) -> Period:
    """Return the latest of the times that heads name, that of changes against the others; empty if there is none."""
    periods = [column.period for column in found if column.period and not column.role]
    return max(periods, key=lambda period: (str(period.last), -days(period)), default=Period())


def _claim(
    quantity: Quantity, nature: Nature | None, measured: Extent, parts: tuple[Extent, ...], rule: str
) -> Claim:
    if nature is None or nature.kind != "change":
        return Claim(quantity, quantity.kind, "", None, measured, None, None, rule, parts=parts)
    value = quantity.value or Decimal(0)
    direction = "decrease" if value < 0 else nature.direction if value else ""
    if value < 0:
        quantity = negated(quantity)
    return Claim(quantity, "change", direction, None, measured, None, None, rule, parts=parts)
