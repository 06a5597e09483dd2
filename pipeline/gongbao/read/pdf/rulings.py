"""The straight lines that a page draws across and down, from its paths."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_MOST_OBJECTS = 20_000
"""Objects of a page that are looked at."""

_MOST_SEGMENTS = 200
_DEEPEST = 4
_THIN = 3.0
"""Points up to which a filled box is a line."""

_SNAP = 2.5
"""Points within which two lines stand at the same place."""

_SHORTEST = 8.0


class Ruling(NamedTuple):
    """A line: where it stands (`at`, y of one across, x of one down), and from where to where it goes."""

    at: float
    start: float
    end: float


Point = tuple[float, float]
Turn = Callable[[float, float], Point]


def drawn(page: pdfium.PdfPage, turned: Turn) -> tuple[list[Ruling], list[Ruling]]:
    """Return the lines that go across and those that go down, of the page as it is `turned`, joined, in order."""
    across: list[Ruling] = []
    down: list[Ruling] = []
    for one, other in _strokes(page):
        (left, low), (right, high) = turned(*one), turned(*other)
        width, height = abs(right - left), abs(high - low)
        if height <= _THIN and height <= width:
            across.append(Ruling((low + high) / 2, *sorted((left, right))))
        elif width <= _THIN:
            down.append(Ruling((left + right) / 2, *sorted((low, high))))
    return _joined(across), _joined(down)


def _joined(rulings: list[Ruling]) -> list[Ruling]:
    """Return lines of one place as one where they touch, without what is too short to part anything."""
    found: list[Ruling] = []
    for places in _together(sorted(rulings)):
        at = sum(ruling.at for ruling in places) / len(places)
        last: Ruling | None = None
        for ruling in sorted(places, key=lambda ruling: ruling.start):
            if last is not None and ruling.start <= last.end + _SNAP:
                last = Ruling(at, last.start, max(last.end, ruling.end))
            else:
                found += [last] if last else []
                last = Ruling(at, ruling.start, ruling.end)
        found += [last] if last else []
    return [ruling for ruling in found if ruling.end - ruling.start >= _SHORTEST]


def _together(rulings: list[Ruling]) -> Iterator[list[Ruling]]:
    group: list[Ruling] = []
    for ruling in rulings:
        if group and ruling.at > group[0].at + _SNAP:
            yield group
            group = []
        group.append(ruling)
    if group:
        yield group


class _Matrix(NamedTuple):
    """Where a form or path puts its points."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> Point:
        """Return where the point (x, y) is put."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: _Matrix) -> _Matrix:
        """Return the matrix that is this one first, then `outer`."""
        a, b = outer.point(self.a, self.b)
        c, d = outer.point(self.c, self.d)
        e, f = outer.point(self.e, self.f)
        return _Matrix(a - outer.e, b - outer.f, c - outer.e, d - outer.f, e, f)


def _strokes(page: pdfium.PdfPage) -> Iterator[tuple[Point, Point]]:
    """Yield the lines of the page's paths, each as two points; of a thin box the corners."""
    left = _MOST_OBJECTS
    raw = page.raw
    count = pdfium_c.FPDFPage_CountObjects(raw)
    todo = [
        (_Matrix(), 0, iter([pdfium_c.FPDFPage_GetObject(raw, index) for index in range(min(count, left))]))
    ]
    while todo:
        matrix, depth, objects = todo[-1]
        item = next(objects, None)
        if item is None or left <= 0:
            todo.pop()
            continue
        left -= 1
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            yield from _path(item, matrix)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = min(pdfium_c.FPDFFormObj_CountObjects(item), left)
            parts = [pdfium_c.FPDFFormObj_GetObject(item, index) for index in range(inner)]
            todo.append((_matrix(item).within(matrix), depth + 1, iter(parts)))


def _matrix(item: object) -> _Matrix:
    found = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, found):
        return _Matrix()
    return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _path(path: object, matrix: _Matrix) -> Iterator[tuple[Point, Point]]:
    box = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(path, *map(ctypes.byref, box)):
        return
    left, bottom, right, top = (edge.value for edge in box)
    if min(right - left, top - bottom) <= _THIN:
        yield matrix.point(left, bottom), matrix.point(right, top)
    elif _is_stroked(path) and pdfium_c.FPDFPath_CountSegments(path) <= _MOST_SEGMENTS:
        yield from _sides(path, _matrix(path).within(matrix))


def _is_stroked(path: object) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


def _sides(path: object, matrix: _Matrix) -> Iterator[tuple[Point, Point]]:
    """Yield the straight lines of a path."""
    runs: list[list[Point]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.point(x.value, y.value)
        if pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_LINETO and runs:
            runs[-1].append(point)
        else:
            runs.append([point])
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            runs[-1].append(runs[-1][0])
    for points in runs:
        yield from pairwise(points)
