"""Offices of a list that leave their place to the first of it: 市教育局、体育局和民政局, 市委宣传部、统战部."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gongbao.organizations.finding import Finder, Found
from gongbao.organizations.lexicon import Lexicon
from gongbao.organizations.rules import word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import alternation

_OFFICES = frozenset({"government", "party", "judicial", "association", "legislature", "consultative"})
_OUTSIDE = frozenset(
    {"stop", "function", "classifier", "numeral", "time", "adverb", "unknown", "title", "country", "level"}
)
_RULE = "organizations.listed.office"


class Listed:
    """Finds the further offices of lists; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.finder = Finder.of(book)
        self.lexicon = Lexicon.of(book)
        self.classing = word_list(book, "class") | word_list(book, "listed-class")
        offices = alternation(word_list(book, "listed-office"))
        party = alternation(word_list(book, "listed-party"))
        self._item = re.compile(
            f"(?:、|和|与|及|以及|会同|联合)(?P<office>[\u4e00-\u9fff]{{0,8}}?(?:(?P<party>{party})|{offices}))"
            f"(?=[、，。；：（(和与及等\n]|$|{alternation(word_list(book, 'listed-behind'))})"
        )
        self._ends_as_one = re.compile(f"(?:{party}|{offices})$")

    @staticmethod
    @cache
    def of(book: Rulebook) -> Listed:
        """Return the finder of `book`."""
        return Listed(book)

    def find(self, text: str, bodies: Sequence[Found]) -> Iterator[Found]:
        """Yield the offices right behind one of `bodies` in a list, in order; none begins in one of them."""
        starts = {body.start for body in bodies}
        for body in bodies:
            if body.type not in _OFFICES or not self._ends_as_one.search(text, body.start, body.end):
                continue
            end = body.end
            while (item := self._item.match(text, end)) and item.start("office") not in starts:
                if not self._is_an_office(text, *item.span("office")):
                    break
                as_party = item["party"] and body.type == "party"
                kind = "party" if as_party else self.finder.type_by_head(item["office"]) or "government"
                yield Found(*item.span("office"), kind, _RULE)
                end = item.end("office")

    def _is_an_office(self, text: str, start: int, end: int) -> bool:
        """Return whether nothing in a span belongs to the sentence or makes a class of it: 各部, 有关厅局."""
        words = self.lexicon.cut(text, start, end)
        return all(
            word.kind not in _OUTSIDE and text[word.start : word.end] not in self.classing for word in words
        )
