"""Word documents, by python-docx: paragraphs, and tables row by row, in the order of the document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.table import Table, _Cell

from gongbao.read import archive, limits
from gongbao.read.content import Content
from gongbao.read.libraries import reading_as
from gongbao.read.tables import table_row
from gongbao.report import PartialDate

_GOES_ON = "continue"
_TEMPLATE_YEAR = 2013
"""Documents that python-docx or Word made of its template bear the template's day."""


def read(data: bytes, path: str) -> Content:
    """Return the text of a document, a paragraph or table row a line; title and date from its properties."""
    with reading_as(path, "Word document"):
        archive.check(zipfile.ZipFile(io.BytesIO(data)), path, tags=limits.MOST_TAGS)
        document = docx.Document(io.BytesIO(data))
        lines = list(_lines(document, path))
        return Content("\n".join(lines), title=_title(document, lines), date=_date(document))


def _lines(container: Document | BlockItemContainer, path: str) -> Iterator[str]:
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block, path)
        elif len(block._p) and (text := block.text.strip("\n")):
            yield text


def _rows(table: Table, path: str) -> Iterator[str]:
    """Yield the rows of a table; a cell that spans several of them stands in each, one over columns once."""
    above: dict[int, str] = {}
    total = 0
    for row in table._tbl.tr_lst:
        cells = []
        column = row.grid_before
        for cell in row.tc_lst:
            if cell.vMerge != _GOES_ON or column not in above:
                above[column] = "\n".join(_lines(_Cell(cell, table), path))
            cells.append(above[column])
            column += max(cell.grid_span, 1)
        if line := table_row(cells):
            total += len(line)
            limits.check_size(total, path)
            yield line


def _title(document: Document, lines: list[str]) -> str:
    """Return the title of the properties if the document bears it, too; often it is that of another one."""
    title = (document.core_properties.title or "").strip()
    return title if title and title in "".join(lines[:10]) else ""


def _date(document: Document) -> PartialDate | None:
    made = document.core_properties.created
    if made is None or made.year == _TEMPLATE_YEAR:
        return None
    return PartialDate(made.year, made.month, made.day)
