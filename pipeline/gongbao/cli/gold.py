"""`gongbao gold`: annotations to and from annotation tools, begun and checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongbao.cli.interrupts import advising
from gongbao.cli.options import (
    Date,
    Log,
    Place,
    Quiet,
    Reports,
    Rules,
    Segmenter,
    Verbose,
    make_extractor,
)
from gongbao.cli.reading import decisions_of, tables_of
from gongbao.cli.voice import Voice, say, warn
from gongbao.counted import counted
from gongbao.errors import no_such

if TYPE_CHECKING:
    from gongbao.gold.formats import Format

app = typer.Typer(no_args_is_help=True, help="Exchange gold annotations with tools, begin and check them.")

GoldPaths = Annotated[list[Path], typer.Argument(metavar="GOLD", help="Gold files, or folders of them.")]
ReportsFolder = Annotated[Path | None, typer.Option(help="Folder of the annotated texts, NAME.txt.")]
FormatName = Annotated[str, typer.Option("--format", help="doccano, label-studio, brat or docbin.")]
Force = Annotated[bool, typer.Option("--force", help="Write over files that are there.")]


@app.command()
def export(
    paths: GoldPaths,
    out: Annotated[Path, typer.Option("-o", "--out", help="The file to write; a folder for brat.")],
    format_: FormatName,
    reports: ReportsFolder = None,
    drafts: Annotated[
        bool,
        typer.Option(
            "--drafts", help="Take all for drafts: predictions of Label Studio, to be judged there."
        ),
    ] = False,
) -> None:
    """Write gold in the format of an annotation tool, with every field.

    For Label Studio, a gold that `gongbao gold start` began is a prediction until somebody has judged it, and
    the labelling config is written beside the tasks, as NAME.config.xml.

    Examples: `gongbao gold export gold/ --format doccano -o gold.jsonl`; `gongbao gold export gold/ --format
    brat -o brat/`. Labels are table and type: claims-money, dates-DATE, organizations-party, programs-policy.
    """
    from dataclasses import replace

    from gongbao.gold import find_gold
    from gongbao.gold.files import annotated_of

    documents = [annotated_of(path, reports) for path in find_gold(paths)]
    if drafts:
        documents = [replace(document, draft=True) for document in documents]
    _format(format_).write(documents, out)
    marks = sum(len(found) for document in documents for found in document.marks.values())
    say(f"{counted(len(documents), 'documents')}, {counted(marks, 'marks')} in {out}")


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="What a tool wrote; a folder for brat.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for NAME.gold.json and NAME.txt.")],
    format_: FormatName,
    label: Annotated[
        list[str] | None,
        typer.Option(metavar="LABEL=TABLE[-TYPE]", help="What a label means; nothing leaves it out."),
    ] = None,
    force: Force = False,
) -> None:
    """Read gold from the format of an annotation tool.

    Examples: `gongbao gold import gold.jsonl --format doccano -o gold/`; `gongbao gold import export.json
    --format label-studio -o gold/ --label ORG=organizations-other --label PER=`.
    """
    from gongbao.errors import missing_path
    from gongbao.gold.files import write_gold
    from gongbao.gold.formats import Labels
    from gongbao.gold.validate import validate

    if not path.exists():
        raise missing_path(path)
    labels = Labels(dict(_meaning(text) for text in label or ()))
    documents = list(_format(format_).read(path, labels))
    labels.check()
    for document in documents:
        target = write_gold(document, out, replace=force)
        marks = sum(map(len, document.marks.values()))
        say("; ".join([f"{target}: {counted(marks, 'marks')}", *document.notes]))
        for problem in validate(target):
            say(f"  to mend: {problem}")


@app.command()
def start(
    paths: Reports,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="Folder for NAME.gold.json; beside the reports if none."),
    ] = None,
    place: Place = "",
    date: Date = "",
    segmenter: Segmenter = "",
    rules: Rules = "",
    force: Force = False,
    go_on: Annotated[
        bool, typer.Option("--go-on", help="Leave out reports whose gold is there, as after an interruption.")
    ] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log: Log = None,
) -> None:
    """Write a gold for each report that is what the rules find, to be corrected by hand or in a tool.

    Example: `gongbao gold start reports/ -o gold/`. Reports that cannot be read are named and left out, and the exit
    code is 1.
    """
    from gongbao.errors import InputError
    from gongbao.gold import start as begin
    from gongbao.read import find_inputs, items
    from gongbao.read.counting import count
    from gongbao.read.fields import Fields

    inputs = find_inputs(paths)
    extractor = make_extractor(place, date, segmenter, rules)
    with (
        Voice(quiet, verbose, log) as voice,
        voice.progress("reports", count(path for path, _ in inputs)) as tick,
        advising(lambda: "what is listed is written; the same command with --go-on does the others"),
    ):
        failed = 0
        for item in items(inputs, Fields.usual(extractor.book)):
            try:
                report, folder = item.report(extractor.book), out or Path(item.path).parent
            except InputError as error:
                voice.error(str(error))
                failed += 1
            else:
                if not (go_on and begin.gold_path(report, folder).exists()):
                    voice.note(str(begin.start(report, extractor, folder, replace=force)))
            tick()
    if failed:
        raise typer.Exit(1)


@app.command()
def review(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of the run that was reviewed.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for NAME.gold.json and NAME.txt.")],
    review: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The decisions; review.jsonl in the run's folder.")
    ] = None,
    open_too: Annotated[
        bool, typer.Option("--open", help="Take reports that are not marked as reviewed, decided rows only.")
    ] = False,
    reports: ReportsFolder = None,
    force: Force = False,
) -> None:
    """Make gold of what was decided with `gongbao inspect`.

    Example: `gongbao gold review out -o gold/`. In a report that was marked as reviewed, rows without a
    decision are right; of others, which are named, `--open` takes the decided rows (`gongbao review apply` puts
    them into the tables). Reports whose text is not to be found are named and left out, with exit code 1.
    """
    from gongbao.errors import no_source
    from gongbao.gold.decisions import read_decisions
    from gongbao.gold.files import write_gold
    from gongbao.gold.formats.models import Annotated as Document
    from gongbao.gold.review import gold_from_review
    from gongbao.inspect.run import texts_of_run

    decisions = read_decisions(decisions_of(run, review))
    tables, text_of, missing = tables_of(run), texts_of_run(run, reports), 0
    rows = {row["doc_id"]: row for row in tables.documents.to_dict("records")}
    golds = gold_from_review(decisions, tables, open_too=open_too)
    for doc_id in sorted({one.doc_id for one in decisions if one.decision != "open"} - golds.keys()):
        warn(f"{doc_id}: left out, it is not marked as reviewed or has changed since")
    for doc_id, marks in golds.items():
        text = text_of(rows[doc_id]) if doc_id in rows else None
        if text is None:
            warn(str(no_source(doc_id)))
            missing += 1
            continue
        target = write_gold(Document(doc_id.replace("/", "-"), text, marks), out, replace=force)
        say(f"{target}: {counted(sum(map(len, marks.values())), 'marks')}")
    if missing:
        raise typer.Exit(1)


@app.command()
def validate(paths: GoldPaths, reports: ReportsFolder = None) -> None:
    """Find what is wrong in gold: overlaps, stray white space, fields outside the guideline, changed texts.

    Example: `gongbao gold validate gold/`. Exit code 1 if anything is.
    """
    from gongbao.gold import find_gold
    from gongbao.gold import validate as checking

    files = find_gold(paths)
    problems = [problem for path in files for problem in checking.validate(path, reports)]
    for problem in problems:
        say(str(problem))
    say(f"{counted(len(files), 'files')}, {counted(len(problems), 'problems')}")
    raise typer.Exit(1 if problems else 0)


def _format(name: str) -> Format:
    from gongbao.gold.formats import FORMATS

    if name not in FORMATS:
        raise typer.BadParameter(no_such("format", name, FORMATS), param_hint="--format")
    return FORMATS[name]


def _meaning(text: str) -> tuple[str, str]:
    label, equals, meaning = text.rpartition("=")
    if not equals or not label:
        raise typer.BadParameter(f"{text!r}: expected LABEL=TABLE-TYPE", param_hint="--label")
    return label, meaning
