"""From a grid to its claims: each numeric cell with what row, column, caption and unit line say of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongbao.claims.models import Claim, Extent
from gongbao.frames.models import Period
from gongbao.grids.amounts import Amounts
from gongbao.grids.columns import Column
from gongbao.grids.context import Above, Line, Table
from gongbao.grids.framing import Framing
from gongbao.grids.heads import Head, head_of
from gongbao.grids.measures import labelled, negated, number, unit
from gongbao.grids.models import Cell, Entry, Grid
from gongbao.grids.parts import Parts
from gongbao.grids.rules import Nature, grid_rules
from gongbao.grids.segments import Row, Segment, is_value
from gongbao.grids.setting import Setting
from gongbao.quantities.models import Quantity
from gongbao.rulebook import Candidate, Rulebook


class Reader:
    """Reads the grids of one document, whose own time is `base` and place `place`."""

    def __init__(self, base: Period, place: str, book: Rulebook):
        self._book = book
        self._known = grid_rules(book)
        self._setting, self._amounts, self._framing = Setting(base, place, book), Amounts(book), Framing(book)

    def read(self, grid: Grid) -> Iterator[Entry]:
        """Yield the claims of `grid` in order."""
        parts = Parts(self._book, grid.caption.text if grid.caption else "")
        for segment, above in self._setting.segments(grid):
            yield from self._segment(segment, above, parts)

    def _segment(self, segment: Segment, above: Above, parts: Parts) -> Iterator[Entry]:
        table = self._setting.table(segment, above)
        for cell, column, line in self._cells(segment, table, parts):
            is_silent = column.role or self._is_headless(cell, column, segment)
            entry = None if is_silent else self._entry(cell, column, line, table)
            if entry is not None:
                yield entry

    def tried(self, grid: Grid) -> Iterator[Candidate]:
        """Yield the rules that say what the numeric cells of `grid` measure, and in what unit, or silence them."""
        parts = Parts(self._book, grid.caption.text if grid.caption else "")
        for segment, above in self._setting.segments(grid):
            table = self._setting.table(segment, above)
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
            if not self._setting.units(label.text):
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
        return Entry(claim, self._framing.frame(claim, column, line, nature, table))

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
