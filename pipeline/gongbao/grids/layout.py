"""Where grids stand in a text: runs of lines whose cells are parted by `|` or by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from gongbao.grids.models import Cell, Grid
from gongbao.text import Document

_LINE = re.compile(r"[^\n]+")
_RULING = re.compile(r"[\s|:\-]+")
_ABOVE = 3
"""Lines above a grid in which its caption and its units may stand."""

_LONGEST_CAPTION = 60
_PROSE = re.compile(r"[。;!?]")


def find(document: Document, unit_line: re.Pattern[str]) -> Iterator[Grid]:
    """Yield the grids of `document` in order; `unit_line` fits a line that gives a grid's units."""
    above: list[Cell] = []
    lines = _LINE.finditer(document.folded)
    for sign, group in groupby(lines, key=lambda line: _parted_by(line[0])):
        if not sign:
            above = [_cell(document.folded, *line.span()) for line in group][-_ABOVE:]
            continue
        rows = tuple(
            tuple(_cells(document.folded, line, sign)) for line in group if not _RULING.fullmatch(line[0])
        )
        if rows:
            yield Grid(rows, *_head(above, unit_line))
        above = []


def _parted_by(line: str) -> str:
    stripped = line.strip(" \u3000")
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        return "|"
    return "\t" if "\t" in stripped.strip() and not _PROSE.search(stripped) else ""


def _cells(text: str, line: re.Match[str], sign: str) -> Iterator[Cell]:
    start, end = line.span()
    if sign == "|":
        start, end = text.index("|", start, end) + 1, text.rindex("|", start, end)
    while (at := text.find(sign, start, end)) >= 0:
        yield _cell(text, start, at)
        start = at + 1
    yield _cell(text, start, end)


def _cell(text: str, start: int, end: int) -> Cell:
    raw = text[start:end]
    begin = start + len(raw) - len(raw.lstrip())
    return Cell(raw.strip(), begin, max(begin, start + len(raw.rstrip())))


def _head(above: list[Cell], unit_line: re.Pattern[str]) -> tuple[Cell | None, Cell | None]:
    """Return caption and unit line among the lines right above a grid; a line that gives the units may be both."""
    caption: Cell | None = None
    units: Cell | None = None
    for line in reversed(above):
        if len(line.text) > _LONGEST_CAPTION or _PROSE.search(line.text):
            break
        found = unit_line.search(line.text)
        if found and units is None:
            units = line
            if found.start() < 4:
                continue
        caption = line
        break
    return caption, units
