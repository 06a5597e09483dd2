"""Characters with their places on a page to paragraphs in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from statistics import median
from typing import NamedTuple


class Char(NamedTuple):
    """A character and its box; y grows upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


class Line(NamedTuple):
    """A run of characters on one base line, the left and right edge of the column that it stands in."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    column_left: float = 0.0
    column_right: float = 0.0

    @property
    def size(self) -> float:
        """The height of the line's boxes."""
        return self.top - self.bottom


_GAP = 1.6
"""Line heights between two characters of a line beyond which they belong to different columns."""

_SPACE = 0.25
"""Line heights between two Latin characters that stand for a space."""

_LATIN = re.compile(r"[A-Za-z0-9]")


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """Return the lines that characters, in the order in which a page draws them, make."""
    lines: list[Line] = []
    run: list[Char] = []
    for char in chars:
        if run and not _follows(run[-1], char):
            lines += _line(run)
            run = []
        run.append(char)
    return lines + _line(run)


def _follows(last: Char, char: Char) -> bool:
    height = max(last.top - last.bottom, char.top - char.bottom, 1.0)
    overlap = min(last.top, char.top) - max(last.bottom, char.bottom)
    return overlap > 0.4 * height and -0.5 * height < char.left - last.right < _GAP * height


def _line(run: list[Char]) -> list[Line]:
    text = ""
    for at, char in enumerate(run):
        gap = char.left - run[at - 1].right if at else 0.0
        if gap > _SPACE * (char.top - char.bottom) and _LATIN.match(char.text) and _LATIN.match(text[-1:]):
            text += " "
        text += char.text
    if not text.strip():
        return []
    boxes = [char for char in run if char.text.strip()]
    edges = min(c.left for c in boxes), min(c.bottom for c in boxes), max(c.right for c in boxes)
    return [Line(text.strip(), *edges, max(c.top for c in boxes))]


def reading_order(lines: list[Line]) -> list[Line]:
    """Return the lines of a page in reading order: column by column between lines that go across."""
    if not lines:
        return []
    gutter = _gutter(lines)
    if gutter is None:
        left, right = min(line.left for line in lines), max(line.right for line in lines)
        ordered = sorted(lines, key=lambda line: (-round(line.top / max(line.size, 1.0) * 2), line.left))
        return [line._replace(column_left=left, column_right=right) for line in ordered]
    ordered = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.left < gutter < line.right:
            ordered += _columns(band, gutter)
            ordered.append(line._replace(column_left=line.left, column_right=line.right))
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, gutter)


def _columns(band: list[Line], gutter: float) -> list[Line]:
    left = [line for line in band if line.right <= gutter]
    right = [line for line in band if line.right > gutter]
    return (reading_order(left) if left else []) + (reading_order(right) if right else [])


def _gutter(lines: list[Line]) -> float | None:
    """Return the x at which two columns of prose part, if there are two: a few lines may go across it."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    best: tuple[int, float] | None = None
    for edge in lefts:
        x = edge - 0.5
        if not left + 0.2 * (right - left) < x < left + 0.8 * (right - left):
            continue
        crossing = bisect_left(lefts, x) - bisect_right(rights, x)
        if best is None or crossing < best[0]:
            best = crossing, x
    if best is None or best[0] > 0.3 * len(lines):
        return None
    beside = [line for line in lines if not line.left < best[1] < line.right]
    sides = (
        [line for line in beside if line.right <= best[1]],
        [line for line in beside if line.right > best[1]],
    )
    return best[1] if all(map(_is_prose, sides)) else None


def _is_prose(lines: list[Line]) -> bool:
    if len(lines) < 3:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return (
        median(line.right - line.left for line in lines) > 0.6 * width
        and median(len(line.text) for line in lines) >= 8
    )


def paragraphs(pages: Iterable[list[Line]]) -> Iterator[str]:
    """Yield the paragraphs that lines in reading order make, over the ends of columns and pages."""
    text = ""
    last: Line | None = None
    for line in (line for page in pages for line in page):
        if last is not None and _goes_on(last, line):
            text += (
                " " if re.search(r"[A-Za-z]$", text) and re.match(r"[A-Za-z]", line.text) else ""
            ) + line.text
        else:
            if text:
                yield text
            text = line.text
        last = line
    if text:
        yield text


def _goes_on(last: Line, line: Line) -> bool:
    """Return whether `line` goes on with the paragraph of `last`: that is full, this not indented, both of a size."""
    size = max(last.size, line.size, 1.0)
    is_full = last.right > last.column_right - 2.0 * size
    is_indented = line.left > line.column_left + 1.2 * size
    same_size = abs(last.size - line.size) < 0.15 * size
    below = last.bottom - line.top
    far = last.column_left == line.column_left and below > 1.2 * size
    return is_full and not is_indented and same_size and not far
