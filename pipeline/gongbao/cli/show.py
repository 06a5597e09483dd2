"""`gongbao show`: the tables of reports on the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from gongbao.cli.options import Date, Ner, Place, Reports, Rules, Segmenter, make_extractor

NAMES = ("documents", "claims", "dates", "organizations", "programs", "entities", "series")


def show(
    paths: Reports,
    table: Annotated[
        list[str] | None, typer.Option(help=f"Only this table; may be repeated: {', '.join(NAMES)}.")
    ] = None,
    place: Place = "",
    date: Date = "",
    segmenter: Segmenter = "",
    rules: Rules = "",
    ner: Ner = "",
) -> None:
    """Print the tables of reports, with their most telling columns.

    Examples: `gongbao show report.txt`; `gongbao show report.txt --table claims --table dates`.
    """
    if unknown := sorted(set(table or ()) - set(NAMES)):
        raise typer.BadParameter(f"no table {', '.join(unknown)}; take {', '.join(NAMES)}")
    from gongbao.read import find_inputs, items

    reports = [item.report() for item in items(find_inputs(paths))]
    extractor = make_extractor(place, date, segmenter, rules, ner)
    from rich.console import Console

    from gongbao.cli import terminal as shown

    shown.show(extractor.tables(reports), Console(), tuple(table or ()))
