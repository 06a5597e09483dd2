"""Marks of the items of a list that a number follows at once: `2.5个部门` behind `1.预算` is item 2, and 5 of them."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"[\n。；;：:][ ]{0,4}([1-9]\d?)\.(?!\.)(\d?)")


class _Mark(NamedTuple):
    """The mark of an item, if it is one: its number, where its dot stands, and whether it may be a decimal point."""

    number: int
    dot: int
    open: bool


def points(folded: str) -> list[int]:
    """Return, in order, where dots of the folded text part an item's number from the number that it begins with.

    Items count from one without a gap, and one of them at least must be a mark without doubt (`1.预算`): a column of
    decimals, and sections such as 1.1 and 1.2, are no lists.
    """
    found: list[int] = []
    items: list[_Mark] = []
    for match in _MARK.finditer("\n" + folded):
        mark = _Mark(int(match[1]), match.end(1) - 1, bool(match[2]))
        if mark.number == len(items) + 1:
            items.append(mark)
        elif items and mark.number == len(items) and items[-1].open and not mark.open:
            items[-1] = mark
        elif mark.number == 1 and not (mark.open and len(items) == 1):
            found += _parted(items)
            items = [mark]
    return found + _parted(items)


def _parted(items: list[_Mark]) -> list[int]:
    """Return the dots of `items` that numbers follow, where the items are a list."""
    if all(item.open for item in items):
        return []
    return [item.dot for item in items if item.open]
