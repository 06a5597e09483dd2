"""Which lines of a page are its article: those that trafilatura finds, held against what the page holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from gongbao.read.page.blocks import Block, Box
from gongbao.read.rules import page_names

_PIECES = re.compile(r"[。；！？;!?\n]")
_SENTENCE = re.compile(r"[。；！？，、：]")
_DIGIT = re.compile(r"\d")
_SHORTEST_PIECE = 4
_SHORTEST_LINE = 30
"""Characters from which on a line is prose, whatever its marks."""

_LINKED = 0.5
"""Share of links from which on a line leads elsewhere."""

_ENOUGH = 0.5
"""Share of a page's prose that trafilatura has to find to be believed, and a known element to hold."""

_NEARLY_ALL = 0.85
"""Share of the prose that the element of the article holds; what stands outside is beside it."""


def article(blocks: Sequence[Block], boxes: Sequence[Box], found: str) -> range:
    """Return the lines of the article of a page; all where none is prose.

    `found` is what trafilatura takes for it: it is followed where it has most of the page's prose.
    """
    own = [_weight(block) for block in blocks]
    total = sum(own)
    if not total:
        return range(len(blocks))
    sums = [0, *accumulate(own)]
    named = _named(boxes, lambda box: sums[box.end] - sums[box.first] >= _ENOUGH * total)
    if named is not None:
        return range(named.first, named.end)
    pieces = set(_pieces(found))
    theirs = [weight if _is_in(block, pieces) else 0 for block, weight in zip(blocks, own, strict=True)]
    if sum(theirs) >= _ENOUGH * total:
        sums = [0, *accumulate(theirs)]
    return _narrowest(boxes, sums, len(blocks))


def is_linked(block: Block) -> bool:
    """Return whether a line is links rather than text."""
    return block.links >= _LINKED * len("".join(block.text.split()))


def _weight(block: Block) -> int:
    """Return how many characters of prose or of a table's data a line has."""
    if block.is_furniture or is_linked(block):
        return 0
    if block.is_row:
        return len(block.text) if _DIGIT.search(block.text) else 0
    long = len(block.text) >= _SHORTEST_LINE
    return len(block.text) if long or _SENTENCE.search(block.text) else 0


def _named(boxes: Sequence[Box], holds: Callable[[Box], bool]) -> Box | None:
    """Return the element of the first known name that holds enough."""
    for name in page_names("article"):
        for box in boxes:
            if name in box.names and holds(box):
                return box
    return None


def _pieces(text: str) -> Iterator[str]:
    for piece in _PIECES.split(text):
        squeezed = "".join(piece.split())
        if len(squeezed) >= _SHORTEST_PIECE:
            yield squeezed


def _is_in(block: Block, pieces: set[str]) -> bool:
    if block.is_row:
        return True
    return any(piece in pieces for piece in _pieces(block.text))


def _narrowest(boxes: Sequence[Box], sums: Sequence[int], end: int) -> range:
    """Return the lines of the innermost element that holds nearly all of the weight, whose running `sums` are given."""
    lines = range(end)
    within = -1
    for at, box in enumerate(boxes):
        is_inner = within < 0 or (box.parent >= 0 and lines.start <= box.first and box.end <= lines.stop)
        if is_inner and sums[box.end] - sums[box.first] >= _NEARLY_ALL * sums[-1]:
            lines, within = range(box.first, box.end), at
    return lines
