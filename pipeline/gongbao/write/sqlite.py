"""SQLite: one database, typed tables with keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from gongbao.tables import schema
from gongbao.write.cells import KEYS, REFERENCES, SERIES_CLAIMS, rows
from gongbao.write.layout import PLAIN, Layout

_TYPES = {
    schema.TEXT: "TEXT",
    schema.INTEGER: "INTEGER",
    schema.NUMBER: "REAL",
    schema.DAY: "TEXT",
    schema.FLAG: "INTEGER",
}
_CLAIM_IDS = """
SELECT series_id, json_each.value AS claim_id
FROM series, json_each('["' || replace(replace(claim_ids, '"', '\\"'), '; ', '","') || '"]')
"""
_VIEW = f"CREATE VIEW series_claims AS {SERIES_CLAIMS.format(claim_ids=_CLAIM_IDS)}"


class SqliteSink:
    """`gongbao.sqlite` with strict types, primary and foreign keys, an index on each; days as `2025-11-25`."""

    def __init__(self, folder: Path, layout: Layout = PLAIN):
        self._database = sqlite3.connect(folder / "gongbao.sqlite")
        with _failing_as_files_do():
            # A draft that is not finished is thrown away: no journal is needed.
            self._database.execute("PRAGMA journal_mode = OFF")
            for table in schema.SCHEMAS:
                for statement in _definition(table, layout):
                    self._database.execute(statement)
            self._database.execute(_VIEW)

    def append(self, table: str, frame: pd.DataFrame) -> None:
        """Insert the rows of `frame`."""
        marks = ", ".join("?" * len(frame.columns))
        with _failing_as_files_do():
            self._database.executemany(f"INSERT INTO {table} VALUES ({marks})", map(_plain, rows(frame)))

    def close(self) -> None:
        """Commit and close."""
        try:
            with _failing_as_files_do():
                self._database.commit()
        finally:
            self._database.close()


@contextmanager
def _failing_as_files_do() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def _definition(table: str, layout: Layout) -> Iterator[str]:
    kinds = layout.kinds(table)
    columns = [f"{name} {_TYPES[kind]}" for name, kind in kinds.items()]
    foreign = {name: REFERENCES[name] for name in kinds if name in REFERENCES and name != KEYS[table]}
    columns += [f"PRIMARY KEY ({KEYS[table]})"]
    columns += [f"FOREIGN KEY ({name}) REFERENCES {other} ({key})" for name, (other, key) in foreign.items()]
    yield f"CREATE TABLE {table} ({', '.join(columns)}) STRICT"
    for name in foreign:
        yield f"CREATE INDEX {table}_{name} ON {table} ({name})"


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(value.strftime("%Y-%m-%d") if isinstance(value, datetime) else value for value in row)
