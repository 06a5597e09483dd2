"""Tables: what the layers found, as typed DataFrames."""

from gongbao.tables.build import (
    OF_DOCUMENTS,
    OVER_ALL,
    Gathered,
    Tables,
    build,
    document_frame,
    document_frames,
    gathered_frame,
    series_frame,
)
from gongbao.tables.load import load_table, load_tables
from gongbao.tables.rows import DocumentRows, rows_of

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
    "rows_of",
    "series_frame",
]
