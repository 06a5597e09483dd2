"""The title of a document: what its first page shows largest, or says below the number of an official document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from statistics import median

from gongbao.read.pdf.order import Block, Line
from gongbao.read.rules import printed, program_title, title_words
from gongbao.read.words import once_a_book

_FILE = re.compile(r"(?i)\.(?:docx?|wps|xlsx?|pptx?|pdf|indd|cdr|txt|html?|dwg)$|^[\W\d_]*$|〔\d+〕")
_LARGER = 1.12
_SAME = 0.06
_LONGEST = 100
_MOST_LINES = 4
_FURTHEST = 500
_PAGES = 5


@once_a_book
def _of_an_order() -> re.Pattern[str]:
    return re.compile(title_words("order"))


def title_of(pages: Sequence[list[Block]], named: str) -> str:
    """Return the title of a document whose metadata name it `named`; empty if there is none to be sure of.

    That of the metadata counts if the first page bears it and it is no file's name.
    """
    first = next((lines for page in pages if (lines := _lines(page))), [])
    text = "".join("".join(line.text for line in first).split())[:_FURTHEST]
    says_nothing = _FILE.search(named) or program_title().search(named)
    if named and not says_nothing and "".join(named.split()) in text:
        return named
    sizes = [
        size for page in pages[:_PAGES] for line in _lines(page) for size in [line.size] * len(line.text)
    ]
    return _shown(first, median(sizes)) if sizes else ""


def _lines(page: list[Block]) -> list[Line]:
    return [block for block in page if isinstance(block, Line)]


def _shown(lines: list[Line], usual: float) -> str:
    """Return the title that a first page shows: the largest lines, below its number where it has one.

    `usual` is the em of most of the document's text.
    """
    number = next((at for at, line in enumerate(lines) if printed("document number").search(line.text)), -1)
    fit = [at for at, line in enumerate(lines) if line.size > _LARGER * usual and _may_be(line)]
    below = [at for at in fit if at > number >= 0][:1]
    largest = max((lines[at].size for at in below or fit), default=0.0)
    start = next((at for at in below or fit if lines[at].size == largest), -1)
    if start < 0:
        return ""
    same = takewhile(
        lambda line: abs(line.size - largest) < _SAME * largest, lines[start : start + _MOST_LINES]
    )
    title = "".join(line.text for line in same if _may_be(line))
    return title if len(title) <= _LONGEST else ""


def _may_be(line: Line) -> bool:
    return not (printed("no title").search(line.text) or _of_an_order().match(line.text))
