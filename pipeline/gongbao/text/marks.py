"""Marks: titles in 《》 and quotations, found on characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOSING = {"《": "》", "“": "”", "‘": "’", "「": "」", "『": "』", "＂": "＂", '"': '"'}
_STRAIGHT = '"＂'
_STRAIGHT_MARK = re.compile(f"[{_STRAIGHT}]")
_MARK = re.compile(r"[《》“”‘’「」『』\"＂\n]")
_SENTENCE = re.compile(r"[^。！？；!?;]*[。！？；!?;]?")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of text with its outermost marks, `《…》` (kind `title`) or `“…”` (kind `quote`).

    `start` and `end` (exclusive) include the marks; the text between them is `start + 1` to `end - 1`.
    """

    start: int
    end: int
    kind: str


def find(text: str) -> tuple[Mark, ...]:
    """Return the outermost marked runs of `text`, in order; offsets are code points, marks included.

    A run has at most `_LONGEST` characters and lies in one line. A mark without a partner opens or closes
    nothing, and what is well marked inside it stands on its own. Straight quotes pair up within a line that
    has an even number of them, else within each of its sentences that has. Takes time linear in the length of `text`.
    """
    found: list[Mark] = []
    for run in _closed(text):
        while found and found[-1].start >= run.start:
            found.pop()
        found.append(run)
    return tuple(found)


def _closed(text: str) -> Iterator[Mark]:
    """Yield every well-marked run, each after those inside it."""
    open_marks: list[tuple[int, str]] = []
    straight = _paired_straight(text)
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if mark == "\n":
            open_marks.clear()
        elif mark in _STRAIGHT:
            if at in straight and straight[at] - at <= _LONGEST:
                yield Mark(at, straight[at], "quote")
        elif mark in _CLOSING:
            open_marks.append((at, mark))
        else:
            start = _partner(open_marks, mark)
            if start is not None and at + 1 - start <= _LONGEST:
                yield Mark(start, at + 1, "title" if mark == "》" else "quote")


def _partner(open_marks: list[tuple[int, str]], closing: str) -> int | None:
    """Take from `open_marks` what `closing` closes, and return where that was.

    Marks opened since then and never closed are dropped with it, so that `“甲《乙”` is a quotation.
    """
    if not open_marks:
        return None
    for depth in range(1, min(len(open_marks), 4) + 1):
        start, opening = open_marks[-depth]
        if _CLOSING[opening] == closing:
            del open_marks[-depth:]
            return start
    return None


def _paired_straight(text: str) -> dict[int, int]:
    """Return start and end (exclusive) of what stands between straight quotes."""
    if not any(mark in text for mark in _STRAIGHT):
        return {}
    pairs: dict[int, int] = {}
    at = 0
    for line in text.splitlines(keepends=True):
        if sum(map(line.count, _STRAIGHT)) % 2:
            for sentence in _SENTENCE.finditer(line):
                pairs.update(_pairs(text, at + sentence.start(), at + sentence.end()))
        else:
            pairs.update(_pairs(text, at, at + len(line)))
        at += len(line)
    return pairs


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    marks = [match.start() for match in _STRAIGHT_MARK.finditer(text, start, end)]
    if len(marks) % 2 == 0:
        yield from ((first, last + 1) for first, last in zip(marks[::2], marks[1::2], strict=True))
