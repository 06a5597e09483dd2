"""White space inside a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from gongbao.clean.mapped import Edit
from gongbao.rulebook.expressions import expression

_SPACES = expression(r"[^\S\n]+")
_UNITS = "%％‰元吨亩顷人户个头只辆台件米里瓦时家次册张条套座所起天倍点位"
_NEW_PARAGRAPH = expression(rf"(?<=[。！？”）])(?<![{_UNITS}]）)\u3000{{2,}}(?=\S)")
"""Wide spaces with which a paragraph begins; behind a unit in brackets they part two cells."""
_LINE_END = expression(r"\r\n?|[\u2028\u2029\x85]")
_ROW = expression(r"^(?=[^\n]*[^\t\n])[^\t\n。；;！？!?]*\t[^\n。；;！？!?]*$", re.M)
"""A line of cells parted by tabs."""

_PROSE = expression(r"[。；;！？!?]")
_MOST_LABELS = 2
"""Lines that may stand between two rows of a table: 一、教育."""

_LONGEST_BETWEEN = 64
_DIGIT = expression(r"[0-9０-９]")
_CLINGS = expression(r"[㐀-鿿%％‰℃+＋,，.．、。:：;；]")


def line_ends(text: str) -> Iterator[Edit]:
    """Yield what makes every line end one `\\n`, also where a paragraph begins with two wide spaces only."""
    found = [*_LINE_END.finditer(text), *_NEW_PARAGRAPH.finditer(text)]
    for mark in sorted(found, key=lambda mark: mark.start()):
        yield Edit(*mark.span(), "\n")


def stray(text: str) -> Iterator[Edit]:
    """Yield what closes the gaps between numbers and the words around them (`60800 万元`, `下降 61％`).

    Other runs of white space become one space: between words it may part a headline's halves. The tabs of rows of a
    table, two or more lines of them, part its cells and stay, and so do the blanks that indent its first cell or are
    all that a cell has.
    """
    rows = _rows(text)
    for found in _SPACES.finditer(text):
        start, end = found.span()
        if "\t" in found[0] and rows and _in_row(start, rows):
            if found[0] != "\t":
                yield Edit(start, end, found[0].strip(" \u3000\xa0") or "\t")
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        if before == "|" and (after == "|" or text[start - 2 : start - 1] in ("", "\n")):
            continue
        if _is_gap(before, after):
            yield Edit(start, end, "")
        elif end - start > 1 or found[0] != " ":
            yield Edit(start, end, " ")


def _rows(text: str) -> list[tuple[int, int]]:
    """Return the lines of cells parted by tabs that follow one another, in order."""
    if "\t" not in text:
        return []
    lines = [found.span() for found in _ROW.finditer(text)]
    beside = {
        line for one, other in pairwise(lines) for line in (one, other) if _are_beside(text, one, other)
    }
    return [line for line in lines if line in beside]


def _are_beside(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether two rows follow one another, or, with as many cells, only labels stand between them."""
    if other[0] - one[1] > _LONGEST_BETWEEN:
        return False
    between = text[one[1] : other[0]].strip()
    if not between:
        return True
    is_label = between.count("\n") < _MOST_LABELS and not _PROSE.search(between)
    return is_label and text.count("\t", *one) == text.count("\t", *other)


def _in_row(at: int, rows: list[tuple[int, int]]) -> bool:
    index = bisect_right(rows, at, key=lambda row: row[0]) - 1
    return index >= 0 and at < rows[index][1]


def _is_gap(before: str, after: str) -> bool:
    if _DIGIT.match(before):
        return _CLINGS.match(after) is not None
    return _DIGIT.match(after) is not None and _CLINGS.match(before) is not None
