"""Word documents before 2007 and those of WPS (.doc, .wps), by olefile and the piece table of their format."""

from __future__ import annotations

import io
import re
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import olefile

from gongbao import errors
from gongbao.read import limits
from gongbao.read.content import Content
from gongbao.read.doc_properties import Scripted, row_ends, scripted
from gongbao.read.libraries import reading_as
from gongbao.read.tables import Cell, lines_of

_ENCRYPTED, _OTHER_TABLE = 0x0100, 0x0200
_FLAGS_AT, _LENGTH_AT, _PIECES_AT = 0x0A, 0x4C, 0x01A2
_COMPRESSED = 0x40000000
_FIELD = re.compile(r"\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))|\x15")
_NO_TEXT = re.compile(r"[\x00-\x06\x08\x0e-\x1c\x1f]")
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
    pieces = _piece_table(table[at : at + size])
    text = "".join(_pieces(main, pieces, lengths[0], sorted(row_ends(main, table)), scripted(main, table)))
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


def _pieces(
    main: bytes, table: bytes, length: int, ends: Sequence[int], scripts: Sequence[Scripted]
) -> Iterator[str]:
    """Yield the pieces of the main text, `length` characters, of the file `main`.

    The marks at `ends` are made ends of rows, and the runs of `scripts` are raised or lowered.
    """
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
        chars = list(text.replace(_ROW, " "))
        for end in ends[bisect_right(ends, start) : bisect_right(ends, start + width * count)]:
            at = (end - start) // width - 1
            if 0 <= at < len(chars) and chars[at] == _CELL:
                chars[at] = _ROW
        begin = bisect_right(scripts, start, key=lambda run: run[1])
        stop = bisect_left(scripts, start + width * count, key=lambda run: run[0])
        for first, last, written in scripts[begin:stop]:
            reach = slice(max(first - start, 0) // width, max(last - start, 0) // width)
            chars[reach] = map(written, chars[reach])
        yield "".join(chars)


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
