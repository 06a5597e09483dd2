"""`gongbao gold`: annotations to and from annotation tools, begun and checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongbao.cli.options import Date, Place, Reports, Rules, Segmenter, make_extractor

if TYPE_CHECKING:
    from gongbao.gold.formats import Format

app = typer.Typer(no_args_is_help=True, help="Exchange gold annotations with tools, begin and check them.")

GoldPaths = Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Gold files, or folders of them.")]
ReportsFolder = Annotated[Path | None, typer.Option(help="Folder of the annotated texts, NAME.txt.")]
FormatName = Annotated[str, typer.Option("--format", help="doccano, label-studio, brat or docbin.")]
Force = Annotated[bool, typer.Option("--force", help="Write over files that are there.")]


@app.command()
def export(
    paths: GoldPaths,
    out: Annotated[Path, typer.Option("-o", "--out", help="The file to write; a folder for brat.")],
    format_: FormatName,
    reports: ReportsFolder = None,
) -> None:
    """Write gold in the format of an annotation tool, with every field.

    Examples: `gongbao gold export gold/ --format doccano -o gold.jsonl`; `gongbao gold export gold/ --format
    brat -o brat/`. Labels are table and type: claims-money, dates-DATE, organizations-party, programs-policy.
    """
    from gongbao.gold import find_gold
    from gongbao.gold.files import annotated_of

    documents = [annotated_of(path, reports) for path in find_gold(paths)]
    _format(format_).write(documents, out)
    marks = sum(len(found) for document in documents for found in document.marks.values())
    typer.echo(f"{len(documents)} documents, {marks} marks in {out}")


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
        typer.echo("; ".join([f"{target}: {marks} marks", *document.notes]))
        for problem in validate(target):
            typer.echo(f"  to mend: {problem}")


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
) -> None:
    """Write a gold for each report that is what the rules find, to be corrected by hand or in a tool.

    Example: `gongbao gold start reports/ -o gold/`.
    """
    from gongbao.gold import start as begin
    from gongbao.read import find_inputs, read

    inputs = find_inputs(paths)
    extractor = make_extractor(place, date, segmenter, rules)
    for path, doc_id in inputs:
        typer.echo(begin.start(read(path, doc_id), extractor, out or path.parent, replace=force))


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
        typer.echo(problem)
    typer.echo(f"{len(files)} files, {len(problems)} problems")
    raise typer.Exit(1 if problems else 0)


def _format(name: str) -> Format:
    from gongbao.gold.formats import FORMATS

    if name not in FORMATS:
        raise typer.BadParameter(f"no format {name!r}; take {', '.join(FORMATS)}")
    return FORMATS[name]


def _meaning(text: str) -> tuple[str, str]:
    label, equals, meaning = text.rpartition("=")
    if not equals or not label:
        raise typer.BadParameter(f"--label {text!r}: expected LABEL=TABLE-TYPE")
    return label, meaning
