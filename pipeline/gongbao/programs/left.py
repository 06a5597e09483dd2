"""Leftwards from a head: where a name without marks starts, and which verbs open it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gongbao.programs.knowledge import stops, word_list
from gongbao.programs.lexicon import Lexicon
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import alternation

_REACH = 36
_BREAK = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9·.—－+\-]")
_COUNT = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,3}批|[\d.]{1,6}[万亿]?[余多]?|[一二三四五六七八九十百千两]{1,4}[余多]?)(?:个|项|家|批|场|次|座|条|处|类|种|只|轮|户|所|名)"
)
_DATE = re.compile(r"(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?")


class Left(NamedTuple):
    """Where a name starts, the verbs that stand before it, and the offset at which its clause breaks off."""

    start: int
    verbs: frozenset[str]
    break_at: int


class LeftRules:
    """The words by which a name's start is found; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        opener = word_list(book, "opener").words.split()
        starter = word_list(book, "starter").words.split()
        leftover = word_list(book, "leftover").words.split()
        self.stops = stops(book)
        self.openers = Lexicon({word: word for word in opener})
        self.starter = re.compile(alternation({*starter, *opener}))
        self.leftover = re.compile(alternation(leftover))

    @staticmethod
    @cache
    def of(book: Rulebook) -> LeftRules:
        """Return the compiled rules of `book`."""
        return LeftRules(book)

    def read(self, text: str, head: int) -> Left:
        """Return where the name starts whose head starts at `head`."""
        start = self._clause_start(text, head)
        break_at, verbs = start, set()
        if opener := self.openers.last(text, start, head):
            start = opener[1]
            verbs.add(opener[2])
        while True:
            if match := self.starter.match(text, start, head):
                verbs.add(match[0])
            else:
                match = (
                    self.leftover.match(text, start, head)
                    or _COUNT.match(text, start, head)
                    or _DATE.match(text, start, head)
                )
            if not match:
                return Left(start, frozenset(verbs), break_at)
            start = match.end()

    def _clause_start(self, text: str, head: int) -> int:
        start = max(0, head - _REACH)
        for mark in _BREAK.finditer(text, start, head):
            start = mark.end()
        for stop in self.stops.finditer(text, start, head):
            if stop["stop"]:
                start = stop.end()
        return start
