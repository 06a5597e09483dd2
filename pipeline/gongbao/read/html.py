"""Web pages: the article without navigation, by trafilatura and by what the page itself holds."""

from __future__ import annotations

import logging
import re

import trafilatura
from trafilatura.settings import Document as Page

from gongbao import errors
from gongbao.read import limits
from gongbao.read.content import Content
from gongbao.read.decode import decode_page
from gongbao.read.libraries import reading_as
from gongbao.read.page import article, blocks_of, empty_tables, head_of, tree_of
from gongbao.read.page.article import is_linked

_LEAST = 20
"""Characters below which the article of a page with links counts as not found."""

_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)

# Its warnings of pages without an article would stand beside our errors.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read(data: bytes, path: str) -> Content:
    """Return the article of a page, a paragraph or table row a line, its headline first.

    Raises `InputError` where the page holds nothing but links to other pages.
    """
    return of_source(decode_page(data, path), path)


def of_source(source: str, path: str) -> Content:
    """Return the article of the page whose decoded markup is `source`."""
    limits.check_text(source, path)
    has_tables = _CELL.search(source) is not None
    _check(source.count("<"), limits.MOST_TAGS if has_tables else limits.MOST_TAGS_OF_PAGE, path)
    with reading_as(path, "web page"):
        return _article(source, path)


def _check(tags: int, most: int, path: str) -> None:
    if tags > most:
        raise errors.too_large(path, f"{tags:,} tags", f"{most:,}")


def _article(source: str, path: str) -> Content:
    tree = tree_of(source)
    if tree is None:
        raise errors.no_text(path, "it is not a web page")
    body = tree.find("body")
    blocks, boxes = blocks_of(tree if body is None else body, path)
    # Rows of data are taken as they are: what is sought among the rest is the prose.
    empty_tables(tree)
    _check(sum(2 for _ in tree.iter()), limits.MOST_TAGS_OF_PAGE, path)
    theirs = trafilatura.bare_extraction(
        tree, with_metadata=False, include_comments=False, include_tables=True, favor_recall=True
    )
    page = theirs if isinstance(theirs, Page) else Page()
    lines = article(blocks, boxes, page.text or "")
    head = head_of(tree, blocks, lines)
    kept = [
        block for block in (blocks[at] for at in lines) if not block.is_furniture and not is_linked(block)
    ]
    texts = [block.text for block in kept]
    if not blocks:
        raise errors.empty_file(path)
    if sum(map(len, texts)) < max(_LEAST * any(block.links for block in blocks), 1):
        raise errors.no_article(path)
    if head.title and "".join(head.title.split()) not in "".join("".join(texts[:5]).split()):
        texts.insert(0, head.title)
    return Content("\n".join(texts), head.title, head.publisher, head.date, head.place)
