"""Tables without drawn lines, told by numbers that stand below each other."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from gongbao.read.pdf.cells import Table, in_one, is_value
from gongbao.read.pdf.runs import Row, Run
from gongbao.text.columns import Edges, are_apart, column_of, in_turn, under_heads

_LONGEST = 14
"""Characters of a cell beside the first one that is no number."""

_FAR = 2.6
"""Ems between the base lines of two rows of a table, at most, unless the rows of the table stand wider."""

_MOST_HEADS = 4
_TIGHT = 1.4
"""Ems between the base lines of two lines of one cell, at most."""

_CENTRED = 1.2
"""Ems by which the middle of a head may miss that of the columns below it."""

_SPREAD = 0.85
"""Share of the distance of rows below which two lines are of one row."""

_UNITS = re.compile(r"单位\s?[:：]")
_MOST_LABELS = 2
"""Rows in a table, one after the other, that hold a label alone."""


def find(rows: Sequence[Row]) -> Iterator[tuple[int, int, Table]]:
    """Yield each table among `rows`, from the top, with the numbers of its first row and of that behind its last."""
    at = done = 0
    while at < len(rows):
        if not _is_body(rows[at]):
            at += 1
            continue
        end = _end(rows, at)
        body = [row for row in rows[at:end] if _is_body(row)]
        pitch = _pitch(body)
        columns = _under_heads(body, rows[max(done, at - _MOST_HEADS - _MOST_LABELS) : at], pitch)
        if len(columns) > 1:
            first, end = _with_labels(rows, at, end, columns, pitch)
            first = max(done, _with_topics(rows, first, columns, pitch))
            start = max(done, _head(rows, first, columns, pitch))
            if len(body) > 1 or any(in_turn(row, columns) for row in rows[start:first]):
                yield start, end, _table(rows[start:first], rows[first:end], columns)
                done = end
        at = end


def _is_body(row: Row) -> bool:
    """Return whether a row is one of several cells, one of them a number."""
    words = [run.text for run in row if not is_value(run.text)]
    return any(is_value(run.text) for run in row[1:]) and all(len(text) <= _LONGEST for text in words[1:])


def _end(rows: Sequence[Row], start: int) -> int:
    """Return the number of the row behind the last of the table that begins at `start`."""
    end, pitch = start + 1, 0.0
    for at in range(start + 1, len(rows)):
        last, row = rows[at - 1], rows[at]
        distance = last[0].base - row[0].base
        if distance > max(_FAR * max(last[0].size, row[0].size), 1.3 * pitch):
            break
        if _is_body(row):
            pitch = pitch or distance
            end = at + 1
        elif len(row) > 1 or at - end >= _MOST_LABELS:
            break
    return end


def _pitch(body: Sequence[Row]) -> float:
    apart = [upper[0].base - lower[0].base for upper, lower in pairwise(body)]
    return median_low(apart) if apart else _FAR * body[0][0].size


def _under_heads(body: Sequence[Row], above: Sequence[Row], pitch: float) -> list[Edges]:
    """Return the columns of `body`, as wide as one of the rows close `above` makes them that has a head for each."""
    heads: list[Row] = []
    for row, below in zip(reversed(above), (body[0], *reversed(above)), strict=False):
        if not _is_near(row, below, pitch):
            break
        heads.insert(0, row)
    return under_heads(body, heads, touching=True)


def _is_near(row: Row, below: Row, pitch: float) -> bool:
    """Return whether a row stands as close above the one `below` as rows of a table do."""
    return row[0].base - below[0].base <= max(_FAR * row[0].size, 1.3 * pitch)


def _with_topics(rows: Sequence[Row], body: int, columns: Sequence[Edges], pitch: float) -> int:
    """Return `body` moved up to a label alone that stands between it and its heads (一、经营活动产生的现金流量)."""
    for at in range(body - 1, max(body - 1 - _MOST_LABELS, 0), -1):
        if not _is_label(rows[at], columns) or _UNITS.search(rows[at][0].text):
            return body
        if len(rows[at - 1]) > 1:
            is_head = in_turn(rows[at - 1], columns) or are_apart(rows[at - 1], columns)
            return at if is_head and _is_near(rows[at - 1], rows[at], pitch) else body
    return body


def _with_labels(
    rows: Sequence[Row], start: int, end: int, columns: Sequence[Edges], pitch: float
) -> tuple[int, int]:
    """Return `start` and `end` of a body moved to where the lines of its first and last label are within."""
    if start and _is_label(rows[start - 1], columns) and column_of(rows[start][0], columns) > 0:
        start -= rows[start - 1][0].base - rows[start][0].base < _SPREAD * pitch
    if end < len(rows) and _is_label(rows[end], columns):
        end += rows[end - 1][0].base - rows[end][0].base < _SPREAD * pitch
    return start, end


def _is_label(row: Row, columns: Sequence[Edges]) -> bool:
    return len(row) == 1 and row[0].right < columns[1][0]


def _head(rows: Sequence[Row], body: int, columns: Sequence[Edges], pitch: float) -> int:
    """Return the number of the first row of the table's head: the rows above that say something of its columns."""
    start = body
    for at in range(body - 1, max(body - 1 - _MOST_HEADS, -1), -1):
        row, below = rows[at], rows[at + 1]
        if not _is_near(row, below, pitch):
            break
        if any(len(run.text) > 2 * _LONGEST or _UNITS.search(run.text) for run in row):
            break
        if len(row) > 1 and (are_apart(row, columns) or in_turn(row, columns)):
            start = at
        elif not (len(row) == 1 and start == at + 1 and _is_over(row[0], rows[start], columns)):
            break
        else:
            start = at
    return start


