"""DuckDB: one database, typed tables with keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa

from gongbao.tables import schema
from gongbao.write.cells import KEYS, SERIES_CLAIMS
from gongbao.write.layout import PLAIN, Layout

_TYPES = {
    schema.TEXT: "VARCHAR",
    schema.INTEGER: "BIGINT",
    schema.NUMBER: "DOUBLE",
    schema.DAY: "DATE",
    schema.FLAG: "BOOLEAN",
}
_CLAIM_IDS = "SELECT series_id, unnest(string_split(claim_ids, '; ')) AS claim_id FROM series"
_VIEW = f"CREATE VIEW series_claims AS {SERIES_CLAIMS.format(claim_ids=_CLAIM_IDS)}"
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {"threads": 1, "memory_limit": "1GB"}


class DuckSink:
    """`gongbao.duckdb` with primary keys, and foreign keys to `documents`."""

    def __init__(self, folder: Path, layout: Layout = PLAIN):
        path = folder / "gongbao.duckdb"
        self._log = path.with_name(f"{path.name}.wal")
        with _failing_as_files_do():
            self._database = duckdb.connect(str(path), config=_SETTINGS)
            for table in schema.SCHEMAS:
                self._database.execute(_definition(table, layout))
        self._database.execute(_VIEW)

    def append(self, table: str, frame: pd.DataFrame) -> None:
        """Insert the rows of `frame`."""
        if len(frame):
            with _failing_as_files_do():
                self._database.register("part", pa.Table.from_pandas(frame, preserve_index=False))
                self._database.execute(f"INSERT INTO {table} SELECT * FROM part")
                self._database.unregister("part")

    def close(self) -> None:
        """Write everything to the file and close it."""
        try:
            with _failing_as_files_do():
                # Closing writes what is left, too, but says nothing where that fails.
                self._database.execute("CHECKPOINT")
        finally:
            self._database.close()
        if self._log.exists():
            raise OSError(f"{self._log.name} could not be written into the database")


@contextmanager
def _failing_as_files_do() -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise OSError(" ".join(str(error).split())) from error


def _definition(table: str, layout: Layout) -> str:
    columns = [f'"{name}" {_TYPES[kind]}' for name, kind in layout.kinds(table).items()]
    columns.append(f"PRIMARY KEY ({KEYS[table]})")
    if "doc_id" in layout.kinds(table) and table != "documents":
        columns.append("FOREIGN KEY (doc_id) REFERENCES documents (doc_id)")
    return f"CREATE TABLE {table} ({', '.join(columns)})"
