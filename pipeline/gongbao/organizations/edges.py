"""Where a name may begin and end: at the words of the sentence around it."""

from __future__ import annotations

from functools import cache

from gongbao.organizations.lexicon import Lexicon
from gongbao.organizations.rules import word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation, any_of

_AROUND = 4
_SHORT = 3
_COMPOUND = 3
_PLACE = 2
_PLACES = (3, 2)
"""Lengths of a place that stands between a firm's name and its trade there."""


class Edges:
    """Compares the edges of names with those of words; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        self.signs = word_list(book, "sign")
        self.following = any_of(" ".join(sorted(word_list(book, "following-verb"))))
        self.local_trade = expression(f"(?:{alternation(word_list(book, 'local-trade'))})(?![\u4e00-\u9fff])")

    @staticmethod
    @cache
    def of(book: Rulebook) -> Edges:
        """Return the edges of `book`."""
        return Edges(book)

    def cuts_a_word(self, text: str, start: int, end: int) -> bool:
        """Return whether a firm's name begins or ends in another word: 江苏新能 in 江苏新能源装机, 天能 in 夏天能."""
        behind = min(end + _AROUND, len(text))
        if all(word.end != end for word in self.lexicon.cut(text, start, behind)):
            return True
        return all(word.start != start for word in self.lexicon.cut(text, max(0, start - _AROUND), behind))

    def is_followed_by(self, text: str, start: int, end: int) -> bool:
        """Return whether a word of the sentence begins at `end`, and none goes on over it: 市教育局|部署."""
        following = self.following.match(text, end)
        if following is None:
            return False
        words = self.lexicon.cut(text, start, following.end())
        return any(word.start == end for word in words)

    def is_behind_a_word(self, text: str, start: int, end: int) -> bool:
        """Return whether the word before a name has several characters and ends right there: 其中|宁德时代."""
        words = self.lexicon.cut(text, max(0, start - _AROUND), end)
        return any(word.end == start and word.end - word.start > 1 for word in words)

    def is_in_a_word(self, text: str, start: int, end: int) -> bool:
        """Return whether a short head is no word of its own here: 干部, 部分, 工作协调."""
        if end - start > _SHORT:
            return False
        if text.startswith("校长", end - 1):
            return True
        if text.startswith("长", end):
            return end - start == 1 and text[start - 1 : start] == text[start:end]
        words = self.lexicon.cut(text, max(0, start - _AROUND), min(end + _AROUND, len(text)))
        last = next((word for word in words if word.end == end), None)
        if last is None:
            return True
        if last.kind == "place" and last.start < start and last.end - last.start > _PLACE:
            return True
        longer = last.end - last.start >= _COMPOUND
        return not (last.start >= start or longer or text[start] in self.signs)

    def with_local_trade(self, text: str, end: int) -> int:
        """Return where the place and the trade end with which a group names a firm: 华润河南医药, else `end`."""
        for size in _PLACES:
            trade = self.local_trade.match(text, end + size)
            if trade and self.lexicon.kind(text[end : end + size]) == "place":
                return trade.end()
        return end
