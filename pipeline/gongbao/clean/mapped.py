"""Text that is edited and never forgets where a character came from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

_OFFSET = "I"
"""How offsets are kept: in four bytes, as no text has more characters than these can count."""


class Edit(NamedTuple):
    """Put `text` in the place of the characters from `start` to `end` (exclusive).

    `text` is empty, a single character that stands for the whole range, or as long as the range.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text with, for each character, where in the source it starts and ends (exclusive)."""

    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, source: str) -> Mapped:
        """Return `source` mapped to itself."""
        return cls(source, _numbers(0, len(source)), _numbers(1, len(source) + 1))

    def edit(self, edits: Iterable[Edit]) -> Mapped:
        """Return the text with `edits` made, which are in order and do not overlap."""
        edits = list(edits)
        if not edits:
            return self
        pieces: list[str] = []
        starts, ends = array(_OFFSET), array(_OFFSET)
        last = 0

        def keep(start: int, end: int) -> None:
            pieces.append(self.text[start:end])
            starts.extend(self.starts[start:end])
            ends.extend(self.ends[start:end])

        for start, end, text in edits:
            keep(last, start)
            last = end
            pieces.append(text)
            if len(text) == end - start:
                starts.extend(self.starts[start:end])
                ends.extend(self.ends[start:end])
            elif text:
                starts.append(self.starts[start])
                ends.append(self.ends[end - 1])
        keep(last, len(self.text))
        return Mapped("".join(pieces), starts, ends)


_counted = array(_OFFSET)
"""The numbers from 0 on, as far as the longest text went: to copy them is faster than to count them."""


def _numbers(start: int, end: int) -> array[int]:
    global _counted
    if len(_counted) < end:
        _counted = array(_OFFSET, range(end))
    return _counted[start:end]
