"""Tables with drawn lines: which cells these part, and what stands in each."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, pairwise

from gongbao.read.pdf.page import Glyph
from gongbao.read.pdf.rulings import Ruling
from gongbao.read.pdf.runs import joined, rows_of, runs_of
from gongbao.read.rules import cell_words
from gongbao.read.words import once_a_book

_TOUCH = 3.0
"""Points within which two lines meet."""

_OUTER = 8.0
"""Points by which lines have to reach beyond the outermost crossing ones to have a cell there."""

_LEVEL = 3.0
"""Points within which two base lines are level."""

_MOST_CROSSINGS = 100_000
_MOST_CELLS = 50_000
_MOST_LATTICES = 100

_MOST_KEYS = 3
"""Columns in which the names of rows may stand, behind numbers and classes."""

_NUMBER = r"[-−–﹣+(（△▲]?\s?[¥￥$]?\d[\d,，]*(?:[.．]\d+)?\s?(?:[%％‰*]|[)）])?"


@once_a_book
def _value() -> re.Pattern[str]:
    return re.compile(rf"{_NUMBER}|{cell_words('void')}")


def is_value(text: str) -> bool:
    """Return whether a cell holds a number, or says that there is none."""
    return _value().fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, all of the same length; where its columns begin and end on the page, in points."""

    rows: list[list[str]]
    edges: tuple[float, ...]
    top: float
    bottom: float


@dataclass(slots=True)
class Lattice:
    """Lines that meet: places of those down from the left, of those across from the top, and whose cells are one."""

    xs: list[float]
    ys: list[float]
    owner: list[list[int]]
    inside: dict[int, list[Glyph]] = field(default_factory=lambda: defaultdict(list))

    def take(self, glyph: Glyph) -> bool:
        """Put a character into the cell in which it stands; return whether there is one."""
        x, y = (glyph.left + glyph.right) / 2, glyph.base + 0.35 * glyph.size
        column = bisect_right(self.xs, x) - 1
        row = bisect_left(self.ys, -y) - 1
        if not (0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1):
            return False
        self.inside[self.owner[row][column]].append(glyph)
        return True


def lattices(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[Lattice]:
    """Return the lattices of two columns or more that lines make, from the top."""
    groups = _groups(across, down)
    found = [lattice for group in groups if (lattice := _lattice(*group))]
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))[:_MOST_LATTICES]


def _groups(across: Sequence[Ruling], down: Sequence[Ruling]) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """Yield the lines that meet, those across and those down."""
    union = _Union(len(across) + len(down))
    places = [ruling.at for ruling in across]
    crossings = 0
    for number, line in enumerate(down, len(across)):
        first = bisect_left(places, line.start - _TOUCH)
        for other in range(first, bisect_right(places, line.end + _TOUCH)):
            crossings += 1
            if across[other].start - _TOUCH <= line.at <= across[other].end + _TOUCH:
                union.join(other, number)
        if crossings > _MOST_CROSSINGS:
            return
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = defaultdict(lambda: ([], []))
    for number, line in enumerate((*across, *down)):
        groups[union.root(number)][number >= len(across)].append(line)
    yield from (group for group in groups.values() if all(group))


def _lattice(across: list[Ruling], down: list[Ruling]) -> Lattice | None:
    xs = _with_outer(sorted({line.at for line in down}), across)
    ys = _with_outer(sorted({line.at for line in across}), down)
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    ys.reverse()
    width, height = len(xs) - 1, len(ys) - 1
    right = _drawn(down, xs[1:-1], [(high + low) / 2 for high, low in pairwise(ys)])
    below = _drawn(across, ys[1:-1], [(one + other) / 2 for one, other in pairwise(xs)])
    cells = _Union(width * height)
    for row in range(height):
        for column in range(width):
            cell = row * width + column
            if column and (column - 1, row) not in right:
                cells.join(cell - 1, cell)
            if row and (row - 1, column) not in below:
                cells.join(cell - width, cell)
    owner = [[cells.root(row * width + column) for column in range(width)] for row in range(height)]
    return Lattice(xs, [-y for y in ys], owner)


