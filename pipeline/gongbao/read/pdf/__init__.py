"""PDF documents, by pypdfium2: paragraphs and tables in reading order, without what repeats on each page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium

from gongbao import errors
from gongbao.read import limits
from gongbao.read.content import Content
from gongbao.read.libraries import reading_as
from gongbao.read.pdf.flow import paragraphs
from gongbao.read.pdf.fonts import stand_in
from gongbao.read.pdf.margins import without_margins
from gongbao.read.pdf.order import Block, ordered
from gongbao.read.pdf.page import read_page
from gongbao.read.pdf.titles import title_of


def read(data: bytes, path: str) -> Content:
    """Return the text of a document, a paragraph or row of a table a line, and its title.

    Lines are put in order over columns and pages and joined to paragraphs; headers, footers and page numbers
    are left out; text at an angle (stamps, watermarks, what stands along the edge) comes last, each once.
    Raises `InputError` if it is encrypted, damaged, or holds no text, as scans do.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise errors.locked(path, "PDF document") from error
        raise errors.damaged(path, "PDF document", error) from error
    apart: dict[str, None] = {}
    with closing(document), reading_as(path, "PDF document"), stand_in():
        if len(document) > limits.MOST_PAGES:
            raise errors.too_large(path, f"{len(document):,} pages", f"{limits.MOST_PAGES:,}")
        pages = list(_pages(document, path, apart))
        named = (document.get_metadata_value("Title") or "").strip()
    if not any(pages) and not apart:
        raise errors.no_text(path, "a scan has to go through text recognition first")
    kept = list(without_margins(pages))
    text = "\n".join((*paragraphs(kept), *apart))
    return Content(text, title=title_of(kept, named))


def _pages(document: pdfium.PdfDocument, path: str, apart: dict[str, None]) -> Iterator[list[Block]]:
    """Yield what stands on each page, in order, and add to `apart` the texts at an angle."""
    total = 0
    for number in range(len(document)):
        raw = document[number]
        page = read_page(raw)
        raw.close()
        total += len(page.glyphs) + sum(map(len, page.apart))
        if total > limits.MOST_CHARACTERS:
            raise errors.too_large(path, f"{total:,} characters", f"{limits.MOST_CHARACTERS:,}")
        apart.update(dict.fromkeys(page.apart))
        yield ordered(page)
