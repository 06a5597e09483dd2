"""Rows of all documents, kept until they are gathered: in memory while they are few, on disk where they are many."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any


class Spool:
    """A table that is filled document by document and read once, ordered; it is gone with the object."""

    def __init__(self, columns: Sequence[str]) -> None:
        # A database without a name lives in memory as far as a small cache goes, then in a file without a name.
        self._database = sqlite3.connect("")
        self._create("row", columns)

    def _create(self, table: str, columns: Sequence[str]) -> None:
        self._database.execute(f"DROP TABLE IF EXISTS {table}")
        self._database.execute(f"CREATE TABLE {table} ({', '.join(columns)})")

    def _insert(self, rows: Iterable[Sequence[Any]], size: int, table: str = "row") -> None:
        """Add `rows` of `size` cells each."""
        self._database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * size)})", rows)

    def _select(self, query: str) -> Iterator[tuple[Any, ...]]:
        return iter(self._database.execute(query))
