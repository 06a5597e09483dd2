"""What stands behind a quoted name: the head that completes it, or 等 and the class it is an example of."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongbao.programs.lexicon import Lexicon
from gongbao.programs.quotes import QuoteRules
from gongbao.programs.rules import QuotedHead
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import any_of

_PHRASE = expression(r"(?:[\u4e00-\u9fffA-Za-z]|\d(?=[A-Z])){0,24}")
_CLASS = expression(r"[\u4e00-\u9fffA-Za-z\d]{0,30}")
_HEAD = 8
"""Characters of a head at most."""

_WEAK_GAP = 4
_CODE = expression(r"\d{3,4}(?![\d年])|[（(][一二三四五]期[）)]")
_CONJUNCT = 2
_AHEAD = 8
"""Characters behind a noun phrase that tell whether a word in it is its clause's verb: `计划2025年`."""

_OF = "的"


class RightContext(NamedTuple):
    """How a name goes on.

    `end` is where the name ends, its head or what stands before 等 included; `rule` the head that completes
    it; `over` the head of the class that follows 等 or that a list shares; `boundary` whether the marks end
    the noun phrase; `gap` whether anything stands between the marks and the head; `body` whether the noun
    phrase names a body: `“双统筹”工作专班`. `near` is the head right behind the marks where `rule` is a later one;
    `goes_on` tells that the clause goes on right behind the head.
    """

    end: int
    rule: QuotedHead | None
    over: QuotedHead | None
    boundary: bool
    gap: bool
    body: bool = False
    near: tuple[int, QuotedHead] | None = None
    goes_on: bool = False

    def nearer(self) -> RightContext:
        """Return the context without a later head: with the one right behind the marks, if there is one."""
        end, rule = self.near or (self.end, None)
        return RightContext(end, rule, self.over, self.boundary, False)

    def for_earlier(self, end: int) -> RightContext:
        """Return the context of a name that ends at `end`, earlier in the list whose last name has this one."""
        over = self.over or self.rule
        return RightContext(end, None, over, self.boundary or over is not None, False)


def read_right_context(text: str, at: int, rules: QuoteRules) -> RightContext:
    """Return how the name goes on whose closing mark stands before `at`."""
    if rules.note.match(text, at):
        return RightContext(at, None, None, True, False)
    if (code := _CODE.match(text, at)) and (coded := _head_at(text, code.end(), code.end() + _HEAD, rules)):
        return RightContext(*coded, None, False, False)
    if rules.counted.match(text, at):
        return RightContext(at, None, _class_after(text, at, rules), True, False)
    limit, stop = _phrase_end(text, at, rules)
    head = _head(text, at, limit, rules)
    body = rules.bodies.last(text, at, limit)
    if body and (head is None or head[1] <= body[1]):
        return RightContext(at, None, None, False, False, body=True)
    if head:
        head = _before_members(text, at, head, rules)
        near = _head_at(text, at, limit, rules) if head[0] > at else None
        goes_on = head[1] < limit
        if head[2].lesser and goes_on and head[0] == at and text[limit : limit + 1].isdigit():
            return RightContext(at, None, None, False, False)
        return RightContext(head[1], head[2], None, False, head[0] > at, near=near, goes_on=goes_on)
    if stop in rules.joints and limit - at >= _CONJUNCT:
        further, _ = _phrase_end(text, limit + len(stop), rules)
        if (head := _last_head(text, limit, further, rules.strong)) and head[2].type == "event":
            return RightContext(head[1], head[2], None, False, True)
    if stop == _OF and limit == at and (way := _way(text, limit + len(stop), rules)):
        return RightContext(at, None, way, True, False)
    if stop in rules.examples:
        return RightContext(limit, None, _class_after(text, limit + len(stop), rules), limit == at, False)
    return RightContext(at, None, None, limit == at and stop not in rules.apposed, False)


