"""Tables back from the files of a run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from gongbao import errors
from gongbao.tables import schema
from gongbao.tables.build import Tables
from gongbao.tables.formulas import restore


def _csv(path: Path) -> pd.DataFrame:
    frame = pd.read_csv(path, dtype="string", encoding="utf-8-sig", keep_default_na=False, na_values=[""])
    return frame.apply(restore)


def _jsonl(path: Path) -> pd.DataFrame:
    # pandas' own reader takes numbers by the way, not to the last digit, and ids for numbers.
    with path.open(encoding="utf-8") as file:
        return pd.DataFrame([json.loads(line) for line in file], dtype=object)


_READERS: dict[str, Callable[[Path], pd.DataFrame]] = {
    "parquet": pd.read_parquet,
    "csv": _csv,
    "jsonl": _jsonl,
}


_FLAGS = {"True": True, "False": False}
"""How CSV writes them."""


def load_tables(folder: Path) -> Tables:
    """Return the tables that a run wrote to `folder`, from Parquet, CSV or JSON Lines, in this preference.

    Raises `InputError` naming the file where a table is missing or does not fit its schema.
    """
    return Tables(**{name: load_table(folder, name) for name in schema.SCHEMAS})


def load_table(folder: Path, name: str) -> pd.DataFrame:
    """Return the table `name` that a run wrote to `folder`; raises `InputError` as `load_tables` does."""
    table = schema.SCHEMAS[name]
    for suffix, read in _READERS.items():
        path = folder / f"{name}.{suffix}"
        if path.is_file():
            try:
                frame = read(path)
            except (OSError, ValueError) as error:
                raise errors.InputError(f"{path}: not a table of gongbao ({error})") from error
            return _typed(path, frame, table)
    raise errors.InputError(
        f"{folder}: no table {name!r} here (as .parquet, .csv or .jsonl); is it a run's folder?"
    )


def _typed(path: Path, frame: pd.DataFrame, table: schema.Table) -> pd.DataFrame:
    try:
        columns = {
            name: _as(frame[name], column.dtype) if len(frame) else pd.Series([], dtype=column.dtype)
            for name, column in table.columns.items()
        }
        typed = pd.DataFrame(columns)
        table.check(_cells(typed))
    except (KeyError, ValueError, TypeError) as error:
        raise errors.InputError(f"{path}: not a table of gongbao ({error})") from error
    return typed


def _as(values: pd.Series, dtype: str) -> pd.Series:
    if dtype == schema.FLAG and pd.api.types.is_string_dtype(values):
        values = values.map(_FLAGS)
    return values.astype(dtype)


def _cells(frame: pd.DataFrame) -> list[dict[str, Any]]:
    days = frame.select_dtypes("datetime")
    cells = frame.assign(**{name: days[name].dt.date for name in days}).astype(object)
    return cells.where(cells.notna(), None).to_dict("records")
