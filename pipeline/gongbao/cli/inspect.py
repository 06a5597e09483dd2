"""`gongbao inspect`: the page to inspect a run."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongbao.cli.options import Date, Place, Rules, Segmenter, make_extractor

if TYPE_CHECKING:
    from gongbao.inspect import ReviewLog, Shown
    from gongbao.inspect.server import InspectServer
    from gongbao.report import Report

REVIEW = "review.jsonl"
PORT = 8642


def inspect(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="RUN|PATH...", help="A run's folder, or reports that are extracted on the fly."
        ),
    ],
    gold: Annotated[
        list[Path] | None, typer.Option(help="Compare with gold: a file or folder; may be repeated.")
    ] = None,
    against: Annotated[Path | None, typer.Option(help="Compare with the run in this folder.")] = None,
    static: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the page as one HTML file instead of serving it."),
    ] = None,
    reports: Annotated[Path | None, typer.Option(help="Folder of the texts, if they have moved.")] = None,
    review: Annotated[
        Path | None, typer.Option(metavar="FILE", help="File of decisions; review.jsonl beside the run.")
    ] = None,
    port: Annotated[
        int | None, typer.Option(help="Port on this machine; 8642, or a free one where that is taken.")
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    place: Place = "",
    date: Date = "",
    segmenter: Segmenter = "",
    rules: Rules = "",
) -> None:
    """Show texts and tables side by side on a local page, to judge, compare and correct the rows.

    Examples: `gongbao inspect out`; `gongbao inspect report.txt --gold report.gold.json`; `gongbao inspect out
    --against out-before`; `gongbao inspect out --static out.html` writes one file that opens offline. Decisions
    are kept in review.jsonl in the run's folder (the current one where there is no run). Ctrl-C ends it.
    """
    if gold and against:
        raise typer.BadParameter("give --gold or --against, one of them")
    shown, home = _shown(paths, reports, place, date, segmenter, rules)
    shown = _compared(shown, gold, against, reports)
    from gongbao.inspect import ReviewLog

    log = ReviewLog(review or home / REVIEW)
    if static:
        _write(static, shown, log)
    else:
        _serve(shown, log, port, browser)


def _is_run(paths: list[Path]) -> bool:
    return len(paths) == 1 and any(any(paths[0].glob(name)) for name in ("documents.*", "manifest.json"))


def _shown(
    paths: list[Path], reports: Path | None, place: str, date: str, segmenter: str, rules: str
) -> tuple[Shown, Path]:
    from gongbao import inspect

    extractor = make_extractor(place, date, segmenter, rules)
    if _is_run(paths):
        return inspect.from_run(paths[0], extractor, reports), paths[0]
    name = ", ".join(path.name for path in paths)
    return inspect.from_reports(name, _reports(paths), extractor), Path()


def _reports(paths: list[Path]) -> Iterator[Report]:
    """Yield the reports that can be read; tell of the others, and end where there is none."""
    from gongbao.errors import InputError
    from gongbao.read import find_inputs, items

    none = True
    for item in items(find_inputs(paths)):
        try:
            yield item.report()
            none = False
        except InputError as error:
            typer.echo(f"gongbao: {error}", err=True)
    if none:
        typer.echo("gongbao: there is no report to show", err=True)
        raise typer.Exit(1)


def _compared(shown: Shown, gold: list[Path] | None, against: Path | None, reports: Path | None) -> Shown:
    from gongbao.inspect import compare, from_run

    if gold:
        return compare.against_gold(shown, gold)
    if against:
        return compare.against_run(shown, from_run(against, shown.extractor, reports))
    return shown


def _write(path: Path, shown: Shown, log: ReviewLog) -> None:
    from gongbao.errors import unwritable
    from gongbao.inspect import static_page

    try:
        path.write_text(static_page(shown, log.lines()), encoding="utf-8")
    except OSError as error:
        raise unwritable(path, error.strerror or str(error)) from error
    typer.echo(f"{len(shown.documents)} reports in {path}")


def _serve(shown: Shown, log: ReviewLog, port: int | None, browser: bool) -> None:
    with _server(shown, log, port) as server:
        typer.echo(
            f"{len(shown.documents)} reports on {server.url} (Ctrl-C ends it; decisions in {log.path})"
        )
        if browser:
            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            typer.echo("")


def _server(shown: Shown, log: ReviewLog, port: int | None) -> InspectServer:
    """Return the server on `port`; unless one is named, on the usual one, so that a browser knows the page again."""
    from gongbao.errors import no_port
    from gongbao.inspect import make_server

    if port is None:
        with suppress(OSError):
            return make_server(shown, log, PORT)
    try:
        return make_server(shown, log, port or 0)
    except OSError as error:
        raise no_port(port or 0, error.strerror or str(error)) from error
