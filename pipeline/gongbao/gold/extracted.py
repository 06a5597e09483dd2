"""Rows of a table as marks, to be held against gold."""

from __future__ import annotations

import datetime
from typing import Any

import pandas as pd

from gongbao.gold.models import Mark, Value


def marks_of(frame: pd.DataFrame) -> list[Mark]:
    """Return the rows of a claims, dates or mention table as marks, days as `2025-11-25`, null as None."""
    return [
        Mark(
            int(row["start"]),
            int(row["end"]),
            row["text"],
            {name: _value(value) for name, value in row.items() if name not in ("start", "end", "text")},
        )
        for row in frame.to_dict("records")
    ]


def _value(value: Any) -> Value:
    if pd.isna(value):
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    return value if isinstance(value, str) else float(value)
