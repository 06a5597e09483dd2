"""`gongbao rules`: look at the rules, run their examples, see what they do on texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

if TYPE_CHECKING:
    from gongbao.rulebook import Rule, Rulebook

app = typer.Typer(no_args_is_help=True, help="List, show and test the extraction rules, and count their use.")

Folder = Annotated[
    Path | None, typer.Option("--rules", help="A folder of your own rules, laid over the built-in ones.")
]


@app.command("list")
def list_rules(
    layer: Annotated[str, typer.Option(help="Only this layer: numerals, quantities, dates, …")] = "",
    rules: Folder = None,
) -> None:
    """List every rule: layer, id, number of examples, first line of its note."""
    table = Table(box=None, pad_edge=False)
    for heading in ("layer", "id", "examples", "note"):
        table.add_column(
            heading, overflow="fold" if heading != "note" else "ellipsis", no_wrap=heading == "note"
        )
    for name, rule in _all(_book(rules), layer):
        examples = str(len(rule.match) + len(rule.silent))
        table.add_row(name, rule.id, examples, escape(rule.note.strip().splitlines()[0]))
    Console().print(table)


@app.command()
def show(rule_id: Annotated[str, typer.Argument(metavar="ID")], rules: Folder = None) -> None:
    """Show one rule whole: its note, what it says, and its examples."""
    for layer, rule in _all(_book(rules)):
        if rule.id == rule_id:
            _print_rule(Console(), layer, rule)
            return
    typer.echo(f"no rule {rule_id!r}; `gongbao rules list` shows all", err=True)
    raise typer.Exit(2)


@app.command()
def test(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Rules; all if none.")] = None,
    rules: Folder = None,
) -> None:
    """Run the examples of rules; exit code 1 if any does not come out as written."""
    from gongbao.workbench import examples

    book = _book(rules)
    chosen = [(layer, rule) for layer, rule in _all(book) if not ids or rule.id in ids]
    if unknown := sorted(set(ids or ()) - {rule.id for _, rule in chosen}):
        typer.echo(f"no rule {', '.join(unknown)}; `gongbao rules list` shows all", err=True)
        raise typer.Exit(2)
    failures = [failure for layer, rule in chosen for failure in examples.run(layer, rule, book)]
    for failure in failures:
        typer.echo(f"{failure.rule}: {failure.why}\n    {failure.example}")
    count = sum(len(rule.match) + len(rule.silent) for _, rule in chosen)
    typer.echo(f"{len(chosen)} rules, {count} examples, {len(failures)} failures")
    raise typer.Exit(1 if failures else 0)


@app.command()
def coverage(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Reports, or folders of them.")],
    rules: Folder = None,
) -> None:
    """Count over reports how many facts each rule made, most first, and which made none."""
    from gongbao.workbench.coverage import count_facts

    book = _book(rules)
    counts = count_facts(paths, book)
    makers = [rule.id for _, rule in _all(book) if rule.makes_facts]
    for rule_id, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        typer.echo(f"{number:>8}  {rule_id}")
    idle = [rule_id for rule_id in makers if rule_id not in counts]
    typer.echo(f"{len(idle)} rules made nothing here" + (": " + ", ".join(idle) if idle else ""))


def _book(folder: Path | None) -> Rulebook:
    from gongbao import rulebook

    return rulebook.overlaid(folder) if folder else rulebook.default()


def _all(book: Rulebook, layer: str = "") -> Iterator[tuple[str, Rule]]:
    from gongbao.workbench import examples

    for name in examples.LAYERS:
        if layer in ("", name):
            yield from ((name, rule) for rule in examples.rules_of(name, book))
    if not layer and (strayed := book.unread()):
        typer.echo(
            f"no layer reads {', '.join(map(str, strayed))}: check the folder's and file's name", err=True
        )
        raise typer.Exit(1)


def _print_rule(console: Console, layer: str, rule: Rule) -> None:
    console.print(f"[bold]{escape(rule.id)}[/bold]  ({layer})")
    for name, value in rule.model_dump(exclude={"id"}).items():
        if value not in ((), "", None):
            console.print(f"[cyan]{name}[/cyan]")
            for line in _lines(value):
                console.print(f"  {escape(line)}", highlight=False)


def _lines(value: Any) -> list[str]:
    return (
        [str(item) for item in value] if isinstance(value, (tuple, list)) else str(value).strip().splitlines()
    )
