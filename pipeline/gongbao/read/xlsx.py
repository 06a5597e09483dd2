"""Excel workbooks, by openpyxl: read row by row, or a report a row."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl

from gongbao import errors
from gongbao.read import archive, limits
from gongbao.read.content import Content
from gongbao.read.libraries import reading_as
from gongbao.read.tables import table_row


def read(data: bytes, path: str) -> Content:
    """Return the sheets of a workbook as text, each headed by its name, a row a line."""
    lines: list[str] = []
    for name, row in rows(data, path):
        if row is None:
            lines.append(name)
        elif line := table_row(row):
            lines.append(line)
    return Content("\n".join(lines) if any(line.startswith("|") for line in lines) else "")


def rows(data: bytes, path: str) -> Iterator[tuple[str, list[str] | None]]:
    """Yield for each sheet its name with None, then its name with each of its rows.

    Raises `InputError` for a workbook that is damaged or has more than `MOST_CELLS` cells.
    """
    cells = 0
    with reading_as(path, "workbook"):
        archive.check(zipfile.ZipFile(io.BytesIO(data)), path)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            yield sheet.title, None
            # What a sheet says of its size may be a million empty rows.
            sheet.reset_dimensions()
            for row in sheet.iter_rows(values_only=True):
                cells += len(row) + 1
                if cells > limits.MOST_CELLS:
                    raise errors.too_large(path, f"{cells:,} cells", f"{limits.MOST_CELLS:,}")
                yield sheet.title, [_shown(value) for value in row]


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
