"""From rows to checked DataFrames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from gongbao.tables import schema
from gongbao.tables.entities import Mentions
from gongbao.tables.rows import DocumentRows
from gongbao.tables.series import Figures

if TYPE_CHECKING:
    import pandas as pd


class Gathered(Protocol):
    """What gathers the rows of a table that is about all documents."""

    def add(self, document: DocumentRows) -> None:
        """Take in the rows of one document."""

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the table's rows in their order."""


OVER_ALL: Mapping[str, type[Gathered]] = {"entities": Mentions, "series": Figures}
"""The tables that are made over all documents, each with what gathers its rows."""

OF_DOCUMENTS = tuple(name for name in schema.SCHEMAS if name not in OVER_ALL)
"""The tables that hold rows of single documents."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a run, each a DataFrame that its schema in `gongbao.tables.schema` has checked.

    What is not there is null, in text columns too.
    """

    documents: pd.DataFrame
    claims: pd.DataFrame
    dates: pd.DataFrame
    organizations: pd.DataFrame
    programs: pd.DataFrame
    entities: pd.DataFrame
    series: pd.DataFrame

    def items(self) -> Iterable[tuple[str, pd.DataFrame]]:
        """Yield each table's name and its DataFrame, in the order of the contract."""
        for name in schema.SCHEMAS:
            yield name, getattr(self, name)


def build(documents: Iterable[DocumentRows]) -> Tables:
    """Return the tables of `documents`, in the order given.

    Raises `ValueError` if a row breaks its table's schema, which is a bug of gongbao.
    """
    documents = list(documents)
    frames = {name: gathered_frame(name, rows) for name, rows in _gathered(documents).items()}
    return Tables(**document_frames(documents), **frames)


def plain(documents: Iterable[DocumentRows]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of the tables of `documents` by name, with the cells of the DataFrames as plain values.

    They are checked as those of `build` are; what is not there is `None`, days are `datetime.date`.
    """
    documents = list(documents)
    found = {name: _document_rows(name, documents) for name in OF_DOCUMENTS} | _gathered(documents)
    for name, rows in found.items():
        schema.SCHEMAS[name].check(rows)
    return {
        name: [{key: _plain(row[key], of.dtype) for key, of in table.columns.items()} for row in found[name]]
        for name, table in schema.SCHEMAS.items()
    }


def _plain(cell: Any, dtype: str) -> Any:
    if cell is None or cell == "":
        return None
    return float(cell) if dtype == schema.NUMBER else cell


def _gathered(documents: Iterable[DocumentRows]) -> dict[str, list[dict[str, Any]]]:
    gathered = {name: gather() for name, gather in OVER_ALL.items()}
    for document in documents:
        for table in gathered.values():
            table.add(document)
    return {name: list(table.rows()) for name, table in gathered.items()}


def document_frames(documents: Sequence[DocumentRows]) -> dict[str, pd.DataFrame]:
    """Return, by name, the tables of `documents` that hold rows of single documents: all but those of `OVER_ALL`."""
    return {name: document_frame(name, documents) for name in OF_DOCUMENTS}


def document_frame(name: str, documents: Sequence[DocumentRows]) -> pd.DataFrame:
    """Return the table `name`, one of `OF_DOCUMENTS`, of `documents`."""
    return _frame(schema.SCHEMAS[name], _document_rows(name, documents))


def _document_rows(name: str, documents: Sequence[DocumentRows]) -> list[dict[str, Any]]:
    if name == "documents":
        return [document.document for document in documents]
    return [row for document in documents for row in getattr(document, name)]


def series_frame(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the table `series` of the rows of a table `claims`."""
    figures = Figures()
    cells = claims.astype(object)
    figures.add_claims(cells.where(cells.notna(), None).to_dict("records"))
    return gathered_frame("series", list(figures.rows()))


def gathered_frame(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return the table `name`, one of `OVER_ALL`, or a part of it, of rows as what gathers them gives them."""
    return _frame(schema.SCHEMAS[name], rows)


def _frame(table: schema.Table, rows: list[dict[str, Any]]) -> pd.DataFrame:
    # Not needed by a process that only makes rows, and slow to import.
    import pandas as pd

    table.check(rows)
    columns = {
        name: pd.Series([None if (value := row[name]) == "" else value for row in rows], dtype=column.dtype)
        for name, column in table.columns.items()
    }
    return pd.DataFrame(columns)