def _is_over(run: Run, below: Row, columns: Sequence[Edges]) -> bool:
    """Return whether a lone run is the head of columns, or of the first one, and no caption: it fits above them."""
    if run.text[:1] in "（(" or "：" in run.text or ":" in run.text:
        return False
    if column_of(run, columns) == 0:
        return run.right < columns[1][0] and len(below) < len(columns)
    over_all, over_others = (abs(run.middle - (columns[at][0] + columns[-1][1]) / 2) for at in (0, 1))
    return run.left > columns[0][1] and len(below) > 1 and over_others < min(over_all, _CENTRED * run.size)


def _table(head: Sequence[Row], body: Sequence[Row], columns: Sequence[Edges]) -> Table:
    rows = _heads(head, columns) + _bodies(body, columns)
    edges = (
        columns[0][0],
        *((one[1] + other[0]) / 2 for one, other in pairwise(columns)),
        columns[-1][1],
    )
    first, last = (*head, *body)[0], body[-1]
    return Table(rows, edges, first[0].base + first[0].size, last[0].base)


def _cells(row: Row, columns: Sequence[Edges]) -> list[str]:
    cells = [""] * len(columns)
    for run, at in zip(row, in_turn(row, columns) or [column_of(run, columns) for run in row], strict=True):
        cells[at] = in_one(filter(None, (cells[at], run.text)))
    return cells


def _heads(head: Sequence[Row], columns: Sequence[Edges]) -> list[list[str]]:
    """Return the rows of a head, each of one or more of its lines, heads over several columns where these begin.

    Lines that stand close below each other are one cell; a head of one column beside such a pair stands in the upper.
    """
    spans = [_spans(row, head[at + 1 :], columns) for at, row in enumerate(head)]
    levels: list[_Level] = []
    for row, spanning in zip(head, spans, strict=True):
        cells = _cells([run for run in row if run not in spanning], columns)
        for run, over in spanning.items():
            cells[min(over)] = run.text
        line = _Level(cells, [row[0].base if text else math.inf for text in cells], bool(spanning))
        if not levels or (spanning and levels[-1].wide) or levels[-1].is_over(line, row[0].size):
            levels.append(line)
        else:
            levels[-1].join(line)
    return [level.cells for level in levels]


@dataclass(slots=True)
class _Level:
    """A row of heads, of one or more lines, with the base line of the last of each cell, of an empty one infinity.

    `wide` tells whether it has a head over several columns.
    """

    cells: list[str]
    bases: list[float]
    wide: bool

    def is_over(self, line: _Level, size: float) -> bool:
        """Return whether a line is a row of its own: it has other words for a column, and not close below."""
        if self.wide and sum(map(bool, line.cells)) > 1:
            return True
        shared = zip(self.cells, line.cells, self.bases, line.bases, strict=True)
        return any(one and other and upper - lower >= _TIGHT * size for one, other, upper, lower in shared)

    def join(self, line: _Level) -> None:
        """Add a line to it."""
        self.cells = [in_one(filter(None, pair)) for pair in zip(self.cells, line.cells, strict=True)]
        self.bases = list(map(min, self.bases, line.bases))
        self.wide = self.wide or line.wide


def _spans(row: Row, below: Sequence[Row], columns: Sequence[Edges]) -> dict[Run, list[int]]:
    """Return those runs of a row of a head that stand over several columns, with the numbers of these."""
    lines = [runs for lower in below if (runs := [run for run in lower if column_of(run, columns)])]
    if not lines or row[0].base - lines[0][0].base < _TIGHT * row[0].size:
        return {}
    under = lines[-1]
    found: dict[Run, list[int]] = {}
    for run in row:
        near = [one for one in under if min(row, key=lambda other: abs(other.middle - one.middle)) is run]
        middle = (near[0].left + near[-1].right) / 2 if near else 0.0
        if len(near) > 1 and abs(middle - run.middle) < _CENTRED * run.size:
            found[run] = [column_of(one, columns) for one in near]
    return found


def _bodies(body: Sequence[Row], columns: Sequence[Edges]) -> list[list[str]]:
    """Return the rows of a body, labels of several lines joined to the numbers that they belong to."""
    pitch = _pitch([row for row in body if _is_body(row)])
    found: list[list[str]] = []
    label = ""
    for at, row in enumerate(body):
        cells = _cells(row, columns)
        near = at > 0 and body[at - 1][0].base - row[0].base < _SPREAD * pitch
        if any(cells[1:]):
            if not near and label:
                found.append([label, *[""] * (len(columns) - 1)])
                label = ""
            cells[0] = in_one(filter(None, (label, cells[0])))
            label = ""
            found.append(cells)
        elif near and found and not label and not _leads(body, at, columns, pitch):
            found[-1][0] = in_one(filter(None, (found[-1][0], cells[0])))
        else:
            if label:
                found.append([label, *[""] * (len(columns) - 1)])
            label = cells[0]
    return found + ([[label, *[""] * (len(columns) - 1)]] if label else [])


def _leads(body: Sequence[Row], at: int, columns: Sequence[Edges], pitch: float) -> bool:
    """Return whether the label in row `at` begins the next row rather than ends the last: it is nearer to it."""
    if at + 1 == len(body):
        return False
    above, below = body[at - 1][0].base - body[at][0].base, body[at][0].base - body[at + 1][0].base
    lacks_label = column_of(body[at + 1][0], columns) > 0
    return below < _SPREAD * pitch and (lacks_label or below < above)
