"""`gongbao inspect`: the page to inspect a run."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongbao.cli.interrupts import Interrupted, advising
from gongbao.cli.options import Date, Log, Place, Quiet, Rules, Segmenter, Verbose, make_extractor
from gongbao.cli.reading import REVIEW, tables_of
from gongbao.cli.usage import WrongUsage
from gongbao.cli.voice import Voice
from gongbao.counted import counted
from gongbao.errors import missing_path

if TYPE_CHECKING:
    from gongbao.extraction import Extractor
    from gongbao.inspect import ReviewLog, Shown
    from gongbao.inspect.server import InspectServer
    from gongbao.report import Report
    from gongbao.rulebook import Rulebook

PORT = 8642


def inspect(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="RUN|PATH", help="A run's folder, or reports that are extracted on the fly."),
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
        int | None,
        typer.Option(min=0, max=65535, help="Port on this machine; 8642, or a free one where that is taken."),
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    place: Place = "",
    date: Date = "",
    segmenter: Segmenter = "",
    rules: Rules = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
    log: Log = None,
) -> None:
    """Show texts and tables side by side on a local page, to judge, compare and correct the rows.

    Examples: `gongbao inspect out`; `gongbao inspect report.txt --gold report.gold.json`; `gongbao inspect out
    --against out-before`; `gongbao inspect out --static out.html` writes one file that opens offline. Decisions
    are kept in review.jsonl in the run's folder (the current one where there is no run). Ctrl-C ends it.
    """
    if gold and against:
        raise WrongUsage("give --gold or --against, one of them")
    if static and not static.parent.is_dir():
        raise missing_path(static.parent)
    with Voice(quiet, verbose, log) as voice, advising(lambda: f"{static} is not written" if static else ""):
        shown, home = _shown(voice, paths, reports, make_extractor(place, date, segmenter, rules))
        shown = _compared(shown, gold, against, reports)
        from gongbao.inspect import ReviewLog

        decisions = ReviewLog(review or home / REVIEW)
        if static:
            _write(voice, static, shown, decisions)
        else:
            _serve(voice, shown, decisions, port, browser)


def _is_run(paths: list[Path]) -> bool:
    return len(paths) == 1 and any(any(paths[0].glob(name)) for name in ("documents.*", "manifest.json"))


def _shown(voice: Voice, paths: list[Path], reports: Path | None, extractor: Extractor) -> tuple[Shown, Path]:
    from gongbao import inspect
    from gongbao.inspect.run import from_tables, texts_of_run

    if _is_run(paths):
        (run,) = paths
        return from_tables(
            run.name, tables_of(run), texts_of_run(run, reports, extractor.book), extractor
        ), run
    name = ", ".join(path.name for path in paths)
    return inspect.from_reports(name, _reports(voice, paths, extractor.book), extractor), Path()


def _reports(voice: Voice, paths: list[Path], book: Rulebook) -> Iterator[Report]:
    """Yield the reports that can be read; tell of the others, and end where there is none."""
    from gongbao.errors import InputError
    from gongbao.read import find_inputs, items
    from gongbao.read.fields import Fields

    none = True
    for item in items(find_inputs(paths), Fields.usual(book)):
        try:
            yield item.report(book)
            none = False
        except InputError as error:
            voice.error(str(error))
    if none:
        voice.error("there is no report to show")
        raise typer.Exit(1)


def _compared(shown: Shown, gold: list[Path] | None, against: Path | None, reports: Path | None) -> Shown:
    from gongbao.inspect import compare, from_run

    if gold:
        return compare.against_gold(shown, gold)
    if against:
        return compare.against_run(shown, from_run(against, shown.extractor, reports))
    return shown


def _write(voice: Voice, path: Path, shown: Shown, log: ReviewLog) -> None:
    from gongbao.errors import unwritable
    from gongbao.inspect import static_page

    with voice.progress("reports", len(shown.documents)) as tick:
        page = static_page(shown, log.lines(), tick)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise unwritable(path, error.strerror or str(error)) from error
    voice.note(f"{counted(len(shown.documents), 'reports')} in {path}")


def _serve(voice: Voice, shown: Shown, log: ReviewLog, port: int | None, browser: bool) -> None:
    with _server(shown, log, port) as server:
        voice.note(
            f"{counted(len(shown.documents), 'reports')} on {server.url} (Ctrl-C ends it; decisions in {log.path})"
        )
        if browser:
            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except (KeyboardInterrupt, Interrupted):
            voice.note(f"ended; {log.path} has the decisions")


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
