"""What stands before a quoted name, or a list of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongbao.programs.knowledge import Frame, any_of
from gongbao.programs.quotes import QuoteRules

_REACH = 24
_GAP = 10
_GRIP_REACH = 12
_BREAK = re.compile(r"[，。；：！？“”《》,;:!?\n]")


class Context(NamedTuple):
    """The frame that stands around a name, whether it also stands behind it, and whether it rejects the name."""

    frame: Frame | None
    both_sides: bool
    rejects: bool


def context_of(text: str, at: int, end: int, rules: QuoteRules) -> Context:
    """Return the context of a name, or a list of names, from `at` to `end`: up to `_REACH` characters before it."""
    start = max(0, at - _REACH)
    for mark in _BREAK.finditer(text, start, at):
        start = mark.end()
    if text.endswith(rules.rejecting, start, at):
        return Context(None, False, True)
    if grip := _grip(text, max(start, at - _GRIP_REACH), at, end, rules):
        return Context(grip, True, False)
    verb = rules.verbs.last(text, start, at)
    return Context(verb[2] if verb and at - verb[1] <= _GAP else None, False, False)


def _grip(text: str, start: int, at: int, end: int, rules: QuoteRules) -> Frame | None:
    """Return the frame that stands on both sides, as `以“…”为抓手`."""
    for frame in rules.grips:
        opens = any_of(frame.verbs).search(text, start, at)
        if opens and any_of(frame.after).match(text, end):
            return frame
    return None
