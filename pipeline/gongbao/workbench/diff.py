"""Two runs' tables compared, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from gongbao.tables import Tables

FACT_TABLES = ("claims", "dates", "organizations", "programs")
_WHERE = ("doc_id", "start", "end")
_NOT_COMPARED = {"claim_id", "date_id", "mention_id", "sentence"}

Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a row that stands in both runs with different values; `None` is null."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that only one run has, or that differs between them.

    `what` is `added`, `removed` or `changed`; `rule_before` and `rule_after` are the rules that made the row,
    empty where a run lacks it. `start` and `end` are source offsets.
    """

    table: str
    what: str
    doc_id: str
    start: int
    end: int
    text: str
    sentence: str
    rule_before: str
    rule_after: str
    fields: tuple[FieldChange, ...] = ()


def diff(before: Tables, after: Tables) -> list[RowChange]:
    """Return what differs between two runs, by table, document and place.

    Rows are the same row where table, document, start and end agree. Ids and sentences are not compared.
    """
    changes: list[RowChange] = []
    for table in FACT_TABLES:
        changes += _diff_table(table, _rows(getattr(before, table)), _rows(getattr(after, table)))
    return changes


def counts_by_rule(changes: list[RowChange]) -> dict[str, Counter[str]]:
    """Return for each rule how many rows it gained (`added`), lost (`removed`) or changed (`changed`)."""
    counts: dict[str, Counter[str]] = {}
    for change in changes:
        for rule in {change.rule_before, change.rule_after} - {""}:
            counts.setdefault(rule, Counter())[change.what] += 1
    return dict(sorted(counts.items()))


def _rows(frame: pd.DataFrame) -> dict[Key, dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return {tuple(row[name] for name in _WHERE): row for row in plain.to_dict("records")}


def _diff_table(
    table: str, before: dict[Key, dict[str, Any]], after: dict[Key, dict[str, Any]]
) -> Iterator[RowChange]:
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if new is None:
            yield _change(table, "removed", old, new)
        elif old is None:
            yield _change(table, "added", old, new)
        elif fields := tuple(_field_changes(old, new)):
            yield _change(table, "changed", old, new, fields)


def _field_changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[FieldChange]:
    for name in new:
        if name not in _NOT_COMPARED and old[name] != new[name]:
            yield FieldChange(name, old[name], new[name])


def _change(
    table: str,
    what: str,
    old: dict[str, Any] | None,
    new: dict[str, Any] | None,
    fields: tuple[FieldChange, ...] = (),
) -> RowChange:
    row: dict[str, Any] = new or old  # type: ignore[assignment]
    return RowChange(
        table,
        what,
        row["doc_id"],
        row["start"],
        row["end"],
        row["text"],
        row["sentence"] or "",
        old["rule"] if old else "",
        new["rule"] if new else "",
        fields,
    )
