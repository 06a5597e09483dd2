"""The differences of two runs as text, JSON and one HTML page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import pandas as pd
from jinja2 import Environment, PackageLoader

from gongbao.counted import counted
from gongbao.workbench.diff import RowChange, counts_by_rule

_KINDS = ("added", "removed", "changed")


def summary(changes: list[RowChange]) -> str:
    """Return the counts of all changes in a line."""
    counts = Counter(change.what for change in changes)
    documents = len({change.doc_id for change in changes})
    by_kind = ", ".join(f"{counts[what]} {what}" for what in _KINDS)
    return f"{by_kind}, in {counted(documents, 'documents')}" if changes else "no row differs"


def as_text(changes: list[RowChange], told: Callable[[str], str] = str) -> str:
    """Return the changes row by row, then the counts by rule, then all of them; words as `told`."""
    lines = [line for change in changes for line in _lines(change, told)]
    for rule, counts in counts_by_rule(changes).items():
        by_kind = ", ".join(told(f"{counts[what]} {what}") for what in _KINDS if counts[what])
        lines.append(f"{rule}: {by_kind}")
    return "\n".join([*lines, told(summary(changes))])


def as_json(changes: list[RowChange]) -> str:
    """Return the changes and the counts by rule as JSON; days are written as `2025-11-25`."""
    counts = {rule: dict(found) for rule, found in counts_by_rule(changes).items()}
    result = {"changes": [asdict(change) for change in changes], "rules": counts}
    return json.dumps(result, ensure_ascii=False, indent=1, default=_plain)


def as_html(changes: list[RowChange], before: str, after: str) -> str:
    """Return one HTML page without references to the outside; `before` and `after` name the runs."""
    pages = Environment(
        loader=PackageLoader("gongbao.workbench"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    documents: dict[str, list[RowChange]] = {}
    for change in sorted(changes, key=lambda change: (change.doc_id, change.start, change.table)):
        documents.setdefault(change.doc_id, []).append(change)
    return pages.get_template("diff.html").render(
        before=before,
        after=after,
        summary=summary(changes),
        rules=counts_by_rule(changes),
        documents=documents,
        shown=shown,
    )


def shown(value: Any) -> str:
    """Return a cell as people read it: a dash for nothing, a day without its hour, a number without noise."""
    if value is None or value is pd.NaT:
        return "–"
    if isinstance(value, pd.Timestamp):
        return value.isoformat()[:10]
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _lines(change: RowChange, told: Callable[[str], str]) -> Iterator[str]:
    rules = " → ".join(dict.fromkeys(filter(None, (change.rule_before, change.rule_after))))
    place = f"{change.doc_id} {change.table} {change.text} {told('at')} {change.start}"
    yield f"{told(change.what)}: {place} ({rules})"
    for field in change.fields:
        yield f"    {field.field}: {shown(field.before)} → {shown(field.after)}"
    yield f"    {' '.join(change.sentence.split())}"


def _plain(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.isoformat()[:10]
    return value.item() if hasattr(value, "item") else str(value)
