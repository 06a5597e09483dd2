"""Columns that nothing draws: where the cells of several rows stand below each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol

Edges = tuple[float, float]
"""The left and right edge of a column."""


class Cell(Protocol):
    """What stands from a left to a right edge of its row, in any unit that rows share."""

    @property
    def left(self) -> float:
        """Where it begins."""
        ...

    @property
    def right(self) -> float:
        """Where it ends."""
        ...


def columns_of(rows: Iterable[Iterable[Cell]], *, touching: bool) -> list[Edges]:
    """Return the columns that no cell of `rows` goes beyond, from the left; cells `touching` each other are of one."""
    found: list[Edges] = []
    for left, right in sorted((cell.left, cell.right) for row in rows for cell in row):
        if found and (left < found[-1][1] or (touching and left == found[-1][1])):
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


def under_heads(
    body: Sequence[Sequence[Cell]], heads: Sequence[Sequence[Cell]], *, touching: bool
) -> list[Edges]:
    """Return the columns of the rows of a `body`, as wide as the lowest of `heads` makes them that has one for each."""
    alone = _joined(columns_of(body, touching=touching), [*body, *heads])
    for head in reversed(heads):
        both = columns_of([*body, head], touching=touching)
        if 1 < len(both) == len(head) <= len(alone) and all(are_apart(row, both) for row in body):
            return both
    return alone


def _joined(columns: Sequence[Edges], rows: Sequence[Sequence[Cell]]) -> list[Edges]:
    """Return `columns` with those beside each other as one of which no row has a cell in each: 5.2 and —, set apart."""
    filled = [{column_of(cell, columns) for cell in row} for row in rows]
    found: list[Edges] = []
    first = 0
    for at, column in enumerate(columns):
        if at and not any(at in row and row & set(range(first, at)) for row in filled):
            found[-1] = found[-1][0], column[1]
        else:
            found.append(column)
            first = at
    return found


def column_of(cell: Cell, columns: Sequence[Edges]) -> int:
    """Return the number of the column that a cell stands in, or nearest to."""
    middle = (cell.left + cell.right) / 2
    at = bisect_right([left for left, _ in columns], middle) - 1
    near = [number for number in (at, at + 1) if 0 <= number < len(columns)]
    return min(near, key=lambda number: max(columns[number][0] - middle, middle - columns[number][1]))


def are_apart(row: Sequence[Cell], columns: Sequence[Edges]) -> bool:
    """Return whether no two cells of a row stand in one column."""
    return len({column_of(cell, columns) for cell in row}) == len(row)


def in_turn(row: Sequence[Cell], columns: Sequence[Edges]) -> list[int]:
    """Return the columns of a row that has a cell for each, or for each but the first ones; none for another row."""
    first = len(columns) - len(row)
    if not row or first < 0 or (first > 1 and len(row) == 1):
        return []
    return list(range(first, len(columns))) if not first or row[0].left >= columns[first - 1][1] else []
