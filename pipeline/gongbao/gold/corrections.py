"""Better tables from decisions: what persons said of a run's rows, put into the rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from gongbao.entities import Kind, entity_id
from gongbao.errors import missing_path
from gongbao.gold.agreement import what_it_says
from gongbao.gold.cells import cell
from gongbao.gold.decisions import Decision, read_decisions
from gongbao.gold.models import TABLES
from gongbao.quantities.units import units
from gongbao.rulebook import default
from gongbao.tables import DocumentRows, Tables, build
from gongbao.tables.schema import REVIEWED, SCHEMAS
from gongbao.text import Document

Row = dict[str, Any]
Key = tuple[str, str, int, int]
TextOf = Callable[[Mapping[str, Any]], str | None]
"""The source text of a row of `documents`, or None where it is not to be had."""

ADDED_BY = "review"
"""The rule of a row that a person added."""

_LETTERS = {"claims": "c", "dates": "d", "organizations": "o", "programs": "p"}
_ENTITIES: dict[str, tuple[Kind, str]] = {
    "organizations": ("organization", "org_id"),
    "programs": ("program", "program_id"),
}
_NEEDED = {"claims": {"mod": "exact", "kind": "count"}}
_OF_VALUE = ("value", "unit")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision and what became of it.

    `outcome` is `applied`, `agreed` (with a decision of another reviewer), `conflict` (with one: neither is
    applied), or `left out`; `why` says why.
    """

    decision: Decision
    reviewer: str
    outcome: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Tables with the decisions in them, each with the column `reviewed` more, and a verdict on every decision.

    `reviewed` is `right`, `corrected`, `added` or `conflict`, of a document `done`; none where nothing was decided.
    """

    tables: Tables
    verdicts: list[Verdict]

    @property
    def conflicts(self) -> list[Verdict]:
        """The decisions on which reviewers do not agree."""
        return [verdict for verdict in self.verdicts if verdict.outcome == "conflict"]


def corrected(
    tables: Tables,
    reviews: Mapping[str, Sequence[Decision]],
    *,
    text_of: TextOf = lambda row: None,
    latest: bool = False,
) -> Corrected:
    """Return `tables` with the decisions of `reviews`, lists by reviewer, put into them.

    `wrong` takes a row out, `right` and `corrected` put what was decided into it, `added` makes one; a row that
    overlaps one of these undecided gives way. Reports need not be done: their decisions count, and rows
    without one stay. In one that is done they are right. Reviewers who decided differently on one span are in
    conflict: the row stays as it is, marked so, unless `latest` lets the last of them hold. Nothing is dropped
    without a verdict that says why. Entities and series are made anew. `text_of` gives the sentences of
    added rows.
    """
    work = _Work(tables, text_of)
    for key, held in _held(reviews).items():
        work.settle(key, held, latest)
    return work.result()


def _held(reviews: Mapping[str, Sequence[Decision]]) -> dict[Key, list[tuple[str, Decision]]]:
    """Return the decision that holds of each reviewer, by what it is about, the last one last."""
    held: dict[Key, dict[str, Decision]] = {}
    for reviewer, decisions in reviews.items():
        for decision in decisions:
            of = held.setdefault(decision.key, {})
            of.pop(reviewer, None)
            if decision.decision != "open":
                of[reviewer] = decision
    return {key: sorted(of.items(), key=lambda item: item[1].time) for key, of in held.items() if of}


class _Work:
    def __init__(self, tables: Tables, text_of: TextOf):
        self.text_of = text_of
        self.documents = {row["doc_id"]: row for row in _records(tables.documents)}
        self.rows: dict[tuple[str, str], dict[tuple[int, int], Row]] = {}
        for table in TABLES:
            for row in _records(getattr(tables, table)):
                at = row["start"], row["end"]
                self.rows.setdefault((row["doc_id"], table), {})[at] = {**row, "reviewed": None}
        self.entities = dict(zip(tables.entities["entity_id"], tables.entities["name"], strict=True))
        self.done: set[str] = set()
        self.verdicts: list[Verdict] = []

    def settle(self, key: Key, held: list[tuple[str, Decision]], latest: bool) -> None:
        doc_id, table, start, end = key
        standing = [(reviewer, one) for reviewer, one in held if not self._is_stale(reviewer, one)]
        if not standing:
            return
        if len({what_it_says(one) for _, one in standing}) > 1 and not latest:
            row = self.rows.get((doc_id, table), {}).get((start, end))
            if row is not None:
                row["reviewed"] = "conflict"
            self.verdicts += [Verdict(one, reviewer, "conflict", _told(one)) for reviewer, one in standing]
            return
        reviewer, decision = standing[-1]
        why = self._apply(decision)
        outcome = "left out" if why else "applied"
        self.verdicts.append(Verdict(decision, reviewer, outcome, why))
        for other, one in standing[:-1]:
            agrees = what_it_says(one) == what_it_says(decision)
            told = "" if agrees else f"{reviewer} decided later"
            self.verdicts.append(Verdict(one, other, "agreed" if agrees else "left out", told))

    def _is_stale(self, reviewer: str, decision: Decision) -> bool:
        document = self.documents.get(decision.doc_id)
        why = ""
        if document is None:
            why = "the run has no such document"
        elif decision.sha256 and decision.sha256 != document["sha256"]:
            why = "the text has changed since"
        if why:
            self.verdicts.append(Verdict(decision, reviewer, "left out", why))
        return bool(why)

    def _apply(self, decision: Decision) -> str:
        """Put a decision into the rows; return why that cannot be, if so."""
        if decision.table == "documents":
            self.done.add(decision.doc_id)
            return ""
        rows = self.rows.setdefault((decision.doc_id, decision.table), {})
        at = decision.start, decision.end
        if decision.decision == "wrong":
            return "" if rows.pop(at, None) else "the run has no such row any more"
        before = rows.get(at)
        try:
            row = self._row(decision, before)
            SCHEMAS[decision.table].check([{name: v for name, v in row.items() if name != "reviewed"}])
        except ValueError as error:
            return f"not a row of {decision.table}: {_first_line(error)}"
        return self._put(rows, at, row)

    def _put(self, rows: dict[tuple[int, int], Row], at: tuple[int, int], row: Row) -> str:
        place = row["start"], row["end"]
        others = {key: other for key, other in rows.items() if key not in (at, place)}
        over = [key for key in others if key[0] < place[1] and place[0] < key[1]]
        if firm := [key for key in over if others[key]["reviewed"] not in (None, "conflict")]:
            return f"it overlaps {others[firm[0]]['text']!r} at {firm[0][0]}, which is decided as well"
        for key in (at, *over):
            rows.pop(key, None)
        rows[place] = row
        return ""

    def _row(self, decision: Decision, before: Row | None) -> Row:
        table, columns = decision.table, SCHEMAS[decision.table].columns
        start, end = decision.to or (decision.start, decision.end)
        row = dict(before) if before else self._new(decision)
        said = {
            name: cell(name, value, columns[name].dtype)
            for name, value in decision.fields.items()
            if name in columns
        }
        changed = {name for name, value in said.items() if value != row.get(name)}
        row |= said
        if (start, end) != (row["start"], row["end"]):
            row |= {"start": start, "end": end, "text": decision.to_text or decision.text}
            row[next(iter(columns))] = f"{decision.doc_id}:{_LETTERS[table]}{start}"
        if table == "claims" and changed.intersection(_OF_VALUE):
            row |= _measured(row)
        if table in _ENTITIES:
            kind, column = _ENTITIES[table]
            if "name" in changed or not row[column]:
                row[column] = entity_id(kind, row["name"])
        was_added = decision.decision == "added" or before is None
        kept = "right" if decision.decision == "right" else "corrected"
        row["reviewed"] = "added" if was_added else kept
        return row

    def _new(self, decision: Decision) -> Row:
        columns = SCHEMAS[decision.table].columns
        row: Row = {**dict.fromkeys(columns), **_NEEDED.get(decision.table, {})}
        row |= {
            "doc_id": decision.doc_id,
            "start": decision.start,
            "end": decision.end,
            "text": decision.text,
        }
        row[next(iter(columns))] = f"{decision.doc_id}:{_LETTERS[decision.table]}{decision.start}"
        row["sentence"] = self._sentence(decision)
        for name in ("rule", "quantity_rule"):
            if name in columns:
                row[name] = decision.rule or ADDED_BY
        if decision.table in _ENTITIES:
            row["name"] = decision.text
        return row

    def _sentence(self, decision: Decision) -> str | None:
        text = self.text_of(self.documents[decision.doc_id])
        if text is None or decision.end > len(text):
            return None
        start, end = Document(text).sentence(decision.start)
        return text[start:end]

    def result(self) -> Corrected:
        """Return the tables of all rows as they now are."""
        documents = [self._document(doc_id, row) for doc_id, row in self.documents.items()]
        marks = {
            table: [row["reviewed"] for document in documents for row in document[table]] for table in TABLES
        }
        marks["documents"] = ["done" if doc_id in self.done else None for doc_id in self.documents]
        made = build(self._as_rows(document) for document in documents)
        frames = dict(made.items())
        for name, values in marks.items():
            frames[name] = frames[name].assign(**{REVIEWED: pd.Series(values, dtype="string")})
        order = {id(verdict): at for at, verdict in enumerate(self.verdicts)}
        verdicts = sorted(self.verdicts, key=lambda v: (*v.decision.key, order[id(v)]))
        return Corrected(Tables(**frames), verdicts)

    def _document(self, doc_id: str, document: Row) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for table in TABLES:
            rows = sorted(self.rows.get((doc_id, table), {}).items())
            found[table] = [row for _, row in rows]
            if doc_id in self.done:
                for row in found[table]:
                    row["reviewed"] = row["reviewed"] or "right"
        counts = {f"n_{table}": len(found[table]) for table in TABLES}
        return {"document": {**document, **counts}, **found}

    def _as_rows(self, document: dict[str, Any]) -> DocumentRows:
        tables = {
            t: [{n: v for n, v in row.items() if n != "reviewed"} for row in document[t]] for t in TABLES
        }
        names = [self.entities.get(row["program_id"], row["name"]) for row in tables["programs"]]
        return DocumentRows(document["document"], **tables, full_names=names)


def _told(decision: Decision) -> str:
    said = ((name, value) for name, value in decision.fields.items() if value not in (None, ""))
    fields = ", ".join(
        f"{name} {value:.15g}" if isinstance(value, float) else f"{name} {value}" for name, value in said
    )
    return f"{decision.decision}{': ' if fields else ''}{fields}"


def _measured(row: Row) -> Row:
    """Return what follows from value and unit of a claim."""
    measure = units(default()).measure(row["unit"] or "")
    if measure is None:
        return {"dimension": None, "base_value": None, "base_unit": None}
    value = None if row["value"] is None else Decimal(str(row["value"]))
    base = None if value is None or not measure.base else float(measure.to_base(value))
    return {"dimension": measure.dimension or None, "base_value": base, "base_unit": measure.base or None}


def _records(frame: pd.DataFrame) -> list[Row]:
    days = frame.select_dtypes("datetime")
    cells = frame.assign(**{name: days[name].dt.date for name in days}).astype(object)
    return [dict(row) for row in cells.where(cells.notna(), None).to_dict("records")]


def _first_line(error: ValueError) -> str:
    """Return what is wrong in one line, be the error one of pydantic's."""
    found = getattr(error, "errors", None)
    if found is None:
        return str(error)
    first = found()[0]
    return f"{first['loc'][-1]} {first['input']!r}: {first['msg']}"


def read_reviews(paths: Sequence[Path]) -> dict[str, list[Decision]]:
    """Return the decisions in the files `paths` by reviewer: the file's name, its path where two share one.

    Raises `InputError` for a file that is not there or holds what is no decision.
    """
    names = [path.stem for path in paths]
    reviews = {}
    for path, name in zip(paths, names, strict=True):
        if not path.exists():
            raise missing_path(path)
        reviews[name if names.count(name) == 1 else str(path)] = read_decisions(path)
    return reviews
