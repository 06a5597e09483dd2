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
    alone = columns_of(body, touching=touching)
    for head in reversed(heads):
        both = columns_of([*body, head], touching=touching)
        if 1 < len(both) == len(head) <= len(alone) and all(are_apart(row, both) for row in body):
            return both
    return alone


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
    """Return the columns of a row that has a cell for each, or for each but the first; none for another row."""
    if len(row) == len(columns):
        return list(range(len(columns)))
    is_beside = len(row) == len(columns) - 1 > 0 and row[0].left >= columns[0][1]
    return list(range(1, len(columns))) if is_beside else []
