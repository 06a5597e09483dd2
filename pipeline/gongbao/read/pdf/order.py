"""What stands on a page in the order in which it is read: lines and tables, column by column."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from gongbao.read.pdf import aligned
from gongbao.read.pdf.cells import Lattice, Table, lattices, tables_of
from gongbao.read.pdf.page import Glyph, Page
from gongbao.read.pdf.runs import Row, Run, joined, rows_of, runs_of

_PARTED = 2.0
"""Ems of blank between two runs of a row that are lines of their own."""

_EVEN = 0.5
_KEEP = 1
"""Further lines that have to end within `_FULL` ems of one whose end is the edge of a column."""

_FULL = 2.0
_BLANK = 1.7
"""Times the usual distance of lines that is blank in both columns where a part of a page ends."""

_SHORT = 14
_LEAST = 3
_MOST_RUNS = 4_000
"""Runs of a page beyond which it is no page of prose: neither columns nor tables are looked for."""

_MOST_GUTTERS = 24


class Line(NamedTuple):
    """A line: text, left and right edge, base line, em; `side` is the number of its column, 0 where there is one.

    `column_left` and `column_right` are the edges of the column that it stands in. y grows upwards.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    column_left: float = 0.0
    column_right: float = 0.0
    side: int = 0


Block = Line | Table


def ordered(page: Page) -> list[Block]:
    """Return the lines and tables of a page in reading order."""
    frames = lattices(page.across, page.down)
    free = [glyph for glyph in page.glyphs if not _take(frames, glyph)]
    tables = [table for frame in frames for table in tables_of(frame)]
    runs = runs_of(free)
    if len(runs) > _MOST_RUNS:
        return [*tables, *_lines(rows_of(runs), _edges(runs), 0)]
    return list(_region(runs, tables, 0))


def _take(frames: Iterable[Lattice], glyph: Glyph) -> bool:
    return any(frame.take(glyph) for frame in frames)


def _edges(runs: Iterable[Run]) -> tuple[float, float]:
    runs = list(runs)
    return min((run.left for run in runs), default=0.0), max((run.right for run in runs), default=0.0)


def _kept_to(runs: Sequence[Run]) -> tuple[float, float]:
    """Return the left and right edge that lines of a column keep to, whatever single ones (page numbers) do."""
    if len(runs) <= _KEEP:
        return _edges(runs)
    size = median(run.size for run in runs)
    lefts, rights = sorted(run.left for run in runs), sorted((run.right for run in runs), reverse=True)
    left = next((a for a, b in zip(lefts, lefts[_KEEP:], strict=False) if b - a < _FULL * size), lefts[0])
    right = next((a for a, b in zip(rights, rights[_KEEP:], strict=False) if a - b < _FULL * size), rights[0])
    return left, right


def _region(runs: list[Run], tables: list[Table], side: int) -> Iterator[Block]:
    """Yield what stands in a region: between what goes across, the left column before the right one."""
    gutter = _gutter(runs, tables)
    if gutter is None:
        yield from _column(runs, tables, side)
        return
    for band, inside in _bands(runs, tables, gutter):
        left, right = _sides(band, gutter)
        if not _is_text(left) or (right and not _is_text(right)):
            yield from _column(band, inside, side)
            continue
        beside = [table for table in inside if table.edges[0] > gutter]
        yield from _region(left, [table for table in inside if table.edges[0] <= gutter], 2 * side + 1)
        yield from _region(right, beside, 2 * side + 2)


def _sides(runs: Iterable[Run], gutter: float) -> tuple[list[Run], list[Run]]:
    left: list[Run] = []
    right: list[Run] = []
    for run in runs:
        (left if run.right <= gutter else right).append(run)
    return left, right


def _bands(runs: list[Run], tables: list[Table], gutter: float) -> Iterator[tuple[list[Run], list[Table]]]:
    """Yield what stands between the lines and tables that go across `gutter`, and these, from the top."""
    across = _across(runs, gutter)
    marks = [(run.base, run.base) for run in across]
    marks += [(table.top, table.bottom) for table in tables if table.edges[0] < gutter < table.edges[-1]]
    marks += [(y, y) for y in _blanks(runs)]
    # The bands by the heights that part them: a band is all that is parted by none of the marks.
    tops = sorted({-top for top, _ in marks})
    wide = set(across)
    groups: dict[tuple[int, bool], tuple[list[Run], list[Table]]] = {}
    for run in runs:
        number = bisect_right(tops, -run.base)
        groups.setdefault((number, run not in wide), ([], []))[0].append(run)
    for table in tables:
        crosses = table.edges[0] < gutter < table.edges[-1]
        number = bisect_right(tops, -table.top)
        groups.setdefault((number, not crosses), ([], []))[1].append(table)
    last: tuple[list[Run], list[Table]] | None = None
    for (_, is_band), group in sorted(groups.items()):
        if is_band:
            yield from [last] if last else []
            yield group
            last = None
        elif last is None:
            last = group
        else:
            last[0].extend(group[0])
            last[1].extend(group[1])
    yield from [last] if last else []


