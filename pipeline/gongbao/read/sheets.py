"""Sheets of a workbook as text: each headed by its name where that says something, a row a line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from gongbao.read.content import Content
from gongbao.read.rules import title_words
from gongbao.read.tables import INDENT, plain_rows
from gongbao.read.words import once_a_book

Rows = Iterator[tuple[str, list[str] | None]]
"""The name of each sheet with None, then with each of its rows."""


_LITERAL = re.compile(r'"[^"]*"|\\.')
"""What a format writes beside the number."""

_EXACT = 10
"""Digits behind the point up to which a share times 100 is what was meant."""


def indented(text: str, steps: float | None) -> str:
    """Return the text of a cell with the blanks for the steps by which its format indents it."""
    return INDENT * int(steps or 0) + text


@once_a_book
def _unnamed() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s*{title_words('sheet')}?\s*\d*\s*(?:\(\d+\))?\s*")


def content_of_sheets(rows: Rows, path: str) -> Content:
    """Return the sheets as text. Names that a program gave, such as Sheet1, say nothing and are left out."""
    lines: list[str] = []
    sheet: list[list[str]] = []
    for name, row in rows:
        if row is not None:
            sheet.append(row)
            continue
        lines += plain_rows(sheet, path)
        sheet = []
        if not _unnamed().fullmatch(name):
            lines.append(name)
    lines += plain_rows(sheet, path)
    return Content("\n".join(lines) if any(line.startswith("|") for line in lines) else "")


def shown(value: Any, form: str = "") -> str:
    """Return the value of a cell as its sheet shows it; of its format `form` only that it is in percent counts."""
    if value is None:
        return ""
    if isinstance(value, int | float) and "%" in _LITERAL.sub("", form):
        return f"{shown(round(value * 100, _EXACT))}%"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(value, ".15g")
    return str(value)
