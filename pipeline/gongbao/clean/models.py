"""Healed text, its parts, and the way back to the source."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from gongbao.report import PartialDate
from gongbao.text.parts import Part


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text without the noise of its publication.

    The cleaned character `i` stands for the source from `starts[i]` to `ends[i]` (exclusive), one character
    unless it was an escape; both rise. Cleaning only leaves characters out or puts one in the place of
    another, so that the source between a span's ends, without white space, is what a reader of the source
    sees there. `title`, `publisher` and `date` are what the text itself says, empty or `None` where it says
    nothing.
    """

    text: str
    starts: array[int]
    ends: array[int]
    parts: tuple[Part, ...]
    title: str = ""
    publisher: str = ""
    date: PartialDate | None = None

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of the cleaned span `start` to `end` (exclusive, not empty)."""
        return self.starts[start], self.ends[end - 1]
