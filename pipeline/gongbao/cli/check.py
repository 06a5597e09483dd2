"""`gongbao check`: scores against gold annotations."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongbao.cli.options import Rules, Segmenter, make_extractor

if TYPE_CHECKING:
    from rich.table import Table

    from gongbao.extraction import Extractor
    from gongbao.gold import Scores
    from gongbao.gold.listing import Mistake

_FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"


def check(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[GOLD]...", help="Gold files or folders; fixtures/ of a checkout if none."),
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
    segmenter: Segmenter = "",
    rules: Rules = "",
) -> None:
    """Extract annotated reports and score the tables against their gold annotation.

    Examples: `gongbao check gold/ --errors`; `gongbao check gold/ --min claims.exact.f1=97 --min
    dates.row.f1=95`. `--json` names every measure. The text of NAME.json is NAME.txt beside it or in
    a folder `reports` one or two levels up. Exit code 1 when a `--min` is not reached.
    """
    limits = _limits(minimum or [])
    scores, mistakes = _score(gold or _default_gold(), reports, make_extractor("", "", segmenter, rules))
    from gongbao.gold import Scores

    total = Scores.total(scores.values()).measures()
    if unknown := sorted(set(limits) - set(total)):
        raise typer.BadParameter(f"no measure {', '.join(unknown)}; there are {', '.join(total)}")
    if as_json:
        _print_json(scores, total, mistakes if errors else None)
    else:
        _print(scores, mistakes if errors else {})
    _enforce(limits, total)


def _limits(texts: Iterable[str]) -> dict[str, float]:
    limits = {}
    for text in texts:
        name, _, number = text.partition("=")
        try:
            limits[name] = float(number)
        except ValueError as error:
            raise typer.BadParameter(f"--min {text!r}: expected MEASURE=PERCENT") from error
    return limits


def _default_gold() -> list[Path]:
    if not _FIXTURES.is_dir():
        raise typer.BadParameter("name a gold file or folder; only a checkout has gold of its own")
    return [_FIXTURES]


def _score(
    paths: list[Path], reports: Path | None, extractor: Extractor
) -> tuple[dict[str, Scores], dict[str, list[Mistake]]]:
    from gongbao.gold import Scores, find_gold, find_text, load
    from gongbao.gold.listing import mistakes
    from gongbao.gold.models import TABLES
    from gongbao.gold.scores import pairs_of, table_score
    from gongbao.read import read

    scores, wrong = {}, {}
    for path in find_gold(paths):
        report = read(find_text(path, reports))
        gold, tables = load(path, report), extractor.tables([report])
        pairs = {table: pairs_of(table, gold, tables, report.text) for table in TABLES}
        name = gold.name if gold.name not in scores else str(path)
        scores[name] = Scores({table: table_score(table, pairs[table]) for table in TABLES})
        wrong[name] = [item for table in TABLES for item in mistakes(table, pairs[table], report.text)]
    return scores, wrong


def _print(scores: dict[str, Scores], mistakes: dict[str, list[Mistake]]) -> None:
    from rich.console import Console
    from rich.markup import escape

    from gongbao.gold import Scores

    console = Console()
    for name, score in scores.items():
        console.print(_table(name, score))
        for item in mistakes.get(name, ()):
            head = f"{item.table} {item.kind} at {item.start}: {item.what}"
            by = f" ({item.rule})" if item.rule else ""
            console.print(escape(f"{head}{by}\n    {item.sentence}"), highlight=False)
        console.print()
    if len(scores) > 1:
        console.print(_table("total", Scores.total(scores.values())))


def _table(title: str, scores: Scores) -> Table:
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=escape(title), title_justify="left", box=None, pad_edge=False)
    table.add_column("table")
    for heading in ("gold", "found", "P", "R", "F1", "lenient", "row"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("fields", overflow="fold")
    for name, score in scores.tables.items():
        measures = score.measures()
        shown = ("exact.precision", "exact.recall", "exact.f1", "lenient.f1", "row.f1")
        fields = ", ".join(f"{field} {_number(measures[field])}" for field in sorted(score.scored))
        numbers = (_number(measures[measure]) for measure in shown)
        table.add_row(name, str(score.gold), str(score.found), *numbers, fields)
    return table


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _print_json(
    scores: dict[str, Scores],
    total: dict[str, float | None],
    mistakes: dict[str, list[Mistake]] | None,
) -> None:
    from dataclasses import asdict

    result: dict[str, object] = {
        "total": total,
        "documents": {name: score.measures() for name, score in scores.items()},
    }
    if mistakes is not None:
        result["mistakes"] = {name: [asdict(item) for item in items] for name, items in mistakes.items()}
    typer.echo(json.dumps(result, ensure_ascii=False, indent=1))


def _enforce(limits: dict[str, float], total: dict[str, float | None]) -> None:
    short = False
    for name, limit in limits.items():
        value = total[name]
        if value is None or value < limit:
            typer.echo(f"gongbao: {name} is {_number(value)}, below {limit:g}", err=True)
            short = True
    if short:
        raise typer.Exit(1)
