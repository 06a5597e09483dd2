"""The columns of a segment: what their heads say together, and what their cells show them to be."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby, pairwise

from gongbao.claims.models import Extent
from gongbao.frames.models import Period
from gongbao.grids.heads import Head, first_of, head_of
from gongbao.grids.measures import Unit, is_year, number, unit
from gongbao.grids.models import Cell
from gongbao.grids.rules import Nature, Time, grid_rules
from gongbao.grids.segments import Row, Segment, is_value
from gongbao.rulebook import Rulebook

_OWNERS = ("place", "body")
"""Roles that a column of numbers has not: beside 农村, 城市 is a class."""

_ANY_YEAR = 2000
_REACH = 12
"""Columns to the left of a change among which the one is that its head names."""

_SAMPLE = 60
_MOST = 0.6
"""Share of its cells that make a column one of units, times or places."""


@dataclass(eq=False)
class Column:
    """The head cells of a column, from the top, with what each says; its role by these or by its cells.

    What is asked of it for each of its cells is told once: it is asked when its heads are complete.
    """

    cells: list[Cell] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    role: str = ""
    shown: list[str] = field(default_factory=list)
    left: Column | None = None
    """The column whose changes or shares it gives, the nearest to its left with words of its own."""

    timed: Column | None = None
    """The column to its left whose time a change has, where changes of one head follow several times."""

    twin: Column | None = None
    """The column to its left with which it shares its lower heads, where an upper head says that it gives changes."""

    whole: Column | None = None
    """The column of which one below 按…分 gives a part."""

    is_text: bool = False
    """Whether most of its cells are no numbers."""

    is_subject: bool = False
    """Whether its cells may say what the numbers of their rows are of, rather than what else is known of it."""

    is_absolute: bool = False
    """Whether it gives changes in the unit of the levels."""

    unit_at: int = -1
    """The number of the column with the units of its cells, -1 where there is none."""

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units of the lowest head that gives some."""
        return next((head.units for head in reversed(self.heads) if head.units), ())

    @cached_property
    def period(self) -> Period:
        """The time that the heads name, the shorter where one lies in another."""
        found = [head.period for head in self.heads if head.period]
        against = [head.period for head in self.heads if head.period and head.is_ratio]
        if not found and self.timed is not None:
            return self.timed.period
        return min(against or found, key=days) if found else Period()

    @cached_property
    def relation(self) -> Time | None:
        """How its heads tell its time from the table's."""
        own = next((head.relation for head in self.heads if head.relation), None)
        return self.timed.relation if own is None and self.timed is not None else own

    @cached_property
    def against(self) -> Period:
        """The time with which a head compares, empty where none names one."""
        return next((head.against for head in reversed(self.heads) if head.against), Period())

    @cached_property
    def nature(self) -> Nature | None:
        """By what its numbers are changes or shares, the lowest head first."""
        return next((head.nature for head in reversed(self.heads) if head.nature), None)

    @cached_property
    def about(self) -> str:
        """The division that a head is."""
        return first_of(head.about for head in reversed(self.heads))

    @cached_property
    def naming(self) -> tuple[Cell, Head] | None:
        """The lowest head that names a measure, else has words of its own; `None` where all are times or units."""
        if self.twin is not None:
            return self.twin.naming
        told = [*zip(reversed(self.cells), reversed(self.heads), strict=True)]
        named = [(cell, head) for cell, head in told if head.words and not head.is_other]
        if named:
            return next((one for one in named if one[1].is_name), named[0])
        if self.left is not None:
            return self.left.naming
        return next(((cell, head) for cell, head in told if head.nature and head.words), None)

    @cached_property
    def names(self) -> tuple[Extent, ...]:
        """The places of the heads that name a measure, from the top, those of its whole before them."""
        if self.twin is not None:
            return self.twin.names
        if not self.has_name():
            return self.left.names if self.left is not None else ()
        own = [
            (cell.start + head.first, cell.start + head.last)
            for cell, head in zip(self.cells, self.heads, strict=True)
            if head.is_name
        ]
        return (*(self.whole.names if self.whole is not None else ()), *own)

    def said(self) -> str:
        """Return the words of its heads that name a measure, empty if none does."""
        return " ".join(head.words for head in self.heads if head.is_name)

    def has_name(self) -> bool:
        """Return whether a head has words of its own that are no change or share."""
        return any(head.words and not head.is_other for head in self.heads)

    def is_named(self, book: Rulebook) -> bool:
        """Return whether a head says that the cells are names of things: 品种, 产品名称."""
        names = grid_rules(book).words["subject"]
        return any(names.search(head.words) for head in self.heads)

    def is_grouped(self) -> bool:
        """Return whether a head says by what it is divided: 按性别分."""
        return any(head.is_group for head in self.heads)


