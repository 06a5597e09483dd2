"""Characters with their places on a page to paragraphs in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import takewhile
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

_PAGE_NUMBER = re.compile(
    r"[-—–·.\s]{0,9}(?:第\s?)?[0-9０-９]{1,4}(?:\s?页)?"
    r"(?:\s?[/／,，]?\s?共?\s?[0-9]{1,4}\s?页?)?[-—–·.\s]{0,9}"
)
_MARGIN_LINES = 3
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
    best: tuple[int, float] | None = None
    for edge in sorted({line.left for line in lines}):
        x = edge - 0.5
        if not left + 0.2 * (right - left) < x < left + 0.8 * (right - left):
            continue
        crossing = sum(1 for line in lines if line.left < x < line.right)
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


def without_margins(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """Yield the pages without page numbers and without what stands at the top or bottom of many of them."""
    seen = Counter(key for page in pages for edge in _edges(page) for key in set(map(_key, edge)))
    least = max(2, len(pages) // 4)
    for page in pages:
        margin = {
            line
            for edge in _edges(page)
            for line in takewhile(
                lambda line: seen[_key(line)] >= least or _PAGE_NUMBER.fullmatch(line.text), edge
            )
        }
        yield [line for line in page if line not in margin]


def _edges(page: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the outermost lines at the top and at the bottom, each from the edge of the page inwards."""
    by_height = sorted(page, key=lambda line: -line.top)
    return by_height[:_MARGIN_LINES], by_height[: -_MARGIN_LINES - 1 : -1]


def _key(line: Line) -> tuple[str, int]:
    """Return what is the same of a header or footer on each page: its words but for numbers, and its height."""
    return re.sub(r"\d+", "#", "".join(line.text.split())), round(line.top / 4)


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
