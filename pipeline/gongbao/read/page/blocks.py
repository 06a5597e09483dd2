"""The lines of a page in the order of its markup, each with the elements that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from gongbao.read.page.tree import is_hidden, names_of, words_of
from gongbao.read.rules import page_names
from gongbao.read.scripts import lowered, raised
from gongbao.read.tables import Cell, joined, lines_of

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_WIDE = re.compile(r"[⺀-鿿豈-﫿！-｠]")
_SCRIPT = re.compile(r"vertical-align\s*:\s*(?P<way>super|sub)\b", re.IGNORECASE)
_LONG_CELL = 80
"""Characters of a cell from which on it is a text rather than a name or number."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a page: its text, how many characters of it are links, and whether it is a table's row."""

    text: str
    links: int = 0
    is_row: bool = False
    is_furniture: bool = False


@dataclass(slots=True)
class Box:
    """An element that holds lines: those from `first` to `end` (exclusive), and whether its name is an article's."""

    parent: int
    names: set[str]
    first: int
    end: int = 0


@dataclass(slots=True)
class Writer:
    """Takes pieces of text and makes lines of them; `keeps_indents` with the hard and wide spaces before them."""

    keeps_indents: bool = False
    blocks: list[Block] = field(default_factory=list)
    furniture: int = 0
    _pieces: list[str] = field(default_factory=list)
    _links: int = 0

    def write(self, text: str | None, is_link: bool) -> None:
        """Add a piece to the line."""
        if text:
            self._pieces.append(text)
            self._links += is_link and len("".join(text.split()))

    def end_line(self) -> None:
        """End the line."""
        if self._pieces and (text := plain("".join(self._pieces), keeps_indent=self.keeps_indents)):
            self.blocks.append(Block(text, self._links, False, self.furniture > 0))
        self._pieces.clear()
        self._links = 0


def plain(text: str, *, keeps_indent: bool = False) -> str:
    """Return `text` as a page shows it: a run of spaces one, none where a line of the markup breaks Chinese.

    Around it there is no white space but, where wanted, the hard and wide spaces that indent it.
    """
    shown = _SPACE.sub(lambda found: _space(text, found), text)
    if not keeps_indent:
        return shown.strip()
    kept = shown.rstrip().lstrip(" ")
    return kept if kept.strip() else ""


def _space(text: str, found: re.Match[str]) -> str:
    around = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
    return "" if "\n" in found[0] and all(map(_WIDE.match, around)) else " "


def blocks_of(root: etree._Element, path: str) -> tuple[list[Block], list[Box]]:
    """Return the lines of a page and the elements that they stand in, both in order.

    Raises `InputError` if tables grow beyond bounds.
    """
    writer = Writer()
    boxes: list[Box] = []
    open_boxes: list[int] = []
    for kind, element, text in _events(root):
        if kind in ("text", "link"):
            writer.write(text, kind == "link")
        elif kind == "table":
            rows = lines_of(_rows(element), path)
            writer.blocks += [Block(row, 0, True, writer.furniture > 0) for row in rows]
        elif element.tag in page_names("block"):
            writer.end_line()
            writer.furniture += _is_furniture(element) * (1 if kind == "start" else -1)
            if element.tag not in page_names("container"):
                continue
            if kind == "start":
                boxes.append(Box(open_boxes[-1] if open_boxes else -1, names_of(element), len(writer.blocks)))
                open_boxes.append(len(boxes) - 1)
            else:
                boxes[open_boxes.pop()].end = len(writer.blocks)
    writer.end_line()
    return writer.blocks, boxes


def _is_furniture(element: etree._Element) -> bool:
    return element.tag != "body" and not words_of(element).isdisjoint(page_names("furniture"))


Event = tuple[Literal["start", "end", "table", "text", "link"], etree._Element, str]


def _events(root: etree._Element) -> Iterator[Event]:
    """Yield the elements of a page where they start and end, tables of data, and the texts that it shows."""
    depth = {"a": 0, "sup": 0, "sub": 0}
    shown = page_names("article")
    skipped: etree._Element | None = None
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if (sort := _sort_of(element)) in depth:
            depth[sort] += 1 if event == "start" else -1
        text = element.text
        if event == "end":
            if element is not skipped:
                yield "end", element, ""
            skipped, text = None, element.tail if element is not root else None
        elif element.tag in page_names("silent") or (
            is_hidden(element) and names_of(element).isdisjoint(shown)
        ):
            walker.skip_subtree()
            skipped = element
            continue
        else:
            yield "start", element, ""
            if element.tag == "table" and is_data(element):
                walker.skip_subtree()
                yield "table", element, ""
                continue
        if text:
            text = raised(text) if depth["sup"] else lowered(text) if depth["sub"] else text
            yield "link" if depth["a"] else "text", element, text


def _sort_of(element: etree._Element) -> str:
    """Return the tag of an element, `sup` or `sub` where its style raises or lowers it."""
    found = _SCRIPT.search(element.get("style") or "")
    if found is None:
        return str(element.tag)
    return "sup" if found["way"].lower() == "super" else "sub"


def is_data(table: etree._Element) -> bool:
    """Return whether a table holds data rather than laying out the page: cells in rows, none a page of its own."""
    rows, texts, filled = 0, 0, 0
    for element in table.iterdescendants("table", "tr", "td", "th", "form", "ul", "iframe"):
        if element.tag in ("table", "form", "ul", "iframe"):
            return False
        if element.tag == "tr":
            rows += 1
        elif size := _size(element):
            filled += 1
            texts += size > _LONG_CELL
    return filled > rows > 0 and 3 * texts <= filled and (rows > 1 or not texts)


def empty_tables(root: etree._Element) -> None:
    """Take their rows from the tables of data below `root`."""
    for table in list(root.iter("table")):
        if is_data(table):
            for child in list(table):
                table.remove(child)


def _size(element: etree._Element) -> int:
    """Return the number of characters of a cell, as far as it matters."""
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > _LONG_CELL:
            break
    return size


def _rows(table: etree._Element) -> Iterator[list[Cell]]:
    for element in table.iter("caption", "tr"):
        if element.tag == "caption":
            yield [Cell((joined(lines_in(element)),))]
        else:
            yield [_cell(child) for child in element if child.tag in ("td", "th")]


def _cell(element: etree._Element) -> Cell:
    lines = tuple(lines_in(element))
    return Cell(lines, _number(element.get("colspan")), _number(element.get("rowspan")))


def _number(text: str | None) -> int:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 1


def lines_in(element: etree._Element) -> list[str]:
    """Return the lines of a cell or another element without its tables."""
    writer = Writer(keeps_indents=True)
    for kind, inner, text in _events(element):
        if kind in ("text", "link"):
            writer.write(text, False)
        elif inner.tag in page_names("block"):
            writer.end_line()
    writer.end_line()
    return [block.text for block in writer.blocks]
