"""Stretches of a text, such as names, of which it is asked from its beginning to its end whether they hold a place."""

from __future__ import annotations

from collections.abc import Iterable

from gongbao.claims.models import Extent


class Stretches:
    """Stretches of text, which may overlap; places are asked for in the order of the text."""

    def __init__(self, extents: Iterable[Extent]):
        self._extents = sorted(extents)
        self._next = 0
        self._end = -1

    def holds(self, start: int, end: int | None = None) -> bool:
        """Return whether `start`, which never goes back, lies in one, and with it all up to `end`, if that is given."""
        while self._next < len(self._extents) and self._extents[self._next][0] <= start:
            self._end = max(self._end, self._extents[self._next][1])
            self._next += 1
        return start < self._end and (end is None or end <= self._end)
