"""What stands beside a known name: whether it makes a body of it, goes on with it, or makes other words of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gongbao.organizations.rules import Known, ending_in
from gongbao.organizations.sufficing import HasType
from gongbao.rulebook.patterns import any_of
from gongbao.text.gazetteer import Hit
from gongbao.vocabulary import FIRMS

_ALNUM = re.compile(r"[A-Za-z0-9]{2}")
_CODE = re.compile(r"[（(](?:股票代码)?[:：]?(?:[A-Z]{2}[.:：]?)?\d{4,6}")
_NAMED_BEFORE = re.compile(r"\w·$")
_NAMED_BEHIND = re.compile(r"·\w")
_BEHIND = 4
_SENTENCE = 120
_STOPS = "。！？\n"


def with_trade(text: str, end: int, rule: Known) -> int:
    """Return where the trade ends that a name is followed by and that belongs to it, else `end`."""
    trade = any_of(rule.takes).match(text, end)
    if trade is None or any_of(rule.not_taken_before).match(text, trade.end()):
        return end
    return trade.end()


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence around a span, at most so far away on either side."""
    least, most = max(0, start - _SENTENCE), min(len(text), end + _SENTENCE)
    before = max(text.rfind(stop, least, start) for stop in _STOPS)
    behind = min((at for stop in _STOPS if (at := text.find(stop, end, most)) >= 0), default=most)
    return max(before, least), behind


def is_part_of_letters(text: str, start: int, end: int) -> bool:
    """Return whether letters or digits of a name go on beside it."""
    return bool(_ALNUM.match(text, max(0, start - 1), start + 1) or _ALNUM.match(text, end - 1, end + 1))


def is_part_of_a_person(text: str, start: int, end: int) -> bool:
    """Return whether the dot inside the name of a foreigner stands beside what seems a name: 巴迪·戴尔."""
    return bool(_NAMED_BEFORE.search(text, max(0, start - 2), start) or _NAMED_BEHIND.match(text, end))


def firm_starts(text: str, names: list[Hit[tuple[Known, str]]], listing: frozenset[str]) -> set[int]:
    """Return where the names start that are firms' whatever stands beside them, and those in a list before one."""
    starts: set[int] = set()
    for start, end, (rule, _) in reversed(names):
        is_listed = text[end : end + 1] in listing and end + 1 in starts
        if rule.type in FIRMS and (is_listed or not rule.needs_context):
            starts.add(start)
    return starts


def is_meant(
    text: str, start: int, end: int, rule: Known, by_end: Mapping[int, HasType], listing: frozenset[str]
) -> bool:
    """Return whether what stands beside a name, which may be other words too, makes a body of it."""
    if any_of(rule.only_before).match(text, end) or _CODE.match(text, end):
        return True
    if ending_in(rule.only_behind).search(text, max(0, start - _BEHIND), start):
        return True
    before = by_end.get(start - 1)
    return text[start - 1 : start] in listing and before is not None and before.type in FIRMS
