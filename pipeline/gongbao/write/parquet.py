"""Parquet: a file a table, a row group a part."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from gongbao.write.layout import PLAIN, Layout


class ParquetSink:
    """Parquet files whose columns pandas reads back with the same types."""

    def __init__(self, folder: Path, layout: Layout = PLAIN):
        self._folder = folder
        self._writers: dict[str, pq.ParquetWriter] = {}

    def append(self, table: str, frame: pd.DataFrame) -> None:
        """Write `frame` as a row group."""
        if table not in self._writers:
            schema = pa.Schema.from_pandas(frame, preserve_index=False)
            self._writers[table] = pq.ParquetWriter(self._folder / f"{table}.parquet", schema)
        writer = self._writers[table]
        if len(frame):
            writer.write_table(pa.Table.from_pandas(frame, schema=writer.schema, preserve_index=False))

    def close(self) -> None:
        """Write the files' ends."""
        for writer in self._writers.values():
            writer.close()
