"""Names in quotation marks: with the head that completes them, over 等, in lists, and bare."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongbao.programs.context import Context, context_of
from gongbao.programs.models import Found
from gongbao.programs.quotes import QuoteRules
from gongbao.programs.rules import Content, QuotedHead, TypedRule
from gongbao.programs.tail import Tail, read_tail
from gongbao.rulebook import Rulebook
from gongbao.text import Document
from gongbao.text.marks import Mark

_SENTENCE = re.compile(r"[。！？；!?;]")
_CLAUSES = re.compile(r"[、,]")
_LONGEST_NAME = 40
_SHORTEST_NAME = 2


def find(document: Document, book: Rulebook) -> Iterator[Found]:
    """Yield the programs among the quotations of `document`."""
    rules = QuoteRules.of(book)
    text = document.folded
    before, at = Context(), 0
    for group in _lists(document, rules):
        context = context_of(text, group[0].start, group[-1].end, rules)
        if context == Context() and at and rules.carried.fullmatch(text, at, group[0].start):
            context = before
        before, at = context, group[-1].end
        if context.rejects or text.startswith(rules.manner, group[-1].end):
            continue
        last = _tail_of_list(text, group, rules)
        for mark in group[:-1]:
            yield from _judge(text, mark, last.for_earlier(mark.end), context, rules)
        yield from _judge(text, group[-1], last, context, rules)


def _lists(document: Document, rules: QuoteRules) -> Iterator[list[Mark]]:
    """Yield the quotations, those of one list (`“甲”、“乙”和“丙”`) together."""
    group: list[Mark] = []
    for mark in document.marks:
        if mark.kind != "quote":
            continue
        if group and not rules.connector.fullmatch(document.folded, group[-1].end, mark.start):
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _tail_of_list(text: str, group: list[Mark], rules: QuoteRules) -> Tail:
    """Return how the last name goes on; a head that names complete in themselves share completes none of them."""
    tail = read_tail(text, group[-1].end, rules)
    if tail.gap and len(group) > 1 and all(rules.own(_content(text, mark), text, mark.end) for mark in group):
        return Tail(group[-1].end, None, tail.rule, True, False)
    return tail


def _content(text: str, mark: Mark) -> str:
    return text[mark.start + 1 : mark.end - 1].strip()


def _judge(text: str, mark: Mark, tail: Tail, context: Context, rules: QuoteRules) -> Iterator[Found]:
    """Yield the quotation as a program if it is one."""
    maker: TypedRule | None
    content = _content(text, mark)
    if len(content) < _SHORTEST_NAME or content in rules.manners:
        return
    head = tail.rule or tail.over
    if head and head.of and content not in head.of.split():
        tail = Tail(mark.end, None, None, False, False)
    if rules.era.fullmatch(content):
        end, maker = tail.end, tail.rule if tail.rule and tail.rule.era else None
    elif tail.rule and _completes(tail, content, context, rules, rules.own(content, text, mark.end)):
        end, maker = tail.end, tail.rule
    elif content in rules.slogans or _is_speech(content):
        return
    else:
        end, maker = _without_head(text, mark, tail, content, context, rules)
    if maker and maker.type:
        yield Found(mark.start, end, _type(maker, context), maker.id)


def _type(maker: TypedRule, context: Context) -> str:
    if isinstance(maker, QuotedHead) and context.frame and context.frame.type == maker.granted:
        return maker.granted
    return maker.type


def _completes(tail: Tail, content: str, context: Context, rules: QuoteRules, own: TypedRule | None) -> bool:
    """Tell whether the head behind a quotation makes it a name, though it be a slogan or a sentence."""
    aim = context.holds and not (isinstance(own, Content) and own.firm)
    apart = content in rules.slogans or aim or (tail.gap and content in rules.known)
    if (tail.rule and tail.rule.weak and apart) or (tail.gap and content in rules.slogans):
        return False
    return not (tail.gap and _is_speech(content))


def _is_speech(content: str) -> bool:
    return len(content) > _LONGEST_NAME or bool(_SENTENCE.search(content))


def _without_head(
    text: str, mark: Mark, tail: Tail, content: str, context: Context, rules: QuoteRules
) -> tuple[int, TypedRule | None]:
    """Return the end and the maker of a name that no head completes: by its class, itself, or its frame."""
    own = rules.own(content, text, mark.end)
    if tail.over:
        return tail.end, own if own and tail.end == mark.end else tail.over
    if own and (not context.holds or not isinstance(own, Content) or own.firm):
        return mark.end, own
    if context.apart and not context.both_sides and _CLAUSES.search(content):
        return mark.end, None
    return mark.end, context.frame if tail.boundary or context.both_sides else None
