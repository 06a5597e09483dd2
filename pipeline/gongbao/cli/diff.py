"""`gongbao diff`: what differs between two runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongbao.cli.language import translated
from gongbao.cli.reading import tables_of


def diff(
    before: Annotated[Path, typer.Argument(metavar="RUN_A", help="Folder of a run's tables.")],
    after: Annotated[Path, typer.Argument(metavar="RUN_B", help="Folder of another run's tables.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write an HTML page as well.")] = None,
) -> None:
    """Compare the tables of two runs row by row: added, removed and changed rows, with counts by rule.

    Examples: `gongbao diff out-before out-after`; `gongbao diff out-before out-after --html diff.html`.
    Rows are the same row where table, document, start and end agree.
    """
    from gongbao.workbench import diff_page
    from gongbao.workbench.diff import diff as compared

    changes = compared(tables_of(before), tables_of(after))
    typer.echo(diff_page.as_json(changes) if as_json else diff_page.as_text(changes, translated))
    if html is not None:
        html.write_text(diff_page.as_html(changes, str(before), str(after)), encoding="utf-8")
