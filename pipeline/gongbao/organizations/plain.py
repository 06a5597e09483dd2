"""Plain names of firms, without a legal form: which few words may be one where a firm must stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gongbao.organizations.lexicon import Lexicon, Word
from gongbao.organizations.rules import word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression

Span = tuple[int, int]

_REACH = 12
_SHORTEST, _LONGEST = 2, 4
_ITEM = expression(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,8}\Z")
_HAN = expression(r"[\u4e00-\u9fff]{2,12}")
_MEMBER = expression(r"([\u4e00-\u9fff]{2,8})(?=[、，。；（(等])")
_OUTSIDE = frozenset(
    {"title", "function", "verb", "classifier", "numeral", "stop", "place", "time", "adverb"}
)
_OF_SENTENCES = frozenset({"title", "function", "stop", "adverb", "level", "time"})
_OWN = frozenset({"proper", "unknown"})
_NAMING = _OWN | {"place"}
_PLAIN = frozenset({"verb", "adjective"})
_LONGEST_PERSON = 3
_AROUND = 3


class PlainNames:
    """Reads plain names of firms; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        self.particles = word_list(book, "particle")
        self.trades = word_list(book, "brand-trade")
        self.no_names = word_list(book, "no-firm")
        self._classes = tuple(self.no_names)
        self.surnames = word_list(book, "surname")

    @staticmethod
    @cache
    def of(book: Rulebook) -> PlainNames:
        """Return the reader of `book`."""
        return PlainNames(book)

    def after(self, text: str, start: int) -> Span | None:
        """Return the span of the name that begins at `start`."""
        run = _HAN.match(text, start, start + _REACH)
        end = self._end(text, run.start(), run.end()) if run else 0
        return (start, end) if end else None

    def owners_after(self, text: str, start: int) -> Iterator[Span]:
        """Yield the members of a list that begins at `start`, up to the first that is no firm's name."""
        while (member := _MEMBER.match(text, start)) and self.is_owner(text, *member.span()):
            yield member.span()
            start = member.end() + 1

    def before(self, text: str, end: int) -> Span | None:
        """Return the span of the name that ends at `end` and fills all from a mark on."""
        run = _ITEM.search(text, max(0, end - _REACH), end)
        return run.span() if run and self._end(text, *run.span()) == end else None

    def owner_before(self, text: str, end: int, *, of_person: bool) -> Span | None:
        """Return the span of the name before `end`, where what follows makes a firm of any name: 据扬帆重工|董事长.

        With `of_person` a person may stand there as well, who bears the post.
        """
        run = _ITEM.search(text, max(0, end - _REACH), end)
        if run is None:
            return None
        start = run.start()
        while text[start] in self.particles:
            start += 1
        if end - start < _SHORTEST or not self._ends_at(text, start, end):
            return None
        if of_person and text[start] in self.surnames and end - start <= _LONGEST_PERSON:
            return None
        return (start, end) if self.is_owner(text, start, end) else None

    def ends_in_trade(self, text: str, start: int, end: int) -> bool:
        """Return whether the last word of a span is a trade."""
        last = self.lexicon.cut(text, start, end)[-1]
        return text[last.start : last.end] in self.trades

    def is_item(self, text: str, start: int, end: int) -> bool:
        """Return whether a span between two firms of a list is a name: several words, none of the sentence."""
        words = self.lexicon.cut(text, start, end)
        is_traded = len(words) > 1 and text[words[-1].start : end] in self.trades
        inner = words[words[0].kind == "place" : -1] if is_traded else words
        return len(words) > 1 and not any(word.kind in _OUTSIDE and not _is_single(word) for word in inner)

    def is_member(self, text: str, start: int, end: int) -> bool:
        """Return whether a member of a list in which others are firms may be one: 酒仙网, 沪东中华."""
        words = self.lexicon.cut(text, start, end)
        return self._are_of_a_name(text, words) and (len(words) > 1 or words[0].kind in _OWN)

    def is_owner(self, text: str, start: int, end: int) -> bool:
        """Return whether words name a firm where one must stand: by lone characters, or before a trade."""
        words = self.lexicon.cut(text, start, end)
        if not self._are_of_a_name(text, words):
            return False
        own, trade = words[:-1], text[words[-1].start : words[-1].end]
        if trade in self.trades and words[-1].start - start >= _SHORTEST:
            named = any(_is_single(word) or word.kind in _NAMING for word in own)
            return named and not any(word.kind in _PLAIN and not _is_single(word) for word in own)
        inner = [word for word in words if word.kind != "place" or _is_single(word)]
        return all(_is_single(word) or word.kind in _OWN for word in inner)

    def _ends_at(self, text: str, start: int, end: int) -> bool:
        """Return whether a word of the sentence ends at `end`: not in 比|招股|价."""
        words = self.lexicon.cut(text, start, min(end + _AROUND, len(text)))
        return any(word.end == end for word in words)

    def _are_of_a_name(self, text: str, words: list[Word]) -> bool:
        """Return whether no word belongs to the sentence or tells a class of firms, and not all are places."""
        if all(word.kind == "place" for word in words):
            return False
        if text.endswith(self._classes, words[0].start, words[-1].end):
            return False
        return not any(self._is_no_part(text, word) for word in words)

    def _is_no_part(self, text: str, word: Word) -> bool:
        written = text[word.start : word.end]
        if _is_single(word):
            return written in self.particles
        of_sentence = word.kind in _OF_SENTENCES or (word.kind == "verb" and written not in self.trades)
        return of_sentence or written in self.no_names

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
