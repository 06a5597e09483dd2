"""The formats by name. A sink takes the tables part by part and writes its files to one folder."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol

import pandas as pd

from gongbao import errors
from gongbao.tables.schema import SCHEMAS
from gongbao.write.layout import PLAIN, Layout


class Sink(Protocol):
    """Takes rows as they come; what it has written is whole after `close`. Both raise `OSError` on a full disk."""

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


_NAMES = {home: name for name, home in FORMATS.items()}
_EXTRAS = {FORMATS["parquet"]: "parquet", FORMATS["xlsx"]: "excel", FORMATS["duckdb"]: "duckdb"}

_OF_A_TABLE = ("csv", "parquet", "jsonl")
"""The formats that have a file a table; any other has one file, `gongbao` with the format's name as ending."""


def file_names(format_: str) -> tuple[str, ...]:
    """Return the names of the files that a format of `FORMATS` writes."""
    if format_ in _OF_A_TABLE:
        return tuple(f"{table}.{format_}" for table in SCHEMAS)
    return (f"gongbao.{format_}",)


def open_sink(home: str, folder: Path, layout: Layout = PLAIN) -> Sink:
    """Return a sink, of a place as in `FORMATS`, that writes to `folder` by `layout`."""
    module, _, name = home.partition(":")
    try:
        of = import_module(module)
    except ModuleNotFoundError as error:
        raise errors.missing_extra(f"format {_NAMES[home]}", _EXTRAS.get(home, "all")) from error
    sink: Sink = getattr(of, name)(folder, layout)
    return sink
