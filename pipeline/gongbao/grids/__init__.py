"""Grids: the tables of a text, and one claim for each of their numeric cells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gongbao.claims.models import Claim, Extent
from gongbao.dates.models import TimeExpression
from gongbao.frames.models import Frame, Period
from gongbao.frames.outline import setting_of
from gongbao.grids import layout
from gongbao.grids.columns import days
from gongbao.grids.heads import half_year, stated
from gongbao.grids.measures import in_cell, number, unit
from gongbao.grids.models import Cell, Entry, Grid
from gongbao.grids.reading import Reader
from gongbao.grids.rules import grid_rules
from gongbao.quantities.models import Quantity
from gongbao.quantities.normalize import as_written
from gongbao.rulebook import Candidate, Rulebook, default
from gongbao.text import Document, Span, chars

__all__ = ["Entry", "Grids", "candidates", "find"]

T = TypeVar("T", bound=Span)

_PROSE = re.compile(r"[。;!?]|\d.*[\u4e00-\u9fff]")
_LONG = 30
_SHORT = 15
"""Characters up to which a cell says what a head, a name or a unit does."""


@dataclass(frozen=True, slots=True)
class Grids:
    """The claims of a document's tables, in order, and the cells in which there are no other ones."""

    entries: tuple[Entry, ...] = ()
    closed: tuple[Extent, ...] = ()

    def outside(self, facts: Sequence[T]) -> list[T]:
        """Return those of `facts`, in order, that do not touch a closed cell."""
        if not self.closed:
            return list(facts)
        ends = [end for _, end in self.closed]
        return [fact for fact in facts if not self._touches(fact, ends)]

    def _touches(self, fact: Span, ends: list[int]) -> bool:
        index = bisect_right(ends, fact.start)
        return index < len(self.closed) and self.closed[index][0] < fact.end

    def blanked(self, text: str, kept: Sequence[Span]) -> str:
        """Return `text` with spaces in the place of closed cells that touch none of the spans `kept`, in order."""
        starts, done = [span.start for span in kept], 0
        pieces: list[str] = []
        for start, end in self.closed:
            at = bisect_left(starts, end) - 1
            if at < 0 or kept[at].end <= start:
                pieces += text[done:start], " " * (end - start)
                done = end
        return "".join(pieces) + text[done:]

    def dates(self, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
        """Return `times` but for what is a number of a table (2010.2)."""
        starts = [entry.start for entry in self.entries]
        return tuple(time for time in times if not self._is_entry(time, starts))

    def _is_entry(self, time: Span, starts: list[int]) -> bool:
        index = bisect_left(starts, time.end) - 1
        return index >= 0 and self.entries[index].end > time.start

    def quantities(self, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
        """Return `found` outside closed cells together with those of the tables, in order."""
        own = [entry.claim.quantity for entry in self.entries]
        return tuple(_merged(self.outside(found), own))

    def claims(self, found: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return `found` together with those of the tables, in order."""
        return tuple(_merged(found, [entry.claim for entry in self.entries]))

    def frames(self, found: Sequence[Frame]) -> tuple[Frame, ...]:
        """Return the frames `found` of the other claims together with those of the tables, in order."""
        return tuple(_merged(found, [entry.frame for entry in self.entries]))


def _merged(one: Iterable[T], other: Iterable[T]) -> list[T]:
    return sorted([*one, *other], key=lambda fact: fact.start)


def find(document: Document, dates: Sequence[TimeExpression] = (), *, book: Rulebook | None = None) -> Grids:
    """Return the claims of the tables of `document`, whose `dates`, in order, tell what time its title speaks of.

    Offsets count code points of the text. `book` holds the rules, the built-in ones unless given.
    """
    if "|" not in document.text and "\t" not in document.text:
        return Grids()
    book = book or default()
    reader = Reader(_base(document, dates, book), _owner(document, book), book)
    entries: list[Entry] = []
    closed: list[Extent] = []
    for grid in layout.find(document, grid_rules(book)):
        found = list(reader.read(grid))
        if found and len(found) >= _wordy(grid):
            entries += found
            closed += _closed(grid, {entry.start for entry in found}, book)
        else:
            closed += _bare(grid, book)
    return Grids(tuple(_as_written(entries, document)), tuple(closed))


def candidates(
    document: Document, dates: Sequence[TimeExpression] = (), *, book: Rulebook | None = None
) -> Iterator[Candidate]:
    """Yield the rules that bear on the numeric cells of the tables of `document`, in order of trying."""
    book = book or default()
    reader = Reader(_base(document, dates, book), _owner(document, book), book)
    for grid in layout.find(document, grid_rules(book)):
        yield from reader.tried(grid)


def _base(document: Document, dates: Sequence[TimeExpression], book: Rulebook) -> Period:
    """Return the time that the title of `document` sets, empty where it sets none, or one of several years."""
    setting = setting_of(document, dates, book)
    base = setting.period if setting.rule else stated(document.title, book)
    return half_year(document.title, base, book) if days(base) < 366 else Period()


def _owner(document: Document, book: Rulebook) -> str:
    """Return the firm at the head of the title of `document`, else the place that it is about."""
    found = grid_rules(book).words["firm"].match(chars.fold(document.title))
    return found["name"] if found else document.place


def _as_written(entries: Sequence[Entry], document: Document) -> Iterator[Entry]:
    """Yield `entries` with their units in the script of the text, which is read in simplified characters."""
    written = {entry.quantity.unit: entry.quantity.unit for entry in entries}
    if document.text != document.folded:
        written = {unit: as_written(unit, document.folded, document.text) for unit in written}
    for entry in entries:
        unit = written[entry.quantity.unit]
        yield entry if unit == entry.quantity.unit else entry.with_unit(unit)


def _wordy(grid: Grid) -> int:
    """Return how many cells beside the first of their rows are sentences rather than names and numbers."""
    return sum(len(cell.text) > _SHORT for row in grid.rows for cell in row[1:])


def _closed(grid: Grid, read: set[int], book: Rulebook) -> Iterator[Extent]:
    """Yield the cells of `grid` that are no prose, and its unit line."""
    if grid.unit_line:
        yield grid.unit_line.start, grid.unit_line.end
    for row in grid.rows:
        for index, cell in enumerate(row):
            if cell.text and (cell.start in read or not _is_prose(cell, index, book)):
                yield cell.start, cell.end


def _bare(grid: Grid, book: Rulebook) -> Iterator[Extent]:
    """Yield the cells of `grid` that are numbers or units alone, which state nothing by themselves."""
    for row in grid.rows:
        for cell in row:
            if cell.text and (number(cell.text) is not None or unit(cell.text, book) is not None):
                yield cell.start, cell.end


def _is_prose(cell: Cell, index: int, book: Rulebook) -> bool:
    if len(cell.text) > _LONG:
        return True
    if not index or not _PROSE.search(cell.text) or (cell.text[0].isdigit() and len(cell.text) <= _SHORT):
        return False
    return number(cell.text) is None and in_cell(cell.text, book) is None
