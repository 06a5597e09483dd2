"""Gold from decisions: what a person said of a run's rows, as annotation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from gongbao.errors import GoldError
from gongbao.gold.decisions import Decision
from gongbao.gold.extracted import marks_of
from gongbao.gold.guideline import FIELDS
from gongbao.gold.models import TABLES, Mark, Value
from gongbao.tables import Tables

_SAID_WHERE_EMPTY = {"claims": ("unit", "measured"), "dates": ("start_date", "end_date", "mod")}
"""Fields of which an empty one says that there is none; others are left out."""

Marks = Mapping[str, tuple[Mark, ...]]


def gold_from_review(
    decisions: Iterable[Decision], tables: Tables, *, open_too: bool = False
) -> dict[str, Marks]:
    """Return the annotation of every document that was reviewed to its end, by document and table.

    Rows of `tables`, the run that was reviewed, stand as they are where no decision is about them: `wrong`
    takes a row out, `corrected` puts another in its place, `added` adds one, `right` keeps it as it was when
    it was judged. An undecided row that overlaps what was decided gives way. With `open_too`, documents that
    were not marked as done come as well, with the decided rows only. Decisions about a text
    that has changed since (by its SHA-256) are passed over. Raises `GoldError` where two decided spans of one
    table overlap.
    """
    hashes = dict(zip(tables.documents["doc_id"], tables.documents["sha256"], strict=True))
    held: dict[str, dict[tuple[str, str, int, int], Decision]] = {}
    for decision in decisions:
        if decision.sha256 and decision.sha256 != hashes.get(decision.doc_id):
            continue
        held.setdefault(decision.doc_id, {})[decision.key] = decision
    done = {doc_id for doc_id, of in held.items() if any(d.decision == "done" for d in of.values())}
    return {
        doc_id: {table: _marks(table, of, _rows(tables, table, doc_id, doc_id in done)) for table in TABLES}
        for doc_id, of in held.items()
        if open_too or doc_id in done
    }


def _rows(tables: Tables, table: str, doc_id: str, done: bool) -> list[Mark]:
    frame = getattr(tables, table)
    return marks_of(frame[frame["doc_id"] == doc_id]) if done else []


def _marks(
    table: str, held: Mapping[tuple[str, str, int, int], Decision], rows: list[Mark]
) -> tuple[Mark, ...]:
    about = [d for d in held.values() if d.table == table and d.decision != "open"]
    decided = sorted(
        (_decided(table, d) for d in about if d.decision != "wrong"), key=lambda mark: mark.start
    )
    for left, right in pairwise(decided):
        if right.start < left.end:
            raise GoldError(
                f"{about[0].doc_id}: {table}: {left.text!r} at {left.start} and {right.text!r} overlap"
            )
    spans = {(d.start, d.end) for d in about}
    undecided = [
        Mark(row.start, row.end, row.text, _fields(table, row.fields))
        for row in rows
        if (row.start, row.end) not in spans
        and not any(mark.start < row.end and row.start < mark.end for mark in decided)
    ]
    return tuple(sorted([*decided, *undecided], key=lambda mark: mark.start))


def _decided(table: str, decision: Decision) -> Mark:
    start, end = decision.to or (decision.start, decision.end)
    return Mark(start, end, decision.to_text or decision.text, _fields(table, decision.fields))


def _fields(table: str, fields: Mapping[str, Value]) -> dict[str, Value]:
    said = _SAID_WHERE_EMPTY.get(table, ())
    values = {name: fields.get(name) for name in FIELDS[table]}
    kept = {name: "" if value is None and name in said else value for name, value in values.items()}
    return {
        name: value for name, value in kept.items() if value is not None and (value != "" or name in said)
    }
