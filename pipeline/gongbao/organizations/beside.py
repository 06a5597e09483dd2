"""Firms by what stands beside them: behind what a firm is to somebody (子公司江苏凌瑞), and in a list with firms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gongbao.organizations.finding import Found
from gongbao.organizations.lexicon import Lexicon, Word
from gongbao.organizations.rules import word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import alternation

_REACH = 12
_SHORTEST, _LONGEST = 2, 4
_ITEM = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,8}\Z")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,12}")
_FIRMS = frozenset({"company", "finance"})


class Beside:
    """Finds firms by their neighbours; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        self.particles = word_list(book, "particle")
        self._role = re.compile(alternation(word_list(book, "role")))

    @staticmethod
    @cache
    def of(book: Rulebook) -> Beside:
        """Return the finder of `book`."""
        return Beside(book)

    def find(self, text: str, organizations: Sequence[Found]) -> Iterator[Found]:
        """Yield the firms in `text` that no rule finds by their name alone; none overlaps one of `organizations`."""
        taken = {at for organization in organizations for at in range(organization.start, organization.end)}
        for match in self._role.finditer(text):
            run = _HAN.match(text, match.end(), match.end() + _REACH)
            end = self._end(text, run.start(), run.end()) if run else 0
            if run and end and taken.isdisjoint(range(run.start(), end)):
                yield Found(run.start(), end, "company", "organizations.beside.role")
        for organization in organizations:
            if organization.type not in _FIRMS or text[organization.start - 1 : organization.start] != "、":
                continue
            item = _ITEM.search(text, max(0, organization.start - _REACH), organization.start - 1)
            if item and self._end(text, item.start(), item.end()) == item.end() and item.start() not in taken:
                yield Found(item.start(), item.end(), "company", "organizations.beside.list")

    def _end(self, text: str, start: int, stop: int) -> int:
        """Return where a place and a few characters end that no words make up, 0 where none stand at `start`."""
        words = self.lexicon.cut(text, start, stop)
        at = 0
        while at < len(words) and words[at].kind == "place" and words[at].end - words[at].start > 1:
            at += 1
        first = at
        while at < len(words) and self._is_of_a_name(text, words[at]):
            at += 1
        run = words[first:at]
        if not _SHORTEST <= len(run) <= _LONGEST or all(word.kind != "unknown" for word in run):
            return 0
        return run[-1].end

    def _is_of_a_name(self, text: str, word: Word) -> bool:
        return word.end - word.start == 1 and text[word.start] not in self.particles
