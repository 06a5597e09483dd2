"""`gongbao show`: the tables of reports on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongbao.cli.complete import complete_columns, complete_tables
from gongbao.cli.options import TABLES, Date, Ner, Place, Rules, Segmenter, make_extractor
from gongbao.cli.voice import warn
from gongbao.errors import no_such

if TYPE_CHECKING:
    from gongbao.report import Report
    from gongbao.rulebook import Rulebook

_STDIN = Path("-")


def show(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help="Reports (.txt .md .html .docx .pdf .xlsx .csv .jsonl .zip), or folders; - is standard input.",
        ),
    ],
    table: Annotated[
        list[str] | None,
        typer.Option(
            help=f"Only this table; may be repeated: {', '.join(TABLES)}.", autocompletion=complete_tables
        ),
    ] = None,
    columns: Annotated[
        str, typer.Option(help="These columns, parted by commas.", autocompletion=complete_columns)
    ] = "",
    limit: Annotated[int | None, typer.Option(min=0, help="So many rows of each table at most.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, with all columns and plain numbers.")
    ] = False,
    place: Place = "",
    date: Date = "",
    segmenter: Segmenter = "",
    rules: Rules = "",
    ner: Ner = "",
) -> None:
    """Print the tables of reports, with their most telling columns.

    Numbers are written as reports write them, `2.84万亿`, with 左右 as `≈`, 以上 as `≥`. On a narrow terminal the
    columns follow in blocks.

    Examples: `gongbao show report.txt`; `gongbao show report.txt --table claims --columns text,value,period --limit
    20`; `curl … | gongbao show - --json`. Reports that cannot be read are named, and the exit code is 1.
    """
    only, chosen = _checked_tables(table or []), _checked_columns(columns, table or [])
    extractor = make_extractor(place, date, segmenter, rules, ner)
    reports, some_failed = _reports(paths, extractor.book)
    if not reports:
        if not some_failed:
            warn("there is no report to show")
        raise typer.Exit(1)
    from rich.console import Console

    from gongbao.cli import terminal as shown
    from gongbao.tables import plain

    tables = plain(map(extractor.rows, reports))
    if as_json:
        typer.echo(shown.as_json(tables, only, chosen, limit))
    else:
        shown.show(tables, Console(), only, chosen, limit)
    if some_failed:
        raise typer.Exit(1)


def _checked_tables(tables: list[str]) -> list[str]:
    for name in tables:
        if name not in TABLES:
            raise typer.BadParameter(no_such("table", name, TABLES), param_hint="--table")
    return tables


def _checked_columns(text: str, tables: list[str]) -> list[str]:
    chosen = [name.strip() for name in text.split(",") if name.strip()]
    if chosen:
        from gongbao.cli.terminal import columns_of

        known = {column for table in tables or TABLES for column in columns_of(table)}
        for name in chosen:
            if name not in known:
                raise typer.BadParameter(no_such("column", name, known), param_hint="--columns")
    return chosen


def _reports(paths: list[Path], book: Rulebook) -> tuple[list[Report], bool]:
    """Return the reports that can be read, and whether there were others, which are told."""
    from gongbao.errors import InputError
    from gongbao.read import items, list_inputs
    from gongbao.read.fields import Fields
    from gongbao.read.report import from_bytes

    inputs = list_inputs([path for path in paths if path != _STDIN])
    found: list[Report] = []
    wrong = [error for path, error in inputs.passed_over if path in paths]
    readers: list[Callable[[], Report]] = [
        partial(item.report, book) for item in items(inputs.files, Fields.usual(book))
    ]
    if _STDIN in paths:
        readers.insert(0, lambda: from_bytes(sys.stdin.buffer.read(), "stdin", "stdin", book))
    for read in readers:
        try:
            found.append(read())
        except InputError as error:
            wrong.append(error)
    for why in wrong:
        warn(str(why))
    return found, bool(wrong)
