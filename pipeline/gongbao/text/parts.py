"""The parts of a text: headline, headings, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text with its role.

    `kind` is `headline`, `subtitle`, `byline`, `dateline`, `heading`, `paragraph`, `caption` or `chrome`
    (page furniture that is not part of the report). `start` and `end` (exclusive) count code points.
    """

    kind: str
    start: int
    end: int
