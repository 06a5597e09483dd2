"""PDF documents, by pypdfium2: paragraphs in reading order, without what repeats on each page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from gongbao import errors
from gongbao.read import limits
from gongbao.read.content import Content
from gongbao.read.layout import Char, Line, lines_of, paragraphs, reading_order
from gongbao.read.libraries import reading_as
from gongbao.read.margins import without_margins


def read(data: bytes, path: str) -> Content:
    """Return the text of a document, a paragraph a line.

    Lines are put in order over columns and pages and joined to paragraphs; headers, footers and page numbers
    are left out. Raises `InputError` if it is encrypted, damaged, or holds no text, as scans do.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise errors.locked(path, "PDF document") from error
        raise errors.damaged(path, "PDF document", error) from error
    with closing(document), reading_as(path, "PDF document"):
        if len(document) > limits.MOST_PAGES:
            raise errors.too_large(path, f"{len(document):,} pages", f"{limits.MOST_PAGES:,}")
        pages = list(_pages(document, path))
        title = (document.get_metadata_value("Title") or "").strip()
    if not any(pages):
        raise errors.no_text(path, "a scan has to go through text recognition first")
    text = "\n".join(paragraphs(without_margins(pages)))
    return Content(text, title=title if title and title in text[:500] else "")


def _pages(document: pdfium.PdfDocument, path: str) -> Iterator[list[Line]]:
    total = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        chars = _chars(text)
        total += len(chars)
        if total > limits.MOST_CHARACTERS:
            raise errors.too_large(path, f"{total:,} characters", f"{limits.MOST_CHARACTERS:,}")
        yield reading_order(lines_of(chars))
        text.close()
        page.close()


def _chars(text: pdfium.PdfTextPage) -> list[Char]:
    """Return the characters of a page that have a place on it, in the order in which the page draws them."""
    chars: list[Char] = []
    for index in range(min(text.count_chars(), limits.MOST_CHARACTERS + 1)):
        code = pdfium_c.FPDFText_GetUnicode(text, index)
        if code < 32 or pdfium_c.FPDFText_IsGenerated(text, index) == 1:
            continue
        box = pdfium_c.FS_RECTF()
        if pdfium_c.FPDFText_GetLooseCharBox(text, index, box):
            chars.append(Char(chr(code), box.left, box.bottom, box.right, box.top))
    return chars
