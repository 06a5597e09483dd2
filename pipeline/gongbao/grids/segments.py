"""The rows of a grid as they belong together: captions inside it, header rows, and the rows below these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongbao.grids.heads import head_of
from gongbao.grids.measures import hedged, in_cell, is_year, magnified, moved, number, unit
from gongbao.grids.models import Cell
from gongbao.rulebook import Rulebook

Row = tuple[Cell, ...]

_BEGINS_NUMBER = re.compile(r"[-−–﹣+(]?\s*\d")
_DIGIT = re.compile(r"\d")
_LONGEST = 40
_MOST_HEADERS = 4


@dataclass(slots=True)
class Segment:
    """Header rows with the rows below them, and the labels (rows of one cell) above, the last one last."""

    labels: list[Cell] = field(default_factory=list)
    headers: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)


def is_value(text: str, book: Rulebook) -> bool:
    """Return whether the cell `text` is a number, with or without unit, hedge or direction, and no bare year."""
    if len(text) > _LONGEST or not _DIGIT.search(text) or is_year(text):
        return False
    if _BEGINS_NUMBER.match(text) and (number(text) is not None or in_cell(text, book) is not None):
        return True
    return any(read(text, book) is not None for read in (moved, hedged, magnified))


def segments(rows: Sequence[Row], book: Rulebook) -> Iterator[Segment]:
    """Yield the segments of a grid in order; each of its rows is in one."""
    current = Segment()
    for row in rows:
        filled = list(dict.fromkeys(cell.text for cell in row if cell.text))
        if not filled:
            continue
        has_value = any(is_value(cell.text, book) for cell in row if cell.text)
        if len(filled) == 1 and not has_value and not _is_spread(row, book):
            if current.body:
                yield current
                current = Segment(headers=current.headers)
            current.labels.append(next(cell for cell in row if cell.text))
        elif (
            has_value or (current.body and not _is_header(row, book)) or len(current.headers) == _MOST_HEADERS
        ):
            current.body.append(row)
        else:
            if current.body:
                yield current
                current = Segment()
            current.headers.append(row)
    yield current


def _is_spread(row: Row, book: Rulebook) -> bool:
    """Return whether a row of one word says it of several columns: a unit, or a head of each but the first."""
    told = [cell.text for cell in row if cell.text]
    return len(told) > 1 and (not row[0].text or unit(told[0], book) is not None)


def _is_header(row: Row, book: Rulebook) -> bool:
    """Return whether a row without values begins anew: its cells but the first say what a head does."""
    heads = [head_of(cell.text, 0, book) for cell in row[1:] if cell.text]
    telling = [
        head
        for head in heads
        if (head.units and head.words) or head.nature or head.period or head.relation or head.role
    ]
    return bool(heads) and 2 * len(telling) >= len(heads)
