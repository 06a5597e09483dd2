"""Rich-text documents (.rtf), by striprtf."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from gongbao import errors
from gongbao.read.content import Content
from gongbao.read.libraries import reading_as
from gongbao.read.tables import plain_rows

_MOST_BYTES = 30_000_000
"""Bytes of a document but for its pictures: each word of its markup takes time."""

_PICTURE = re.compile(rb"[0-9a-fA-F\r\n]{2000,}")
_CODE_PAGE = re.compile(rb"\\ansicpg(?P<number>\d{3,5})")


def read(data: bytes, path: str) -> Content:
    """Return the text of a document, a paragraph or table row a line."""
    data = _PICTURE.sub(b"", data)
    if len(data) > _MOST_BYTES:
        raise errors.too_large(path, f"{len(data):,} bytes", f"{_MOST_BYTES:,}")
    with reading_as(path, "rich-text document"):
        found = _CODE_PAGE.search(data[:4096])
        encoding = f"cp{found['number'].decode()}" if found else "cp936"
        text: str = rtf_to_text(data.decode("latin-1"), encoding=encoding, errors="replace")  # type: ignore[no-untyped-call]
        return Content("\n".join(_line(line, path) for line in text.splitlines() if line.strip()))


def _line(line: str, path: str) -> str:
    """Return a line as a row where it is cells, which striprtf parts by bars."""
    if not line.endswith("|"):
        return line
    return "\n".join(plain_rows([line.removesuffix("|").split("|")], path))
