"""Marked names: titles in 《》 and quotations, found on characters."""

from __future__ import annotations

from gongbao.names.models import Marked

__all__ = ["Marked", "find"]

_MARKS = {"《": ("》", "title"), "“": ("”", "quote"), "「": ("」", "quote"), "『": ("』", "quote")}
_LONGEST = 400


def find(text: str) -> tuple[Marked, ...]:
    """Return the outermost marked runs of `text`, in order.

    A mark that is not closed within `_LONGEST` characters, or before its paragraph ends, opens nothing.
    """
    found = []
    at = 0
    while (start := _next_open(text, at)) >= 0:
        end = _close(text, start)
        if end < 0:
            at = start + 1
        else:
            found.append(Marked(start, end, _MARKS[text[start]][1]))
            at = end
    return tuple(found)


def _next_open(text: str, at: int) -> int:
    return min((i for i in (text.find(mark, at) for mark in _MARKS) if i >= 0), default=-1)


def _close(text: str, start: int) -> int:
    opening = text[start]
    closing = _MARKS[opening][0]
    depth = 0
    for at in range(start, min(start + _LONGEST, len(text))):
        char = text[at]
        if char == opening:
            depth += 1
        elif char == closing:
            depth -= 1
            if not depth:
                return at + 1
        elif char == "\n":
            return -1
    return -1
