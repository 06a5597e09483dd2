"""Tables: what the layers found, as typed DataFrames."""

from gongbao.tables.build import OF_DOCUMENTS, Tables, build, document_frame, document_frames, entity_frame
from gongbao.tables.entities import Mentions
from gongbao.tables.rows import DocumentRows, rows_of

__all__ = [
    "OF_DOCUMENTS",
    "DocumentRows",
    "Mentions",
    "Tables",
    "build",
    "document_frame",
    "document_frames",
    "entity_frame",
    "rows_of",
]
