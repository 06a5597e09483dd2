"""Text between marks: titles and quotations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of text with its outermost marks, `《…》` (kind `title`) or `“…”` (kind `quote`).

    `start` and `end` (exclusive) include the marks; the text between them is `start + 1` to `end - 1`.
    """

    start: int
    end: int
    kind: str
