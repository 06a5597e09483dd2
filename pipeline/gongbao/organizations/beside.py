"""Firms by what stands beside them: what they are to somebody (子公司江苏凌瑞), what they do, and firms in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from gongbao.organizations.finding import Found
from gongbao.organizations.lexicon import Lexicon, Word
from gongbao.organizations.rules import word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import alternation

_REACH = 12
_SHORTEST, _LONGEST = 2, 4
_ITEM = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,8}\Z")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,12}")
_BETWEEN = re.compile("、([\u4e00-\u9fffA-Za-z]{2,6})、")
_OUTSIDE = frozenset(
    {"title", "function", "verb", "classifier", "numeral", "stop", "place", "time", "adverb"}
)
_FIRMS = frozenset({"company", "finance"})


class Beside:
    """Finds firms by their neighbours; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        self.particles = word_list(book, "particle")
        self.trades = word_list(book, "brand-trade")
        listing = "".join(sorted(word_list(book, "listing")))
        self._closing = re.compile(f"[，。；：（(等{listing}\n]|$")
        self._role = re.compile(alternation(word_list(book, "role")))
        self._deed = re.compile(alternation(word_list(book, "firm-deed")))

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
                yield Found(start, end, "company", f"organizations.beside.{rule}")

    def _spans(
        self, text: str, organizations: Sequence[Found]
    ) -> Iterator[tuple[str, tuple[int, int] | None]]:
        """Yield by what each was found the spans of names, `None` where none stands."""
        for role in self._role.finditer(text):
            yield "role", self._after(text, role.end())
        for deed in self._deed.finditer(text):
            yield "deed", self._before(text, deed.start())
        firms = [organization for organization in organizations if organization.type in _FIRMS]
        for one, other in pairwise(firms):
            yield "list", self._between(text, one.end, other.start)
        for organization in firms:
            if text[organization.start - 1 : organization.start] == "、":
                yield "list", self._before(text, organization.start - 1)
            if text[organization.end : organization.end + 1] == "、":
                item = self._after(text, organization.end + 1)
                closed = item is not None and self._closing.match(text, item[1])
                yield "list", item if closed else None

    def _between(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the only item between two firms of a list, whatever its words."""
        item = _BETWEEN.fullmatch(text, start, end)
        words = self.lexicon.cut(text, *item.span(1)) if item else []
        outside = any(word.kind in _OUTSIDE and not _is_single(word) for word in words)
        return item.span(1) if item and len(words) > 1 and not outside else None

    def _after(self, text: str, start: int) -> tuple[int, int] | None:
        """Return the name that begins at `start`."""
        run = _HAN.match(text, start, start + _REACH)
        end = self._end(text, run.start(), run.end()) if run else 0
        return (start, end) if end else None

    def _before(self, text: str, end: int) -> tuple[int, int] | None:
        """Return the name that ends at `end` and fills all from a mark on."""
        run = _ITEM.search(text, max(0, end - _REACH), end)
        return run.span() if run and self._end(text, *run.span()) == end else None

    def _end(self, text: str, start: int, stop: int) -> int:
        """Return where a name ends that starts at `start`, 0 if none does: places, lone characters, a trade."""
        words = self.lexicon.cut(text, start, stop)
        first = next((at for at, word in enumerate(words) if word.kind != "place" or _is_single(word)), 0)
        at = first
        while at < len(words) and self._is_of_a_name(text, words[at]):
            at += 1
        run = words[first:at]
        if not _SHORTEST <= len(run) <= _LONGEST:
            return 0
        if at < len(words) and text[words[at].start : words[at].end] in self.trades:
            return words[at].end
        return run[-1].end if any(word.kind == "unknown" for word in run) else 0

    def _is_of_a_name(self, text: str, word: Word) -> bool:
        return _is_single(word) and text[word.start] not in self.particles


def _is_single(word: Word) -> bool:
    return word.end - word.start == 1
