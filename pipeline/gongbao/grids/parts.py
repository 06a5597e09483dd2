"""Which rows of a table are parts of one above: 其中：城镇, those further in, numbered ones, groups (按性别分)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gongbao.claims.models import Extent
from gongbao.grids.heads import Head, head_of
from gongbao.grids.measures import Unit
from gongbao.grids.models import Cell
from gongbao.grids.rules import GridRules, grid_rules
from gongbao.rulebook import Rulebook

_MARK = re.compile(r"\s*(?:#|其中)")
_NUMBERED = tuple(
    re.compile(pattern)
    for pattern in (
        r"[一二三四五六七八九十]{1,3}[、.]",
        r"\([一二三四五六七八九十]{1,3}\)",
        r"\d{1,2}[、.](?!\d)",
        r"\(\d{1,2}\)|[①-⑳]",
    )
)
"""How rows are numbered, the higher before the lower."""

_MOST = 3
"""Wholes of wholes that are told."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """A row of which others may be parts: its words, where they stand, and its unit."""

    words: Extent
    indent: int
    depth: int
    unit: Unit | None
    of: tuple[Extent, ...] = ()


@dataclass(slots=True)
class Parts:
    """Reads the heads of the rows of a table from above, and tells of which each is a part."""

    book: Rulebook
    caption: str = ""
    """What stands above the table: a row of its words is the whole of all groups."""

    _stack: list[_Whole] = field(default_factory=list)
    _group: _Whole | None = None
    _topic: _Whole | None = None
    _named: _Whole | None = None
    _class: _Whole | None = None
    """The last class that is a part of no row: 其中 below it divides it (60岁及以上, 其中：65岁及以上)."""

    @property
    def _known(self) -> GridRules:
        return grid_rules(self.book)

    def label(self, cell: Cell) -> None:
        """Read a row of one cell, which begins a group of parts or another topic."""
        head = head_of(cell.text, 0, self.book)
        if head.is_group:
            self._group = self._group or self._named or (self._stack[0] if self._stack else None)
            self._stack = [self._group] if self._group else []
            return
        extent = (cell.start + head.first, cell.start + head.last)
        self._stack, self._group = [], None
        self._topic = _Whole(extent, cell.indent, _depth(cell.text), None) if head.units else None

    def wholes(self, cell: Cell, head: Head, unit: Unit | None) -> tuple[tuple[Extent, ...], Unit | None]:
        """Return the words of the rows of which the row of `cell` is a part, the widest first, and their unit.

        `unit` is that of the row itself, where it has one.
        """
        known = self._known
        if known.words["total"].search(head.words):
            return (), None
        is_class = known.is_class(head.words)
        marked = is_class or _MARK.match(cell.text) is not None
        depth = _depth(cell.text)
        if self._group is not None and 0 <= depth <= self._group.depth:
            self._group, self._stack = None, []
        if not is_class:
            self._leave(cell.indent, depth, marked)
        whole = self._stack[-1] if self._stack else None
        if whole is None and is_class:
            whole = self._class if _MARK.match(cell.text) else self._topic
        is_below = whole is not None and (
            marked or whole is self._group or cell.indent > whole.indent or 0 <= whole.depth < depth
        )
        of: tuple[Extent, ...] = ()
        if whole is not None and is_below and (unit is None or _is_same(unit, whole.unit)):
            of = (*whole.of, whole.words)[-_MOST:]
            unit = unit or whole.unit
        extent = (cell.start + head.first, cell.start + head.last)
        if is_class and not of:
            self._class = _Whole(extent, cell.indent, depth, unit)
        if not marked:
            self._class = None
            self._stack.append(_Whole(extent, cell.indent, depth, unit, of))
            if not of and head.words in self.caption:
                self._named = self._stack[-1]
        return of, unit if of else None

    def _leave(self, indent: int, depth: int, marked: bool) -> None:
        """Take from the wholes those of which a row so far in and so numbered is no part."""
        while self._stack and self._stack[-1] is not self._group and not marked:
            last = self._stack[-1]
            if indent > last.indent or 0 <= last.depth < depth:
                return
            self._stack.pop()


def _is_same(one: Unit, other: Unit | None) -> bool:
    """Return whether two units are one but for their magnitudes."""
    return other is not None and one.one.unit == other.one.unit


def _depth(text: str) -> int:
    """Return how deep the number before a head is, 0 for 一、; -1 where there is none."""
    plain = text.lstrip()
    return next((depth for depth, pattern in enumerate(_NUMBERED) if pattern.match(plain)), -1)
