"""What stands before a quoted name, or a list of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongbao.programs.quotes import QuoteRules
from gongbao.programs.rules import Frame
from gongbao.rulebook.patterns import any_of

_REACH = 24
_GAP = 10
_FRAME_REACH = 12
_BREAK = re.compile(r"[，。；：！？“”《》,;:!?\n]")


class Context(NamedTuple):
    """What its surroundings make of a name.

    `frame` is the frame around it, `both_sides` whether that also stands behind it; a verb of attitude or aim
    (`holds`) makes it a principle unless a head completes it; `rejects` tells that it is no name at all, `apart`
    that something stands between the verb and the name.
    """

    frame: Frame | None = None
    both_sides: bool = False
    holds: bool = False
    rejects: bool = False
    apart: bool = False


def context_of(text: str, at: int, end: int, rules: QuoteRules) -> Context:
    """Return the context of a name, or a list of names, from `at` to `end`: up to `_REACH` characters before it."""
    start = max(0, at - _REACH)
    for mark in _BREAK.finditer(text, start, at):
        start = mark.end()
    if text.endswith(rules.rejecting, start, at):
        return Context(rejects=True)
    if frame := _frame(text, max(start, at - _FRAME_REACH), at, end, rules):
        return Context(frame, both_sides=True)
    verb = rules.verbs.last(text, start, at)
    if verb is None or at - verb[1] > _GAP or text.startswith(rules.nominal, verb[1], at):
        return Context()
    return Context(verb[2], holds=verb[2] is None, apart=at > verb[1])


def _frame(text: str, start: int, at: int, end: int, rules: QuoteRules) -> Frame | None:
    """Return the frame that stands on both sides, as `以“…”为抓手`, or behind alone, as `“…”顺利实施`."""
    for frame in rules.grips:
        opens = not frame.verbs or any_of(frame.verbs).search(text, start, at)
        if opens and any_of(frame.after).match(text, end):
            return frame
    return None
