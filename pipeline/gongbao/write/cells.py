"""Cells as plain Python values, for formats that take no DataFrame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from gongbao.tables import schema

KEYS = {name: next(iter(table.columns)) for name, table in schema.SCHEMAS.items()}
"""The column of each table that names its rows."""

REFERENCES = {"doc_id": ("documents", "doc_id"), "org_id": ("entities", "entity_id")} | {
    "program_id": ("entities", "entity_id")
}
"""Columns that name a row of another table: that table and its column."""


SERIES_CLAIMS = """
SELECT stated.series_id, claims.claim_id, claims.doc_id, documents.title, claims.text, claims.sentence
FROM ({claim_ids}) AS stated
JOIN claims ON claims.claim_id = stated.claim_id
JOIN documents ON documents.doc_id = claims.doc_id
"""
"""The view that leads from each point of a series to its claims and their sentences."""


def rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of `frame`: str, int, float, `datetime` for days, None for what is not there."""
    columns = []
    for name in frame.columns:
        values = frame[name].astype(object)
        columns.append(values.where(values.notna(), None).tolist())
    return zip(*columns, strict=True)
