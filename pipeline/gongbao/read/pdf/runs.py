"""Runs of characters on one base line, and the rows in which they stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from gongbao.read.pdf.page import Glyph
from gongbao.read.scripts import lowered, raised


class Run(NamedTuple):
    """Characters on one base line without a wide gap: text, left and right edge, base line, em; y grows upwards."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def middle(self) -> float:
        """The x half-way."""
        return (self.left + self.right) / 2


Row = list[Run]
"""Runs of one base line, from the left."""

GAP = 0.95
"""Ems between two characters from which on they belong to different runs."""

_SAME_LINE = 0.3
_LEVEL = 0.05
_SHIFTED = 0.55
_BACK = 0.6
_SPACE = 0.16
"""Ems between two Latin letters that stand for a space."""

_SPACE_OF_DIGITS = 0.3
_WORD = re.compile(r"[!-~À-ɏͰ-ϿЀ-ӿ]")
_SPACED = re.compile(r"[㐀-鿿〇](?:[ \u3000\xa0]+[㐀-鿿〇])+(?=[:：]|$)")
"""Single Han characters that only stand apart (公　告, 电　话：)."""

_SMALL = 0.86
_RAISED = 0.15
_LOWERED = -0.08


def runs_of(glyphs: Iterable[Glyph]) -> list[Run]:
    """Return the runs that characters make, whatever the order in which the page draws them."""
    pieces: list[list[Glyph]] = []
    for glyph in glyphs:
        if pieces and _follows(pieces[-1][-1], glyph):
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
    placed = [_Piece.of(piece) for piece in pieces if any(glyph.text.strip() for glyph in piece)]
    return [run for line in _lines(placed) for run in _split(line)]


def _follows(last: Glyph, glyph: Glyph) -> bool:
    """Return whether a character stands next to the last one drawn, on its line or raised or lowered from it."""
    size = max(last.size, glyph.size)
    if not -_BACK * size < glyph.left - last.right < GAP * size:
        return False
    is_small = min(last.size, glyph.size) <= _SMALL * size
    return abs(last.base - glyph.base) < (_SHIFTED if is_small else _LEVEL) * size


class _Piece(NamedTuple):
    """Characters drawn one after the other, the base line of the largest and its em."""

    base: float
    size: float
    glyphs: list[Glyph]

    @classmethod
    def of(cls, glyphs: list[Glyph]) -> _Piece:
        largest = max(glyphs, key=lambda glyph: glyph.size)
        return cls(largest.base, largest.size, glyphs)


def _lines(pieces: list[_Piece]) -> Iterator[list[Glyph]]:
    """Yield the characters of each base line, from the left."""
    line: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.base):
        if line and line[0].base - piece.base >= _SAME_LINE * min(line[0].size, piece.size):
            yield _glyphs(line)
            line = []
        line.append(piece)
    if line:
        yield _glyphs(line)


def _glyphs(line: list[_Piece]) -> list[Glyph]:
    return [glyph for piece in sorted(line, key=lambda piece: piece.glyphs[0].left) for glyph in piece.glyphs]


def _split(line: Sequence[Glyph]) -> Iterator[Run]:
    """Yield the runs of a base line: it is parted where blank is wider than `GAP`, whether by spaces or by place."""
    run: list[Glyph] = []
    blanks: list[Glyph] = []
    for glyph in line:
        if not glyph.text.strip():
            blanks += [glyph] if run else []
            continue
        if run and glyph.left - run[-1].right >= GAP * max(run[-1].size, glyph.size):
            yield _run(run)
            run = []
        elif run:
            run += blanks
        blanks = []
        run.append(glyph)
    if run:
        yield _run(run)


def _run(glyphs: list[Glyph]) -> Run:
    inked = [glyph for glyph in glyphs if glyph.text.strip()]
    size = max(glyph.size for glyph in inked)
    base = median(glyph.base for glyph in inked if glyph.size >= _SMALL * size)
    parts = [_shifted(glyphs[0], base, size)]
    for last, glyph in pairwise(glyphs):
        parts += [" "] if _is_space(last, glyph) else []
        parts.append(_shifted(glyph, base, size))
    text = without_letter_spaces("".join(parts).strip())
    return Run(text, inked[0].left, max(glyph.right for glyph in inked), base, size)


def _shifted(glyph: Glyph, base: float, size: float) -> str:
    if glyph.size > _SMALL * size:
        return glyph.text
    shift = (glyph.base - base) / size
    if shift > _RAISED:
        return raised(glyph.text)
    return lowered(glyph.text) if shift < _LOWERED else glyph.text


def _is_space(last: Glyph, glyph: Glyph) -> bool:
    blank = glyph.left - last.right
    if blank <= _SPACE * last.size or not (_WORD.match(last.text) and _WORD.match(glyph.text)):
        return False
    least = _SPACE_OF_DIGITS if last.text.isdigit() and glyph.text.isdigit() else _SPACE
    return blank > least * max(last.size, glyph.size)


def without_letter_spaces(text: str) -> str:
    """Return `text` without the blanks between the characters of its first word if these all stand apart."""
    found = _SPACED.match(text)
    return "".join(found[0].split()) + text[found.end() :] if found else text


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """Return the rows in which runs stand side by side, from the top."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda run: (-run.base, run.left)):
        if rows and rows[-1][0].base - run.base < _SAME_LINE * min(rows[-1][0].size, run.size):
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run.left)
    return rows


def joined(row: Sequence[Run]) -> str:
    """Return the text of runs that stand side by side."""
    return without_letter_spaces(" ".join(run.text for run in row))
