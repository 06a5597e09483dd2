"""Names in quotation marks: with the head that completes them, over 等, in lists, and bare."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongbao.programs.context import Context, context_of
from gongbao.programs.models import Found
from gongbao.programs.quotes import QuoteRules
from gongbao.programs.right_context import RightContext, plan_of_era, read_right_context
from gongbao.programs.rules import Content, QuotedHead, TypedRule
from gongbao.rulebook import Rulebook
from gongbao.text import Document
from gongbao.text.marks import Mark

_SENTENCE = re.compile(r"[。！？；!?;]|……")
_CLAUSES = re.compile(r"[、,]")
_FULL_STOP = "。"
_CALL = "!！"
"""What may end a name that calls to something: `「你好，香港！」平台`."""

_GRANTED = "honour"
"""The type that a body's name in quotation marks may have: `创建“枫桥式人民法庭”`."""

_GATHERING = "event"
"""The type of the heads that name nothing where they stand alone in quotation marks: `“擂台赛”`."""

_WHOLE = {"brand", "policy", "publication"}
"""Types of what is a thing by itself, to which a deed behind the marks adds nothing."""

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
        if context.rejects or rules.manner.match(text, group[-1].end):
            continue
        last = _right_of_list(text, group, rules)
        if last.body:
            continue
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


def _right_of_list(text: str, group: list[Mark], rules: QuoteRules) -> RightContext:
    """Return how the last name goes on; a head that names complete in themselves share completes none of them."""
    right = read_right_context(text, group[-1].end, rules)
    if (
        right.gap
        and len(group) > 1
        and all(rules.own(_content(text, mark), text, mark.end) for mark in group)
    ):
        return RightContext(group[-1].end, None, right.rule, True, False)
    return right


def _content(text: str, mark: Mark) -> str:
    return text[mark.start + 1 : mark.end - 1].strip()


def _judge(
    text: str, mark: Mark, right: RightContext, context: Context, rules: QuoteRules
) -> Iterator[Found]:
    """Yield the quotation as a program if it is one."""
    maker: TypedRule | None
    content = _content(text, mark)
    if content in rules.manners or content.endswith(_FULL_STOP):
        return
    if len(content) < _SHORTEST_NAME and not rules.short.fullmatch(text, mark.start, right.end):
        return
    head = right.rule or right.over
    if head and head.of and content not in head.of.split():
        right = RightContext(mark.end, None, None, False, False)
    own = rules.own(content, text, mark.end)
    if right.rule and right.gap and not _completes(right, content, context, rules, own):
        right = right.nearer()
    if rules.era.fullmatch(content):
        end, maker = plan_of_era(text, mark.end, rules) or (mark.end, None)
    elif right.rule and _completes(right, content, context, rules, own):
        end, maker = right.end, right.rule
    elif content in rules.slogans or _is_speech(content):
        return
    else:
        end, maker = _without_head(text, mark, right, content, context, rules)
    if maker and maker.type:
        yield Found(mark.start, end, _type(maker, context), maker.id)


def _type(maker: TypedRule, context: Context) -> str:
    granted = maker.granted if isinstance(maker, QuotedHead) else ""
    if granted and context.frame and context.frame.type == granted:
        return granted
    return maker.type


def _completes(
    right: RightContext, content: str, context: Context, rules: QuoteRules, own: TypedRule | None
) -> bool:
    """Tell whether the head behind a quotation makes it a name, though it be a slogan or a sentence."""
    aim = context.holds and not (isinstance(own, Content) and own.firm)
    apart = content in rules.slogans or aim or (right.gap and content in rules.known)
    apart = apart or (right.gap and isinstance(own, Content) and own.firm)
    lesser = right.rule is not None and (right.rule.lesser or (right.rule.weak and right.goes_on))
    if right.rule and ((right.rule.weak and apart) or (lesser and _is_whole(own, content, rules))):
        return False
    return not (right.gap and (content in rules.slogans or _is_speech(content)))


def _is_whole(own: TypedRule | None, content: str, rules: QuoteRules) -> bool:
    """Tell whether a quotation is a name by itself: `“求学圆梦行动”`, `“单一窗口”`."""
    last = rules.strong.last(content, 1, len(content))
    headed = last is not None and last[1] == len(content)
    return own is not None and (headed or own.type in _WHOLE)


def _yields(own: TypedRule, to: TypedRule) -> bool:
    """Tell whether what knows a quotation by its shape says less than `to`, which is told by what stands around it."""
    return isinstance(own, Content) and own.yields_to == to.type != ""


def _outweighed(own: TypedRule, context: Context) -> bool:
    """Tell whether what stands before a quotation says more than the rule that knows it by itself."""
    granted = context.frame is not None and _yields(own, context.frame)
    return granted or (isinstance(own, Content) and context.holds and not own.firm)


def _is_speech(content: str) -> bool:
    return len(content) > _LONGEST_NAME or bool(_SENTENCE.search(content.rstrip(_CALL)))


def _without_head(
    text: str, mark: Mark, right: RightContext, content: str, context: Context, rules: QuoteRules
) -> tuple[int, TypedRule | None]:
    """Return the end and the maker of a name that no head completes: by its class, itself, or its frame."""
    own = rules.own(content, text, mark.end)
    if right.over:
        alone = own and own.type and right.end == mark.end and not _yields(own, right.over)
        return right.end, own if alone else right.over
    if own and not _outweighed(own, context):
        return mark.end, own
    noun = rules.strong.entries.get(content)
    if noun and noun.type == _GATHERING:
        return mark.end, None
    if context.apart and not context.both_sides and _CLAUSES.search(content):
        return mark.end, None
    if content.endswith(rules.body_endings) and not (context.frame and context.frame.type == _GRANTED):
        return mark.end, None
    if right.boundary or context.both_sides:
        return mark.end, context.frame
    return mark.end, None if context.holds else own
