"""From a grid to its claims: each numeric cell with what row, column, caption and unit line say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from gongbao.claims.models import Claim, Extent
from gongbao.frames.models import Frame, Period, Reason
from gongbao.grids.columns import Column, columns, days
from gongbao.grids.heads import (
    Head,
    day_before_year,
    half_year,
    head_of,
    last_month,
    stated,
    year_before,
    year_so_far,
)
from gongbao.grids.measures import Unit, hedged, in_cell, labelled, moved, number, unit, units
from gongbao.grids.models import Cell, Entry, Grid
from gongbao.grids.parts import Parts
from gongbao.grids.rules import Mood, Nature, grid_rules
from gongbao.grids.segments import Row, Segment, is_value, segments
from gongbao.quantities.models import Quantity
from gongbao.rulebook import Candidate, Rulebook

_NATION = "中国"
_YEAR = 366


@dataclass(frozen=True, slots=True)
class Table:
    """What stands over all cells of a segment: its time, owner, units, caption and columns."""

    base: Period
    place: str
    units: tuple[Unit, ...]
    caption: Cell | None
    columns: list[Column]
    mood: Mood | None
    latest: Period
    is_many: bool
    """Whether several of its columns name measures, so that the head of a row alone does not say what is measured."""

    @property
    def year(self) -> int:
        """The year of its time, 0 where that is not known."""
        return self.base.last.year if self.base.last else 0


@dataclass(slots=True)
class Line:
    """A row as it is read from the left: what it is of, and the words that the next number measures.

    `wholes` are the words of the rows of which it is a part, `is_total` whether it is the sum of all places.
    """

    unit: Unit | None = None
    about: str = ""
    time: Cell | None = None
    subject: Cell | None = None
    wholes: tuple[Extent, ...] = ()
    is_total: bool = False


class Reader:
    """Reads the grids of one document, whose own time is `base` and place `place`."""

    def __init__(self, base: Period, place: str, book: Rulebook):
        self._base, self._place, self._book = base, place, book
        self._known = grid_rules(book)

    def read(self, grid: Grid) -> Iterator[Entry]:
        """Yield the claims of `grid` in order."""
        parts = Parts(self._book, grid.caption.text if grid.caption else "")
        for segment, caption, given in self._segments(grid):
            yield from self._segment(segment, caption, given, parts)

    def _segments(self, grid: Grid) -> Iterator[tuple[Segment, Cell | None, tuple[Unit, ...]]]:
        """Yield the segments of `grid`, each with its caption and the units that it gives."""
        caption, line = grid.caption, grid.unit_line
        given = self._units(line.text) if line else ()
        if not given and caption:
            given = labelled(caption.text, self._book).units
        for segment in segments(grid.rows, self._book):
            for label in segment.labels:
                found = self._units(label.text)
                given = found or labelled(label.text, self._book).units or given
                if (not found and not segment.headers) or caption is None:
                    caption = label
            yield segment, caption, given

    def _units(self, text: str) -> tuple[Unit, ...]:
        found = self._known.unit_line(text)
        return units(found["units"], self._book) if found else ()

    def _segment(
        self, segment: Segment, caption: Cell | None, given: tuple[Unit, ...], parts: Parts
    ) -> Iterator[Entry]:
        table = self._table(segment, caption, given)
        for cell, column, line in self._cells(segment, table, parts):
            entry = None if column.role else self._entry(cell, column, line, table)
            if entry is not None:
                yield entry

    def tried(self, grid: Grid) -> Iterator[Candidate]:
        """Yield the rules that say what the numeric cells of `grid` measure, and in what unit, or silence them."""
        parts = Parts(self._book, grid.caption.text if grid.caption else "")
        for segment, caption, given in self._segments(grid):
            table = self._table(segment, caption, given)
            for cell, column, line in self._cells(segment, table, parts):
                for rule in self._rules(cell, column, line, table):
                    yield Candidate(cell.start, cell.end, rule, bool(column.role))

    def _rules(self, cell: Cell, column: Column, line: Line, table: Table) -> Iterator[str]:
        if column.role:
            yield from (head.column.id for head in column.heads if head.column)
            return
        row = self._row_head(line, table)
        source = self._measured(column, line, row, table)[1]
        nature = column.nature or row.nature
        unit = (
            "cell unit"
            if number(cell.text) is None
            else (self._unit(column, line, row, nature, table) or (0, ""))[1]
        )
        yield from (self._known.sources[name] for name in (source, unit) if name in self._known.sources)
        if nature is not None:
            yield nature.id

    def _table(self, segment: Segment, caption: Cell | None, given: tuple[Unit, ...]) -> Table:
        base = stated(caption.text, self._book) if caption else Period()
        if caption:
            base = half_year(caption.text, base, self._book)
        base = base if base and days(base) < _YEAR and not self._base.within(base) else self._base
        year = base.last.year if base.last else 0
        found = columns(segment, year, self._book)
        latest = _latest(found)
        names = {column.said() for column in found if not column.role and not column.is_text}
        return Table(
            base or latest,
            self._place,
            given,
            caption,
            found,
            self._planned(caption),
            latest,
            len(names - {""}) > 1,
        )

    def _planned(self, caption: Cell | None) -> Mood | None:
        if caption is None:
            return None
        for rule, pattern in self._known.moods:
            is_plan = rule.modality == "target" and self._known.words["plan"].search(caption.text)
            if rule.modality and (is_plan or pattern.search(caption.text)):
                return rule
        return None

    def _cells(self, segment: Segment, table: Table, parts: Parts) -> Iterator[tuple[Cell, Column, Line]]:
        """Yield the numeric cells below the heads of `segment`, each with its column and what its row says up to it."""
        above: dict[int, Cell] = {}
        for label in segment.labels:
            parts.label(label)
        for row in segment.body:
            line = Line()
            for index, (cell, column) in enumerate(zip(row, table.columns, strict=False)):
                if column.role == "unit":
                    line.unit = unit(self._unit_cell(index, cell, row, above).text, self._book)
            for index, (cell, column) in enumerate(zip(row, table.columns, strict=False)):
                if column.role in ("time", "place", "body"):
                    if cell.text:
                        above[index] = cell
                    self._key(line, above.get(index, cell), column.role, table)
                elif not cell.text:
                    continue
                elif self._may_be_value(column, line) and is_value(cell.text, self._book):
                    yield cell, column, line
                elif (line.subject is None or column.is_text) and not self._is_void(cell, column):
                    self._subject(line, cell, table, parts)

    def _may_be_value(self, column: Column, line: Line) -> bool:
        """Return whether a cell may be a number: the first of a row in a column of names is none (60岁及以上)."""
        return bool(column.role) or line.subject is not None or not column.is_text

    def _is_void(self, cell: Cell, column: Column) -> bool:
        return bool(column.role) or self._known.words["no value"].search(cell.text) is not None

    def _subject(self, line: Line, cell: Cell, table: Table, parts: Parts) -> None:
        is_first = line.subject is None
        line.subject, line.wholes = cell, ()
        head = self._row_head(line, table)
        if is_first and head.words and not (head.is_time or head.about):
            line.wholes = parts.wholes(
                cell, head, line.unit or (head.units[0] if len(head.units) == 1 else None)
            )

    def _unit_cell(self, index: int, cell: Cell, row: Row, above: dict[int, Cell]) -> Cell:
        """Return the cell with the unit of a row: that above it for a ditto mark, and for a part without its own."""
        is_part = not cell.text and self._known.words["lead"].match(row[0].text)
        if self._known.words["ditto"].search(cell.text) or is_part:
            return above.get(index, cell)
        above[index] = cell
        return cell

    def _key(self, line: Line, cell: Cell, role: str, table: Table) -> None:
        if role == "time":
            line.time = cell
        elif self._known.words["nation"].search(cell.text):
            line.about = _NATION
        elif self._known.words["total"].search(cell.text):
            line.about, line.is_total = table.place, True
        else:
            head = head_of(cell.text, 0, self._book)
            line.about = (head.about if role == "place" else "") or head.words

    def _row_head(self, line: Line, table: Table) -> Head:
        return head_of(line.subject.text, table.year, self._book) if line.subject else Head("", 0, 0)

    def _entry(self, cell: Cell, column: Column, line: Line, table: Table) -> Entry | None:
        row = self._row_head(line, table)
        measured, source = self._measured(column, line, row, table)
        rule = self._known.sources.get(source)
        if measured is None or rule is None:
            return None
        said = [*reversed(column.heads), row]
        nature = column.nature or row.nature
        quantity = self._quantity(cell, column, line, row, nature, table)
        if quantity is None:
            return None
        parts = self._parts(source, measured, column, line, table)
        claim = replace(_claim(quantity, nature, measured, rule), parts=parts)
        return Entry(claim, self._frame(claim, said, column, line, row, nature, table))

    def _parts(
        self, source: str, measured: Extent, column: Column, line: Line, table: Table
    ) -> tuple[Extent, ...]:
        """Return all words that say what is measured, where those of one head do not: its wholes, and its column's."""
        if source == "row":
            found = [*line.wholes, measured, *(column.names() if table.is_many else ())]
        else:
            found = column.names() if source == "column" else []
        return tuple(found) if len(found) > 1 else ()

    def _measured(self, column: Column, line: Line, row: Head, table: Table) -> tuple[Extent | None, str]:
        """Return the words that a number measures, and whether they are the row's, the column's or the caption's."""
        naming = column.naming()
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

    def _quantity(
        self, cell: Cell, column: Column, line: Line, row: Head, nature: Nature | None, table: Table
    ) -> Quantity | None:
        value = number(cell.text)
        about = hedged(cell.text, self._book) if value is None else None
        if value is None and about is None:
            found = in_cell(cell.text, self._book)
            if found is None and nature is not None and nature.kind == "change":
                found = moved(cell.text, self._book)
            rule = self._known.sources.get("cell unit")
            if found is None or rule is None:
                return None
            return replace(found, start=cell.start, end=cell.end, rule=rule)
        value = about.value if about is not None else value
        chosen = self._unit(column, line, row, nature, table)
        rule = self._known.sources.get(chosen[1]) if chosen else None
        if value is None or chosen is None or rule is None:
            return None
        one = chosen[0].quantity(value, cell.start, cell.end, rule)
        return replace(one, mod=about.mod) if about is not None else one

    def _unit(
        self, column: Column, line: Line, row: Head, nature: Nature | None, table: Table
    ) -> tuple[Unit, str] | None:
        """Return the unit of a bare number, and where it stands; `None` where that is not sure."""
        of_row = line.unit or (row.units[0] if len(row.units) == 1 else None)
        ratio = nature is not None
        if column.units:
            one = _one_of(column.units, ratio)
            if one is not None and len(row.units) == 1 and not one.is_ratio:
                return row.units[0], "row unit"
            return (one, "column unit") if one else None
        by_column = column.nature
        if by_column is not None:
            if (of_row is not None and of_row.is_ratio) or self._has_own_unit(row):
                return None
            return self._by_nature(by_column, table)
        if of_row is not None:
            return of_row, "unit column" if line.unit else "row unit"
        if row.nature is not None:
            return self._by_nature(row.nature, table)
        if any(map(self._has_own_unit, (row, *column.heads))):
            return None
        one = _one_of(table.units, False)
        return (one, "unit line") if one else None

    def _has_own_unit(self, head: Head) -> bool:
        return self._known.words["own unit"].search(head.words) is not None

    def _by_nature(self, nature: Nature, table: Table) -> tuple[Unit, str] | None:
        one = next((one for one in table.units if one.is_ratio), None)
        if one is not None:
            return one, "unit line"
        implied = unit(nature.implied, self._book)
        return (implied, "implied") if implied else None

    def _frame(
        self,
        claim: Claim,
        said: list[Head],
        column: Column,
        line: Line,
        row: Head,
        nature: Nature | None,
        table: Table,
    ) -> Frame:
        reasons = []
        period = self._period(column, line, row, table)
        relation = column.relation or row.relation
        words = (table.caption.start, table.caption.end) if table.caption else None
        reasons.append(Reason("period", relation.id if relation else claim.rule, words))
        mood = next((head.mood for head in said if head.mood), None) or self._mood(column, table)
        if nature is not None:
            reasons.append(Reason("basis", nature.id))
        if mood is not None:
            reasons.append(Reason("modality", mood.id))
        about = line.about or (row.about and _named(column) and row.about) or column.about or table.place
        return Frame(
            claim.start,
            claim.end,
            period.first,
            period.last,
            about,
            nature.basis if nature is not None and claim.kind == "change" else "",
            mood.modality if mood is not None else "",
            tuple(reasons),
            words,
        )

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
        relation = column.relation or row.relation
        return _RELATED[relation.period](table.base) if relation is not None else table.base


