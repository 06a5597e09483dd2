"""How figures and periods are written for people; cells are those of rows, or of a frame."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from typing import Any

_MARKS = {"more": "≥", "less": "≤", "approx": "≈"}
_MAGNITUDES = ((1e12, "万亿"), (1e8, "亿"))


def is_missing(cell: Any) -> bool:
    """Return whether a cell is empty: `None`, or what stands for it in a frame."""
    try:
        return cell is None or bool(cell != cell)
    except TypeError:
        # pandas' NA is neither like itself nor unlike.
        return True


def figure(row: Mapping[str, Any]) -> str:
    """Return a figure with its tone: `5.67万亿`, `≈5` for 左右, `≥5` for 以上, `4.5–5` for a range."""
    value, low, high = row["value"], row["lower"], row["upper"]
    if is_missing(value):
        return f"{'' if is_missing(low) else number(low)}–{'' if is_missing(high) else number(high)}"
    return _MARKS.get(str(row["mod"]), "") + number(value)


def number(value: Any) -> str:
    """Return `value` as reports write it: `5.67万亿`, `441,000`, `5.4`, at most ten significant digits."""
    amount = float(value)
    for size, name in _MAGNITUDES:
        if abs(amount) >= size:
            return f"{amount / size:.10g}{name}"
    text = f"{amount:,.6f}".rstrip("0").rstrip(".")
    return text if text.strip("-0.") else f"{amount:.10g}"


def period(start: datetime.date | None, end: datetime.date | None) -> str:
    """Return a period's shortest name: `2025`, `2021–2025`, `2025-03`, `2025-Q1`, `2025-12-31`, `2025-01-01–`."""
    if is_missing(start) or is_missing(end):
        return f"{_day(start)}–{_day(end)}"
    assert start is not None and end is not None
    years = str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return years
    if start == end:
        return str(start.year) if (end.month, end.day) == (12, 31) else _day(end)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        return f"{_day(start)}–{_day(end)}"
    if months == 1:
        return start.strftime("%Y-%m")
    if months == 3 and start.month % 3 == 1:
        return f"{start.year}-Q{(start.month + 2) // 3}"
    return f"{start:%Y-%m}–{end:%Y-%m}"


def _day(day: datetime.date | None) -> str:
    return "" if day is None or is_missing(day) else day.strftime("%Y-%m-%d")
