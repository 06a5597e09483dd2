"""Tables on a terminal: the columns that say most, in blocks side by side where it is narrow."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from gongbao.cli.language import translated
from gongbao.series.figures import figure, number, period
from gongbao.tables.schema import DAY, SCHEMAS, TEXT

COLUMNS = {
    "documents": ("report", "title", "publisher", "date", "place", "chars"),
    "claims": ("text", "value", "unit", "kind", "measured", "predicate", "about", "period", "indicator"),
    "dates": ("text", "type", "value", "start_date", "end_date", "mod"),
    "organizations": ("text", "type", "name", "place"),
    "programs": ("text", "type", "organizer"),
    "series": ("indicator", "breakdown", "about", "kind", "basis", "period", "modality", "value", "unit"),
    "entities": ("name", "kind", "type", "n_mentions", "aliases"),
}
"""What is shown of each table; of several reports, the report of each row as well."""

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]
"""Rows by table, as `gongbao.tables.plain` gives them."""

_GAP = 2
_WIDEST = 30
_MADE: Mapping[str, tuple[tuple[str, ...], Callable[[Row], str]]] = {
    "report": (("doc_id",), lambda row: _cell(row["doc_id"])),
    "period": (("period_start", "period_end"), lambda row: _period(row)),
}
"""Columns that are made of others: of which, and how."""


def columns_of(table: str) -> tuple[str, ...]:
    """Return what may be shown of a table: its columns, and those that are made of them."""
    own = tuple(SCHEMAS[table].columns)
    return (*own, *(name for name, (needed, _) in _MADE.items() if set(needed) <= set(own)))


def show(
    tables: Tables,
    console: Console,
    only: Sequence[str] = (),
    columns: Sequence[str] = (),
    limit: int | None = None,
) -> None:
    """Print `tables`, or those named in `only`, to `console`: the telling columns, or `columns` that a table has.

    Numbers are written as reports write them (2.84万亿, 441,000). Where the columns do not fit beside each other,
    they follow in blocks, each with the first column again.
    """
    for name, rows, chosen in _selected(tables, only, columns):
        part = rows[:limit]
        count = f"{len(rows)}, the first {len(part)}" if len(part) < len(rows) else f"{len(rows)}"
        console.print(f"[bold]{name}[/bold]{translated(f': {count}')}")
        cells = {column: [_shown(row, column) for row in part] for column in chosen}
        for block in _blocks(cells, console.width):
            console.print(_table(block, cells, name))
        console.print()


def as_json(
    tables: Tables, only: Sequence[str] = (), columns: Sequence[str] = (), limit: int | None = None
) -> str:
    """Return the same as JSON: by table a list of rows, with all columns or `columns`; values as they are."""
    found = {}
    for name, rows, chosen in _selected(tables, only, columns or ("*",)):
        found[name] = [{column: _plain(row, column) for column in chosen} for row in rows[:limit]]
    return json.dumps(found, ensure_ascii=False, indent=1)


def _selected(
    tables: Tables, only: Sequence[str], columns: Sequence[str]
) -> Iterator[tuple[str, Sequence[Row], list[str]]]:
    many = len(tables["documents"]) > 1
    for name, rows in tables.items():
        if only and name not in only:
            continue
        if columns == ("*",):
            chosen = list(SCHEMAS[name].columns)
        elif columns:
            chosen = [column for column in columns if column in columns_of(name)]
        else:
            of_report = (
                ["report"] if many and "doc_id" in SCHEMAS[name].columns and name != "documents" else []
            )
            chosen = [*of_report, *COLUMNS[name]]
        if chosen:
            yield name, rows, chosen


def _blocks(cells: Mapping[str, Sequence[str]], width: int) -> Iterator[list[str]]:
    """Yield the columns in blocks that fit into `width` cells, each but the first beginning with the first column."""
    first, *others = cells
    block, used = [first], _width(first, cells)
    for column in others:
        needed = _GAP + _width(column, cells)
        if used + needed > width and len(block) > 1:
            yield block
            block, used = [first], _width(first, cells)
        block.append(column)
        used += needed
    yield block


def _width(column: str, cells: Mapping[str, Sequence[str]]) -> int:
    return min(_WIDEST, max(map(cell_len, (column, *cells[column]))))


def _table(block: Sequence[str], cells: Mapping[str, Sequence[str]], name: str) -> Table:
    own = SCHEMAS[name].columns
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0))
    for column in block:
        right = column == "value" or (column in own and own[column].dtype not in (TEXT, DAY))
        table.add_column(
            column,
            justify="right" if right else "left",
            overflow="fold",
            max_width=_WIDEST,
            min_width=min(_width(column, cells), _WIDEST) if len(block) > 2 else None,
        )
    for row in zip(*(cells[column] for column in block), strict=True):
        table.add_row(*map(escape, row))
    return table


def _shown(row: Row, column: str) -> str:
    if column in _MADE:
        return _MADE[column][1](row)
    if column == "value" and "lower" in row:
        return "" if all(row[name] is None for name in ("value", "lower", "upper")) else figure(row)
    return _cell(row[column])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool | str):
        return str(value)
    return number(value)


def _period(row: Row) -> str:
    start, end = row["period_start"], row["period_end"]
    return "" if start is None and end is None else period(start, end)


def _plain(row: Row, column: str) -> Any:
    if column in _MADE:
        return _shown(row, column)
    value = row[column]
    return value.isoformat() if isinstance(value, datetime.date) else value
