"""Names in quotation marks: with the head that completes them, over 等, in lists, and bare."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongbao.analysis import Analysis
from gongbao.names import Marked
from gongbao.programs.context import Context, context_of
from gongbao.programs.models import Found
from gongbao.programs.quotes import QuoteRules
from gongbao.programs.tail import Tail, read_tail

_CONNECTOR = re.compile(r"(?:[［\[]\d{1,3}[］\]])?(?:、|和|与|及|以及|或)?")
_ERA = re.compile(r"[一二三四五六七八九十]{1,2}五")
_SENTENCE = re.compile(r"[。！？；!?;]")
_LONGEST_NAME = 40


def find(analysis: Analysis) -> Iterator[Found]:
    """Yield the programs among the quotations of `analysis`."""
    rules = QuoteRules.of(analysis.book)
    for group in _lists(analysis):
        context = context_of(analysis.text, group[0].start, rules)
        shared: Tail | None = None
        for mark in reversed(group):
            tail = read_tail(analysis.text, mark.end, rules)
            if mark is not group[-1]:
                tail = Tail(tail.end, None, shared.over or shared.rule if shared else None, True, False)
            shared = tail if mark is group[-1] else shared
            if found := _judge(analysis.text, mark, tail, context, rules, group[-1].end):
                yield found


def _lists(analysis: Analysis) -> Iterator[list[Marked]]:
    """Yield the quotations, those of one list (`“甲”、“乙”和“丙”`) together."""
    group: list[Marked] = []
    for mark in analysis.names:
        if mark.kind != "quote":
            continue
        if group and _CONNECTOR.fullmatch(analysis.text, group[-1].end, mark.start):
            group.append(mark)
            continue
        if group:
            yield group
        group = [mark]
    if group:
        yield group


def _judge(
    text: str, mark: Marked, tail: Tail, context: Context, rules: QuoteRules, list_end: int
) -> Found | None:
    content = text[mark.start + 1 : mark.end - 1].strip()
    if not content or context.rejects:
        return None
    if _ERA.fullmatch(content):
        return _plan_of_an_era(mark, tail, rules)
    slogan = content in rules.slogans
    spoken = len(content) > _LONGEST_NAME or bool(_SENTENCE.search(content))
    if tail.rule and not (tail.rule.weak and slogan) and not (spoken and tail.gap):
        return Found(mark.start, tail.end, tail.rule.type, tail.rule.id)
    if spoken or slogan:
        return None
    if tail.over:
        own = rules.known.get(content) or rules.content(content, alone=True)
        maker = own if own and tail.end == mark.end and own.type else tail.over
        return Found(mark.start, tail.end, maker.type, maker.id)
    if maker := rules.known.get(content) or rules.content(content, alone=True):
        return Found(mark.start, mark.end, maker.type, maker.id)
    maker = rules.grip(text, context, list_end) or (context.frame if tail.boundary else None)
    return Found(mark.start, mark.end, maker.type, maker.id) if maker else None


def _plan_of_an_era(mark: Marked, tail: Tail, rules: QuoteRules) -> Found | None:
    """`“十五五”规划建议` is a program; `“十五五”时期` and everything else about an era is not."""
    if tail.rule is None or tail.rule.type != "policy" or tail.gap:
        return None
    return Found(mark.start, tail.end, tail.rule.type, tail.rule.id)
