"""Which of many expressions can match at a place, told by the characters there before any is tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from gongbao.rulebook.hints import Chars, Hints
from gongbao.rulebook.patterns import hints

T = TypeVar("T")

_SETS = 8_192
"""Sets of candidates that are remembered."""


class Sieve(Generic[T]):
    """Holds `items` by the expression that each is tried by; those that cannot match at a place are left out.

    `behind` are expressions that must be found up to that place. An item may be without an expression: `None`.
    """

    def __init__(
        self,
        items: Sequence[T],
        patterns: Iterable[re.Pattern[str] | None],
        behind: Iterable[re.Pattern[str] | None] = (),
    ):
        told = [_hints(pattern) for pattern in patterns]
        self._items = items
        self._first = _Table([hint.first for hint in told])
        self._second = _Table([hint.second for hint in told])
        self._before = _Table([_hints(pattern).last for pattern in behind])
        self._near, self._anyhow = _near(told)
        self._sets: dict[int, tuple[T, ...]] = {}

    def at(self, text: str, start: int, before: str = "") -> tuple[T, ...]:
        """Return the items whose expression may match at `start` of `text`, in order.

        `before` is the character up to which the expressions `behind` would match, empty if there is none.
        """
        left = self._first[text[start : start + 1]] & self._second[text[start + 1 : start + 2]]
        if before:
            left &= self._before[before]
        if left & ~self._anyhow:
            found = self._anyhow
            for char, table in zip(text[start : start + len(self._near)], self._near, strict=False):
                if char in table:
                    found |= table[char]
            left &= found
        items = self._sets.get(left)
        return self._told(left) if items is None else items

    def _told(self, left: int) -> tuple[T, ...]:
        if len(self._sets) >= _SETS:
            self._sets.clear()
        found = self._sets[left] = tuple(
            item for number, item in enumerate(self._items) if left >> number & 1
        )
        return found


def _hints(pattern: re.Pattern[str] | None) -> Hints:
    return hints(pattern) if pattern else Hints()


class _Table(dict[str, int]):
    """For a character the bits of the expressions that may have it at one place, all where these are unknown."""

    def __init__(self, sets: Sequence[Chars | None]):
        self._always = 0
        self._listed: dict[str, int] = {}
        self._kinds: list[tuple[Callable[[str], bool], int]] = []
        for number, chars in enumerate(sets):
            bit = 1 << number
            if chars is None:
                self._always |= bit
                continue
            for char in chars.members:
                self._listed[char] = self._listed.get(char, 0) | bit
            if chars.ranges or chars.kinds:
                self._kinds.append((chars.holds_kind, bit))

    def __missing__(self, char: str) -> int:
        found = self._always
        if char:
            found |= self._listed.get(char, 0)
            for holds, bit in self._kinds:
                if holds(char):
                    found |= bit
        self[char] = found
        return found


def _near(told: Sequence[Hints]) -> tuple[list[dict[str, int]], int]:
    """Return for each distance the bits of the expressions that need a character there, and those that need none."""
    tables: list[dict[str, int]] = []
    anyhow = 0
    for number, hint in enumerate(told):
        near = hint.near
        if near is None or near.chars.ranges or near.chars.kinds:
            anyhow |= 1 << number
            continue
        tables.extend({} for _ in range(len(tables), near.most + 1))
        for table in tables[near.least : near.most + 1]:
            for char in near.chars.members:
                table[char] = table.get(char, 0) | 1 << number
    return tables, anyhow
