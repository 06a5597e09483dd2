"""Numerals as a layer of its own: Arabic, Chinese and mixed, with exact values."""

from __future__ import annotations

import re

from gongbao import rulebook
from gongbao.numerals import items
from gongbao.numerals.finder import find as _find
from gongbao.numerals.grammar import grammar
from gongbao.numerals.models import Numeral
from gongbao.rulebook import Rulebook
from gongbao.text import chars

__all__ = ["Numeral", "find", "matched"]

_LIST_MARK = re.compile(r"(?<=[0-9])，(?=[0-9])")


def matched(text: str) -> str:
    """Return `text` as numbers are sought in it: folded, but with 、 where an item's number ends before another number,
    and a wide comma between narrow digits parts two numbers.
    """
    folded = chars.fold(text)
    parted = [(mark.start(), mark[0]) for mark in _LIST_MARK.finditer(text)]
    parted += [(dot, "、") for dot in items.points(folded)]
    pieces, last = [], 0
    for place, mark in sorted(parted):
        pieces += [folded[last:place], mark]
        last = place + 1
    return "".join([*pieces, folded[last:]]) if pieces else folded


def find(text: str, *, book: Rulebook | None = None) -> tuple[Numeral, ...]:
    """Return the numerals of `text` in order, none overlapping.

    A numeral carries no hedge before it and no unit; 余, 多 and 几 in front of a magnitude are part of it
    (`10余万` is 100000). Numerals inside words and idioms (`进一步`, `四川`) are left out. `book` holds the
    rules, the built-in ones unless given.
    """
    return tuple(_find(matched(text), grammar(book or rulebook.default())))
