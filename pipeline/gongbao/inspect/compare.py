"""A run held against gold or against another run: every row with its verdict."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from gongbao.gold.extracted import marks_of
from gongbao.gold.fields import asked
from gongbao.gold.find import find_gold
from gongbao.gold.load import load
from gongbao.gold.models import TABLES, Gold, Mark
from gongbao.gold.pairing import Pair, pair
from gongbao.gold.scores import TableScore, table_score, wrong_fields
from gongbao.inspect.run import Shown
from gongbao.tables.schema import SCHEMAS
from gongbao.workbench.diff import RowChange, diff

Row = dict[str, Any]


def against_gold(shown: Shown, paths: Iterable[Path]) -> Shown:
    """Return `shown` with each row of an annotated document judged, and the rows that it misses.

    A gold file belongs to the document whose bytes it was made from (SHA-256), else to the one of its name.
    Statuses: `right`; `fields` where some are wrong; `span` where another span is annotated; `false`; `miss`.
    `differs` holds, by field, what gold says and what was found. Rows of other documents have none. `scores` are
    those of `gongbao check` over the annotated documents, by table, and under `all` those of the four together.
    """
    golds = _by_document(shown, [load(path) for path in find_gold(paths)])
    facts: dict[str, pd.DataFrame] = {}
    scores: dict[str, TableScore] = {}
    for table in TABLES:
        facts[table], scores[table] = _judge_table(shown, table, golds)
    scores["all"] = sum(scores.values(), TableScore())
    measured = {name: score.measures() for name, score in scores.items()}
    against = ", ".join(sorted({gold.path.name for gold in golds.values()}))
    return replace(shown.with_facts(facts, "gold", against), scores=measured)


def against_run(shown: Shown, before: Shown) -> Shown:
    """Return `shown` with what it `added` to, `removed` from and `changed` in the run `before`; else `same`."""
    facts = {}
    changes = diff(_Facts(before), _Facts(shown))  # type: ignore[arg-type]
    for table in TABLES:
        frame = shown.facts[table]
        places = {(c.doc_id, c.start, c.end): c for c in changes if c.table == table}
        rows = [_changed(row, places) for row in _records(frame)]
        gone = {place for place, change in places.items() if change.what == "removed"}
        old = [row for row in _records(before.facts[table]) if _place(row) in gone]
        facts[table] = _frame(table, [*rows, *({**row, "status": "removed"} for row in old)], shown)
    return shown.with_facts(facts, "run", before.name)


class _Facts:
    """The tables of a run under their names, as `diff` reads them."""

    def __init__(self, shown: Shown):
        for table, frame in shown.facts.items():
            setattr(self, table, frame)


def _place(row: Row) -> tuple[str, int, int]:
    return row["doc_id"], row["start"], row["end"]


def _changed(row: Row, places: Mapping[tuple[str, int, int], RowChange]) -> Row:
    change = places.get(_place(row))
    if change is None:
        return {**row, "status": "same"}
    differs = {field.field: [_plain(field.before), _plain(field.after)] for field in change.fields}
    return {**row, "status": change.what, "differs": json.dumps(differs, ensure_ascii=False)}


def _by_document(shown: Shown, golds: list[Gold]) -> dict[str, Gold]:
    hashes = {gold.sha256: gold for gold in golds if gold.sha256}
    names = {gold.name: gold for gold in golds}
    found = {}
    for row in shown.documents.to_dict("records"):
        if gold := hashes.get(row["sha256"]) or names.get(row["doc_id"]):
            found[row["doc_id"]] = gold
    return found


def _judge_table(shown: Shown, table: str, golds: Mapping[str, Gold]) -> tuple[pd.DataFrame, TableScore]:
    rows: list[Row] = []
    score = TableScore()
    for document in shown.documents.to_dict("records"):
        doc_id = document["doc_id"]
        frame = shown.rows(table, doc_id)
        text = shown.text_of(document) if doc_id in golds else None
        if text is None:
            rows += _records(frame)
            continue
        marks = marks_of(frame)
        records = dict(zip(map(id, marks), _records(frame), strict=True))
        pairs = pair(asked(golds[doc_id], table), marks, text)
        score += table_score(table, pairs)
        for item in pairs:
            found = {} if item.found is None else records[id(item.found)]
            rows.append({**found, **_verdict(item, doc_id)})
    return _frame(table, rows, shown), score


def _verdict(item: Pair, doc_id: str) -> Row:
    if item.found is None:
        assert item.gold is not None
        return {**_row_of(item.gold, doc_id), "status": "miss"}
    if item.gold is None:
        return {"status": "false"}
    gold, found = item.gold, item.found
    if not item.exact:
        return {"status": "span", "differs": _differs({"text": (gold.text, found.text)})}
    wrong = {name: (gold.fields.get(name), found.fields.get(name)) for name in wrong_fields(item)}
    return {"status": "fields" if wrong else "right", "differs": _differs(wrong)}


def _differs(fields: Mapping[str, tuple[Any, Any]]) -> str | None:
    return json.dumps(fields, ensure_ascii=False) if fields else None


def _row_of(mark: Mark, doc_id: str) -> Row:
    return {**mark.fields, "doc_id": doc_id, "start": mark.start, "end": mark.end, "text": mark.text}


def _records(frame: pd.DataFrame) -> list[Row]:
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def _plain(value: Any) -> Any:
    return value.isoformat()[:10] if isinstance(value, pd.Timestamp) else value


def _frame(table: str, rows: list[Row], shown: Shown) -> pd.DataFrame:
    """Return `rows` with the columns of `table`, in the order of documents and places."""
    order = {doc_id: at for at, doc_id in enumerate(shown.documents["doc_id"])}
    rows.sort(key=lambda row: (order.get(row["doc_id"], len(order)), row["start"], row["end"]))
    names = [*SCHEMAS[table].columns, "status", "differs"]
    columns = {name: [_plain(row.get(name)) or _zero(row.get(name)) for row in rows] for name in names}
    return pd.DataFrame(columns, dtype=object)


def _zero(value: Any) -> Any:
    return value if isinstance(value, int | float) else None
