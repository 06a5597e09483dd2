"""`gongbao review`: what was decided on the page, put to use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongbao.cli.complete import complete_formats
from gongbao.cli.language import translated
from gongbao.cli.options import Heads, formats_of, layout_of
from gongbao.cli.reading import decisions_of, tables_of
from gongbao.cli.voice import say, warn
from gongbao.counted import counted

if TYPE_CHECKING:
    from gongbao.gold.corrections import Verdict

app = typer.Typer(no_args_is_help=True, help="Put what was decided on the page into the tables.")


@app.callback()
def review() -> None:
    """Keep `apply` a command of its own, though it is the only one."""


@app.command()
def apply(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of the run that was reviewed.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the corrected tables.")],
    review: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="Decisions; may be repeated, one a reviewer; review.jsonl in the run's folder.",
        ),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", help="As for `gongbao extract`.", autocompletion=complete_formats)
    ] = "csv",
    latest: Annotated[
        bool, typer.Option("--latest", help="Where reviewers differ, let the last decision hold.")
    ] = False,
    reports: Annotated[Path | None, typer.Option(help="Folder of the texts, if they have moved.")] = None,
    heads: Heads = "",
) -> None:
    """Write corrected tables: the run's rows with what was decided in them, in a column `reviewed` more.

    Examples: `gongbao review apply out -o corrected`; `gongbao review apply out --review wang.jsonl --review
    li.jsonl -o corrected --format csv,xlsx`. Decisions count whether or not a report is marked as reviewed.
    Rows judged wrong are left out, entities and series made anew. review.csv beside the tables names every decision
    with what became of it. Where reviewers differ, the row stays as it was and the exit code is 1.
    """
    formats, layout = formats_of(format_), layout_of(heads, reviewed=True)
    if run.resolve() == out.resolve():
        why = "give another folder than the run's, whose tables stay as they are"
        raise typer.BadParameter(why, param_hint="--out")
    from gongbao.gold.corrections import corrected, read_reviews
    from gongbao.gold.verdicts import write_verdicts
    from gongbao.inspect.run import texts_of_run
    from gongbao.write import write

    reviews = read_reviews(review or [decisions_of(run)])
    found = corrected(tables_of(run), reviews, text_of=texts_of_run(run, reports), latest=latest)
    write(found.tables, out, formats, layout)
    write_verdicts(found.verdicts, out)
    _sum_up(found.verdicts, out)
    if found.conflicts:
        raise typer.Exit(1)


def _sum_up(verdicts: list[Verdict], out: Path) -> None:
    from collections import Counter

    counts = Counter(verdict.outcome for verdict in verdicts)
    told = ", ".join(translated(f"{number} {outcome}") for outcome, number in sorted(counts.items()))
    say(f"{counted(len(verdicts), 'decisions')}: {told or 'none'}; tables in {out}")
    for verdict in verdicts:
        if verdict.outcome in ("conflict", "left out"):
            about = verdict.decision
            place = f"{about.doc_id}: {about.table} {about.start}–{about.end} {about.text}"
            warn(f"{verdict.outcome}: {place} ({verdict.reviewer}): {verdict.why}")
