"""The modifiers of a head: the words before it that may belong to the name, and where this starts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from gongbao.organizations.absorbing import Absorber, HasStart
from gongbao.organizations.beginning import Beginning
from gongbao.organizations.lexicon import Lexicon, Word
from gongbao.organizations.manner import Manner
from gongbao.organizations.rules import word_list
from gongbao.places.rules import divisions
from gongbao.rulebook import Rulebook

_LONG_HEAD = 3
_LONGEST_DIVISION = 16
_SIGNS = (1, 3)
"""Lengths of the words for kinds of divisions that a head begins with: 区, 自治县."""


class Modifiers(NamedTuple):
    """What stands before a head: where the name starts, and the words from there to the head.

    `counted` tells that a number or a word such as 各 有关 stands right before, which makes a class of it.
    """

    start: int
    words: tuple[Word, ...]
    counted: bool

    def has(self, kinds: frozenset[str]) -> bool:
        """Return whether a word of one of `kinds` is in the name."""
        return any(word.kind in kinds for word in self.words)


class ModifierReader:
    """Reads what stands before heads; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        self.absorber = Absorber(book)
        self.beginning = Beginning(book)
        self.divisions = frozenset(division.name for division in divisions(book))
        self.classing = word_list(book, "class")
        self.joining = word_list(book, "joining")
        self.signs = word_list(book, "sign")
        self.listing = word_list(book, "listing")
        self.calendar = word_list(book, "calendar")
        self.openings = word_list(book, "name-opening")

    @staticmethod
    @cache
    def of(book: Rulebook) -> ModifierReader:
        """Return the reader of `book`."""
        return ModifierReader(book)

    def read(
        self, text: str, head: int, by_end: Mapping[int, HasStart], size: int, manner: Manner
    ) -> Modifiers:
        """Return what belongs to the name whose head, of the length `size`, starts at `head`.

        `by_end` are the organizations found so far, by their end.
        """
        names_division = manner.places_only and size > 1 and text[head : head + 1] in self.signs
        division = self.division_start(text, head) if names_division else head
        words, stop = self.absorber.absorb(text, division, by_end, size >= _LONG_HEAD, manner)
        if len(words) > 1 and words[0].kind == "body" and text[words[1].start : words[1].end] in self.joining:
            words = words[2:]
        counted = stop is not None and self._counts(text, stop)
        if not manner.places_only:
            kept = self.beginning.of_name(words, text, manner)
        else:
            inside = [Word(division, head, "place")] if division < head else []
            kept = self.beginning.of_places(words, inside, text, manner, names_division)
        if kept and stop is not None and self._opens_the_name(text, stop, kept[0]):
            kept = [Word(stop.start, kept[0].end, "unknown"), *kept[1:]]
        return Modifiers(kept[0].start if kept else head, tuple(kept), counted and len(kept) == len(words))

    def _counts(self, text: str, stop: Word) -> bool:
        """Return whether a word before a name counts a class of bodies, as no unit of the calendar does."""
        written = text[stop.start : stop.end]
        is_number = stop.kind in ("classifier", "numeral") and written not in self.calendar
        return is_number or written in self.classing

    def _opens_the_name(self, text: str, stop: Word, first: Word) -> bool:
        """Return whether the character that ended a name is its first, behind a mark: 、大|砂坪监狱."""
        written, before = text[stop.start : stop.end], text[stop.start - 1 : stop.start]
        fits = first.kind == "unknown" and stop.end == first.start and written in self.openings
        opens = not before or before.isspace() or before in self.listing | self.absorber.particles
        return fits and opens

    def division_start(self, text: str, head: int) -> int:
        """Return where the longest division's name starts that ends inside the head (昌平|区委), else `head`."""
        for start in range(max(0, head - _LONGEST_DIVISION), head):
            if any(text[start : head + sign] in self.divisions for sign in _SIGNS):
                return start
        return head
