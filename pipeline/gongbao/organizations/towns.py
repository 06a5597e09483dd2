"""Names of towns and villages, which no list has: 昆山市|陆家镇人民政府, 、八里店镇人民政府."""

from __future__ import annotations

from gongbao.organizations.lexicon import Word
from gongbao.organizations.rules import word_list
from gongbao.places.rules import divisions
from gongbao.rulebook import Rulebook

_LONGEST = 4
_OPENING = (2, 3)
"""Lengths of a name that opens a piece of text: behind no division a longer one is more often a phrase."""
_IN_NAMES = frozenset(
    {"noun", "proper", "place", "unknown", "numeral", "classifier", "adjective", "locative", "country"}
)
_BEFORE = frozenset({"function", "stop", "verb"})


class TownReader:
    """Joins the words of which the name of a town or village is made."""

    def __init__(self, book: Rulebook):
        self._divisions = frozenset(division.name for division in divisions(book))
        self._signs = word_list(book, "town-sign")
        self._outer = word_list(book, "sign") - self._signs
        self._classes = word_list(book, "town-class")
        self._particles = word_list(book, "particle")
        self._joining = word_list(book, "joining")
        self._counting = word_list(book, "counting")
        self._verbs = word_list(book, "town-verb")

    def joined(self, text: str, words: list[Word]) -> list[Word]:
        """Return the words of a piece of `text`, the names of towns and villages in it as one place each.

        The sign of the last, such as 镇, may stand right behind the piece.
        """
        if not words:
            return words
        ends = [index for index, word in enumerate(words) if text[word.start : word.end] in self._signs]
        if any(text.startswith(sign, words[-1].end) for sign in self._signs):
            ends.append(len(words))
        for index in reversed(ends):
            first = self._start(text, words, index)
            if first < index:
                end = words[min(index, len(words) - 1)].end
                words = [*words[:first], Word(words[first].start, end, "place"), *words[index + 1 :]]
        return words

    def _start(self, text: str, words: list[Word], sign: int) -> int:
        """Return the index of the first word of the name before a sign, `sign` where no name stands."""
        first = sign
        while first and words[sign - 1].end - words[first - 1].start <= _LONGEST:
            word = words[first - 1]
            if text[word.start : word.end] in self._divisions:
                break
            if not self._is_of_a_name(text, word):
                break
            first -= 1
        if first == sign or text[words[first].start : words[sign - 1].end] in self._classes:
            return sign
        if text[words[sign - 1].start : words[sign - 1].end] in self._counting:
            return sign
        if first and self._is_a_division(text, words[first - 1]):
            return first
        size = words[sign - 1].end - words[first].start
        return first if self._opens(text, words, first) and size in _OPENING else sign

    def _is_a_division(self, text: str, word: Word) -> bool:
        """Return whether a word is the name of a division, or the short one of an autonomous one: 寻甸县."""
        signed = word.kind == "place" and text[word.end - 1] in self._outer
        return signed or text[word.start : word.end] in self._divisions

    def _is_of_a_name(self, text: str, word: Word) -> bool:
        written = text[word.start : word.end]
        if written in self._joining:
            return False
        if word.kind == "level":
            return len(written) == 1 and written not in self._signs
        names = word.kind in _IN_NAMES or written in self._verbs
        return names or (len(written) == 1 and written not in self._particles)

    def _opens(self, text: str, words: list[Word], first: int) -> bool:
        """Return whether what stands before the word at `first` belongs to the sentence, no name."""
        written = text[words[first].start : words[first].end]
        if words[first].kind in _BEFORE and len(written) > 1 and written not in self._verbs:
            return False
        before = words[first - 1] if first else None
        if before is None or before.kind in _BEFORE:
            return True
        written = text[before.start : before.end]
        return written in self._joining or written in self._signs
