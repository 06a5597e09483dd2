"""Tables: what the layers found, as typed DataFrames."""

from gongbao.tables.build import Tables, build
from gongbao.tables.rows import DocumentRows, rows_of

__all__ = ["DocumentRows", "Tables", "build", "rows_of"]
