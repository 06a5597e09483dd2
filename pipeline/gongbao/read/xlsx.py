"""Excel workbooks, by openpyxl: read row by row, or a report a row."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl

from gongbao import errors
from gongbao.read import archive, limits
from gongbao.read.content import Content
from gongbao.read.libraries import reading_as
from gongbao.read.sheets import Rows, content_of_sheets, indented, shown


def read(data: bytes, path: str) -> Content:
    """Return the sheets of a workbook as text, a row a line."""
    return content_of_sheets(rows(data, path), path)


def rows(data: bytes, path: str) -> Rows:
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
            for row in sheet.iter_rows():
                cells += len(row) + 1
                if cells > limits.MOST_CELLS:
                    raise errors.too_large(path, f"{cells:,} cells", f"{limits.MOST_CELLS:,}")
                yield sheet.title, [_shown(cell) for cell in row]


def _shown(cell: Any) -> str:
    value = cell.value
    if isinstance(value, str):
        return indented(value, cell.alignment.indent if cell.has_style else 0)
    return shown(value, cell.number_format if isinstance(value, int | float) else "")
