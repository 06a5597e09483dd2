"""Word documents before 2007 and those of WPS (.doc, .wps), by olefile and the piece table of their format."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator

import olefile

from gongbao import errors
from gongbao.read import limits
from gongbao.read.content import Content
from gongbao.read.libraries import reading_as
from gongbao.read.tables import Cell, lines_of

_ENCRYPTED, _OTHER_TABLE = 0x0100, 0x0200
_FLAGS_AT, _LENGTH_AT, _PIECES_AT, _RUNS_AT = 0x0A, 0x4C, 0x01A2, 0x0102
_COMPRESSED = 0x40000000
_PAGE = 512
_ROW_END = 0x2417
"""The property by which a paragraph is the end of a table's row."""

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of the value of a property by the highest three bits of its code; of the seventh the value says its own."""

_FIELD = re.compile(r"\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))|\x15")
_NO_TEXT = re.compile(r"[\x00-\x06\x08\x0e-\x1d\x1f]")
_CELL, _ROW = "\x07", "\x1d"


def read(data: bytes, path: str) -> Content:
    """Return the text of a document, a paragraph or table row a line.

    Raises `InputError` if it is encrypted, damaged, or older than Word 97.
    """
    with reading_as(path, "Word document"), olefile.OleFileIO(io.BytesIO(data)) as file:
        text = _text(file, path)
        lines = list(_lines(text, path))
        return Content("\n".join(lines), title=_title(file, lines))


def _text(file: olefile.OleFileIO, path: str) -> str:
    main = file.openstream("WordDocument").read()
    (flags,) = struct.unpack_from("<H", main, _FLAGS_AT)
    if flags & _ENCRYPTED:
        raise errors.locked(path, "Word document")
    table = file.openstream("1Table" if flags & _OTHER_TABLE else "0Table").read()
    lengths = struct.unpack_from("<i", main, _LENGTH_AT)
    at, size = struct.unpack_from("<II", main, _PIECES_AT)
    row_ends = _row_ends(main, table)
    text = "".join(_pieces(main, _piece_table(table[at : at + size]), lengths[0], row_ends))
    limits.check_size(len(text), path)
    return text


def _piece_table(clx: bytes) -> bytes:
    """Return the piece table in a document's complex part: what stands before it are properties."""
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at : at + 1] != b"\x02":
        raise ValueError("no piece table")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    return clx[at + 5 : at + 5 + size]


def _pieces(main: bytes, table: bytes, length: int, row_ends: set[int]) -> Iterator[str]:
    """Yield the pieces of the main text, `length` characters, the marks at `row_ends` of the file as ends of rows."""
    number = (len(table) - 4) // 12
    places = struct.unpack_from(f"<{number + 1}i", table, 0)
    for index in range(number):
        (where,) = struct.unpack_from("<I", table, 4 * (number + 1) + 8 * index + 2)
        count = min(places[index + 1], length) - places[index]
        if count <= 0:
            continue
        width = 1 if where & _COMPRESSED else 2
        start = (where & ~_COMPRESSED) // 2 if width == 1 else where
        text = main[start : start + width * count].decode("cp1252" if width == 1 else "utf-16-le", "replace")
        ends = sorted(end for end in row_ends if start < end <= start + width * count)
        chars = list(text)
        for end in ends:
            at = (end - start) // width - 1
            if 0 <= at < len(chars) and chars[at] == _CELL:
                chars[at] = _ROW
        yield "".join(chars)


def _row_ends(main: bytes, table: bytes) -> set[int]:
    """Return the places in the file at which rows of tables end, empty where the document does not tell."""
    at, size = struct.unpack_from("<II", main, _RUNS_AT)
    runs = table[at : at + size]
    number = (len(runs) - 4) // 8
    ends: set[int] = set()
    if number <= 0 or number > len(main) // _PAGE + 1:
        return ends
    for page in struct.unpack_from(f"<{number}I", runs, 4 * (number + 1)):
        start = (page & 0x3FFFFF) * _PAGE
        ends.update(_row_ends_of(main[start : start + _PAGE]))
    return ends


def _row_ends_of(page: bytes) -> Iterator[int]:
    """Yield the ends of those paragraphs of a page of properties that end a row."""
    if len(page) < _PAGE:
        return
    number = page[-1]
    for index in range(number):
        at = 4 * (number + 1) + 13 * index
        if at >= _PAGE or 4 * (index + 2) > _PAGE:
            return
        start = 2 * page[at]
        if start and _ROW_END in set(_properties(page, start)):
            yield struct.unpack_from("<I", page, 4 * (index + 1))[0]


def _properties(page: bytes, at: int) -> Iterator[int]:
    """Yield the codes of the properties of a paragraph that are switched on."""
    size = 2 * page[at] - 1
    if size < 0:
        at += 1
        size = 2 * page[at]
    at += 1
    end = min(at + size, len(page))
    at += 2
    while at + 3 <= end:
        (code,) = struct.unpack_from("<H", page, at)
        kind = code >> 13
        if page[at + 2]:
            yield code
        at += 2 + (1 + page[at + 2] if kind == 6 else _SIZES[kind])


def _lines(text: str, path: str) -> Iterator[str]:
    text = _NO_TEXT.sub("", _without_fields(text).replace("\x1e", "-"))
    if _ROW not in text:
        text = text.replace(_CELL * 2, _ROW)
    text = text.replace("\x0b", "\n").replace("\x0c", "\r")
    rows: list[list[Cell]] = []
    *in_rows, rest = text.split(_ROW)
    for segment in in_rows:
        head, bar, cells = segment.partition(_CELL)
        begin = head.rfind("\r") + 1
        if begin:
            yield from lines_of(rows, path)
            rows = []
            yield from _paragraphs(head[:begin])
        found = (head[begin:] + bar + cells).removesuffix(_CELL).split(_CELL)
        rows.append([Cell(tuple(re.split(r"[\r\n]", cell.strip("\r\n")))) for cell in found])
    yield from lines_of(rows, path)
    yield from _paragraphs(rest.replace(_CELL, "\n"))


def _paragraphs(text: str) -> Iterator[str]:
    return filter(str.strip, re.split(r"[\r\n]", text))


def _without_fields(text: str) -> str:
    """Return `text` without what its fields are told to do; what they show stays."""
    while "\x13" in text and (shown := _FIELD.sub("", text)) != text:
        text = shown
    return text


def _title(file: olefile.OleFileIO, lines: list[str]) -> str:
    """Return the title of the properties if the document bears it, too."""
    raw = file.get_metadata().title
    if not isinstance(raw, bytes):
        return ""
    for encoding in ("utf-8", "gb18030"):
        try:
            title = raw.decode(encoding).strip("\0 ")
        except UnicodeDecodeError:
            continue
        return title if title and title in "".join(lines[:10]) else ""
    return ""
