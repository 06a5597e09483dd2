"""From pages to a text: paragraphs over lines, columns and pages, and tables that go on over pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from gongbao.read.pdf.cells import Table
from gongbao.read.pdf.order import Block, Line
from gongbao.read.rules import printed
from gongbao.read.tables import table_row

_FULL = 2.0
"""Ems from the right edge of its column within which a line is full."""

_INDENT = 1.2
_DEEPEST = 0.25
"""Share of a column's width beyond which a line does not go on with another."""

_FAR = 1.25
"""Times the usual distance of lines beyond which a line begins a new paragraph."""

_WIDEST = 3.5
_SIZES = 0.15
_SMALLER = 0.92
_SHIFT = 8.0
"""Points by which the columns of a table may stand elsewhere on the next page."""

_ENDED = re.compile(r"[。！？!?；;：:][”’」』》）)\]】]*$")
_LATIN_END = re.compile(r"[A-Za-z,.;:)]$")
_LATIN = re.compile(r"[A-Za-z(][\w-]*")
_UNBROKEN = re.compile(r"[A-Za-z0-9(][!-~]*[，。；：、）]?")
"""What stands at the start of a line because no line is broken within it."""

_MOST_HEAD_ROWS = 4
_MOST_ABOVE = 3
"""Lines above a table that are given again above its continuation."""


def paragraphs(pages: Sequence[list[Block]]) -> Iterator[str]:
    """Yield the paragraphs and rows of tables that the pages hold, in order.

    What stands at the foot of a page in small letters behind a mark follows the paragraph that the page cuts.
    """
    edges = _edges(pages)
    writer = _Writer()
    for number, page in enumerate(pages):
        body, notes = _feet(page)
        pitch = _pitch(body)
        for block in body if number == 0 else writer.resumed(body):
            if isinstance(block, Table):
                yield from writer.table(block)
            else:
                yield from writer.line(_widened(block, edges), pitch)
            pitch = pitch or _pitch(body)
        writer.notes += notes
        writer.page_ended()
    yield from writer.closed()


def _edges(pages: Sequence[list[Block]]) -> tuple[float, float]:
    """Return the left and right edge that most lines of pages of one column have to keep to."""
    lines = [block for page in pages for block in page if isinstance(block, Line) and block.side == 0]
    if not lines:
        return 0.0, 0.0
    return median(line.column_left for line in lines), median(line.column_right for line in lines)


def _widened(line: Line, edges: tuple[float, float]) -> Line:
    """Return a line of a page of one column with the edges that such pages have: its own lines may be all short."""
    if line.side:
        return line
    left, right = min(line.column_left, edges[0]), max(line.column_right, edges[1])
    return line._replace(column_left=left, column_right=right)


def _pitch(page: Iterable[Block]) -> float:
    """Return the usual distance of the base lines of a page, 0 if it has no two lines."""
    lines = [block for block in page if isinstance(block, Line)]
    found = [
        distance
        for one, other in pairwise(lines)
        if one.side == other.side and 0 < (distance := one.base - other.base) < _WIDEST * one.size
    ]
    return median(found) if found else 0.0


def _feet(page: list[Block]) -> tuple[list[Block], list[str]]:
    """Return a page without its footnotes, and these, a note each."""
    lines = [block for block in page if isinstance(block, Line)]
    if not lines:
        return page, []
    usual = median(size for line in lines for size in [line.size] * len(line.text))
    first = len(page)
    while first and isinstance(block := page[first - 1], Line) and block.size < _SMALLER * usual:
        first -= 1
    feet = [block for block in page[first:] if isinstance(block, Line)]
    if not feet or first == 0 or not printed("note").match(feet[0].text):
        return page, []
    notes: list[str] = []
    for line in feet:
        if notes and not printed("note").match(line.text):
            notes[-1] = _glued(notes[-1], line.text)
        else:
            notes.append(line.text)
    return page[:first], notes


def _glued(text: str, line: str) -> str:
    return text + (" " if _LATIN_END.search(text) and _LATIN.match(line) else "") + line


class _Writer:
    """Takes blocks in reading order and gives paragraphs and rows."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._text = ""
        self._last: Line | None = None
        self._above: list[str] = []
        self._table: Table | None = None
        self._head: list[list[str]] = []
        self._turned = False

    def page_ended(self) -> None:
        """Note that what comes next stands on another page."""
        self._turned = True

    def line(self, line: Line, pitch: float) -> Iterator[str]:
        """Take a line; yield what is complete by it."""
        if self._last is not None and _goes_on(self._last, line, 0.0 if self._turned else pitch):
            self._text = _glued(self._text, line.text)
        else:
            yield from self.closed()
            self._text = line.text
        self._last, self._table, self._turned = line, None, False

    def table(self, table: Table) -> Iterator[str]:
        """Take a table; yield what is complete by it, and its rows."""
        if self._table is None:
            yield from self.closed()
            self._head = table.rows[:_MOST_HEAD_ROWS]
        for row in table.rows:
            if line := table_row(row):
                yield line
        self._table, self._turned = table, False

    def resumed(self, page: list[Block]) -> list[Block]:
        """Return a page without what it gives again of the table that goes on there: lines above it, head."""
        at = next((at for at, block in enumerate(page) if isinstance(block, Table)), len(page))
        if self._table is None or at == len(page) or at > _MOST_ABOVE:
            return page
        table, last = page[at], self._table
        if not isinstance(table, Table) or not _is_same_form(last, table):
            return page
        again = [block.text for block in page[:at] if isinstance(block, Line)]
        if not all(text in self._above or printed("again").match(text) for text in again):
            return page
        rows = table.rows
        same = 0
        while same < min(len(rows) - 1, len(self._head)) and rows[same] == self._head[same]:
            same += 1
        return [Table(rows[same:], table.edges, table.top, table.bottom), *page[at + 1 :]]

    def closed(self) -> Iterator[str]:
        """Yield the paragraph that is complete, and the notes that waited for its end."""
        if self._text:
            self._above = [*self._above, self._text][-_MOST_ABOVE:]
            yield self._text
        yield from self.notes
        self._text, self._last, self.notes = "", None, []


def _is_same_form(one: Table, other: Table) -> bool:
    if len(one.edges) != len(other.edges):
        return False
    shift = other.edges[0] - one.edges[0]
    return all(abs(b - a - shift) < _SHIFT for a, b in zip(one.edges, other.edges, strict=True))


def _goes_on(last: Line, line: Line, pitch: float) -> bool:
    """Return whether `line` goes on with the paragraph of `last`: that is full, this not indented, both of a size.

    `pitch` is the usual distance of lines on a page, 0 for lines of different pages.
    """
    size = max(last.size, line.size)
    if abs(last.size - line.size) > _SIZES * size:
        return False
    ended = _ENDED.search(last.text)
    if printed("units").match(line.text) or (ended and printed("caption").match(line.text)):
        return False
    word = _UNBROKEN.match(line.text)
    room = _FULL * size + (len(word[0]) * 0.6 * size if word and not ended else 0.0)
    if last.right < last.column_right - room:
        return False
    indent = line.left - line.column_left
    if indent > _INDENT * size and (ended or indent > _DEEPEST * (line.column_right - line.column_left)):
        return False
    if not pitch or last.side != line.side:
        return True
    return last.base - line.base < _FAR * pitch + 0.1 * size
