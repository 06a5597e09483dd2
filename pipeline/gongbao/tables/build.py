"""From rows to checked DataFrames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from gongbao.tables import schema
from gongbao.tables.entities import Mentions
from gongbao.tables.rows import DocumentRows

OF_DOCUMENTS = tuple(name for name in schema.SCHEMAS if name != "entities")
"""The tables that hold rows of single documents."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The six tables of a run, each a DataFrame that its schema in `gongbao.tables.schema` has checked.

    What is not there is null, in text columns too.
    """

    documents: pd.DataFrame
    claims: pd.DataFrame
    dates: pd.DataFrame
    organizations: pd.DataFrame
    programs: pd.DataFrame
    entities: pd.DataFrame

    def items(self) -> Iterable[tuple[str, pd.DataFrame]]:
        """Yield each table's name and its DataFrame, in the order of the contract."""
        for field in fields(self):
            yield field.name, getattr(self, field.name)


def build(documents: Iterable[DocumentRows]) -> Tables:
    """Return the tables of `documents`, in the order given.

    Raises `ValueError` if a row breaks its table's schema, which is a bug of gongbao.
    """
    documents = list(documents)
    entities = Mentions()
    for document in documents:
        entities.add(document)
    return Tables(**document_frames(documents), entities=entity_frame(list(entities.rows())))


def document_frames(documents: Sequence[DocumentRows]) -> dict[str, pd.DataFrame]:
    """Return, by name, the tables of `documents` that hold rows of single documents: all but `entities`."""
    return {name: document_frame(name, documents) for name in OF_DOCUMENTS}


def document_frame(name: str, documents: Sequence[DocumentRows]) -> pd.DataFrame:
    """Return the table `name`, one of `OF_DOCUMENTS`, of `documents`."""
    if name == "documents":
        rows = [document.document for document in documents]
    else:
        rows = [row for document in documents for row in getattr(document, name)]
    return _frame(schema.SCHEMAS[name], rows)


def entity_frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return the table `entities`, or a part of it, of rows as `Mentions` gives them."""
    return _frame(schema.ENTITIES, rows)


def _frame(table: schema.Table, rows: list[dict[str, Any]]) -> pd.DataFrame:
    table.check(rows)
    columns = {
        name: pd.Series([None if (value := row[name]) == "" else value for row in rows], dtype=column.dtype)
        for name, column in table.columns.items()
    }
    return pd.DataFrame(columns)
