"""What stands before a quoted name."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongbao.programs.knowledge import Frame
from gongbao.programs.quotes import QuoteRules

_REACH = 24
_GAP = 10
_BREAK = re.compile(r"[，。；：！？“”《》,;:!?\n]")


class Context(NamedTuple):
    """The stretch before a name: its offsets, the frame its last verb opens, and whether that verb rejects."""

    start: int
    end: int
    frame: Frame | None
    rejects: bool


def context_of(text: str, at: int, rules: QuoteRules) -> Context:
    """Return the context of a name that starts at `at`: up to `_REACH` characters of its clause."""
    start = max(0, at - _REACH)
    for mark in _BREAK.finditer(text, start, at):
        start = mark.end()
    hit = rules.verbs.last(text, start, at)
    if hit is None or at - hit[1] > _GAP:
        return Context(start, at, None, False)
    meaning = hit[2]
    if isinstance(meaning, Frame):
        return Context(start, at, meaning, False)
    return Context(start, at, None, meaning == "rejecting" and hit[1] == at)
