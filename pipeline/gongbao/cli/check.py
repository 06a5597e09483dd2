"""`gongbao check`: scores against gold annotations."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongbao.cli import baseline as compared
from gongbao.cli.language import translated
from gongbao.cli.options import Log, Ner, Quiet, Rules, Segmenter, Verbose, make_extractor
from gongbao.cli.usage import WrongUsage
from gongbao.cli.voice import Voice, warn
from gongbao.counted import counted
from gongbao.errors import no_such

if TYPE_CHECKING:
    from rich.table import Table

    from gongbao.extraction import Extractor
    from gongbao.gold import Scores
    from gongbao.gold.checking import Checked
    from gongbao.gold.listing import Mistake
    from gongbao.workbench.compare import Comparison

_FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"


def check(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(metavar="GOLD", help="Gold files or folders; fixtures/ of a checkout if none."),
    ] = None,
    reports: Annotated[Path | None, typer.Option(help="Folder of the annotated texts, NAME.txt.")] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List misses, false alarms, wrong spans and fields.")
    ] = False,
    minimum: Annotated[
        list[str] | None,
        typer.Option("--min", metavar="MEASURE=PERCENT", help="Fail when a total is lower; may be repeated."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print measures as JSON.")] = False,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Compare with the result saved in this file.")
    ] = None,
    update: Annotated[
        bool, typer.Option("--update-baseline", help="Write the result to the --baseline file.")
    ] = False,
    junit: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the comparison as JUnit XML.")
    ] = None,
    segmenter: Segmenter = "",
    rules: Rules = "",
    ner: Ner = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
    log: Log = None,
) -> None:
    """Extract annotated reports and score the tables against their gold annotation.

    Examples: `gongbao check gold/ --errors`; `gongbao check gold/ --min claims.exact.f1=97 --min
    dates.row.f1=95`. `--json` names every measure. The text of NAME.json is NAME.txt beside it or in
    a folder `reports` one or two levels up. Exit code 1 when a `--min` is not reached.

    `gongbao check gold/ --baseline saved.json --update-baseline` saves the result; without
    `--update-baseline` it is compared: what is better and worse, each row gained and lost, with its
    sentence and the rules to look at. Exit code 1 when anything that the baseline names fell.
    """
    limits = _limits(minimum or [])
    if baseline is None and (update or junit):
        raise WrongUsage("--update-baseline and --junit need --baseline FILE")
    extractor = make_extractor("", "", segmenter, rules, ner)
    from gongbao.gold import Scores

    with Voice(quiet, verbose, log) as voice:
        documents = _checked(voice, gold or _default_gold(), extractor, reports)
    scores = {document.name: document.scores for document in documents}
    mistakes = {document.name: document.mistakes() for document in documents} if errors else {}
    total = Scores.total(scores.values()).measures()
    for name in limits:
        if name not in total:
            raise typer.BadParameter(no_such("measure", name, total), param_hint="--min")
    comparison = compared.against(documents, extractor, baseline, update, junit) if baseline else None
    if as_json:
        _print_json(scores, total, mistakes if errors else None, comparison)
    else:
        _print(scores, mistakes)
        if comparison:
            compared.show(comparison)
    _enforce(limits, total, fell=bool(comparison and comparison.fell and not update))


def _checked(voice: Voice, gold: list[Path], extractor: Extractor, reports: Path | None) -> list[Checked]:
    from gongbao.gold import find_gold
    from gongbao.gold.checking import check_gold

    documents = []
    files = find_gold(gold)
    with voice.progress("annotated reports", len(files)) as tick:
        for document in check_gold(files, extractor, reports):
            tick()
            voice.detail(f"{document.name}: {counted(sum(map(len, document.pairs.values())), 'marks')}")
            documents.append(document)
    return documents


def _limits(texts: Iterable[str]) -> dict[str, float]:
    limits = {}
    for text in texts:
        name, _, number = text.partition("=")
        try:
            limits[name] = float(number)
        except ValueError as error:
            raise typer.BadParameter(f"{text!r}: expected MEASURE=PERCENT", param_hint="--min") from error
    return limits


def _default_gold() -> list[Path]:
    if not _FIXTURES.is_dir():
        raise WrongUsage("name a gold file or folder; only a checkout has gold of its own")
    return [_FIXTURES]


def _print(scores: dict[str, Scores], mistakes: dict[str, list[Mistake]]) -> None:
    from rich.console import Console
    from rich.markup import escape

    from gongbao.gold import Scores

    console = Console()
    for name, score in scores.items():
        console.print(_table(name, score))
        console.print(_fields(score), highlight=False)
        for item in mistakes.get(name, ()):
            head = f"{item.table} {translated(item.kind)} {translated('at')} {item.start}: {item.what}"
            by = f" ({item.rule})" if item.rule else ""
            console.print(escape(f"{head}{by}\n    {item.sentence}"), highlight=False)
        console.print()
    if len(scores) > 1:
        total = Scores.total(scores.values())
        console.print(_table(translated("total"), total))
        console.print(_fields(total), highlight=False)


def _table(title: str, scores: Scores) -> Table:
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=escape(title), title_justify="left", box=None, pad_edge=False)
    table.add_column(translated("table"))
    for heading in ("gold", "found", "P", "R", "F1", "lenient", "row"):
        table.add_column(translated(heading), justify="right", no_wrap=True)
    for name, score in scores.tables.items():
        measures = score.measures()
        shown = ("exact.precision", "exact.recall", "exact.f1", "lenient.f1", "row.f1")
        numbers = (_number(measures[measure]) for measure in shown)
        table.add_row(name, str(score.gold), str(score.found), *numbers)
    return table


def _fields(scores: Scores) -> str:
    """Return the shares of right fields, a line a table."""
    lines = []
    for name, score in scores.tables.items():
        measures = score.measures()
        fields = ", ".join(f"{field} {_number(measures[field])}" for field in sorted(score.scored))
        if fields:
            lines.append(f"{name} {translated('fields')}: {fields}")
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _print_json(
    scores: dict[str, Scores],
    total: dict[str, float | None],
    mistakes: dict[str, list[Mistake]] | None,
    comparison: Comparison | None,
) -> None:
    from dataclasses import asdict

    result: dict[str, object] = {
        "total": total,
        "documents": {name: score.measures() for name, score in scores.items()},
    }
    if mistakes is not None:
        result["mistakes"] = {name: [asdict(item) for item in items] for name, items in mistakes.items()}
    if comparison is not None:
        result["comparison"] = {**asdict(comparison), "fell": comparison.fell}
    typer.echo(json.dumps(result, ensure_ascii=False, indent=1))


def _enforce(limits: dict[str, float], total: dict[str, float | None], *, fell: bool) -> None:
    short = fell
    for name, limit in limits.items():
        value = total[name]
        if value is None or value < limit:
            warn(f"{name} is {_number(value)}, below {limit:g}")
            short = True
    if short:
        raise typer.Exit(1)
