"""`gongbao rules`: look at the rules, run their examples, see what they do on texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongbao.cli.complete import complete_rules
from gongbao.cli.language import translated
from gongbao.cli.voice import say, warn
from gongbao.counted import counted
from gongbao.errors import InputError, no_such

if TYPE_CHECKING:
    from gongbao.layers import Layer
    from gongbao.rulebook import Rule, Rulebook
    from gongbao.workbench.coverage import Coverage, Text
    from gongbao.workbench.showing import Shown

_SHOWN = 8
"""Words shown of each class."""

app = typer.Typer(no_args_is_help=True, help="List, show and test the extraction rules, and count their use.")

Folder = Annotated[
    Path | None, typer.Option("--rules", help="A folder of your own rules, laid over the built-in ones.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command("list")
def list_rules(
    layer: Annotated[str, typer.Option(help="Only this layer: numerals, quantities, dates, …")] = "",
    rules: Folder = None,
    as_json: AsJson = False,
) -> None:
    """List every rule: layer, id, number of examples, first line of its note.

    Examples: `gongbao rules list`; `gongbao rules list --layer programs`.
    """
    listed = list(_all(_book(rules), layer))
    if as_json:
        rows = [{"layer": of.name, "id": rule.id, "note": rule.note.strip()} for of, rule in listed]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for of, rule in listed:
        examples = len(rule.match) + len(rule.silent)
        typer.echo(f"{of.name:<13} {rule.id:<38} {examples:>3}  {(rule.note.strip() or '-').splitlines()[0]}")


@app.command()
def show(
    rule_id: Annotated[str, typer.Argument(metavar="ID", autocompletion=complete_rules)], rules: Folder = None
) -> None:
    """Show one rule whole: its note, what it says, its examples, and the expressions that run, filled in.

    Example: `gongbao rules show quantities.unit`.
    """
    from gongbao.workbench.showing import find_rule

    book = _book(rules)
    shown = find_rule(rule_id, book)
    if shown is None:
        raise _no_rule([rule_id], book)
    typer.echo("\n".join(_whole(shown)))


@app.command()
def tags(rules: Folder = None) -> None:
    """Show the tagset of claims: the classes of words that links are written with, and the groups of classes.

    Example: `gongbao rules tags`.
    """
    from gongbao import layers
    from gongbao.claims.rules import Group, WordClass

    layer = layers.named("claims")
    listed = () if layer is None else layer.rules(_book(rules))
    for rule in listed:
        if isinstance(rule, WordClass):
            words = rule.words.split()
            note = " ".join(rule.note.split())
            typer.echo(f"{rule.name:<14} {len(words):>4}  {' '.join(words[:_SHOWN])}\n{'':<20} {note}")
    for rule in listed:
        if isinstance(rule, Group):
            typer.echo(f"{rule.name:<14} {translated('group')} {' '.join(rule.members) or rule.pattern}")


@app.command()
def test(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help="Rules; all if none.", autocompletion=complete_rules),
    ] = None,
    rules: Folder = None,
) -> None:
    """Run the examples of rules; exit code 1 if any does not come out as written.

    A failure says what was found instead, and which rule took it. Examples: `gongbao rules test`;
    `gongbao rules test quantities.unit --rules mine/`.
    """
    from gongbao.workbench import examples

    book = _book(rules)
    chosen = [(layer, rule) for layer, rule in _all(book) if not ids or rule.id in ids]
    if unknown := sorted(set(ids or ()) - {rule.id for _, rule in chosen}):
        raise _no_rule(unknown, book)
    failures = [failure for layer, rule in chosen for failure in examples.run(layer, rule, book)]
    for failure in failures:
        say(f"{failure.rule}: {failure.why}")
        typer.echo(f"    {failure.example}")
    count = sum(len(rule.match) + len(rule.silent) for _, rule in chosen)
    say(
        f"{counted(len(chosen), 'rules')}, {counted(count, 'examples')}, {counted(len(failures), 'failures')}"
    )
    raise typer.Exit(1 if failures else 0)


@app.command()
def coverage(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Reports or gold files, or folders of them.")
    ],
    gold: Annotated[bool, typer.Option("--gold", help="The paths hold gold: judge each rule by it.")] = False,
    reports: Annotated[Path | None, typer.Option(help="Folder of the annotated texts, NAME.txt.")] = None,
    rules: Folder = None,
    as_json: AsJson = False,
) -> None:
    """Count over texts how often each rule fired and was overruled, and which rules made nothing.

    With `--gold`, also which rules made the false alarms and the wrong rows, and what none found. Examples:
    `gongbao rules coverage archive/`; `gongbao rules coverage gold/ --gold`.
    """
    from gongbao.extraction import Extractor
    from gongbao.workbench.coverage import cover

    extractor, unread = Extractor(rules=rules or ""), list[InputError]()
    found = cover(_texts(paths, gold, reports, extractor.book, unread), extractor)
    if as_json:
        from dataclasses import asdict

        typer.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    else:
        _print_coverage(found, gold)
    if unread:
        raise typer.Exit(1)


def _texts(
    paths: list[Path], gold: bool, reports: Path | None, book: Rulebook, unread: list[InputError]
) -> Iterator[Text]:
    """Yield the texts; what cannot be read is told and added to `unread`."""
    from gongbao.gold import find_gold, find_text, load
    from gongbao.read import find_inputs, items, read
    from gongbao.read.fields import Fields
    from gongbao.workbench.coverage import Text

    if gold:
        for path in find_gold(paths):
            report = read(find_text(path, reports), book=book)
            yield Text(report, load(path, report))
    else:
        for item in items(find_inputs(paths), Fields.usual(book)):
            try:
                report = item.report(book)
            except InputError as error:
                warn(str(error))
                unread.append(error)
            else:
                yield Text(report)


def _print_coverage(found: Coverage, gold: bool) -> None:
    from rich.cells import cell_len

    heads = ("fired", "overruled", *(("right", "wrong", "false alarm") if gold else ()))
    shown = [translated(head) for head in heads]
    typer.echo("  ".join(shown) + f"  {translated('rule')}")
    for rule_id, use in sorted(found.uses.items(), key=lambda item: (-item[1].fired, item[0])):
        numbers = (use.fired, use.overruled, use.right, use.wrong, use.false_alarm)
        cells = (f"{number:>{cell_len(head)}}" for head, number in zip(shown, numbers, strict=False))
        typer.echo("  ".join(cells) + f"  {rule_id}")
    say(f"{counted(len(found.idle), 'rules')} made nothing here: {', '.join(found.idle) or '-'}")
    if gold:
        clean = [rule for rule, use in found.uses.items() if use.right and not use.wrong + use.false_alarm]
        say(f"right every time, {counted(len(clean), 'rules')}: {', '.join(sorted(clean)) or '-'}")
        missed = ", ".join(f"{number} {table}" for table, number in found.misses.items())
        say(f"no rule found: {missed or '-'}")


def _book(folder: Path | None) -> Rulebook:
    from gongbao import layers, rulebook

    return layers.overlaid(folder) if folder else rulebook.default()


def _all(book: Rulebook, layer: str = "") -> Iterator[tuple[Layer, Rule]]:
    from gongbao import layers

    if layer and layers.named(layer) is None:
        known = [known.name for known in layers.LAYERS]
        raise typer.BadParameter(no_such("layer", layer, known), param_hint="--layer")
    for each in layers.LAYERS:
        if layer in ("", each.name):
            yield from ((each, rule) for rule in each.rules(book))


def _no_rule(ids: list[str], book: Rulebook) -> typer.BadParameter:
    known = [rule.id for _, rule in _all(book)]
    near = [match for rule_id in ids for match in get_close_matches(rule_id, known, n=3)]
    meant = f"did you mean {', '.join(near)}? " if near else ""
    return typer.BadParameter(
        f"no rule {', '.join(ids)}; {meant}`gongbao rules list` shows all", param_hint="ID"
    )


def _whole(shown: Shown) -> Iterator[str]:
    where = translated(f"{shown.layer}, number {shown.number} of its layer; {shown.rule.path}")
    yield f"{shown.rule.id} ({where})"
    for name, value in shown.rule.model_dump(exclude={"id"}).items():
        if value not in ((), "", None):
            yield f"{name}:"
            lines = value if isinstance(value, tuple) else str(value).strip().splitlines()
            yield from (f"  {line}" for line in lines)
    for key, expression in shown.expressions.items():
        yield translated(f"{key}, as it runs:")
        yield f"  {expression}"
