"""Properties of runs of text in Word's binary format: where rows of tables end, and what is raised or lowered."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from gongbao.read.scripts import lowered, raised

_PAGE = 512
_OF_PARAGRAPHS, _OF_CHARACTERS = (0x0102, 13), (0x00FA, 1)
"""Where the header says which pages tell the properties, and how many bytes a page has for each run of text."""

_ROW_END = 0x2417
"""The property by which a paragraph is the end of a table's row."""

_SCRIPT = 0x2A48
"""The property by which characters are superscript, with the value 1, or subscript, with 2."""

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of the value of a property by the highest three bits of its code; of the seventh the value says its own."""

Scripted = tuple[int, int, Callable[[str], str]]
"""A run of the file, from its first byte to its last, exclusive, and what makes its text raised or lowered."""


def row_ends(main: bytes, table: bytes) -> set[int]:
    """Return the places in the file at which rows of tables end, empty where the document does not tell."""
    return {end for _, end, found in _runs(main, table, *_OF_PARAGRAPHS) if found.get(_ROW_END)}


def scripted(main: bytes, table: bytes) -> list[Scripted]:
    """Return the runs of the file that are raised or lowered, in order."""
    ways = {1: raised, 2: lowered}
    found = (
        (start, end, ways[said[_SCRIPT]])
        for start, end, said in _runs(main, table, *_OF_CHARACTERS)
        if said.get(_SCRIPT) in ways
    )
    return sorted(found, key=lambda run: run[:2])


def _runs(main: bytes, table: bytes, field: int, width: int) -> Iterator[tuple[int, int, dict[int, int]]]:
    """Yield the runs of text that the pages of a kind tell of, each with its properties."""
    at, size = struct.unpack_from("<II", main, field)
    places = table[at : at + size]
    number = (len(places) - 4) // 8
    if number <= 0 or number > len(main) // _PAGE + 1:
        return
    for place in struct.unpack_from(f"<{number}I", places, 4 * (number + 1)):
        start = (place & 0x3FFFFF) * _PAGE
        yield from _runs_of(main[start : start + _PAGE], width)


def _runs_of(page: bytes, width: int) -> Iterator[tuple[int, int, dict[int, int]]]:
    if len(page) < _PAGE:
        return
    number = page[-1]
    for index in range(number):
        at = 4 * (number + 1) + width * index
        if at >= _PAGE or 4 * (index + 2) > _PAGE:
            return
        if told := 2 * page[at]:
            yield *struct.unpack_from("<II", page, 4 * index), dict(_properties(page, told, width))


def _properties(page: bytes, at: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield the codes and values of the properties that stand at a place of a page; a long value counts as one."""
    size = page[at]
    if width > 1:
        # Of paragraphs, the size counts words; a style stands before the properties.
        size = 2 * size - 1
        if size < 0:
            at += 1
            size = 2 * page[at]
    at += 1
    end = min(at + size, len(page))
    at += 2 if width > 1 else 0
    while at + 3 <= end:
        (code,) = struct.unpack_from("<H", page, at)
        kind = code >> 13
        length = 1 + page[at + 2] if kind == 6 else _SIZES[kind]
        yield code, int.from_bytes(page[at + 2 : at + 2 + length], "little") if length <= 2 else 1
        at += 2 + length
