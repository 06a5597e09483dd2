"""What a person wrote into the fields of a row, as cells of its table."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter, ValidationError

from gongbao.tables.schema import DAY, NUMBER, SCHEMAS

_ORDERED = {
    "claims": (("lower", "upper"), ("period_start", "period_end")),
    "dates": (("start_date", "end_date"),),
}
_TIMEX = re.compile(r"[0-9XPT][0-9A-Z:.,+/-]*|(?:PAST|PRESENT|FUTURE)_REF")


def cell(name: str, value: Any, dtype: str) -> Any:
    """Return `value`, of the column `name`, as a cell of `dtype`; raises `ValueError` where it can be none."""
    if value in (None, ""):
        return None
    if dtype == NUMBER:
        try:
            number = float(value)
        except ValueError as error:
            raise ValueError(f"{name} {value!r} is no number") from error
        if not math.isfinite(number):
            raise ValueError(f"{name} {value!r} is no number")
        return number
    if dtype == DAY:
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError as error:
            raise ValueError(f"{name} {value!r} is no day; write 2025-11-25") from error
    return value if isinstance(value, str) else f"{value:.15g}"


def faults(table: str, fields: Mapping[str, Any]) -> list[str]:
    """Return, in words, what of `fields` cannot stand in a row of `table`; nothing where all of it can."""
    columns, found, cells = SCHEMAS[table].columns, [], {}
    for name, value in fields.items():
        if name not in columns:
            found.append(f"{name} is no column of {table}")
            continue
        try:
            cells[name] = _checked(table, name, value)
        except ValueError as error:
            found.append(str(error))
    for names in _ORDERED.get(table, ()):
        for left, right in pairwise(names):
            low, high = cells.get(left), cells.get(right)
            if low is not None and high is not None and low > high:
                found.append(f"{left} {fields[left]} lies behind {right} {fields[right]}")
    return found


def _checked(table: str, name: str, value: Any) -> Any:
    column = SCHEMAS[table].columns[name]
    made = cell(name, value, column.dtype)
    if table == "dates" and name == "value" and made is not None and not _TIMEX.fullmatch(made):
        raise ValueError(f"value {value!r} is no TIMEX3 value; write 2025-11, 2025-Q1 or P3Y")
    try:
        _adapter(table, name).validate_python(made, strict=True)
    except ValidationError as error:
        wanted = f"not one of {', '.join(column.choices)}" if column.choices else error.errors()[0]["msg"]
        raise ValueError(f"{name} {value or ''!r}: {wanted}") from error
    return made


@cache
def _adapter(table: str, name: str) -> TypeAdapter[Any]:
    return TypeAdapter(SCHEMAS[table].columns[name].cell)