def days(period: Period) -> int:
    """Return the length of a `period` of known ends, in days after its first."""
    return (period.last - period.first).days if period.first and period.last else 0


def columns(segment: Segment, year: int, book: Rulebook) -> list[Column]:
    """Return the columns of `segment`, in order."""
    width = max((len(row) for row in (*segment.headers, *segment.body)), default=0)
    found = [Column() for _ in range(width)]
    for level, row in enumerate(segment.headers):
        _add(found, _bracketed(row, book) if level else row, level + 1 < len(segment.headers), year, book)
    for row in segment.body[:_SAMPLE]:
        for column, cell in zip(found, row, strict=False):
            if cell.text:
                column.shown.append(cell.text)
    void = grid_rules(book).words["no value"]
    for column in found:
        if _mostly([is_value(text, book) for text in column.shown]):
            column.heads = [
                replace(head, column=None) if head.role in _OWNERS else head for head in column.heads
            ]
        column.role = _role(column, book)
        told = [text for text in column.shown if not void.search(text)]
        column.is_text = 2 * sum(is_value(text, book) for text in told) <= len(told)
    _mirror(found)
    _related([column for column in found if not column.role])
    _pair(found)
    _tell_absolute(found, book)
    _tell_units(found)
    _tell_subjects(found, book)
    return found


def _tell_subjects(found: Sequence[Column], book: Rulebook) -> None:
    """Tell which columns of words name what rows are of: under heads of numbers all but those that describe it.

    None does where a place or body is that, and each number has a head that names its measure.
    """
    texts = [column for column in found if column.is_text and not column.role]
    numbers = [column for column in found if not (column.is_text or column.role)]
    naming = texts
    if any(column.units or column.nature or column.period for column in numbers):
        describes = grid_rules(book).words["description"]
        naming = [
            one for one in texts if not any(describes.search(head.words) for head in one.heads)
        ] or texts
        is_told = all(column.has_name() or column.nature for column in numbers)
        if is_told and any(column.role in _OWNERS for column in found):
            naming = [column for column in naming if column.is_named(book)]
    for column in naming:
        column.is_subject = True


def _bracketed(row: Row, book: Rulebook) -> Row:
    """Return a row of heads below others with brackets around its cells that are units alone.

    All but the first are that, or tell of changes and shares: 万亩, 比上年增长%.
    """
    told = [cell for cell in row[1:] if cell.text and head_of(cell.text, 0, book).role != "unit"]
    alone = [cell for cell in told if unit(cell.text, book) is not None]
    if not all(cell in alone or head_of(cell.text, 0, book).nature for cell in told):
        return row
    return tuple(replace(cell, text=f"({cell.text})") if cell in alone else cell for cell in row)


def _tell_absolute(found: Sequence[Column], book: Rulebook) -> None:
    """Tell which changes are in the unit of the levels: their heads say so, or a column beside has them in percent."""
    says_so = grid_rules(book).words["absolute"]
    changes = [column for column in found if column.nature and column.nature.kind == "change"]
    relative = {column.left for column in changes if column.nature and column.nature.implied}
    for column in changes:
        if column.nature and not column.nature.implied:
            is_told = any(says_so.search(head.words) for head in column.heads)
            column.is_absolute = is_told or column.left in relative


def _tell_units(found: Sequence[Column]) -> None:
    """Tell each column where the units of its cells stand: of several, in the nearest on the side of the first."""
    places = [at for at, column in enumerate(found) if column.role == "unit"]
    if not places:
        return
    is_left = not places[0] or found[places[0] - 1].is_text
    for at, column in enumerate(found):
        beside = [place for place in places if (place < at) == is_left] if len(places) > 1 else places
        if beside:
            column.unit_at = beside[-1] if is_left else beside[0]


def _mirror(found: Sequence[Column]) -> None:
    """Put the heads of a measure and of its change over their parts, where these are the same behind each.

    So they stand where nothing merges cells: 投资额（亿元）, 住宅, 同比增长（%）, 住宅.
    """
    runs = [(is_part, list(run)) for is_part, run in groupby(found, key=_is_part)]
    for at in range(len(runs) - 3):
        (_, before), (is_behind, parts), (_, between), (is_last, changes) = runs[at : at + 4]
        whole, change, size = before[-1], between[0], len(parts)
        if not (is_behind and is_last and len(between) == 1 and _is_level(whole) and _change(change)):
            continue
        if not change.has_name() and [one.said() for one in parts] == [one.said() for one in changes[:size]]:
            for upper, below in ((whole, parts), (change, changes[:size])):
                for one in below:
                    one.cells[:0], one.heads[:0] = upper.cells, upper.heads


