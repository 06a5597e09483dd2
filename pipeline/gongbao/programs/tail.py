"""What stands behind a quoted name: the head that completes it, or 等 and the class it is an example of."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongbao.programs.knowledge import QuotedHead, any_of
from gongbao.programs.lexicon import Lexicon
from gongbao.programs.quotes import QuoteRules

_NOTE = re.compile(r"[［\[]\d{1,3}[］\]]")
_STRETCH = re.compile(r"[\u4e00-\u9fffA-Za-z]{0,24}")
_CLASS = re.compile(r"[\u4e00-\u9fffA-Za-z\d、]{0,30}")
_WEAK_GAP = 4


class Tail(NamedTuple):
    """How a name goes on.

    `end` is where the name ends, its head or what stands before 等 included; `rule` the head that completes
    it; `over` the head of the class that follows 等; `boundary` whether the marks end the noun phrase; `gap`
    whether anything stands between the marks and the head.
    """

    end: int
    rule: QuotedHead | None
    over: QuotedHead | None
    boundary: bool
    gap: bool


def read_tail(text: str, at: int, rules: QuoteRules) -> Tail:
    """Return how the name goes on whose closing mark stands before `at`."""
    if _NOTE.match(text, at):
        return Tail(at, None, None, True, False)
    stop, limit = _phrase(text, at, rules)
    head = _last_head(text, at, limit, rules.strong)
    if head is None:
        weak = _last_head(text, at, limit, rules.weak)
        head = weak if weak and weak[0] - at <= _WEAK_GAP else None
    if head:
        return Tail(head[1], head[2], None, False, head[0] > at)
    if stop == "等" and limit - at <= 24:
        over = _class_after(text, limit + 1, rules)
        return Tail(limit, None, over, limit == at, False)
    return Tail(at, None, None, limit == at, False)


def _phrase(text: str, at: int, rules: QuoteRules) -> tuple[str, int]:
    """Return the particle that ends the noun phrase at `at` (empty where something else does) and its end."""
    limit = _STRETCH.match(text, at).end()  # type: ignore[union-attr]
    if predicate := rules.predicate.search(text, at, limit):
        limit = predicate.start()
    for match in rules.stops.finditer(text, at, limit + 1):
        if match["stop"] and match.start() < limit:
            return match["stop"], match.start()
        if match["stop"] and match.start() == limit:
            return match["stop"], limit
    return "", limit


def _last_head(
    text: str, start: int, end: int, heads: Lexicon[QuotedHead]
) -> tuple[int, int, QuotedHead] | None:
    hits = [
        hit
        for hit in heads.each(text, start, end)
        if not (hit[2].not_before and any_of(hit[2].not_before).match(text, hit[1]))
    ]
    return max(hits, key=lambda hit: (hit[1], -hit[0]), default=None)


def _class_after(text: str, at: int, rules: QuoteRules) -> QuotedHead | None:
    limit = _CLASS.match(text, at).end()  # type: ignore[union-attr]
    for match in rules.stops.finditer(text, at, limit):
        if match["stop"]:
            limit = match.start()
            break
    first = text.find("、", at, limit)
    limit = first if first >= 0 else limit
    head = _last_head(text, at, limit, rules.strong) or _last_head(text, at, limit, rules.weak)
    return head[2] if head else None
