"""Tables as lines of text: a row a line, `| 粮食产量 | 1300万吨 |`, with a merged cell where it begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongbao.read import limits

_WIDEST = 256
"""Columns over which a cell may go: what says more is damaged."""

INDENT = "\u3000"
"""What a cell is indented by in the text, once for each blank or step."""

_BLANKS = " \u3000\xa0"
_DEEPEST = 12
_NUMBER = re.compile(r"[-−–+(（]?\s*\d")
_HAS_DIGIT = re.compile(r"\d")
_LATIN = re.compile(r"[A-Za-z0-9.%)\]]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table as its file has it: its lines, and the columns and rows that it goes over."""

    lines: tuple[str, ...]
    across: int = 1
    down: int = 1


def lines_of(rows: Iterable[Sequence[Cell]], path: str) -> Iterator[str]:
    """Yield the rows of a table as lines; each cell stands once, with empty ones where it goes on.

    A row whose cells have the same number of lines, with numbers in them, is as many rows. Raises `InputError`
    if they grow beyond what one report may hold.
    """
    total = 0
    taken: dict[int, int] = {}
    for row in rows:
        if not row and not taken:
            continue
        for cells in _parted(_placed(row, taken)):
            line = table_row(map(joined, cells))
            total += len(line)
            limits.check_size(total, path)
            if line:
                yield line


def _placed(row: Sequence[Cell], taken: dict[int, int]) -> list[tuple[str, ...]]:
    """Return the lines of the cells of a row by column; `taken` are the rows for which a column is not free."""
    placed: list[tuple[str, ...]] = []
    begun: dict[int, int] = {}
    for cell in row:
        while taken.get(len(placed), 0):
            placed.append(())
        across = max(1, min(cell.across, _WIDEST))
        if cell.down > 1:
            begun.update(dict.fromkeys(range(len(placed), len(placed) + across), cell.down - 1))
        placed += [cell.lines, *[()] * (across - 1)]
    for column in list(taken):
        taken[column] -= 1
        if not taken[column]:
            del taken[column]
    taken.update(begun)
    return placed


def _parted(cells: Sequence[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
    """Yield the rows that a row is: two where each of its cells that has several lines has two."""
    counts = {len(cell) for cell in cells if len(cell) > 1}
    several = [cell for cell in cells if len(cell) > 1]
    numeric = any(all(map(_NUMBER.match, cell)) for cell in several)
    if len(counts) != 1 or len(several) < 2 or not numeric:
        yield list(cells)
        return
    for at in range(counts.pop()):
        yield [_at(cell, at) for cell in cells]


def _at(cell: tuple[str, ...], at: int) -> tuple[str, ...]:
    """Return what a cell says in one of the rows that its row is: a unit or name holds for all, a number for one."""
    if len(cell) > 1:
        return (cell[at],)
    return cell if at == 0 or not any(map(_HAS_DIGIT.search, cell)) else ()


def joined(lines: Sequence[str]) -> str:
    """Return the lines of a cell as one, words and numbers apart, with wide spaces for the blanks that indent it."""
    if not lines:
        return ""
    text = ""
    indent = INDENT * _indent(next(filter(str.strip, lines), ""))
    for line in filter(None, (" ".join(line.split()) for line in lines)):
        text += (" " if text and (_LATIN.match(text[-1]) or _LATIN.match(line)) else "") + line
    return indent + text


def _indent(text: str) -> int:
    return min(len(text) - len(text.lstrip(_BLANKS)), _DEEPEST)


def table_row(cells: Iterable[str]) -> str:
    """Return the cells of a row as a line, empty if all are; those at its end that are empty are left out.

    The first cell keeps the blanks that indent it, as wide spaces.
    """
    given = list(cells)
    kept = [" ".join(cell.split()).replace("|", "¦") for cell in given]
    while kept and not kept[-1]:
        kept.pop()
    if kept and kept[0]:
        kept[0] = INDENT * _indent(given[0]) + kept[0]
    return f"| {' | '.join(kept)} |" if kept else ""


def plain_rows(rows: Iterable[Sequence[str]], path: str) -> Iterator[str]:
    """Yield the rows of a table without merged cells as lines, a line break in a cell being one of its lines."""
    return lines_of(([Cell(tuple(cell.splitlines())) for cell in row] for row in rows), path)
