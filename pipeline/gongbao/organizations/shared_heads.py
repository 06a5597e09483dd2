"""Bodies in a list that share the head behind their number: 肿瘤与代谢、闽台慢病流行病学2个重点实验室."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongbao import numerals
from gongbao.organizations.finding import Finder, Found
from gongbao.organizations.lexicon import Lexicon, Word
from gongbao.organizations.plain import Span
from gongbao.organizations.rules import word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation

_LIST = expression("[\u4e00-\u9fffA-Za-z0-9（）、·-]{4,}\\Z")
_MEMBER = expression("[^、]+")
_REACH = 160
_NUMBER = 6
"""Characters of a number at most."""
_SHORTEST, _LONGEST = 2, 24
_BEFORE = frozenset({"verb", "function", "adverb", "time", "stop", "place", "level"})
_ACTS = frozenset({"verb", "stop", "adverb"})
_RULE = "organizations.shared-head"


class SharedHeads:
    """Finds the members of such lists; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.book = book
        self.lexicon = Lexicon.of(book)
        self.finder = Finder.of(book)
        self.leads = word_list(book, "shared-lead")
        self.joint = re.compile(alternation(word_list(book, "listed-joint") - {"、"}))
        heads, counters = (alternation(word_list(book, name)) for name in ("shared-head", "body-counter"))
        levels = alternation(word_list(book, "shared-level"))
        self._closing = re.compile(f"(?:{counters})(?P<head>(?:{levels})?(?:{heads}))")

    @staticmethod
    @cache
    def of(book: Rulebook) -> SharedHeads:
        """Return the finder of `book`."""
        return SharedHeads(book)

    def find(self, text: str) -> Iterator[Found]:
        """Yield the bodies of the lists in `text` that have as many members as the number behind them says."""
        for closing in self._closing.finditer(text):
            at, count = self._number(text, closing.start())
            members = self._members(text, at) if count > 1 and text[at - 1 : at] != "等" else []
            if len(members) == count - 1:
                members = self._parted(text, members)
            if len(members) != count or not all(self._is_name(text, *member) for member in members):
                continue
            for start, end in members:
                full = text[start:end] + closing["head"]
                yield Found(start, end, self.finder.type_by_head(full) or "research", _RULE, full)

    def _number(self, text: str, end: int) -> tuple[int, int]:
        """Return where the number begins that ends at `end`, and its value, 0 where there is none."""
        first = max(0, end - _NUMBER)
        for numeral in numerals.find(text[first:end], book=self.book):
            if first + numeral.end == end and numeral.value is not None:
                return first + numeral.start, int(numeral.value)
        return end, 0

    def _members(self, text: str, end: int) -> list[Span]:
        """Return the parts between commas of the list that ends at `end`, the first behind the verbs before it."""
        run = _LIST.search(text, max(0, end - _REACH), end)
        if run is None:
            return []
        members = [member.span() for member in _MEMBER.finditer(text, run.start(), end)]
        start, last = members[0]
        return [(self._behind_verbs(text, start, last), last), *members[1:]]

    def _behind_verbs(self, text: str, start: int, end: int) -> int:
        """Return where the name begins behind the verbs before it, and who acts: 学校新设人工智能."""
        words = list(self.lexicon.cut(text, start, end))
        has_subject = len(words) > 1 and not self._is_before(text, words[0]) and words[1].kind in _ACTS
        for word in words[has_subject:]:
            if not self._is_before(text, word):
                break
            start = word.end
        return start

    def _is_before(self, text: str, word: Word) -> bool:
        return word.kind in _BEFORE or text[word.start : word.end] in self.leads

    def _is_name(self, text: str, start: int, end: int) -> bool:
        """Return whether a member is of a name's length and has no head of its own (文学院、法学院2个学院)."""
        return _SHORTEST <= end - start <= _LONGEST and not self.finder.type_by_head(text[start:end])

    def _parted(self, text: str, members: list[Span]) -> list[Span]:
        """Return `members` with the last parted at what joins two in it, as they are where nothing does."""
        start, end = members[-1] if members else (0, 0)
        joints = list(self.joint.finditer(text, start, end))
        return [*members[:-1], (start, joints[-1].start()), (joints[-1].end(), end)] if joints else members
