"""Word documents, by python-docx: paragraphs, and tables row by row, in the order of the document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from gongbao.read import archive, limits
from gongbao.read.content import Content
from gongbao.read.libraries import reading_as
from gongbao.read.numbering import Numbering
from gongbao.read.scripts import lowered, raised
from gongbao.read.tables import Cell, lines_of
from gongbao.report import PartialDate

_TEMPLATE_YEAR = 2013
"""Documents that python-docx or Word made of its template bear the template's day."""

_P, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_TEXT, _RUN, _BOX = qn("w:t"), qn("w:r"), qn("w:txbxContent")
_UNTOLD = frozenset(
    map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText", "w:sectPr", "w:tblPr", "w:tcPr"))
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_VALUE = qn("w:val")
_MERGED, _SPAN = f"{qn('w:tcPr')}/{qn('w:vMerge')}", f"{qn('w:tcPr')}/{qn('w:gridSpan')}"
_BEFORE, _SCRIPT = f"{qn('w:trPr')}/{qn('w:gridBefore')}", f"{qn('w:rPr')}/{qn('w:vertAlign')}"
_NOTES = re.compile(r"word/(?:footnotes|endnotes)\.xml$")


def read(data: bytes, path: str) -> Content:
    """Return the text of a document, a paragraph or table row a line; title and date from its properties.

    Text of content controls stands where they do, that of text boxes behind their paragraph, numbers of lists before
    their items, footnotes at the end.
    """
    with reading_as(path, "Word document"):
        packed = zipfile.ZipFile(io.BytesIO(data))
        archive.check(packed, path, tags=limits.MOST_TAGS)
        document = docx.Document(io.BytesIO(data))
        lines = list(_Lines(Numbering.of(document), path).of(document.element.body))
        lines += _notes(packed, path)
        return Content("\n".join(lines), title=_title(document, lines), date=_date(document))


class _Lines:
    """Makes lines of the elements of a document."""

    def __init__(self, numbering: Numbering, path: str):
        self._numbering, self._path = numbering, path

    def of(self, container: etree._Element) -> Iterator[str]:
        """Yield the lines in an element: its paragraphs and tables, those within controls and boxes too."""
        walker = etree.iterwalk(container, events=("start",))
        for _, element in walker:
            if element.tag == _P:
                walker.skip_subtree()
                yield from self._paragraph(element)
            elif element.tag == _TABLE:
                walker.skip_subtree()
                yield from lines_of(self._rows(element), self._path)
            elif element.tag in _UNTOLD or element.tag == _FALLBACK:
                walker.skip_subtree()

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        if not len(paragraph):
            return
        text = _text_of(paragraph).strip("\n")
        if text.strip():
            yield from (
                line for line in (self._numbering.label(paragraph) + text).split("\n") if line.strip()
            )
        for box in _boxes(paragraph):
            yield from self.of(box)

    def _rows(self, table: etree._Element) -> Iterator[list[Cell]]:
        for row in _own(table, _ROW):
            before = _number(row, _BEFORE)
            cells = [Cell((), across=before)] if before else []
            for cell in _own(row, _CELL):
                merged = cell.find(_MERGED)
                goes_on = merged is not None and merged.get(_VALUE) != "restart"
                lines = () if goes_on else tuple(self.of(cell))
                cells.append(Cell(lines, across=_number(cell, _SPAN) or 1))
            yield cells


def _own(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table, or the cells of a row, those in content controls too."""
    walker = etree.iterwalk(element, events=("start",))
    for _, inner in walker:
        if inner is not element and inner.tag in (_ROW, _CELL, _TABLE, _P):
            walker.skip_subtree()
            if inner.tag == tag:
                yield inner


def _number(element: etree._Element, path: str) -> int:
    found = element.find(path)
    value = "" if found is None else found.get(_VALUE) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 12 else 0


def _text_of(paragraph: etree._Element) -> str:
    """Return the text of a paragraph without that of boxes and of what was deleted."""
    pieces = []
    walker = etree.iterwalk(paragraph, events=("start",))
    for _, element in walker:
        if element.tag in _UNTOLD or element.tag in (_FALLBACK, _BOX):
            walker.skip_subtree()
        elif element.tag == _TEXT:
            pieces.append(_scripted(element))
        elif element.tag in _BREAKS:
            pieces.append(_BREAKS[element.tag])
    return "".join(pieces)


def _scripted(text: etree._Element) -> str:
    run = text.getparent()
    found = run.find(_SCRIPT) if run is not None and run.tag == _RUN else None
    way = "" if found is None else found.get(_VALUE)
    said = text.text or ""
    return raised(said) if way == "superscript" else lowered(said) if way == "subscript" else said


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    walker = etree.iterwalk(paragraph, events=("start",))
    for _, element in walker:
        if element.tag == _FALLBACK:
            walker.skip_subtree()
        elif element.tag == _BOX:
            walker.skip_subtree()
            yield element


def _notes(packed: zipfile.ZipFile, path: str) -> Iterator[str]:
    """Yield the footnotes and endnotes of a document."""
    for name in packed.namelist():
        if _NOTES.search(name):
            parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
            root = etree.fromstring(packed.read(name), parser)
            if root is not None:
                yield from _Lines(Numbering(), path).of(root)


def _title(document: Document, lines: list[str]) -> str:
    """Return the title of the properties if the document bears it, too; often it is that of another one."""
    title = (document.core_properties.title or "").strip()
    return title if title and title in "".join(lines[:10]) else ""


def _date(document: Document) -> PartialDate | None:
    made = document.core_properties.created
    if made is None or made.year == _TEMPLATE_YEAR:
        return None
    return PartialDate(made.year, made.month, made.day)
