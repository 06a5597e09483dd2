"""Web pages: the article without navigation, by trafilatura."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import trafilatura
from lxml import etree
from trafilatura.settings import Document as Page

from gongbao import errors
from gongbao.read import fields, limits
from gongbao.read.content import Content, parse_date, table_row
from gongbao.read.decode import decode
from gongbao.read.libraries import reading_as

_BLOCKS = frozenset({"p", "head", "item", "quote", "code", "ab"})
_LEAST = 20
"""Characters below which a page's article counts as not found."""

# Its warnings of pages without an article would stand beside our errors.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read(data: bytes, path: str) -> Content:
    """Return the article of a page, a paragraph or table row a line, its headline first."""
    source = decode(data, path)
    limits.check_text(source, path)
    if (tags := source.count("<")) > limits.MOST_TAGS_OF_PAGE:
        raise errors.too_large(path, f"{tags:,} tags", f"{limits.MOST_TAGS_OF_PAGE:,}")
    with reading_as(path, "web page"):
        return _article(source, path)


def _article(source: str, path: str) -> Content:
    tree = trafilatura.load_html(source)
    if tree is None:
        raise errors.no_text(path, "it is not a web page")
    metas = _metas(tree)
    page = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True
    )
    told = page if isinstance(page, Page) else Page()
    lines = [] if told.body is None else list(_lines(told.body))
    if sum(map(len, lines)) < _LEAST:
        lines = trafilatura.html2txt(source).splitlines()
    title = metas.get("title") or told.title or ""
    if title and "".join(title.split()) not in "".join("".join(lines[:5]).split()):
        lines.insert(0, title)
    return Content(
        "\n".join(lines),
        title=title,
        publisher=metas.get("publisher", ""),
        date=parse_date(metas.get("date", "")) or parse_date(told.date or ""),
        place=metas.get("place", ""),
    )


def _metas(tree: etree._Element) -> dict[str, str]:
    """Return the metadata of a page's `<meta>` elements, by field."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").lower()
        found.setdefault(name, (meta.get("content") or "").strip())
    return fields.pick(found)


def _lines(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == "table":
            yield from _rows(child)
        elif child.tag in _BLOCKS and not _has_blocks(child):
            yield from (line for line in _text(child).splitlines() if line.strip())
        else:
            yield from (line for line in (child.text or "").splitlines() if line.strip())
            yield from _lines(child)
        yield from (line for line in (child.tail or "").splitlines() if line.strip())


def _has_blocks(element: etree._Element) -> bool:
    return any(child.tag in _BLOCKS or child.tag == "table" for child in element.iterdescendants())


def _rows(table: etree._Element) -> Iterator[str]:
    for row in table.iter("row"):
        if line := table_row([_text(cell) for cell in row.iter("cell")]):
            yield line


def _text(element: etree._Element) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    return "".join(map(str, element.itertext()))
