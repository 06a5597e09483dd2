"""Answers as text and files."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pandas as pd

from gongbao.errors import unwritable

_NOT_SHOWN = ("value", "lower", "upper", "mod", "claim_ids")
"""Columns of an answer that the terminal leaves out: the figure says them, or they are long."""


def printed(frame: pd.DataFrame, form: str) -> str:
    """Return `frame` as a table for the terminal, as CSV, or as JSON (a list of rows)."""
    if form == "csv":
        return frame.to_csv(index=False)
    if form == "json":
        return frame.to_json(orient="records", force_ascii=False, date_format="iso", indent=2) + "\n"
    return _table(frame.drop(columns=[name for name in _NOT_SHOWN if name in frame]))


def _table(frame: pd.DataFrame) -> str:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in frame.columns:
        numeric = pd.api.types.is_numeric_dtype(frame[name])
        table.add_column(str(name), justify="right" if numeric else "left", overflow="fold")
    for row in frame.itertuples(index=False):
        table.add_row(*map(_cell, row))
    out = io.StringIO()
    Console(file=out, width=shutil.get_terminal_size((120, 24)).columns).print(table)
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "!" if value else ""
    return "" if pd.isna(value) else str(value)


def written(frame: pd.DataFrame, path: Path, form: str) -> None:
    """Write `frame` to `path`: an Excel file, JSON, or CSV (with a byte-order mark, so that Excel shows Chinese).

    Raises `InputError` where the file cannot be written.
    """
    try:
        if form == "xlsx":
            frame.to_excel(path, index=False, engine="xlsxwriter")
        else:
            text = printed(frame, "json" if form == "json" else "csv")
            path.write_text(text, encoding="utf-8" if form == "json" else "utf-8-sig")
    except OSError as error:
        raise unwritable(path, error.strerror or str(error)) from error