def plan_of_era(text: str, at: int, rules: QuoteRules) -> tuple[int, QuotedHead] | None:
    """Return end and rule of the head behind a five-year era: `“十四五”规划` before 重大工程, too."""
    limit, _ = _phrase_end(text, at, rules)
    plan = _last_head(text, at, limit, rules.plans)
    return plan and plan[1:]


def _way(text: str, at: int, rules: QuoteRules) -> QuotedHead | None:
    """Return the head of a way of working that a quotation describes: `“甲、乙”的物流服务模式`."""
    limit, _ = _phrase_end(text, at, rules)
    return next((rule for word, rule in rules.ways.items() if text.endswith(word, at, limit)), None)


def _phrase_end(text: str, at: int, rules: QuoteRules) -> tuple[int, str]:
    """Return where the noun phrase at `at` ends, and the particle that ends it, empty where something else does."""
    limit = _end(_PHRASE, text, at)
    limit = next(
        (
            verb.start()
            for verb in rules.predicate.finditer(text, at, limit + _AHEAD)
            if verb.start() < limit and not _in_name(text, at, verb, limit, rules)
        ),
        limit,
    )
    for match in rules.stops.finditer(text, at, limit + 1):
        if match["stop"]:
            return match.start(), match["stop"]
    return limit, ""


def _in_name(text: str, at: int, verb: re.Match[str], limit: int, rules: QuoteRules) -> bool:
    """Tell whether a verb stands inside a head (公|开赛, 启动|会) or makes one noun with that behind it."""
    start, end = verb.span()
    for first, last, _ in rules.strong.each(text, at, limit):
        if first <= start and end <= last and last - first > end - start:
            return True
    return verb[0] in rules.compounding and _begins_head(text, end, limit, rules)


def _begins_head(text: str, at: int, limit: int, rules: QuoteRules) -> bool:
    """Tell whether a head with which the noun phrase ends stands at `at`: what is before it is part of a name.

    A head before its number is the verb's object: `“…”行动签约项目62个`.
    """
    head = _head_at(text, at, limit, rules)
    if head is None or text[head[0] : head[0] + 1].isdigit():
        return False
    return head[0] == limit or rules.predicate.match(text, head[0]) is not None


def _head(text: str, at: int, limit: int, rules: QuoteRules) -> tuple[int, int, QuotedHead] | None:
    if strong := _last_head(text, at, limit, rules.strong):
        return strong
    weak = _last_head(text, at, limit, rules.weak)
    return weak if weak and weak[0] - at <= (0 if weak[2].close else _WEAK_GAP) else None


def _before_members(
    text: str, at: int, head: tuple[int, int, QuotedHead], rules: QuoteRules
) -> tuple[int, int, QuotedHead]:
    """Return the head before `head` where this is only what is counted: `“…”社会实践活动团队3200支`."""
    if not text[head[1] : head[1] + 1].isdigit():
        return head
    earlier = _last_head(text, at, head[0], rules.strong)
    return earlier if earlier and text[earlier[1] : head[1]] in rules.members else head


def _head_at(text: str, at: int, limit: int, rules: QuoteRules) -> tuple[int, QuotedHead] | None:
    """Return end and rule of the head that starts at `at`."""
    head = next((hit for hit in rules.strong.each(text, at, limit) if hit[0] == at), None)
    if head is None or any_of(head[2].not_before).match(text, head[1]):
        return None
    return head[1:]


def _last_head(
    text: str, start: int, end: int, heads: Lexicon[QuotedHead]
) -> tuple[int, int, QuotedHead] | None:
    hits = (hit for hit in heads.each(text, start, end) if not any_of(hit[2].not_before).match(text, hit[1]))
    return max(hits, key=lambda hit: (hit[1], -hit[0]), default=None)


def _class_after(text: str, at: int, rules: QuoteRules) -> QuotedHead | None:
    limit = _end(_CLASS, text, at)
    for match in rules.stops.finditer(text, at, limit):
        if match["stop"]:
            limit = match.start()
            break
    head = _last_head(text, at, limit, rules.strong) or _last_head(text, at, limit, rules.weak)
    return head[2] if head else None


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
