"""What a page of a PDF document holds: its characters with their places, and the lines that are drawn on it."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from ctypes import byref, c_double
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from gongbao.read import limits
from gongbao.read.pdf.rulings import Ruling, drawn

_STRAIGHT = math.radians(3)
_APART = 2.5
"""Ems between two characters of rotated text beyond which another text begins."""


class Glyph(NamedTuple):
    """A character, its left and right edge, its base line and the em of its font, in points; y grows upwards."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page turned as most of its text is read: glyphs in the order in which they are drawn, lines across and down.

    `apart` are the texts that stand at another angle.
    """

    glyphs: list[Glyph]
    across: list[Ruling]
    down: list[Ruling]
    apart: list[str]


class _Raw(NamedTuple):
    """A character as the page draws it: the corners of its box, its origin, em and angle in radians.

    `quarter` is the angle in quarters of a turn, -1 if it is none.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    size: float
    angle: float
    quarter: int


def _compatible() -> dict[int, str]:
    """Return what ligatures, radicals and compatibility forms of Han characters stand for."""
    blocks = ((0x2E80, 0x2FE0), (0xF900, 0xFB07), (0x2F800, 0x2FA20))
    forms = {code: unicodedata.normalize("NFKC", chr(code)) for block in blocks for code in range(*block)}
    return {code: text for code, text in forms.items() if text != chr(code)}


_COMPATIBLE = _compatible()


def read_page(page: pdfium.PdfPage) -> Page:
    """Return what `page` holds."""
    text = page.get_textpage()
    try:
        chars = list(_chars(text))
    finally:
        text.close()
    turn = _turn(chars)
    turned = _TURNS[turn]
    across, down = drawn(page, turned)
    return Page(
        [_glyph(char, turned) for char in chars if char.quarter == turn],
        across,
        down,
        list(_texts(char for char in chars if char.quarter != turn)),
    )


def _chars(text: pdfium.PdfTextPage) -> Iterator[_Raw]:
    """Yield the characters that have a place on the page, in the order in which the page draws them."""
    raw = text.raw
    box, matrix = pdfium_c.FS_RECTF(), pdfium_c.FS_MATRIX()
    x, y = c_double(), c_double()
    last: object = None
    size, angle, quarter = 1.0, 0.0, 0
    for index in range(min(text.count_chars(), limits.MOST_CHARACTERS + 1)):
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        if code < 32 or pdfium_c.FPDFText_IsGenerated(raw, index) == 1:
            continue
        if not pdfium_c.FPDFText_GetLooseCharBox(raw, index, box):
            continue
        pdfium_c.FPDFText_GetCharOrigin(raw, index, byref(x), byref(y))
        pdfium_c.FPDFText_GetMatrix(raw, index, matrix)
        font = pdfium_c.FPDFText_GetFontSize(raw, index)
        form = font, matrix.a, matrix.b, matrix.c, matrix.d
        if form != last:
            last, angle = form, math.atan2(matrix.b, matrix.a)
            size, quarter = max(font * math.hypot(matrix.c, matrix.d), 1.0), _quarter(angle)
        glyph = _COMPATIBLE.get(code) or chr(code)
        yield _Raw(glyph, box.left, box.bottom, box.right, box.top, x.value, y.value, size, angle, quarter)


Turn = Callable[[float, float], tuple[float, float]]
"""Takes a point of the page to where it stands when the page is turned."""

_TURNS: tuple[Turn, ...] = (
    lambda x, y: (x, y),
    lambda x, y: (y, -x),
    lambda x, y: (-x, -y),
    lambda x, y: (-y, x),
)


def _quarter(angle: float) -> int:
    """Return how many quarters of a turn an angle is; -1 if it is none."""
    quarters = round(angle / (math.pi / 2))
    return quarters % 4 if abs(angle - quarters * math.pi / 2) < _STRAIGHT else -1


def _turn(chars: list[_Raw]) -> int:
    counts = Counter(char.quarter for char in chars)
    counts.pop(-1, None)
    return max(counts, key=lambda turn: (counts[turn], -turn), default=0)


def _glyph(char: _Raw, turned: Turn) -> Glyph:
    one, _ = turned(char.left, char.bottom)
    other, _ = turned(char.right, char.top)
    _, base = turned(char.x, char.y)
    return Glyph(char.text, *((one, other) if one <= other else (other, one)), base, char.size)


def _texts(chars: Iterable[_Raw]) -> Iterator[str]:
    """Yield the texts that rotated characters make."""
    text = ""
    last: _Raw | None = None
    for char in chars:
        if last is not None and not _same_text(last, char):
            if text.strip():
                yield text.strip()
            text = ""
        text, last = text + char.text, char
    if text.strip():
        yield text.strip()


def _same_text(last: _Raw, char: _Raw) -> bool:
    distance = math.hypot(char.x - last.x, char.y - last.y)
    return abs(char.angle - last.angle) < _STRAIGHT and distance < _APART * max(last.size, char.size)
