"""Rich-text documents (.rtf), by striprtf."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from gongbao import errors
from gongbao.read.content import Content
from gongbao.read.libraries import reading_as
from gongbao.read.scripts import lowered, raised
from gongbao.read.tables import plain_rows

_MOST_BYTES = 30_000_000
"""Bytes of a document but for its pictures: each word of its markup takes time."""

_PICTURE = re.compile(rb"[0-9a-fA-F\r\n]{2000,}")
_SCRIPT = re.compile(
    r"\\(?P<way>super|sub)(?![a-z\d])"
    r"(?P<said>(?:[^{}\\]|\\(?!nosupersub|plain)(?:[a-z]+-?\d*|'[\da-f]{2}|\*))*)"
)
"""Words of the markup by which what follows is raised or lowered, up to the end of its group."""

_WORD = re.compile(r"(\\(?:[a-z]+-?\d* ?|'[\da-f]{2}|\*))")
_ITEM = re.compile(r"^\s*(?P<number>\S{1,4}[.、．)）•·])\t(?=\S)")
"""The number of an item of a list, which a tab parts from its text."""

_CODE_PAGE = re.compile(rb"\\ansicpg(?P<number>\d{3,5})")


def read(data: bytes, path: str) -> Content:
    """Return the text of a document, a paragraph or table row a line."""
    data = _PICTURE.sub(b"", data)
    if len(data) > _MOST_BYTES:
        raise errors.too_large(path, f"{len(data):,} bytes", f"{_MOST_BYTES:,}")
    with reading_as(path, "rich-text document"):
        found = _CODE_PAGE.search(data[:4096])
        encoding = f"cp{found['number'].decode()}" if found else "cp936"
        source = _SCRIPT.sub(_scripted, data.decode("latin-1"))
        text: str = rtf_to_text(source, encoding=encoding, errors="replace")  # type: ignore[no-untyped-call]
        return Content("\n".join(_line(line, path) for line in text.splitlines() if line.strip()))


def _scripted(found: re.Match[str]) -> str:
    written = raised if found["way"] == "super" else lowered
    pieces = _WORD.split(found["said"])
    return f"\\{found['way']} " + "".join(
        piece if at % 2 else written(piece) for at, piece in enumerate(pieces)
    )


def _line(line: str, path: str) -> str:
    """Return a line as a row where it is cells, which striprtf parts by bars."""
    if not line.endswith("|"):
        return _ITEM.sub(r"\g<number>", line)
    return "\n".join(plain_rows([line.removesuffix("|").split("|")], path))