def _is_level(column: Column) -> bool:
    return column.has_name() and not (column.is_text or column.role or _change(column))


def _is_part(column: Column) -> bool:
    """Return whether a column has a name, and neither unit nor time of its own."""
    return _is_level(column) and not any(head.units or head.period or head.relation for head in column.heads)


def _related(found: Sequence[Column]) -> None:
    """Tell of which columns to their left the columns `found` are changes, shares or parts."""
    changes = Counter(_change(column) for column in found)
    named: Column | None = None
    levels: list[Column] = []
    whole: Column | None = None
    for at, column in enumerate(found):
        if column.has_name():
            named = None if column.is_text else column
            if not column.is_grouped():
                whole = column
            elif whole is not None and not whole.is_text:
                column.whole = whole
        elif column.nature:
            column.left = _namesake(column, found[max(0, at - _REACH) : at]) or named
        change = _change(column)
        if not change:
            levels = [*(levels if at and not _change(found[at - 1]) else ()), column]
        elif changes[change] > 1 and not any(head.period or head.relation for head in column.heads):
            column.timed = _latest_of(levels)


def _pair(found: Sequence[Column]) -> None:
    """Tell the columns below one head of a change of their twins: those below the head before, if named as they are."""
    groups = [list(group) for _, group in groupby(found, key=lambda column: column.cells[:1])]
    for before, group in pairwise(groups):
        is_change = all(column.heads and column.heads[0].nature for column in group)
        if not is_change or len(group) < 2 or len(group) != len(before):
            continue
        below = [[cell.text for cell in column.cells[1:]] for column in (*before, *group)]
        if below[: len(before)] == below[len(before) :] and not any(column.nature for column in before):
            for column, twin in zip(group, before, strict=True):
                column.twin = column.timed = twin


def _latest_of(levels: Sequence[Column]) -> Column | None:
    """Return of the columns before a change the one of the latest time, the last where heads name none."""
    return max(reversed(levels), key=_lateness, default=None)


def _lateness(column: Column) -> tuple[datetime.date, bool]:
    is_earlier = column.relation is not None and column.relation.period in ("before", "begin", "previous")
    return column.period.last or datetime.date.min, not is_earlier


def _namesake(column: Column, before: Sequence[Column]) -> Column | None:
    """Return the column with whose words, or the last of them, a change's head begins: 营业收入比上年增减, 数量同比."""
    words = _change(column)
    shared = {
        length: other for other in before if other.has_name() and (length := _shared(other.said(), words))
    }
    return shared[max(shared)] if shared else None


def _shared(name: str, words: str) -> int:
    """Return how many of the last characters of `name` begin `words`, 0 for less than two."""
    return next((size for size in range(len(name), 1, -1) if words.startswith(name[-size:])), 0)


def _change(column: Column) -> str:
    """Return the words by which the numbers of a column are changes, empty if they are levels."""
    return next((head.words for head in reversed(column.heads) if head.nature), "")


def _add(found: Sequence[Column], row: Row, spans: bool, year: int, book: Rulebook) -> None:
    """Give each column its head in `row`; in an upper row, an empty one (a merged cell) has that to its left."""
    last: Cell | None = None
    for index, column in enumerate(found):
        cell = row[index] if index < len(row) else None
        if cell is not None and cell.text:
            last = cell if index else None
        elif spans:
            cell = last
        if cell is not None and cell.text and all(cell.text != above.text for above in column.cells):
            column.cells.append(cell)
            column.heads.append(head_of(cell.text, year, book))


def _role(column: Column, book: Rulebook) -> str:
    said = first_of(head.role for head in reversed(column.heads))
    shown = column.shown
    if said == "unit":
        ditto = grid_rules(book).words["ditto"]
        is_unit = [unit(text, book) is not None or ditto.search(text) is not None for text in shown]
        is_sure = any(head.column.sure for head in column.heads if head.column)
        return said if is_sure or _mostly(is_unit) else ""
    if said == "time" and not _mostly([_may_be_time(text, book) for text in shown]):
        return ""
    if said or any(head.units for head in column.heads):
        return said
    if _mostly([is_year(text) or head_of(text, 0, book).is_time for text in shown]):
        return "time"
    if _mostly([bool(head_of(text, 0, book).about) for text in shown]):
        return "place"
    return ""


def _may_be_time(text: str, book: Rulebook) -> bool:
    head = head_of(text, _ANY_YEAR, book)
    return bool(head.is_time or head.period or head.unclear) or number(text) is not None


def _mostly(tests: Sequence[bool]) -> bool:
    return bool(tests) and sum(tests) >= _MOST * len(tests)
