"""Electronic books (.epub): the pages of the book in its order."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from gongbao.read import archive, limits
from gongbao.read.content import Content, parse_date
from gongbao.read.decode import decode_page
from gongbao.read.libraries import reading_as
from gongbao.read.markup import texts
from gongbao.read.page import blocks_of, tree_of
from gongbao.read.rules import program_title


def read(data: bytes, path: str) -> Content:
    """Return the text of a book, a paragraph or table row a line; title, publisher and date as it says."""
    with reading_as(path, "book"):
        packed = zipfile.ZipFile(io.BytesIO(data))
        archive.check(packed, path, tags=limits.MOST_TAGS)
        root = next(
            element.get("full-path") or ""
            for event, element in texts(packed.read("META-INF/container.xml"), path)
            if event == "start" and element.tag.endswith("rootfile")
        )
        said, pages = _package(packed.read(root), path)
        lines: list[str] = []
        for page in pages:
            lines += _lines(
                packed.read(posixpath.normpath(posixpath.join(posixpath.dirname(root), page))), path
            )
        return Content(
            "\n".join(lines),
            "" if program_title().match(said.get("title", "")) else said.get("title", ""),
            said.get("publisher", ""),
            parse_date(said.get("date", "")),
        )


def _package(data: bytes, path: str) -> tuple[dict[str, str], list[str]]:
    """Return what a book says of itself, and its pages in order."""
    said: dict[str, str] = {}
    places: dict[str, str] = {}
    order: list[str] = []
    for event, element in texts(data, path):
        name = element.tag.rpartition("}")[2]
        if event == "end" and name in ("title", "publisher", "date"):
            said.setdefault(name, (element.text or "").strip())
        elif event == "start" and name == "item":
            places[element.get("id") or ""] = unquote(element.get("href") or "")
        elif event == "start" and name == "itemref":
            order.append(element.get("idref") or "")
    return said, [places[name] for name in order if places.get(name)]


def _lines(data: bytes, path: str) -> Iterator[str]:
    tree = tree_of(decode_page(data, path))
    body = None if tree is None else tree.find("body")
    if body is not None:
        yield from (block.text for block in blocks_of(body, path)[0])
