"""`gongbao extract`: reports in, files of tables out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongbao.cli.options import Date, Place, Reports, Rules, Segmenter, make_extractor
from gongbao.errors import GongbaoError

if TYPE_CHECKING:
    from gongbao.extraction import Extractor
    from gongbao.tables import DocumentRows

FORMATS = ("csv", "parquet", "jsonl", "xlsx", "sqlite", "duckdb")


def extract(
    paths: Reports,
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the tables; made if missing.")],
    format_: Annotated[
        str, typer.Option("--format", help=f"One or several of {', '.join(FORMATS)}, parted by commas.")
    ] = "csv",
    place: Place = "",
    date: Date = "",
    segmenter: Segmenter = "",
    rules: Rules = "",
) -> None:
    """Extract the tables of reports and write them to a folder, one file a table.

    Examples: `gongbao extract report.txt -o out` writes out/claims.csv, out/dates.csv and so on;
    `gongbao extract archive/ -o out --format csv,parquet` takes every report below a folder.
    A report that fails is named with its error, the others go on, and the exit code is 1.
    """
    formats = [name.strip() for name in format_.split(",")]
    if unknown := sorted(set(formats) - set(FORMATS)):
        raise typer.BadParameter(f"unknown format {', '.join(unknown)}; take {', '.join(FORMATS)}")
    inputs, failed = _inputs(paths)
    extractor = make_extractor(place, date, segmenter, rules)
    results = list(_run(inputs, extractor))
    documents = [rows for rows in results if rows is not None]
    failed += len(results) - len(documents)
    if documents:
        from gongbao.tables import build
        from gongbao.write import write

        tables = build(documents)
        write(tables, out, formats)
        typer.echo(", ".join(f"{len(frame)} {name}" for name, frame in tables.items()) + f" in {out}")
    if failed or not documents:
        typer.echo(f"gongbao: {failed} of the inputs failed, {len(documents)} done", err=True)
        raise typer.Exit(1)


def _inputs(paths: list[Path]) -> tuple[list[tuple[Path, str]], int]:
    from gongbao.errors import missing_path
    from gongbao.read import find_inputs

    missing = [path for path in paths if not path.exists()]
    for path in missing:
        typer.echo(f"gongbao: {missing_path(path)}", err=True)
    return find_inputs(path for path in paths if path.exists()), len(missing)


def _run(inputs: list[tuple[Path, str]], extractor: Extractor) -> Iterator[DocumentRows | None]:
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    quiet = not console.is_terminal
    for path, doc_id in track(inputs, "Extracting", console=console, disable=quiet):
        try:
            yield _rows(path, doc_id, extractor)
        except GongbaoError as error:
            typer.echo(f"gongbao: {error}", err=True)
            yield None
        else:
            if quiet:
                typer.echo(f"{path}: done")


def _rows(path: Path, doc_id: str, extractor: Extractor) -> DocumentRows:
    from gongbao.read import read

    return extractor.rows(read(path, doc_id))