def _blanks(runs: Iterable[Run]) -> Iterator[float]:
    """Yield the heights at which all columns have a blank that is wider than that between lines."""
    bases = sorted({round(run.base) for run in runs}, reverse=True)
    steps = [one - other for one, other in pairwise(bases)]
    if len(steps) > _LEAST:
        least = _BLANK * median(steps)
        yield from (one - least / 2 for one, step in zip(bases, steps, strict=False) if step > least)


def _across(runs: list[Run], gutter: float) -> list[Run]:
    """Return the runs that go across `gutter`, and those of rows of short ones on both sides of it, as of tables."""
    found = []
    for row in rows_of(runs):
        is_wide = any(run.left < gutter < run.right for run in row)
        is_table = len(row) >= _LEAST and all(len(run.text) <= _SHORT for run in row)
        if is_wide or (is_table and row[0].right <= gutter <= row[-1].left):
            found += row
    return found


def _gutter(runs: list[Run], tables: list[Table]) -> float | None:
    """Return the x at which two columns of prose part that fill most of the region, if there are two."""
    left, right = _edges(runs)
    width = right - left
    lefts = Counter(round(run.left) for run in runs if 0.2 * width < run.left - left < 0.8 * width)
    best, most = None, 0
    for edge, _ in lefts.most_common(_MOST_GUTTERS):
        gutter = edge - 1.5
        filled = 0
        for band, _ in _bands(runs, tables, gutter):
            sides = _sides(band, gutter)
            if not any(run.left < gutter < run.right for run in band) and all(map(_is_prose, sides)):
                filled += len(band)
        if filled > most:
            best, most = gutter, filled
    return best


def _is_prose(runs: list[Run]) -> bool:
    if len(runs) < _LEAST:
        return False
    left, right = _edges(runs)
    return _is_text(runs) and median(run.right - run.left for run in runs) > 0.6 * (right - left)


def _is_text(runs: list[Run]) -> bool:
    return bool(runs) and median(len(run.text) for run in runs) >= 8


def _column(runs: list[Run], tables: list[Table], side: int) -> Iterator[Block]:
    """Yield the lines and tables of one column, from the top."""
    edges = _kept_to(runs) if side else _edges(runs)
    rows = rows_of(runs)
    start = 0
    for table in sorted(tables, key=lambda table: -table.top):
        end = start
        while end < len(rows) and rows[end][0].base > (table.top + table.bottom) / 2:
            end += 1
        yield from _between(rows[start:end], edges, side)
        yield table
        start = end
    yield from _between(rows[start:], edges, side)


def _between(rows: list[Row], edges: tuple[float, float], side: int) -> Iterator[Block]:
    done = 0
    for start, end, table in aligned.find(rows):
        yield from _lines(rows[done:start], edges, side)
        yield table
        done = end
    yield from _lines(rows[done:], edges, side)


def _lines(rows: Iterable[Row], edges: tuple[float, float], side: int) -> Iterator[Line]:
    for row in rows:
        for runs in _parted(row):
            first, last = runs[0], runs[-1]
            size = max(run.size for run in runs)
            text = _letters(runs) or joined(runs)
            yield Line(text, first.left, last.right, first.base, size, *edges, side)


def _parted(row: Row) -> Iterator[Row]:
    if _letters(row):
        yield row
        return
    start = 0
    for at, (one, other) in enumerate(pairwise(row), 1):
        if other.left - one.right >= _PARTED * max(one.size, other.size):
            yield row[start:at]
            start = at
    yield row[start:]


def _letters(row: Sequence[Run]) -> str:
    """Return the text of a row of single Han characters that stand evenly apart (a title), else nothing."""
    gaps = [other.left - one.right for one, other in pairwise(row)]
    is_even = bool(gaps) and max(gaps) - min(gaps) < _EVEN * row[0].size
    texts = [run.text for run in row]
    return "".join(texts) if is_even and all(len(text) == 1 and text > "㐀" for text in texts) else ""
