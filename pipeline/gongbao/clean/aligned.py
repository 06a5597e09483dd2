"""Tables of plain text whose cells blanks set below each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongbao.clean.mapped import Edit
from gongbao.rulebook.expressions import expression
from gongbao.text.columns import Edges, are_apart, column_of, in_turn, under_heads

_LINE = expression(r"[^\n]+")
_GAP = expression(r"[ \u3000\xa0]{2,}")
_BLANK = expression(r"[ \u3000\xa0]+")
_SIGN = r"[-−–﹣+(（]?\s?"
_FIGURE = r"\d+(?:[,，]\d{3})*(?:[.．]\d+)?"
_VALUE = expression(rf"{_SIGN}{_FIGURE}\s?(?:[%％‰]|[)）])?|[-—–…./]+")
_PROSE = expression(r"[。；;！？!?|\t]")
_LABEL = expression(r"[:：]\s*\S")
"""A key with its value, which is no head: 单位：元."""

_MAY_BE_ROW = expression(r"\S[ \u3000\xa0]+[-−–﹣+(（]?\s?\d")
_RULE = expression(r"[-=_─—+\s]{3,}")
_LONGEST = 20
"""Characters of a cell beside the first one."""

_SHORT = 6
"""Characters of a second cell of words, a unit, in a row whose cells one blank parts."""

_MOST_HEADS = 3
_MOST_LABELS = 2


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell: where it stands in the text, and on its line in widths of a Latin letter (ends exclusive)."""

    text: str
    start: int
    end: int
    left: int
    right: int

    @property
    def is_value(self) -> bool:
        return _VALUE.fullmatch(self.text) is not None


Line = list[_Piece]


def edits(text: str) -> Iterator[Edit]:
    """Yield what parts by tabs the cells of tables whose columns stand below each other, or whose rows have as many.

    A table is two rows or more of short cells of which one is a number, with its heads above. Lines that rule it go.
    """
    for group in _groups(text):
        found = _edits([_pieces(line, _GAP) for line in group], text)
        found = found or _edits([_pieces(line, _BLANK) for line in group], text, in_order=True)
        rules = [line for line in group if found and _RULE.fullmatch(line[0])]
        yield from sorted(found + [Edit(line.start(), min(line.end() + 1, len(text)), "") for line in rules])


def _groups(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the lines that follow one another without a paragraph among them, where two or more may be rows."""
    group: list[re.Match[str]] = []
    for line in _LINE.finditer(text):
        if _PROSE.search(line[0]) or (group and line.start() > group[-1].end() + 1):
            if _may_be_table(group):
                yield group
            group = []
        if not _PROSE.search(line[0]):
            group.append(line)
    if _may_be_table(group):
        yield group


def _may_be_table(group: list[re.Match[str]]) -> bool:
    return len(group) > 1 and any(_MAY_BE_ROW.search(line[0]) for line in group)


def _pieces(line: re.Match[str], gap: re.Pattern[str]) -> Line:
    """Return the cells of a line; none of a line of rules."""
    if _RULE.fullmatch(line[0]):
        return []
    found: Line = []
    width, last = 0, 0
    bounds = [*gap.finditer(line[0]), None]
    for parted in bounds:
        end = parted.start() if parted else len(line[0])
        words = line[0][last:end]
        left, width = width, width + _width(words)
        if words.strip():
            lead = len(words) - len(words.lstrip())
            at = line.start() + last + lead
            found.append(_Piece(words.strip(), at, at + len(words.strip()), left + lead, width))
        if parted:
            width += _width(parted[0])
            last = parted.end()
    return found


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _edits(lines: Sequence[Line], text: str, in_order: bool = False) -> list[Edit]:
    """Return what parts the cells of the tables among `lines`; `in_order` their cells are counted, not measured."""
    found: list[Edit] = []
    at = done = 0
    while at < len(lines):
        if not _is_row(lines[at], in_order):
            at += 1
            continue
        end = _end(lines, at, in_order)
        rows = [line for line in lines[at:end] if _is_row(line, in_order)]
        heads = _heads(lines[done:at])
        edges = _counted(rows) if in_order else _measured(rows, heads)
        placed = {id(head): places for head in heads if (places := _places(head, edges, in_order))}
        if len(edges) > 1 and (len(rows) > 1 or (placed and not in_order)) and (placed or not in_order):
            for line in (*heads, *lines[at:end]):
                found += _parted(line, placed.get(id(line)) or _places(line, edges, in_order), text)
        at = done = end
    return found


def _is_row(line: Line, in_order: bool) -> bool:
    if in_order:
        first = 2 if len(line) > 2 and not line[1].is_value and len(line[1].text) <= _SHORT else 1
        return len(line) > first and not line[0].is_value and all(piece.is_value for piece in line[first:])
    words = [piece for piece in line if not piece.is_value]
    return any(piece.is_value for piece in line[1:]) and all(len(one.text) <= _LONGEST for one in words[1:])


def _end(lines: Sequence[Line], start: int, in_order: bool) -> int:
    """Return the number of the line behind the last row of the table that begins at `start`."""
    end = start + 1
    for at in range(start + 1, len(lines)):
        if _is_row(lines[at], in_order) and not (in_order and len(lines[at]) != len(lines[start])):
            end = at + 1
        elif len(lines[at]) > 1 or at - end >= _MOST_LABELS:
            break
    return end


def _heads(above: Sequence[Line]) -> list[Line]:
    """Return the last of the lines `above` a body that may be heads, the lowest last; labels may stand between."""
    found: list[Line] = []
    labels = 0
    for line in reversed(above):
        if any(_LABEL.search(piece.text) for piece in line):
            break
        if len(line) > 1:
            found.insert(0, line)
        elif line:
            labels += 1
        if len(found) == _MOST_HEADS or labels > (_MOST_LABELS if not found else 0):
            break
    return found


def _counted(rows: Sequence[Line]) -> list[Edges]:
    return [(at, at) for at in range(len(rows[0]))]


def _measured(rows: Sequence[Line], heads: Sequence[Line]) -> list[Edges]:
    """Return the columns that no cell of `rows` goes beyond; none where two cells of a row stand in one."""
    found = under_heads(rows, heads, touching=False)
    return found if all(are_apart(row, found) for row in rows) else []


def _places(line: Line, edges: list[Edges], in_order: bool) -> list[int]:
    """Return the columns of the cells of a line, all of them or all but the first where there are as many."""
    if len(line) < 2 or len(edges) < 2:
        return []
    if in_order:
        return list(range(len(line))) if len(line) == len(edges) else []
    if found := in_turn(line, edges):
        return found
    return [column_of(piece, edges) for piece in line] if are_apart(line, edges) else []


def _parted(line: Line, places: list[int], text: str) -> Iterator[Edit]:
    """Yield what puts tabs between the cells of a line, one for each column that ends; nothing for a label."""
    if not places:
        return
    start = text.rfind("\n", 0, line[0].start) + 1
    yield from _tabs(start, line[0].start, places[0])
    for (one, other), (at, then) in zip(pairwise(line), pairwise(places), strict=True):
        yield from _tabs(one.end, other.start, then - at)


def _tabs(start: int, end: int, number: int) -> Iterator[Edit]:
    """Yield what makes `number` tabs of the blanks from `start` to `end`, the last one of all that is left."""
    for at in range(start, start + min(number, end - start)):
        is_last = at == start + number - 1
        yield Edit(at, end if is_last else at + 1, "\t")