class _Union:
    """Numbers, some of which are one; the smallest stands for all."""

    def __init__(self, size: int):
        self._parent = list(range(size))

    def root(self, at: int) -> int:
        """Return the number that stands for `at`."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, one: int, other: int) -> None:
        """Make two numbers one."""
        first, last = sorted((self.root(one), self.root(other)))
        self._parent[last] = first


def _with_outer(places: list[float], crossing: list[Ruling]) -> list[float]:
    """Return the places of lines with the ends of those that cross them, where these go on beyond (open sides)."""
    first, last = min(line.start for line in crossing), max(line.end for line in crossing)
    before = [first] if first < places[0] - _OUTER else []
    after = [last] if last > places[-1] + _OUTER else []
    return before + places + after


def _drawn(lines: list[Ruling], places: list[float], middles: list[float]) -> set[tuple[int, int]]:
    """Return for which of `places` (by number) a line is drawn across which of the `middles`."""
    by_place: dict[float, list[Ruling]] = defaultdict(list)
    for line in lines:
        by_place[line.at].append(line)
    order = sorted(range(len(middles)), key=middles.__getitem__)
    ordered = [middles[at] for at in order]
    return {
        (number, order[at])
        for number, place in enumerate(places)
        for line in by_place[place]
        for at in range(bisect_left(ordered, line.start), bisect_right(ordered, line.end))
    }


def tables_of(lattice: Lattice) -> Iterator[Table]:
    """Yield the table of a lattice; none if less than two of its cells hold text."""
    texts = {cell: list(_lines(glyphs)) for cell, glyphs in lattice.inside.items()}
    if sum(map(bool, texts.values())) < 2:
        return
    rows: list[list[str]] = []
    seen: set[int] = set()
    for number, owners in enumerate(lattice.owner):
        fresh = [owner not in seen and owner not in owners[:at] for at, owner in enumerate(owners)]
        told = [texts.get(owner, []) for owner in owners]
        top = lattice.ys[number] if _holds_rows(compress(told, fresh)) else math.inf
        rows += _split(
            [
                _above(lines, _next_rows(lattice, texts, number, at)) if is_fresh else _below(lines, top)
                for at, (lines, is_fresh) in enumerate(zip(told, fresh, strict=True))
            ]
        )
        seen.update(owners)
    edges = tuple(lattice.xs)
    yield Table([row for row in rows if any(row)], edges, -lattice.ys[0], -lattice.ys[-1])


Lines = list[tuple[float, str]]
"""The lines of a cell, each with its base line."""


def _next_rows(lattice: Lattice, texts: dict[int, Lines], row: int, column: int) -> float:
    """Return where, below `row`, cells hold several rows beside which its cell in `column` goes on; else infinity."""
    for number in range(row + 1, len(lattice.owner)):
        owners = lattice.owner[number]
        if owners[column] != lattice.owner[row][column]:
            break
        if _holds_rows([texts.get(owner, []) for owner in owners if owner not in lattice.owner[number - 1]]):
            return lattice.ys[number]
    return math.inf


def _holds_rows(cells: Iterable[Lines]) -> bool:
    return any(sum(is_value(text) for _, text in lines) > 1 for lines in cells)


def _above(lines: Lines, bottom: float) -> Lines:
    return [line for line in lines if -line[0] < bottom]


def _below(lines: Lines, top: float) -> Lines:
    return [line for line in lines if -line[0] >= top]


def _lines(glyphs: Iterable[Glyph]) -> Iterator[tuple[float, str]]:
    for row in rows_of(runs_of(glyphs)):
        yield row[0].base, joined(row)


def _split(cells: list[Lines]) -> Iterator[list[str]]:
    """Yield the rows that stand between two lines across: one, or several where no line parts their numbers."""
    starts = _starts(cells)
    if not starts:
        yield [in_one(text for _, text in lines) for lines in cells]
        return
    bounds = [-(one + other) / 2 for one, other in pairwise(starts)]
    for number in range(len(starts)):
        yield [
            in_one(text for base, text in lines if bisect_left(bounds, -base) == number) for lines in cells
        ]


def _starts(cells: list[Lines]) -> list[float]:
    """Return the base lines of the rows that a row of cells holds, from the top, empty if it is one row.

    It is several if numbers stand below each other, and the cell of the names (the longest of the first) has a line of
    its own beside each. What stands above the numbers is rows of heads; a line of the first cell that stands as far
    from others as numbers do is a row.
    """
    at = max(range(min(_MOST_KEYS, len(cells))), key=lambda column: len(cells[column]))
    labels, others = [base for base, _ in cells[at]], cells[at + 1 :]
    starts = _levels(base for lines in others for base, text in lines if is_value(text))
    if len(starts) < 2:
        return []
    apart = 0.9 * min(one - other for one, other in pairwise(starts))
    beside = {min(labels, key=lambda label: abs(label - base), default=math.inf) for base in starts}
    if len(beside) < len(starts) or any(_from(base, labels) >= apart / 2 for base in starts):
        return []
    heads = [base for lines in others for base, _ in lines if base - starts[0] >= apart]
    told = _levels((*starts, *heads))
    return _levels((*told, *(label for label in labels if _from(label, told) >= apart)))


def _from(base: float, others: Iterable[float]) -> float:
    """Return how far from a base line the nearest of `others` is."""
    return min((abs(base - other) for other in others), default=math.inf)


def _levels(bases: Iterable[float]) -> list[float]:
    """Return base lines from the top, of those that are level the upper one."""
    found: list[float] = []
    for base in sorted(bases, reverse=True):
        if not found or found[-1] - base > _LEVEL:
            found.append(base)
    return found


_WORD_END = re.compile(r"[A-Za-z0-9%]$")
_WORD_START = re.compile(r"[A-Za-z0-9]")
_CUT = re.compile(r"(\d[,，.])$")


def in_one(lines: Iterable[str]) -> str:
    """Return the lines of a cell as one text: words apart, and numbers unless one is cut at its comma or point."""
    text = last = ""
    for line in lines:
        is_cut = _CUT.search(last) or (line[:1] in ",，." and last[-1:].isdigit())
        if not is_cut and is_value(line) and is_value(last):
            text += "；"
        elif not is_cut and _WORD_END.search(last) and _WORD_START.match(line):
            text += " "
        text, last = text + line, line
    return text
