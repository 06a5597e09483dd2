"""Tables on a terminal: the columns that say most, in 80 columns of Latin or 40 of Chinese."""

from __future__ import annotations

from typing import Any

import pandas as pd
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from gongbao.tables import Tables

COLUMNS = {
    "documents": ("doc_id", "title", "publisher", "date", "place", "chars"),
    "claims": ("text", "value", "mod", "unit", "kind", "measured", "predicate"),
    "dates": ("text", "type", "value", "start_date", "end_date", "mod"),
    "organizations": ("text", "type", "name"),
    "programs": ("text", "type"),
    "series": ("indicator", "breakdown", "about", "kind", "period_end", "modality", "value", "mod", "unit"),
    "entities": ("kind", "name", "type", "n_mentions", "aliases"),
}
"""What is shown of each table; the files of `gongbao extract` hold every column."""


def show(tables: Tables, console: Console, only: tuple[str, ...] = ()) -> None:
    """Print `tables` to `console`, or those named in `only`."""
    for name, frame in tables.items():
        if not only or name in only:
            console.print(f"[bold]{name}[/bold]: {len(frame)}")
            console.print(_table(name, frame))
            console.print()


def _table(name: str, frame: pd.DataFrame) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in COLUMNS[name]:
        right = pd.api.types.is_numeric_dtype(frame[column])
        table.add_column(column, justify="right" if right else "left", overflow="fold")
    for row in frame.to_dict("records"):
        table.add_row(*(escape(_cell(row, column)) for column in COLUMNS[name]))
    return table


def _cell(row: dict[str, Any], column: str) -> str:
    value = row[column]
    if pd.isna(value):
        return _range(row) if column == "value" else ""
    if isinstance(value, pd.Timestamp):
        return value.isoformat()[:10]
    return value if isinstance(value, str) else f"{value:.12g}"


def _range(row: dict[str, Any]) -> str:
    bounds = row.get("lower"), row.get("upper")
    return (
        ""
        if any(bound is None or pd.isna(bound) for bound in bounds)
        else "–".join(f"{b:.12g}" for b in bounds)
    )
