"""The formats by name. A sink takes the tables part by part and writes its files to one folder."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol

import pandas as pd


class Sink(Protocol):
    """Takes rows as they come; what it has written is whole after `close`."""

    def append(self, table: str, frame: pd.DataFrame) -> None:
        """Write the rows of `frame`, which fits the schema of `table`."""

    def close(self) -> None:
        """Finish and close the files."""


FORMATS: dict[str, str] = {
    "csv": "gongbao.write.text:CsvSink",
    "parquet": "gongbao.write.parquet:ParquetSink",
    "jsonl": "gongbao.write.text:JsonLinesSink",
    "xlsx": "gongbao.write.excel:ExcelSink",
    "sqlite": "gongbao.write.sqlite:SqliteSink",
    "duckdb": "gongbao.write.duck:DuckSink",
}
"""Where each format's sink stands; imported when asked for, since some load large libraries."""


def open_sink(home: str, folder: Path) -> Sink:
    """Return a sink, of a place as in `FORMATS`, that writes to `folder`."""
    module, _, name = home.partition(":")
    sink: Sink = getattr(import_module(module), name)(folder)
    return sink
