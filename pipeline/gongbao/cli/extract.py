"""`gongbao extract`: reports in, files of tables out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongbao import forking
from gongbao.cli.complete import complete_formats
from gongbao.cli.interrupts import advising
from gongbao.cli.options import (
    FORMATS,
    Date,
    DateField,
    Heads,
    IdField,
    Log,
    Ner,
    Place,
    PlaceField,
    PublisherField,
    Quiet,
    Rules,
    Segmenter,
    TextField,
    TitleField,
    Verbose,
    formats_of,
    layout_of,
    make_settings,
)
from gongbao.cli.usage import WrongUsage
from gongbao.cli.voice import Voice
from gongbao.counted import counted

if TYPE_CHECKING:
    from gongbao.read.fields import Fields
    from gongbao.runs import Mode, Settings, Summary
    from gongbao.runs.bounds import Bounds
    from gongbao.runs.engines import Engine

_FINE = ("done", "unchanged")

_PLAIN = (".txt", ".md")
"""Formats that no library is needed to read, which might end the process that reads them."""

_FEW, _BRIEF = 4, 100_000
"""Texts, and bytes of them together, that are read in this process."""


class Engines(StrEnum):
    """Where the work is done."""

    local = "local"
    ray = "ray"


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Reports (.txt .md .html .docx .pdf .xlsx .csv .jsonl .zip), or folders of them; "
            "with --engine ray also Parquet files of reports, as URIs too.",
        ),
    ],
    out: Annotated[str, typer.Option("-o", "--out", help="Folder for the tables; made if missing.")],
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help=f"One or several of {', '.join(FORMATS)}, parted by commas.",
            autocompletion=complete_formats,
        ),
    ] = "csv",
    place: Place = "",
    date: Date = "",
    segmenter: Segmenter = "",
    rules: Rules = "",
    ner: Ner = "",
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            help="Work in so many processes, or actors of Ray; as many as there are cores where the reports "
            "are worth it, and one actor, if not given.",
        ),
    ] = None,
    engine: Annotated[
        Engines, typer.Option(help="Work on this machine, or on the Ray cluster that RAY_ADDRESS names.")
    ] = Engines.local,
    storage: Annotated[
        str, typer.Option(help="For Ray: a folder or URI that all nodes reach; OUT/.gongbao/ray if none.")
    ] = "",
    keep_text: Annotated[
        bool, typer.Option("--keep-text", help="Store the decoded texts, which offsets count, in OUT/texts.")
    ] = False,
    max_seconds: Annotated[
        float, typer.Option(min=1, help="Seconds that a small report may take; one more for each 17 kB.")
    ] = 20,
    max_memory: Annotated[
        int, typer.Option(min=50, help="Megabytes of memory that a small report may take (on Linux).")
    ] = 600,
    add: Annotated[
        bool, typer.Option("--add", help="Add these inputs to those of the run that is in the folder.")
    ] = False,
    fresh: Annotated[
        bool,
        typer.Option(
            "--fresh",
            help="Start over; files that have the names of the run's are written over, whoever made them.",
        ),
    ] = False,
    text_field: TextField = "",
    title_field: TitleField = "",
    date_field: DateField = "",
    publisher_field: PublisherField = "",
    place_field: PlaceField = "",
    id_field: IdField = "",
    heads: Heads = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
    log: Log = None,
) -> None:
    """Extract the tables of reports and write them to a folder, one file a table.

    Examples: `gongbao extract report.txt -o out` writes out/claims.csv, out/dates.csv and so on;
    `gongbao extract archive/ -o out --format csv,parquet --workers 4` takes every report below a folder.
    A row of a CSV, Excel or JSON Lines file is a report if a column is known to hold texts, or is named so.
    A report that fails is named with its error and listed in out/errors.csv, the others go on, and the exit
    code is 1. Started again, a run takes over what it has done and what is unchanged; files in the folder that
    it did not write are left as they are, and where they have its names it does not begin.
    """
    voice = Voice(quiet, verbose, log)
    if add and fresh:
        raise WrongUsage("give --add or --fresh, one of them")
    formats, layout = formats_of(format_), layout_of(heads)
    is_brief = engine is Engines.local and workers is None and _is_brief(paths)
    if engine is Engines.local and not is_brief:
        forking.context()
    settings = make_settings(place, date, segmenter, rules, ner=ner, keep_text=keep_text)
    from gongbao.read.fields import Fields
    from gongbao.runs import Mode, extract_files
    from gongbao.runs.bounds import Bounds
    from gongbao.runs.engines import within
    from gongbao.runs.workers import called

    bounds = Bounds(max_seconds, max_memory)
    mode = Mode.add if add else Mode.fresh if fresh else Mode.go_on
    fields = Fields(
        text_field, title_field, date_field, publisher_field, place_field, id_field, rules=settings.rules
    )
    with voice:
        if engine is Engines.ray and any(path.endswith(".parquet") or "://" in path for path in paths):
            _extract_parquet(voice, paths, out, settings, fields, workers or 1, bounds, mode)
            return
        files, folder = [Path(path) for path in paths], Path(out)
        work = within(bounds) if is_brief else _engine(engine, workers, bounds, storage, folder / ".gongbao")
        with _progress(voice, files, folder) as on_progress:
            done = extract_files(
                files,
                folder,
                settings,
                mode=mode,
                fields=fields,
                formats=formats,
                layout=layout,
                engine=work,
                guard=called(bounds),
                on_progress=on_progress,
            )
        _sum_up(voice, done, out)


def _sum_up(voice: Voice, done: Summary, out: str) -> None:
    if done.done:
        voice.note(", ".join(counted(number, name) for name, number in done.rows.items()) + f" in {out}")
    if done.passed_over:
        voice.error(f"{done.passed_over} passed over; see {out}/errors.csv")
    if done.failed:
        voice.error(f"{done.failed} of the inputs failed, {done.done} done")
    elif not done.done:
        voice.error("there is no report to extract")
    if done.failed or not done.done:
        raise typer.Exit(1)


def _extract_parquet(
    voice: Voice,
    paths: list[str],
    out: str,
    settings: Settings,
    fields: Fields,
    workers: int,
    bounds: Bounds,
    mode: Mode,
) -> None:
    from gongbao.runs.datasets import extract_parquet

    failed = extract_parquet(paths, out, settings, fields, workers, bounds, mode)
    voice.note(f"tables in {out}")
    if failed:
        voice.error(f"{failed} of the inputs failed; see {out}/errors")
        raise typer.Exit(1)


def _is_brief(paths: list[str]) -> bool:
    """Whether all there is to read are a few short texts, which are done before another process has begun."""
    from gongbao.runs.bounds import can_bound_time

    files = [Path(path) for path in paths]
    if len(files) > _FEW or not can_bound_time():
        return False
    if not all(file.suffix.lower() in _PLAIN and file.is_file() for file in files):
        return False
    return sum(file.stat().st_size for file in files) <= _BRIEF


def _engine(name: Engines, workers: int | None, bounds: Bounds, storage: str, state: Path) -> Engine:
    if name is Engines.ray:
        from gongbao.runs.cluster import on_ray

        return on_ray(workers or 1, storage or str(state / "ray"), bounds, note=state / "exchange")
    from gongbao.runs.engines import in_processes

    return in_processes(workers, bounds)


@contextmanager
def _progress(voice: Voice, files: list[Path], folder: Path) -> Iterator[Callable[[str, str], None]]:
    """Give what tells a person how a run goes: a line a document, or on a terminal a bar and the errors."""
    kept = 0

    def show(path: str, status: str) -> None:
        nonlocal kept
        tick()
        if status.partition(", ")[0] not in _FINE:
            voice.error(status)
            return
        kept += 1
        say = voice.detail if voice.shows_progress else voice.note
        say(f"{path}: {status}")

    def advice() -> str:
        return (
            f"done and kept in {folder}: {counted(kept, 'documents')}; give the same command again to go on"
        )

    with (
        voice.progress("documents", _number_of(files) if voice.shows_progress else 0) as tick,
        advising(advice),
    ):
        yield show


def _number_of(files: list[Path]) -> int:
    from gongbao.read import list_inputs
    from gongbao.read.counting import count

    inputs = list_inputs(files)
    return count(path for path, _ in inputs.files) + len(inputs.passed_over)
