"""`gongbao series`: what a run states of an indicator, as rows or as a panel."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gongbao.cli.complete import complete_indicators
from gongbao.cli.reading import table_of
from gongbao.cli.usage import WrongUsage
from gongbao.cli.voice import say
from gongbao.counted import counted


class Layout(StrEnum):
    """How the answer is written."""

    table = "table"
    csv = "csv"
    json = "json"
    xlsx = "xlsx"


def series(
    run: Annotated[
        Path, typer.Argument(metavar="RUN", help="A run's folder, as `gongbao extract -o` wrote it.")
    ],
    indicator: Annotated[
        str,
        typer.Option(
            help="The indicator: its id, its name, or another name of it (GDP, 生产总值).",
            autocompletion=complete_indicators,
        ),
    ] = "",
    about: Annotated[
        list[str] | None, typer.Option(help="Only this place or body, in full; may be repeated.")
    ] = None,
    breakdown: Annotated[str, typer.Option(help="Only this part: 机电产品 of exports.")] = "",
    whole: Annotated[bool, typer.Option(help="Only the whole, no parts.")] = False,
    kind: Annotated[
        str, typer.Option(help="level, change, rank, or a kind of claim: count, amount, money, ratio.")
    ] = "",
    basis: Annotated[
        str, typer.Option(help="Only changes of this kind: yoy, qoq, mom, average, cumulative, other.")
    ] = "",
    modality: Annotated[str, typer.Option(help="actual, target or forecast.")] = "",
    period: Annotated[
        str, typer.Option(help="Only what ends in this year, month or day: 2025, 2025-06.")
    ] = "",
    wide: Annotated[bool, typer.Option(help="Owners by periods, a figure a cell.")] = False,
    list_: Annotated[
        bool, typer.Option("--list", help="The indicators that the run has, with counts.")
    ] = False,
    format_: Annotated[
        Layout | None, typer.Option("--format", help="How to write it; as FILE ends, or as a table.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of printing.")
    ] = None,
) -> None:
    """Print or write what the reports of a run state of an indicator, over places and time.

    A figure with 左右 is shown as `≈5`, with 以上 as `≥5`, with 以内 as `≤5.5`, a range as `4.5–5`. Figures of one cell
    that disagree beyond their rounding are all shown.

    Examples: `gongbao series out --list`; `gongbao series out --indicator GDP --kind change --modality target
    --wide`; `gongbao series out --indicator 粮食产量 --format csv -o grain.csv`.
    """
    if bool(indicator) == list_:
        raise WrongUsage("give --indicator NAME or --list, one of them")
    if whole and breakdown:
        raise WrongUsage("give --whole or --breakdown, one of them")
    layout = format_ or _layout_of(output)
    if layout is Layout.xlsx and output is None:
        raise WrongUsage("an Excel file needs a name: -o FILE.xlsx")
    from gongbao.series import panel
    from gongbao.series.output import printed, written

    frame = table_of(run, "series")
    if list_:
        answer = panel.listing(frame)
    else:
        from gongbao.series.answers import answer as answered

        answer = answered(
            frame,
            indicator,
            about=about or (),
            breakdown=breakdown,
            whole=whole,
            kind=kind,
            basis=basis,
            modality=modality,
            period=period,
            wide=wide,
        )
    if output is not None:
        written(answer, output, layout.value)
        say(f"{counted(len(answer), 'rows')} in {output}")
    else:
        typer.echo(printed(answer, layout.value), nl=False)


def _layout_of(output: Path | None) -> Layout:
    """Return the format that a file's ending asks for; an ending that no format or text has is wrong usage."""
    ending = output.suffix.lower().removeprefix(".") if output is not None else ""
    if ending in ("", "txt"):
        return Layout.table
    if ending not in Layout.__members__:
        why = f"no format ends in .{ending}; take .csv, .json, .xlsx or .txt, or give --format"
        raise typer.BadParameter(why, param_hint="--output")
    return Layout(ending)
