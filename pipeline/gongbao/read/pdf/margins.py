"""Headers, footers and page numbers: what stands at the edges of pages and says nothing of its own there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from gongbao.read.pdf.order import Block, Line
from gongbao.read.rules import printed

_MARGIN_LINES = 3
_SURE = 3
"""Pages on which a number has to go up by one with each before it is taken to count them."""

_MOST_PAGES = 0.6
"""Share of the pages on which the place of a running head that changes is taken."""

_APART = 2.2
_WHOLE = 25
"""Characters of a line as wide as its column from which on it is text, and no running head."""

_DIGITS = re.compile(r"\d{1,9}")
_MARKED = re.compile(r"[-—–―·页]")

Page = list[Block]


def without_margins(pages: list[Page]) -> Iterator[Page]:
    """Yield the pages without page numbers and without what stands at the top or bottom of many of them.

    A line goes if its like stands at the same height on other pages: the same words, and the same numbers but
    for one that counts the pages. What differs in any other number says something, and stays. Of lines that
    are the same with a number in them, and of those of a cover, the first stays, so that nothing is lost.
    """
    heads = [_changing(pages, edge) for edge in (0, 1)]
    for number, (page, running) in enumerate(zip(pages, _running(pages), strict=True)):
        edges = _edges(page)
        running |= {line for found in heads if (line := found.get(number))}
        running |= {line for edge in edges for line in edge if _is_page_number(line.text, number)}
        margin = {line for edge in edges for line in takewhile(running.__contains__, edge)}
        yield [block for block in page if not isinstance(block, Line) or block not in margin]


def _running(pages: list[Page]) -> list[set[Line]]:
    """Return for each page the lines at its edges that repeat."""
    alike: dict[tuple[str, int], list[tuple[int, Line]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for line in dict.fromkeys(line for edge in _edges(page) for line in edge):
            alike[_key(line)].append((number, line))
    least = max(2, len(pages) // 4)
    found: list[set[Line]] = [set() for _ in pages]
    for places in alike.values():
        seen = {(number, sign) for number, line in places for sign in _signs(line.text, number)}
        counts = Counter(sign for _, sign in seen)
        said: set[tuple[int, ...]] = set()
        for number, line in places:
            signs = _signs(line.text, number)
            same, *counting = (
                counts[sign] >= (least if _is_plain(sign, line.text, number) else max(least, _SURE))
                for sign in signs
            )
            is_first = signs[0] not in said
            said.add(signs[0])
            says = len(signs) > 1 or (number == 0 and len(pages[0]) <= _MARGIN_LINES)
            if any(counting) or (same and not (is_first and says)):
                found[number].add(line)
    return found


def _changing(pages: list[Page], edge: int) -> dict[int, Line]:
    """Return, by page, the lines at an edge that change with the chapters: their place is taken on most pages.

    They stand away from the text, say no number, and most are the same as on the next page or the one after.
    """
    slots: dict[tuple[int, int], dict[int, Line]] = defaultdict(dict)
    for number, page in enumerate(pages):
        lines = [line for line in _edges(page)[edge] if not _is_page_number(line.text, number)]
        is_long = len(page) > _MARGIN_LINES or not all(isinstance(block, Line) for block in page)
        if is_long and lines and _stands_apart(lines[0], page):
            slots[round(lines[0].base / 4), round(lines[0].size)][number] = lines[0]
    taken = max(slots.values(), key=len, default={})
    if len(taken) < max(_SURE + 1, _MOST_PAGES * len(pages)):
        return {}
    texts = {number: line.text for number, line in taken.items()}
    same = [
        any(text == texts.get(number + step) for step in (-2, -1, 1, 2)) for number, text in texts.items()
    ]
    if 2 * sum(same) < len(same):
        return {}
    return {number: line for number, line in taken.items() if not _DIGITS.search(line.text)}


def _stands_apart(line: Line, page: Page) -> bool:
    """Return whether the blank between a line and the next one is wider than between others, or their ems differ."""
    others = [block for block in page if isinstance(block, Line) and block is not line]
    if not others:
        return True
    nearest = min(others, key=lambda other: abs(other.base - line.base))
    distance = abs(nearest.base - line.base)
    return distance > _APART * line.size or abs(nearest.size - line.size) > 0.1 * line.size


def _signs(text: str, page: int) -> list[tuple[int, ...]]:
    """Return what a line has in common with its like on other pages: its numbers, or all but one that counts pages."""
    numbers = [int(digits) for digits in _DIGITS.findall(text)]
    counting = [(at, number - page, *numbers[:at], *numbers[at + 1 :]) for at, number in enumerate(numbers)]
    return [(-1, *numbers), *counting]


def _is_plain(sign: tuple[int, ...], text: str, page: int) -> bool:
    """Return whether two pages are enough for a sign: one that is all the same, or counts them from 1 at an edge."""
    at, offset, *_ = (*sign, 0)
    return at < 0 or (offset == 1 and bool(re.search(rf"^{page + 1}\b|\b{page + 1}$", text)))


def _is_page_number(text: str, page: int) -> bool:
    """Return whether a line is the number of its page: marked as one, or that of the page itself."""
    if not printed("page number").match(text):
        return False
    return bool(_MARKED.search(text)) or int(_DIGITS.findall(text)[0]) == page + 1


def _edges(page: Page) -> tuple[list[Line], list[Line]]:
    """Return the outermost lines at the top and at the bottom, each from the edge of the page to the first table."""
    by_height = sorted(page, key=_height, reverse=True)
    return _outermost(by_height), _outermost(reversed(by_height))


def _outermost(blocks: Iterable[Block]) -> list[Line]:
    lines = takewhile(_may_be_margin, islice(blocks, _MARGIN_LINES))
    return [line for line in lines if isinstance(line, Line)]


def _may_be_margin(block: Block) -> bool:
    if not isinstance(block, Line):
        return False
    width = block.column_right - block.column_left
    return not (len(block.text) > _WHOLE and 0 < 0.95 * width < block.right - block.left)


def _height(block: Block) -> float:
    return block.base if isinstance(block, Line) else block.top


def _key(line: Line) -> tuple[str, int]:
    """Return what is the same of a header or footer on each page: its words but for numbers, and its height."""
    return _DIGITS.sub("#", "".join(line.text.split())), round(line.base / 4)
