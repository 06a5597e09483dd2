"""Tables out: CSV, Parquet, JSON Lines, Excel, SQLite, DuckDB; each file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gongbao.tables import Tables
from gongbao.write.drafts import Drafts, publish
from gongbao.write.layout import LANGUAGES, PLAIN, Layout
from gongbao.write.sinks import FORMATS, Sink

__all__ = ["FORMATS", "LANGUAGES", "PLAIN", "Drafts", "Layout", "Sink", "publish", "write"]


def write(
    tables: Tables, folder: Path | str, formats: Iterable[str] = ("csv",), layout: Layout = PLAIN
) -> list[Path]:
    """Write the tables to `folder` in each of `formats` (of `FORMATS`), by `layout`, and return the files.

    The folder is made where it is missing. A file appears under its name only when it is whole; an older one
    is replaced. Raises `InputError` where the folder cannot be written to, `KeyError` for an unknown format.
    """
    with Drafts(Path(folder), formats, layout=layout) as drafts:
        for name, frame in tables.items():
            drafts.append(name, frame)
    return drafts.files
