"""Firms in a list that says of what kind its members are: 江南造船、外高桥造船等船企, 贵州茅台、酒仙网等企业."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gongbao.organizations.finding import Found
from gongbao.organizations.plain import PlainNames, Span
from gongbao.organizations.rules import word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation
from gongbao.vocabulary import FIRMS

_MEMBER = expression(r"(?<![\u4e00-\u9fffA-Za-z0-9])[\u4e00-\u9fffA-Za-z0-9]{2,8}\Z")
_LONGEST = 9
_MOST = 16
_RULE = "organizations.closed-list"


class ClosedLists:
    """Finds the members of such lists; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.names = PlainNames.of(book)
        self.finance = word_list(book, "finance-kind")
        self.sure = word_list(book, "firm-kind") | self.finance
        kinds = alternation(self.sure | word_list(book, "body-kind"))
        self._closing = re.compile(f"等[^，。；：、的\n]{{0,8}}?(?P<kind>{kinds})")

    @staticmethod
    @cache
    def of(book: Rulebook) -> ClosedLists:
        """Return the finder of `book`."""
        return ClosedLists(book)

    def find(self, text: str, organizations: Sequence[Found]) -> Iterator[Found]:
        """Yield the firms that such lists name, but those among `organizations`, whose type they have."""
        firms = {one.end: one for one in organizations if one.type in FIRMS}
        for closing in self._closing.finditer(text):
            members = list(self._members(text, closing.start()))
            known = [firms[end] for _, end in members if end in firms]
            if not known and closing["kind"] not in self.sure:
                continue
            fits = self.names.is_member if known else self.names.is_owner
            type_ = known[0].type if known else "finance" if closing["kind"] in self.finance else "company"
            for start, end in members:
                if end not in firms and fits(text, start, end):
                    yield Found(start, end, type_, _RULE)

    def _members(self, text: str, end: int) -> Iterator[Span]:
        """Yield the members of the list that ends at `end`, from the last on, up to one that is no name."""
        for _ in range(_MOST):
            member = _MEMBER.search(text, max(0, end - _LONGEST), end)
            if member is None:
                return
            yield member.span()
            end = member.start() - 1
            if text[end : end + 1] != "、":
                return
