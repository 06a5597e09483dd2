"""Leftwards from a legal form: a place, a name of any characters, and words of trade, 苏州安靠智能科技有限公司."""

from __future__ import annotations

from functools import cache

from gongbao.organizations.lexicon import Lexicon, Word
from gongbao.organizations.modifiers import Modifiers
from gongbao.organizations.rules import word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression

_REACH = 36
_LONGEST_BRAND = 4
_OFFICE = 2
_PLACE = 2
"""Characters of a place that a noun may begin with, which then names a firm: 青岛港."""
_PIECE = expression(
    r"(?:[\u4e00-\u9fffA-Za-z0-9&·]|(?<=[\u4e00-\u9fffA-Za-z])[-—－](?![-—－])|[（(][\u4e00-\u9fff]{1,8}[）)])+\Z"
)
_PARTS = expression(r"[（(][^（()）]*[）)]|[^（()）]+")
_NAMING = frozenset({"unknown", "proper", "latin"})
_BARRIERS = frozenset({"function", "adverb", "time", "title", "stop", "classifier"})
_COUNTED = frozenset({"classifier", "time", "numeral", "noun", "country"})
_LIGHT = frozenset({"function", "adverb", "verb", "stop", "classifier", "locative", "adjective", "time"})


class FirmReader:
    """Reads the names of firms; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        self.classing = word_list(book, "class")
        self.calendar = word_list(book, "calendar")
        self.trades = word_list(book, "trade")
        self.barriers = word_list(book, "firm-barrier") - self.trades
        self.classes = tuple(word_list(book, "firm-class"))
        self.particles = word_list(book, "particle")
        self.town_signs = word_list(book, "town-sign")
        self.countries = word_list(book, "own-country")

    @staticmethod
    @cache
    def of(book: Rulebook) -> FirmReader:
        """Return the reader of `book`."""
        return FirmReader(book)

    def read(self, text: str, head: int) -> Modifiers:
        """Return what belongs to the name whose legal form starts at `head`."""
        piece = _PIECE.search(text, max(0, head - _REACH), head)
        if not piece:
            return Modifiers(head, (), False)
        words = self._words(text, piece.start(), head)
        first = self._first(text, words)
        kept = words[self._start(text, words, first) :]
        stop = words[first - 1] if first else None
        counted = stop is not None and self._is_a_count(text, stop)
        start = kept[0].start if kept else head
        return Modifiers(start, _with_names(kept), counted and len(kept) == len(words) - first)

    def _is_a_count(self, text: str, stop: Word) -> bool:
        """Return whether the word before a name counts a class of firms, as no unit of the calendar does."""
        written = text[stop.start : stop.end]
        is_number = stop.kind in ("classifier", "numeral") and written not in self.calendar
        return is_number or written in self.classing

    def _words(self, text: str, start: int, end: int) -> list[Word]:
        """Return the words of a piece, with brackets, and letters with digits, as one word each."""
        words: list[Word] = []
        for part in _PARTS.finditer(text, start, end):
            if part[0][0] in "（(":
                words.append(Word(part.start(), part.end(), "bracket"))
                continue
            for word in self.lexicon.cut(text, part.start(), part.end()):
                if text[word.start].isascii():
                    if words and words[-1].kind == "latin" and words[-1].end == word.start:
                        words[-1] = words[-1]._replace(end=word.end)
                    else:
                        words.append(word._replace(kind="latin"))
                elif words and self._is_cut_wrong(text, words[-1], word):
                    words[-1] = words[-1]._replace(end=word.start + 1)
                    words.append(Word(word.start + 1, word.end, self.lexicon.kind(text[word.end - 1])))
                else:
                    words.append(word)
        return words

    def _is_cut_wrong(self, text: str, place: Word, word: Word) -> bool:
        """Return whether an office of two characters is the sign of a place and the start of a name: 江阴市|长达."""
        longer = text[place.start : word.start + 1]
        office = word.kind == "title" and word.end - word.start == _OFFICE
        goes_on = text[word.end : word.end + 1] not in self.particles
        return office and goes_on and place.kind == "place" and self.lexicon.kind(longer) == "place"

    def _first(self, text: str, words: list[Word]) -> int:
        """Return the index of the first word behind the last one that no firm's name holds."""
        at = len(words) - 1
        while at >= 0:
            word = words[at]
            written = text[word.start : word.end]
            if word.end - word.start == 1 and word.kind != "latin":
                low = self._run(words, at)
                stop = self._barrier_in_run(text, words, low, at)
                if stop >= 0:
                    return stop + 1
                at = low - 1
                continue
            if word.kind == "latin" and written.isdigit() and self._counts(text, word):
                return at + 1
            if word.kind == "numeral" and not written.startswith("第"):
                return at + 1
            if (
                written in self.barriers
                or written.endswith(self.classes)
                or (word.kind in _BARRIERS and written not in self.trades)
            ):
                return at + 1
            if word.kind == "verb" and not (
                at and words[at - 1].kind == "place" and self._opens(words, at - 1)
            ):
                return at + 1
            at -= 1
        return 0

    def _run(self, words: list[Word], at: int) -> int:
        """Return the index at which the run of single characters starts that ends at `at`."""
        low = at
        while low and words[low - 1].end - words[low - 1].start == 1 and words[low - 1].kind != "latin":
            low -= 1
        return low

    def _barrier_in_run(self, text: str, words: list[Word], low: int, high: int) -> int:
        """Return the index of the last particle in a run, -1 where it has none or a place stands before a short one."""
        if low and _is_a_number(text, words[low - 1]) and words[low].kind in _COUNTED:
            return low
        placed = low > 0 and words[low - 1].kind == "place" and 1 < high - low + 1 <= _LONGEST_BRAND
        placed = placed and not self._leads_to_a_place(text, words, high)
        for index in range(high, low - 1, -1):
            if text[words[index].start] in self.particles:
                return -1 if placed and index != low else index
        return -1

    def _leads_to_a_place(self, text: str, words: list[Word], at: int) -> bool:
        """Return whether a word joins what stands before it to the place behind it: 潍坊鲁信|向|中国建设银行."""
        if at + 1 == len(words) or text[words[at].start] not in self.particles:
            return False
        behind = words[at + 1]
        return self.lexicon.kind(text[behind.start : behind.start + _PLACE]) == "place"

    def _opens(self, words: list[Word], at: int) -> bool:
        """Return whether nothing or only places stand before the word at `at`."""
        return all(word.kind in ("place", "scope") for word in words[:at])

    def _counts(self, text: str, word: Word) -> bool:
        """Return whether digits count or date what follows: 3家, 10月."""
        return self.lexicon.kind(text[word.end : word.end + 1]) in ("classifier", "time", "numeral")

    def _start(self, text: str, words: list[Word], first: int) -> int:
        """Return the index at which the name starts: at a place, unless a name of its own stands before it."""
        kept = range(first, len(words))
        places = [index for index in kept if _is_a_place(words[index])]
        if (behind := self._behind_town(text, words, places)) is not None:
            return behind
        if places and not any(self._names(text, words, index) for index in range(first, places[0])):
            return places[0]
        if places and places[0] > first and self._is_led_to(text, words, places[0]):
            return places[0]
        start = first
        while start < len(words) - 1 and self._is_light(text, words, start):
            start += 1
        return start

    def _is_led_to(self, text: str, words: list[Word], at: int) -> bool:
        """Return whether a verb of one character stands right before the country's name: 款汇交|中国证券."""
        country = text[words[at].start : words[at].end] in self.countries
        return country and words[at - 1].kind == "verb" and _is_single(words[at - 1])

    def _behind_town(self, text: str, words: list[Word], places: list[int]) -> int | None:
        """Return the index of the last place right behind a town, which no firm's name holds: 周市镇|昆山."""
        towns = [index for index in places if index and text[words[index].start - 1] in self.town_signs]
        return towns[-1] if towns else None

    def _names(self, text: str, words: list[Word], index: int) -> bool:
        """Return whether a word before a place may be the name of a firm."""
        word = words[index]
        single = word.end - word.start == 1
        if (
            word.end - word.start > _PLACE
            and self.lexicon.kind(text[word.start : word.start + _PLACE]) == "place"
        ):
            return True
        return word.kind in _NAMING or (single and index + 1 < len(words) and _is_single(words[index + 1]))

    def _is_light(self, text: str, words: list[Word], index: int) -> bool:
        """Return whether a lone character before a name belongs to the sentence: 即, 系, 购."""
        word = words[index]
        if word.kind == "bracket":
            return True
        return _is_single(word) and word.kind in _LIGHT and not _is_single(words[index + 1])


def _with_names(words: list[Word]) -> tuple[Word, ...]:
    """Return the words with letters, and characters that no words make up, as unknown ones."""
    named = []
    single = [False, *map(_is_single, words), False]
    for index, word in enumerate(words):
        beside = single[index] or single[index + 2]
        if word.kind == "latin" or (single[index + 1] and (beside or word.kind not in _LIGHT)):
            word = Word(word.start, word.end, "unknown")
        named.append(word)
    return tuple(named)


def _is_a_number(text: str, word: Word) -> bool:
    return word.kind == "numeral" or text[word.end - 1 : word.end].isdigit()


def _is_single(word: Word) -> bool:
    return word.end - word.start == 1 and word.kind != "latin"


def _is_a_place(word: Word) -> bool:
    return word.kind in ("place", "scope") and word.end - word.start > 1
