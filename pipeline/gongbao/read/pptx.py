"""Presentations (.pptx), by python-pptx: the texts, tables and notes of each slide in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

import pptx

from gongbao.read import archive, limits
from gongbao.read.content import Content
from gongbao.read.libraries import reading_as
from gongbao.read.tables import Cell, lines_of


def read(data: bytes, path: str) -> Content:
    """Return the text of a presentation, a paragraph or table row a line; its title if its properties say so."""
    with reading_as(path, "presentation"):
        archive.check(zipfile.ZipFile(io.BytesIO(data)), path, tags=limits.MOST_TAGS)
        slides = pptx.Presentation(io.BytesIO(data))
        lines = [line for slide in slides.slides for line in _slide(slide, path)]
        title = (slides.core_properties.title or "").strip()
        return Content("\n".join(lines), title=title if title and title in "".join(lines[:10]) else "")


def _slide(slide: Any, path: str) -> Iterator[str]:
    yield from _shapes(slide.shapes, path)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        yield from _lines(slide.notes_slide.notes_text_frame.text)


def _shapes(shapes: Iterable[Any], path: str) -> Iterator[str]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes, path)
        elif getattr(shape, "has_table", False):
            yield from lines_of(([_cell(cell) for cell in row.cells] for row in shape.table.rows), path)
        elif shape.has_text_frame:
            yield from _lines(shape.text_frame.text)


def _cell(cell: Any) -> Cell:
    return Cell(() if cell.is_spanned else tuple(_lines(cell.text)))


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.replace("\v", "\n").splitlines() if line.strip())
