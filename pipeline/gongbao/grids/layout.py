"""Where grids stand in a text: runs of lines whose cells are parted by `|` or by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from gongbao.grids.models import Cell, Grid
from gongbao.grids.rules import GridRules
from gongbao.grids.segments import Row
from gongbao.rulebook.expressions import expression
from gongbao.text import Document

_LINE = expression(r"[^\n]+")
_RULING = expression(r"[\s|:\-]+")
_MARKS = expression(r"(?<=\S)(?:\[[\d⁰¹²³⁴-⁹]{1,2}\]|[①-⑳※†]|\*+|(?<=[\d%)\u4e00-\u9fff])[⁰¹²³⁴-⁹]+)+$")
"""Marks of footnotes at the end of a cell."""

_ABOVE = 3
"""Lines above a grid in which its caption and its units may stand."""

_LONGEST_CAPTION = 60
_LONGEST_LABEL = 30
_MOST_LABELS = 2
_TIME = expression(r"(?:19|20)\d\d年.{0,14}")
_ENDS_NUMBER = expression(r"(?:\d[)%]?|\t\s*[-—–…/]+)\s*$")
_PROSE = expression(r"[。;!?]")


def find(document: Document, known: GridRules) -> Iterator[Grid]:
    """Yield the grids of `document` in order; `known` are the rules of the lines above them."""
    above: list[Cell] = []
    for sign, group in groupby(_signed(document.folded, known), key=lambda line: line[0]):
        if not sign:
            above = [_cell(document.folded, *line.span()) for _, line in group][-_ABOVE:]
            continue
        rows = tuple(
            tuple(_cells(document.folded, line, sign)) for _, line in group if not _RULING.fullmatch(line[0])
        )
        if rows:
            yield _headed(rows, above, known)
        above = []


def _signed(text: str, known: GridRules) -> list[tuple[str, re.Match[str]]]:
    """Return the lines of `text`, each with what parts its cells.

    Rows of tabs are also lines with tabs at their ends alone beside one of as many (cells that are empty), and labels
    between two, by what `known` rules say is none.
    """
    lines = list(_LINE.finditer(text))
    signs = [_parted_by(line[0]) for line in lines]
    inner = range(1, len(lines))
    for at, beside in [*((at, at - 1) for at in inner), *((at - 1, at) for at in reversed(inner))]:
        if signs[beside] == "\t" and not signs[at] and "\t" in lines[at][0]:
            is_row = lines[at][0].count("\t") == lines[beside][0].count("\t")
            signs[at] = "\t" if is_row and not _PROSE.search(lines[at][0]) else ""
    for at in inner:
        if signs[at - 1] == "\t" and not signs[at]:
            for label in range(at, _after_labels(lines, signs, at, known)):
                signs[label] = "\t"
    return list(zip(signs, lines, strict=True))


def _after_labels(lines: list[re.Match[str]], signs: list[str], at: int, known: GridRules) -> int:
    """Return the end of the labels from line `at` to the next row of tabs, `at` if they part no rows of one table."""
    end = at
    while end < min(len(lines), at + _MOST_LABELS) and not signs[end] and _is_label(lines[end][0], known):
        end += 1
    if end == len(lines) or signs[end] != "\t" or not _ENDS_NUMBER.search(lines[end][0]):
        return at
    return end if lines[at - 1][0].count("\t") == lines[end][0].count("\t") else at


def _is_label(line: str, known: GridRules) -> bool:
    return len(line) <= _LONGEST_LABEL and not (_PROSE.search(line) or known.words["no label"].match(line))


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
    if not raw.strip():
        return Cell("", end, end, end - start)
    begin = start + len(raw) - len(raw.lstrip())
    kept = _MARKS.sub("", raw.strip()).rstrip()
    return Cell(kept, begin, begin + len(kept), begin - start)


def _headed(rows: tuple[Row, ...], above: list[Cell], known: GridRules) -> Grid:
    """Return a grid with the lines right above it that are its caption, its unit line, and the time of a statement.

    A line that gives the units may be the caption, too.
    """
    caption: Cell | None = None
    units: Cell | None = None
    for line in reversed(above):
        if len(line.text) > _LONGEST_CAPTION or _PROSE.search(line.text):
            break
        found = known.unit_line(line.text)
        if found and units is None:
            units = line
            if found.start() < 4:
                continue
        caption = line
        break
    for title, line in pairwise(above):
        if _TIME.fullmatch(line.text) and known.words["statement"].search(title.text):
            return Grid(rows, title, units, line)
    return Grid(rows, caption, units)
