"""`gongbao explain`: how a span came about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongbao.cli.language import translated
from gongbao.cli.options import Date, Place, Rules, Segmenter, make_extractor
from gongbao.cli.usage import WrongUsage
from gongbao.counted import counted

if TYPE_CHECKING:
    from gongbao.report import Report
    from gongbao.rulebook import Rulebook
    from gongbao.workbench.explain import Explanation
    from gongbao.workbench.explain import Place as Found
    from gongbao.workbench.tried import Tried


def explain(
    path: Annotated[Path | None, typer.Argument(metavar="PATH", help="A report.")] = None,
    at: Annotated[int | None, typer.Option(help="Offset in the source text, as tables give it.")] = None,
    text: Annotated[str, typer.Option(help="A text instead of a report.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    place: Place = "",
    date: Date = "",
    segmenter: Segmenter = "",
    rules: Rules = "",
) -> None:
    """Tell how a span came about: the rules tried in order, which won, and each step to its fields.

    Examples: `gongbao explain report.txt --at 660`; `gongbao explain --text "举办培训500余期"`. Without
    `--at` everything that is found in the text is explained.
    """
    if (path is None) == (not text):
        raise WrongUsage("name a report or give --text")
    extractor = make_extractor(place, date, segmenter, rules)
    report = _report(path, text, extractor.book)
    if at is not None and not 0 <= at < len(report.text):
        raise typer.BadParameter(
            f"{at}: the text has {counted(len(report.text), 'characters')}", param_hint="--at"
        )
    from gongbao.workbench.explain import explain as explained

    cleaned, annotation = extractor.annotate(report)
    found = explained(annotation, cleaned, at)
    if as_json:
        from dataclasses import asdict

        typer.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1, default=str))
    else:
        typer.echo("\n".join(_told(found)))


def _report(path: Path | None, text: str, book: Rulebook) -> Report:
    from gongbao.read import from_text, read

    return read(path, book=book) if path is not None else from_text(text)


def _told(found: Found) -> Iterator[str]:
    for fact in found.facts:
        yield from _fact(fact)
        yield ""
    if found.in_vain:
        yield translated("tried in vain:")
        yield from (f"  {_outcome(item)}" for item in found.in_vain)
    if not found.facts:
        yield translated(f"nothing was found here: {found.sentence}")


def _fact(fact: Explanation) -> Iterator[str]:
    yield translated(f"{fact.text}  {fact.layer} {fact.start}–{fact.end}, by {fact.rule}")
    if fact.note:
        yield translated(f"  note: {fact.note.splitlines()[0]}")
    yield translated(f"  in: {fact.sentence}")
    yield translated("  tried, in order:")
    yield from (f"    {_outcome(item)}" for item in fact.tried)
    yield translated("  steps:")
    for step in fact.steps:
        arrow = " → " if step.text and step.value else ""
        by = f"  ({step.rule})" if step.rule else ""
        yield f"    {translated(step.what)}: {step.text}{arrow}{step.value}{by}"


def _outcome(item: Tried) -> str:
    outcome = translated(f"{item.outcome} by {item.by}" if item.by else item.outcome)
    return f"{item.rule} {translated('on')} {item.text}: {outcome}"
