"""The quantity of a numeric cell: its number, in the unit that cell, head, column or unit line gives."""

from __future__ import annotations

from dataclasses import replace

from gongbao.grids.columns import Column
from gongbao.grids.context import Line, Table
from gongbao.grids.heads import Head
from gongbao.grids.measures import Unit, hedged, in_cell, magnified, moved, number, unit
from gongbao.grids.models import Cell
from gongbao.grids.rules import Nature, grid_rules
from gongbao.quantities.models import Quantity
from gongbao.rulebook import Rulebook


class Amounts:
    """Reads the numbers of cells by the rules of `book`."""

    def __init__(self, book: Rulebook):
        self._book = book
        self._known = grid_rules(book)

    def quantity(
        self, cell: Cell, column: Column, line: Line, row: Head, nature: Nature | None, table: Table
    ) -> Quantity | None:
        """Return the number of `cell` with its unit; `None` where it is none, or has no unit that is sure."""
        value, mod, is_scaled = number(cell.text), "exact", False
        if value is None and (about := hedged(cell.text, self._book)):
            value, mod = about.value, about.mod
        if value is None:
            value, is_scaled = magnified(cell.text, self._book), True
        if value is None:
            return self._in_cell(cell, nature)
        chosen = self.unit(column, line, row, nature, table)
        rule = self._known.sources.get(chosen[1]) if chosen else None
        if chosen is None or rule is None or (is_scaled and chosen[0].one.value != 1):
            return None
        return chosen[0].quantity(value, cell.start, cell.end, rule, mod)

    def _in_cell(self, cell: Cell, nature: Nature | None) -> Quantity | None:
        """Return the number with unit that `cell` is, or the change that it says in words."""
        found = in_cell(cell.text, self._book)
        if found is None and nature is not None and nature.kind == "change":
            found = moved(cell.text, self._book)
        rule = self._known.sources.get("cell unit")
        if found is None or rule is None:
            return None
        return replace(found, start=cell.start, end=cell.end, rule=rule)

    def unit(
        self, column: Column, line: Line, row: Head, nature: Nature | None, table: Table
    ) -> tuple[Unit, str] | None:
        """Return the unit of a bare number, and where it stands; `None` where that is not sure."""
        of_row = line.unit or (row.units[0] if len(row.units) == 1 else None)
        ratio = nature is not None
        if column.units:
            one = _one_of(column.units, ratio, row)
            if one is not None and (priced := self._priced(one, column, line)) is not None:
                return priced, "column unit"
            if one is not None and len(row.units) == 1 and not one.is_ratio:
                return row.units[0], "row unit"
            return (one, "column unit") if one else None
        by_column = column.nature
        if by_column is not None and not column.is_absolute:
            if (of_row is not None and of_row.is_ratio) or self._has_own_unit(row):
                return None
            return self._by_nature(by_column, table)
        if of_row is not None:
            return of_row, "unit column" if line.unit else "row unit"
        if row.nature is not None and by_column is None:
            return self._by_nature(row.nature, table)
        heads = (row, *column.heads)
        for one, source in ((line.whole_unit, "whole unit"), (_one_of(table.units, False), "unit line")):
            if one is not None:
                return None if any(self._has_own_unit(head, one) for head in heads) else (one, source)
        return None

    def _priced(self, one: Unit, column: Column, line: Line) -> Unit | None:
        """Return the unit of a price `one` for what the column of units says: 价格（元） of 吨 is in 元/吨."""
        is_price = any(self._known.words["price"].search(head.words) for head in column.heads)
        if not is_price or one.one.kind != "money" or "/" in one.one.unit or not line.unit_words:
            return None
        per = unit(f"{one.one.unit}/{line.unit_words}", self._book)
        return per.times(one) if per is not None else None

    def _has_own_unit(self, head: Head, given: Unit | None = None) -> bool:
        """Return whether the numbers of `head` are not in the unit `given` to all: rates may be in %, 人数 in 人."""
        found = self._known.words["own unit"].search(head.words)
        if found is None or given is None:
            return found is not None
        return not (found["rate"] and given.is_ratio) and not (found["count"] and given.one.kind == "count")

    def _by_nature(self, nature: Nature, table: Table) -> tuple[Unit, str] | None:
        one = next((one for one in table.units if one.is_ratio), None)
        if one is not None:
            return one, "unit line"
        implied = unit(nature.implied, self._book)
        return (implied, "implied") if implied else None


def _one_of(found: tuple[Unit, ...], ratio: bool, row: Head | None = None) -> Unit | None:
    """Return the unit of a share or change, or of a level, among `found`; `None` where several may be it.

    Of changes in `%、百分点`, that of a `row` in percent is in the latter.
    """
    if len(found) == 1:
        return found[0]
    fitting = [one for one in found if one.is_ratio == ratio]
    if ratio:
        in_points = row is not None and any(one.is_ratio for one in row.units)
        return next((one for one in fitting if ("%" in one.one.unit) != in_points), None)
    return fitting[0] if len(fitting) == 1 else None
