"""Firms by what stands beside them: what they are to somebody (子公司江苏凌瑞), have and do, and others in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from gongbao.organizations.finding import Found
from gongbao.organizations.plain import PlainNames, Span
from gongbao.organizations.rules import word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import alternation
from gongbao.vocabulary import FIRMS

_BETWEEN = re.compile("、([\u4e00-\u9fffA-Za-z]{2,6})、")
_SURE = 3
"""Characters from which on a name of any kind before a firm in a list is one's."""


class Beside:
    """Finds firms by their neighbours; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.names = PlainNames.of(book)
        listing = "".join(sorted(word_list(book, "listing")))
        self._closing = re.compile(f"[，。；：（(等{listing}\n]|$")
        self._role = re.compile(f"(?:{alternation(word_list(book, 'role'))})的?")
        self._deed = re.compile(alternation(word_list(book, "firm-deed")))
        self._owning = re.compile(f"(?:{alternation(word_list(book, 'owning'))})的?")
        self._post = re.compile(alternation(word_list(book, "firm-post")))
        self._finance = tuple(word_list(book, "finance-trade"))
        self._say = re.compile(alternation(word_list(book, "firm-say")))

    @staticmethod
    @cache
    def of(book: Rulebook) -> Beside:
        """Return the finder of `book`."""
        return Beside(book)

    def find(self, text: str, organizations: Sequence[Found]) -> Iterator[Found]:
        """Yield the firms in `text` that no rule finds by their name alone; none overlaps one of `organizations`."""
        taken = {at for organization in organizations for at in range(organization.start, organization.end)}
        spans = [(rule, span) for rule, span in self._spans(text, organizations) if span]
        for rule, (start, end) in sorted(spans, key=lambda item: item[1]):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                type_ = "finance" if text.endswith(self._finance, start, end) else "company"
                yield Found(start, end, type_, f"organizations.beside.{rule}")

    def _spans(self, text: str, organizations: Sequence[Found]) -> Iterator[tuple[str, Span | None]]:
        """Yield by what each was found the spans of names, `None` where none stands."""
        for role in self._role.finditer(text):
            yield "role", self.names.after(text, role.end())
        for owning in self._owning.finditer(text):
            for span in self.names.owners_after(text, owning.end()):
                yield "role", span
        for deed in self._deed.finditer(text):
            yield "deed", self.names.before(text, deed.start())
        for post in self._post.finditer(text):
            yield "post", self.names.owner_before(text, post.start(), of_person=True)
        for said in self._say.finditer(text):
            yield "post", self.names.owner_before(text, said.start(), of_person=False)
        yield from self._listed(text, [one for one in organizations if one.type in FIRMS])

    def _listed(self, text: str, firms: Sequence[Found]) -> Iterator[tuple[str, Span | None]]:
        for one, other in pairwise(firms):
            item = _BETWEEN.fullmatch(text, one.end, other.start)
            yield "list", item.span(1) if item and self.names.is_item(text, *item.span(1)) else None
        for firm in firms:
            if text[firm.start - 1 : firm.start] == "、":
                owner = self.names.owner_before(text, firm.start - 1, of_person=True)
                long = owner is not None and owner[1] - owner[0] >= _SURE
                yield "list", owner if long else self.names.before(text, firm.start - 1)
            if text[firm.end : firm.end + 1] == "、":
                after = self.names.after(text, firm.end + 1)
                whole = after and (
                    self._closing.match(text, after[1]) or self.names.ends_in_trade(text, *after)
                )
                yield "list", after if whole else None
