"""A comparison as JUnit XML, for what shows test results in continuous integration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from junitparser import Failure, JUnitXml, TestCase, TestSuite

from gongbao.counted import counted
from gongbao.gold.models import TABLES
from gongbao.workbench.baseline import Baseline
from gongbao.workbench.compare import Comparison, MeasureChange, RowChange


def write_junit(comparison: Comparison, before: Baseline, path: Path) -> None:
    """Write one suite a document of the baseline, one case a table; a case fails where anything fell."""
    xml = JUnitXml("gongbao check")
    for document in before.verdicts:
        suite = TestSuite(document)
        for table in TABLES:
            suite.add_testcase(_case(comparison, document, table))
        xml.add_testsuite(suite)
    xml.update_statistics()  # type: ignore[no-untyped-call]
    xml.write(str(path), pretty=True)


def _case(comparison: Comparison, document: str, table: str) -> TestCase:
    case = TestCase(table, classname=document)
    rows = [r for r in comparison.rows if r.fell and (r.document, r.table) == (document, table)]
    measures = [m for m in comparison.measures if m.fell and _is_of(m, document, table)]
    if document in comparison.unchecked:
        case.result = [_failure("the document was not checked", "")]
    elif rows or measures:
        lines = [*map(measure_line, measures), *map(row_line, rows)]
        case.result = [
            _failure(
                f"{counted(len(rows), 'rows')} and {counted(len(measures), 'measures')} fell",
                "\n".join(lines),
            )
        ]
    return case


def _is_of(change: MeasureChange, document: str, table: str) -> bool:
    return change.document == document and change.measure.startswith(f"{table}.")


def _failure(message: str, text: str) -> Failure:
    failure = Failure(message)
    failure.text = text
    return failure


def measure_line(change: MeasureChange) -> str:
    """Return a change of a measure as a line: what, from, to."""
    before, after = ("–" if value is None else f"{value:.1f}" for value in (change.before, change.after))
    return f"{change.document} {change.measure}: {before} → {after}"


def row_line(row: RowChange, told: Callable[[str], str] = str) -> str:
    """Return a change of a row as lines: what, why, the rules to look at, and the sentence; words as `told`."""
    rules = f" ({told('see')} {', '.join(row.rules)})" if row.rules else ""
    place = f"{row.document} {row.table} {row.text} {told('at')} {row.start}"
    return f"{told(row.what)}: {place}: {told(row.details)}{rules}\n    {row.sentence}"