_RELATED: dict[str, Callable[[Period], Period]] = {
    "same": lambda base: base,
    "before": year_before,
    "end": Period.last_day,
    "begin": day_before_year,
    "month": last_month,
    "so far": year_so_far,
}
"""The time that a head tells by its relation to that of the table."""


def _named(column: Column) -> bool:
    return column.naming() is not None


def _latest(found: list[Column]) -> Period:
    """Return the latest of the times that heads name, that of changes against the others; empty if there is none."""
    periods = [column.period for column in found if column.period and not column.role]
    return max(periods, key=lambda period: (str(period.last), -days(period)), default=Period())


def _one_of(found: tuple[Unit, ...], ratio: bool) -> Unit | None:
    """Return the unit of a share or change, or of a level, among `found`; `None` where several may be it."""
    if len(found) == 1:
        return found[0]
    fitting = [one for one in found if one.is_ratio == ratio]
    if ratio:
        return next((one for one in fitting if "%" in one.one.unit), None)
    return fitting[0] if len(fitting) == 1 else None


def _claim(quantity: Quantity, nature: Nature | None, measured: Extent, rule: str) -> Claim:
    if nature is None or nature.kind != "change":
        return Claim(quantity, quantity.kind, "", None, measured, None, None, rule)
    value = quantity.value or Decimal(0)
    direction = "decrease" if value < 0 else nature.direction if value else ""
    if value < 0:
        base = quantity.base_value
        quantity = replace(quantity, value=-value, base_value=-base if base is not None else None)
    return Claim(quantity, "change", direction, None, measured, None, None, rule)
