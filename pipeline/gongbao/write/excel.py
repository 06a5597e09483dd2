"""Excel: one workbook, a sheet a table."""

from __future__ import annotations

import datetime
import sys
import traceback
from pathlib import Path
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gongbao.tables import schema
from gongbao.write.cells import rows
from gongbao.write.layout import PLAIN, Layout

MOST_ROWS = 1_048_576
"""Rows of an Excel sheet, header included; a longer table goes on in a sheet `claims (2)`."""

MOST_CHARACTERS = 32_767
"""Characters of an Excel cell; a longer text ends in `…`."""

_MADE = datetime.datetime(2000, 1, 1)
_FIRST_DAY = datetime.datetime(1900, 3, 1)
_WIDTHS = {schema.TEXT: 18, schema.INTEGER: 10, schema.NUMBER: 14, schema.DAY: 12, schema.FLAG: 10}
_WIDE = {"sentence": 60, "title": 40, "text": 24, "name": 32}


class _ExactSheet(Worksheet):
    """A sheet that writes a number with all digits that tell it apart: by itself it writes sixteen."""

    def _xml_number_element(self, number: float, attributes: Any = ()) -> None:
        if float(f"{number:.16G}") == number:
            super()._xml_number_element(number, attributes)
        else:
            cell = "".join(f' {key}="{value}"' for key, value in attributes)
            self.fh.write(f"<c{cell}><v>{number!r}</v></c>")


class ExcelSink:
    """`gongbao.xlsx`: numbers, days and texts as such, filters, frozen header. No text is run as a formula."""

    def __init__(self, folder: Path, layout: Layout = PLAIN):
        self._layout = layout
        # What it drafts itself goes beside the draft: elsewhere it would outlive a killed run.
        self._book = Workbook(folder / "gongbao.xlsx", {"constant_memory": True, "tmpdir": str(folder)})
        # A fixed date of making: the same tables are to give the same bytes.
        self._book.set_properties({"created": _MADE})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._whole = self._book.add_format({"num_format": "#,##0"})
        self._decimal = self._book.add_format({"num_format": "#,##0.##########"})
        self._header = self._book.add_format({"bold": True, "bottom": 1})
        self._sheets: dict[str, Worksheet] = {}
        self._rows: dict[str, int] = {}
        self._numbers: dict[str, set[int]] = {}
        self._parts = dict.fromkeys(schema.SCHEMAS, 1)
        for table in schema.SCHEMAS:
            self._start(table, layout.sheet(table))

    def append(self, table: str, frame: pd.DataFrame) -> None:
        """Write the rows of `frame` below those that are there."""
        for row in rows(frame):
            if self._rows[table] == MOST_ROWS:
                self._finish(table)
                self._parts[table] += 1
                self._start(table, f"{self._layout.sheet(table)} ({self._parts[table]})")
            for column, value in enumerate(row):
                self._write(table, column, value)
            self._rows[table] += 1

    def close(self) -> None:
        """Set the filters, and write the file."""
        for table in self._sheets:
            self._finish(table)
        try:
            self._book.close()
        except (OSError, XlsxWriterException) as error:
            _forget(error)
            raise OSError(*(error.args if isinstance(error, OSError) else [str(error)])) from None

    def _start(self, table: str, name: str) -> None:
        sheet = self._sheets[table] = self._book.add_worksheet(name, worksheet_class=_ExactSheet)
        sheet.freeze_panes(1, 1)
        self._numbers[table] = set()
        for column, (name, kind) in enumerate(self._layout.kinds(table).items()):
            sheet.set_column(column, column, _WIDE.get(name, _WIDTHS[kind]))
            sheet.write_string(0, column, self._layout.head(name), self._header)
            if kind == schema.NUMBER:
                self._numbers[table].add(column)
        self._rows[table] = 1

    def _finish(self, table: str) -> None:
        self._sheets[table].autofilter(0, 0, self._rows[table] - 1, len(self._layout.kinds(table)) - 1)

    def _write(self, table: str, column: int, value: Any) -> None:
        if value is None:
            return
        sheet, row = self._sheets[table], self._rows[table]
        if isinstance(value, str):
            sheet.write_string(row, column, _fitting(value))
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif not isinstance(value, datetime.datetime):
            sheet.write_number(row, column, value, self._format(table, column, value))
        elif value >= _FIRST_DAY:
            sheet.write_datetime(row, column, value, self._day)
        else:
            # Excel's calendar starts in 1900, with a day in it that never was.
            sheet.write_string(row, column, value.strftime("%Y-%m-%d"))

    def _format(self, table: str, column: int, value: float) -> Format | None:
        if column not in self._numbers[table]:
            return None
        return self._whole if float(value).is_integer() else self._decimal


def _forget(error: Exception) -> None:
    """Let go of the archive that `error` left half written: it tries to end itself, and tells of a full disk again."""
    before = sys.unraisablehook
    sys.unraisablehook = lambda _: None
    try:
        cause: BaseException | None = error
        while cause is not None:
            traceback.clear_frames(cause.__traceback__)
            cause = cause.__context__
    finally:
        sys.unraisablehook = before


def _fitting(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
