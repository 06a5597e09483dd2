"""Where a name starts among the words before its head."""

from __future__ import annotations

from gongbao.organizations.lexicon import Lexicon, Word
from gongbao.organizations.manner import ANCHORS, NAMES, WEAK_START, Manner
from gongbao.organizations.rules import word_list
from gongbao.places.rules import countries, divisions, gazetteer
from gongbao.rulebook import Rulebook

_MOST_COMMON_WORDS = 4
_LEADS = WEAK_START | {"verb"}


class Beginning:
    """Leaves out the words that lead to a name and belong to none; one instance a rulebook."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        self.divisions = frozenset(division.name for division in divisions(book))
        self.no_sites = frozenset(gazetteer(book).by_name) | frozenset(countries(book))
        self.signs = word_list(book, "sign")
        self.leading = word_list(book, "leading")
        self.chained = frozenset(map(tuple, word_list(book, "chained")))

    def of_name(self, words: list[Word], text: str, manner: Manner) -> list[Word]:
        """Return the words of a name that may hold any words of those before its head."""
        name = self._whole(words, text) if manner.whole else _name(words, text)
        return self._without_outer(name, text, manner)

    def of_places(
        self, words: list[Word], inside: list[Word], text: str, manner: Manner, names_division: bool
    ) -> list[Word]:
        """Return the places that stand right before a head, with the one that ends `inside` it."""
        run = [*_run_of_places(words, names_division and not inside), *inside]
        return self._without_outer(run, text, manner)

    def _without_outer(self, words: list[Word], text: str, manner: Manner) -> list[Word]:
        """Return the words without the divisions in which that of the body lies; a city belongs to its district.

        `manner` tells which of them the body bears too.
        """
        while len(words) > 1 and words[0].kind == words[1].kind == "place":
            outer, inner = text[words[0].end - 1], text[words[1].end - 1]
            behind = text[words[1].end : words[1].end + 1]
            if (
                (outer, inner) in self.chained
                or (outer, behind) in self.chained
                or (outer not in self.signs and inner not in self.signs)
                or manner.outer == "all"
                or (manner.outer == "bare" and text[words[1].start : words[1].end] not in self.divisions)
                or self._is_no_division(text, words[1])
            ):
                break
            words = words[1:]
        return words

    def _is_no_division(self, text: str, word: Word) -> bool:
        """Return whether a place is neither a division, a town nor a country: 腾龙洞 in 利川市腾龙洞管理处."""
        written = text[word.start : word.end]
        signed = text[word.end - 1] in self.signs or text[word.end : word.end + 1] in self.signs
        return not signed and written not in self.no_sites and self.lexicon.kind(written) == "place"

    def _whole(self, words: list[Word], text: str) -> list[Word]:
        """Return all of the words but those at the start that lead to a name or only tell it from others."""
        first = 0
        while first < len(words) and (
            words[first].kind in _LEADS or text[words[first].start : words[first].end] in self.leading
        ):
            first += 1
        return words[first:]


def _run_of_places(words: list[Word], names_division: bool) -> list[Word]:
    """Return the places that stand right before the head; one that begins with 县 makes a place of a name."""
    first = len(words)
    if names_division:
        first = _level_start(words, first)
    while first and words[first - 1].kind in ANCHORS and not _is_a_lone_character(words[first - 1]):
        first -= 1
        if words[first].kind == "level":
            first = _level_start(words, first)
    return words[first:]


def _is_a_lone_character(word: Word) -> bool:
    return word.kind == "place" and word.end - word.start == 1


def _level_start(words: list[Word], level: int) -> int:
    """Return the index at which the place starts whose kind, such as 镇, is the word at `level`."""
    if not level or words[level - 1].kind not in ("unknown", "proper", "place"):
        return level
    first = level - 1
    while first and words[first].kind == words[first - 1].kind == "unknown":
        first -= 1
    return first


def _name(words: list[Word], text: str) -> list[Word]:
    """Return the words that make the name: from the first place, else the first unknown word, else some."""
    for index, word in enumerate(words):
        if word.kind not in ANCHORS:
            continue
        if word.kind == "scope" and index and words[index - 1].kind in (*NAMES, "marked"):
            continue
        start = _level_start(words, index) if word.kind == "level" else index
        return words[start:]
    joint = max((index for index, word in enumerate(words) if word.kind == "joint"), default=-1)
    words = words[joint + 1 :]
    if index := _naming(words, text):
        return words[index - 1 :]
    words = words[-_MOST_COMMON_WORDS:]
    while words and (
        text[words[0].start] in "（(" or (words[0].kind in WEAK_START and text[words[0].start] != "第")
    ):
        words = words[1:]
    return words


def _naming(words: list[Word], text: str) -> int:
    """Return the number, from 1, of the word with which a name without a place starts; 0 if none names."""
    for index, word in enumerate(words):
        if word.kind == "marked":
            return index + 1
    for index, word in enumerate(words):
        if word.kind == "unknown":
            opens = index == 1 and words[0].end - words[0].start <= 2
            while index and text[words[index].start] == "·":
                index -= 1
            return 1 if opens else index + 1
    return 0
