"""What `gongbao check --baseline` does and says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from gongbao.cli.language import translated
from gongbao.counted import counted

if TYPE_CHECKING:
    from gongbao.extraction import Extractor
    from gongbao.gold.checking import Checked
    from gongbao.workbench.compare import Comparison


def against(
    documents: list[Checked], extractor: Extractor, path: Path, update: bool, junit: Path | None
) -> Comparison | None:
    """Compare with the baseline in `path`, write it where `update`; `None` where there was none to compare."""
    from gongbao.workbench.baseline import baseline_of, load, save
    from gongbao.workbench.compare import compare

    now = baseline_of(documents, extractor)
    comparison = None
    if path.exists() or not update:
        before = load(path)
        comparison = compare(before, now, {document.name: document.report.text for document in documents})
        if junit:
            from gongbao.workbench.junit import write_junit

            write_junit(comparison, before, junit)
    if update:
        save(now, path)
    return comparison


def show(comparison: Comparison) -> None:
    """Print a comparison: rules that changed, measures, rows, and the verdict."""
    typer.echo("\n".join(_lines(comparison)))


def _lines(comparison: Comparison) -> Iterator[str]:
    from gongbao.workbench.junit import measure_line, row_line

    if comparison.rules:
        told = ", ".join(f"{change.rule} {change.what}" for change in comparison.rules)
        yield translated(f"rules since the baseline: {told}")
    for heading, fell in (("worse", True), ("better", False)):
        measures = [change for change in comparison.measures if change.fell == fell]
        totals = {change.measure for change in measures if change.document == "total"}
        each = [change for change in measures if change.document == "total" or change.measure not in totals]
        rows = [row for row in comparison.rows if row.fell == fell]
        if measures or rows:
            yield translated(f"{heading}: {counted(len(measures), 'measures')}, {counted(len(rows), 'rows')}")
            yield from (f"  {measure_line(change)}" for change in each)
            yield from (f"  {line}" for row in rows for line in row_line(row, translated).splitlines())
    yield translated(f"same: {counted(comparison.same, 'measures')}")
    if comparison.unchecked:
        yield translated(f"not checked, though in the baseline: {', '.join(comparison.unchecked)}")
    if comparison.fell:
        yield translated("something that the baseline names fell")
    else:
        yield translated("nothing that the baseline names fell")
