"""Excel workbooks before 2007 and those of WPS (.xls, .et), by xlrd: read row by row, or a report a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import xlrd

from gongbao import errors
from gongbao.read import limits
from gongbao.read.content import Content
from gongbao.read.libraries import reading_as
from gongbao.read.sheets import Rows, content_of_sheets, indented, shown


def read(data: bytes, path: str) -> Content:
    """Return the sheets of a workbook as text, a row a line."""
    return content_of_sheets(rows(data, path), path)


def rows(data: bytes, path: str) -> Rows:
    """Yield for each sheet its name with None, then its name with each of its rows.

    Raises `InputError` for a workbook that is damaged, encrypted, or has more than `MOST_CELLS` cells.
    """
    with reading_as(path, "workbook"):
        try:
            book = xlrd.open_workbook(
                file_contents=data, on_demand=True, formatting_info=True, logfile=_Silent()
            )
        except xlrd.XLRDError as error:
            if "encrypted" in str(error).lower():
                raise errors.locked(path, "workbook") from error
            raise
        cells = 0
        for number in range(book.nsheets):
            sheet = book.sheet_by_index(number)
            yield sheet.name, None
            cells += sheet.nrows * sheet.ncols
            if cells > limits.MOST_CELLS:
                raise errors.too_large(path, f"{cells:,} cells", f"{limits.MOST_CELLS:,}")
            for row in range(sheet.nrows):
                yield sheet.name, list(_cells(sheet, row, book))
            book.unload_sheet(number)


def _cells(sheet: Any, row: int, book: Any) -> Iterator[str]:
    for cell in sheet.row(row):
        form = book.xf_list[cell.xf_index]
        if cell.ctype == xlrd.XL_CELL_DATE:
            try:
                yield shown(xlrd.xldate_as_datetime(cell.value, book.datemode))
            except (ValueError, OverflowError):
                yield shown(cell.value)
        elif cell.ctype == xlrd.XL_CELL_ERROR:
            yield ""
        elif cell.ctype == xlrd.XL_CELL_TEXT:
            yield indented(cell.value, form.alignment.indent_level)
        else:
            yield shown(cell.value, book.format_map[form.format_key].format_str)


class _Silent:
    """Takes what xlrd would print."""

    def write(self, text: str) -> int:
        """Take a text."""
        return len(text)
