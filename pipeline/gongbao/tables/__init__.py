"""Tables: what the layers found, as typed DataFrames."""

from typing import TYPE_CHECKING, Any

from gongbao.tables.build import (
    OF_DOCUMENTS,
    OVER_ALL,
    Gathered,
    Tables,
    build,
    document_frame,
    document_frames,
    gathered_frame,
    plain,
    series_frame,
)
from gongbao.tables.rows import DocumentRows, rows_of

if TYPE_CHECKING:
    from gongbao.tables.load import load_table, load_tables

__all__ = [
    "OF_DOCUMENTS",
    "OVER_ALL",
    "DocumentRows",
    "Gathered",
    "Tables",
    "build",
    "document_frame",
    "document_frames",
    "gathered_frame",
    "load_table",
    "load_tables",
    "plain",
    "rows_of",
    "series_frame",
]

_LOADING = ("load_table", "load_tables")


def __getattr__(name: str) -> Any:
    """Import what reads tables when it is first used, for it needs pandas, which rows do not."""
    if name not in _LOADING:
        raise AttributeError(f"module 'gongbao.tables' has no attribute {name!r}")
    from gongbao.tables import load

    return getattr(load, name)
