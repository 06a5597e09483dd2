"""What is sent to the page: plain data, ready for JSON.

A table is sent by columns: a column of words as its different values and, by row, which of them (-1: none);
a column of numbers as it is. Offsets count code points of the source text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from gongbao import __version__
from gongbao.clean.models import CleanText
from gongbao.gold.corrections import corrected
from gongbao.gold.decisions import Decision
from gongbao.gold.models import TABLES
from gongbao.inspect.rules import cards
from gongbao.inspect.run import Shown
from gongbao.quantities.units import units
from gongbao.report import PartialDate, Report
from gongbao.tables.schema import DOCUMENTS, INTEGER, NUMBER, SCHEMAS, TEXT, Table
from gongbao.workbench.steps import Step, steps_of

NUMBERS = (INTEGER, NUMBER)
_RULES = ["rule", "quantity_rule"]
_NOT_OVER_ALL = ["sentence"]
_LONGEST_EXPLAINED = 100_000
_MOST_ROWS = 200_000


def summary(shown: Shown) -> dict[str, Any]:
    """Return what the page needs at first: documents, columns' meanings, rules that made rows, units."""
    used = {
        rule
        for frame in shown.facts.values()
        for name in frame.columns.intersection(_RULES)
        for rule in frame[name].dropna().unique()
    }
    return {
        "version": __version__,
        "name": shown.name,
        "compared": shown.compared,
        "against": shown.against,
        "documents": encode(shown.documents),
        "statuses": _statuses(shown),
        "scores": shown.scores,
        "rows": {table: len(frame) for table, frame in shown.facts.items()},
        "columns": {table: _columns(table) for table in TABLES},
        "rules": cards(used, shown.extractor.book),
        "measures": _measures(shown),
    }


def all_rows(shown: Shown) -> dict[str, Any]:
    """Return the rows of all documents by table and the series, without the sentences, which come with each document.

    Of a table that no browser could hold, these are the first rows; the page says so.
    """
    tables = {
        table: encode(frame.head(_MOST_ROWS).drop(columns=_NOT_OVER_ALL), SCHEMAS[table])
        for table, frame in shown.facts.items()
    }
    return {**tables, "series": encode(shown.series.head(_MOST_ROWS), SCHEMAS["series"])}


def document(shown: Shown, number: int) -> dict[str, Any]:
    """Return text and rows of the document at place `number`; raises `IndexError` where there is none."""
    row = shown.documents.iloc[number].to_dict()
    tables = {table: shown.rows(table, row["doc_id"]) for table in TABLES}
    return {
        "text": shown.text_of(row),
        "tables": {table: encode(frame, SCHEMAS[table]) for table, frame in tables.items()},
    }


Told = tuple[str, str, str, str, tuple[int, int] | None]


def steps(shown: Shown, number: int) -> dict[str, list[Told]]:
    """Return by start the steps by which the claims of a document got their fields: what, text, value, rule, place.

    They are told of its text as it is read now; there are none where that is missing or very long.
    """
    row = shown.documents.iloc[number].to_dict()
    text = shown.text_of(row)
    if text is None or len(text) > _LONGEST_EXPLAINED:
        return {}
    known = {name: row[name] for name in ("title", "place") if not pd.isna(row[name])}
    day = None if pd.isna(row["date"]) else PartialDate.parse(row["date"])
    cleaned, annotation = shown.extractor.annotate(Report(row["doc_id"], text, date=day, **known))
    return {
        str(cleaned.to_source(claim.start, claim.end)[0]): [
            _told(step, cleaned) for step in steps_of(claim, annotation)
        ]
        for claim in annotation.claims
    }


def corrected_rows(shown: Shown, decisions: Sequence[Decision], number: int | None) -> dict[str, Any]:
    """Return the rows by table with `decisions` put into them, of the document at `number` or of all.

    They have the column `reviewed` more; `left_out` says what of the decisions could not be put in, and why.
    Raises `IndexError` where there is no such document.
    """
    tables = shown.tables
    if number is not None:
        doc_id = shown.documents.iloc[number]["doc_id"]
        of = {t: f[f["doc_id"] == doc_id] for t, f in tables.items() if "doc_id" in f}
        tables, decisions = replace(tables, **of), [one for one in decisions if one.doc_id == doc_id]
    found = corrected(tables, {"review": decisions}, text_of=shown.text_of)
    rows = {table: encode(getattr(found.tables, table), SCHEMAS[table]) for table in TABLES}
    left_out = [
        {"doc_id": one.decision.doc_id, "text": one.decision.text, "why": one.why}
        for one in found.verdicts
        if one.outcome == "left out"
    ]
    return {"rows": rows, "left_out": left_out}


def _measures(shown: Shown) -> dict[str, tuple[str, str, int, int, float]]:
    """Return what each unit measures: dimension, base unit, numerator and denominator of the factor, offset.

    Of compounds such as 元/吨 those that the run has.
    """
    known = units(shown.extractor.book)
    used = {name: known.measure(name) for name in shown.facts["claims"]["unit"].dropna().unique()}
    return {
        name: (of.dimension, of.base, of.factor.numerator, of.factor.denominator, float(of.offset))
        for name, of in (known.by_name | used).items()
        if of is not None
    }


def _told(step: Step, cleaned: CleanText) -> Told:
    place = None if step.place is None else cleaned.to_source(*step.place)
    return step.what, step.text, step.value, step.rule, place


def encode(frame: pd.DataFrame, table: Table = DOCUMENTS) -> dict[str, Any]:
    """Return `frame` by columns."""
    numbers = {name for name, column in table.columns.items() if column.dtype in NUMBERS}
    return {
        "n": len(frame),
        "columns": {name: _column(frame[name], name in numbers) for name in frame.columns},
    }


def _column(series: pd.Series, number: bool) -> Any:
    if number:
        return [None if pd.isna(v) else int(v) if float(v).is_integer() else float(v) for v in series]
    codes, values = pd.factorize(series)
    return {"values": [_word(value) for value in values], "at": codes.tolist()}


def _word(value: Any) -> str:
    return value.isoformat()[:10] if isinstance(value, pd.Timestamp) else str(value)


def _columns(table: str) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "type": "number" if column.dtype in NUMBERS else "text" if column.dtype == TEXT else "day",
            "about": column.description,
            "choices": list(column.choices),
        }
        for name, column in SCHEMAS[table].columns.items()
    ]


def _statuses(shown: Shown) -> dict[str, dict[str, int]]:
    """Count the verdicts of each document, where the run is compared."""
    if not shown.compared:
        return {}
    both = pd.concat([frame[["doc_id", "status"]] for frame in shown.facts.values()]).dropna()
    counts = both.groupby(["doc_id", "status"]).size()
    found: dict[str, dict[str, int]] = {}
    for (doc_id, status), number in counts.items():
        found.setdefault(doc_id, {})[status] = int(number)
    return found
