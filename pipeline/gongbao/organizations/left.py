"""Leftwards from a head: the words that may belong to the name, and where it starts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from gongbao.organizations.knowledge import word_list
from gongbao.organizations.lexicon import Lexicon, Word
from gongbao.rulebook import Rulebook

_REACH = 26
_NAME_CHAR = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·\-—－─－]")
_MARKED = re.compile(r"(?:[“『‘][^“”『』，。、；：]{1,14}[”』’]|[（(][^（）()，。、；：]{1,6}[）)]|《[^《》，。；]{1,12}》)$")
_ANCHORS = frozenset({"place", "body", "level", "country", "scope"})
_INSIDE = frozenset({"noun", "proper", "unknown", "field", "adjective", "numeral", "marked", "time"}) | _ANCHORS
_NAMING = frozenset({"proper", "unknown", "marked"})
_JOINTS = frozenset("和与及暨")
_WEAK_START = frozenset({"adjective", "time", "numeral"})
_AWAY = frozenset("在赴驻对来访离留旅抵")
_MOST_COMMON_WORDS = 4


class Left(NamedTuple):
    """What stands before a head: where the name starts, and the words from there to the head.

    `counted` tells that a number or a word such as 各 有关 stands right before, which makes a class of it.
    """

    start: int
    words: tuple[Word, ...]
    counted: bool

    def has(self, kinds: frozenset[str]) -> bool:
        """Return whether a word of one of `kinds` is in the name."""
        return any(word.kind in kinds for word in self.words)


class LeftReader:
    """Reads what stands before heads; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        self.classing = word_list(book, "class")
        self.singles = word_list(book, "single")

    @staticmethod
    @cache
    def of(book: Rulebook) -> LeftReader:
        """Return the reader of `book`."""
        return LeftReader(book)

    def read(self, text: str, head: int, bodies: Mapping[int, int], *, places_only: bool, inner: bool) -> Left:
        """Return what belongs to the name whose head starts at `head`.

        `bodies` are the organizations found so far, start by end. With `places_only` nothing but places right
        before the head belongs to it; with `inner` a body before a place does (总行北京分行).
        """
        words, stop = self._absorb(text, head, bodies)
        counted = stop is not None and (stop.kind in ("classifier", "numeral") or text[stop.start : stop.end] in self.classing)
        if places_only:
            kept = _run_of_places(words, text)
            return Left(kept[0].start if kept else head, tuple(kept), counted and len(kept) == len(words))
        kept = _name(words, text, inner)
        return Left(kept[0].start if kept else head, tuple(kept), counted and len(kept) == len(words))

    def _absorb(self, text: str, head: int, bodies: Mapping[int, int]) -> tuple[list[Word], Word | None]:
        """Return the words before `head` that may belong to a name, and the word that ended them."""
        kept: list[Word] = []
        at = head
        marked_once = False
        while at > 0:
            if at in bodies:
                kept.append(Word(bodies[at], at, "body"))
                break
            if not marked_once and (mark := _MARKED.search(text, max(0, at - 16), at)):
                kept.append(Word(mark.start(), at, "marked"))
                marked_once, at = True, mark.start()
                continue
            floor = _floor(text, at, bodies)
            if floor == at:
                break
            stop = self._take(text, self.lexicon.cut(text, floor, at), kept)
            if stop is not None:
                kept.reverse()
                return kept, stop
            at = floor
            if at not in bodies and not _MARKED.search(text, max(0, at - 16), at):
                break
        kept.reverse()
        return kept, None

    def _take(self, text: str, words: list[Word], kept: list[Word]) -> Word | None:
        """Move words from the right end of `words` to `kept` as long as they may stand in a name."""
        for index in range(len(words) - 1, -1, -1):
            word = words[index]
            kind = self._kind(text, words, index, kept)
            if kind == "":
                return word
            kept.append(word._replace(kind=kind))
        return None

    def _kind(self, text: str, words: list[Word], index: int, kept: list[Word]) -> str:
        """Return the class under which a word may stand in a name, empty if it may not."""
        word = words[index]
        written = text[word.start : word.end]
        single = word.end - word.start == 1
        right = kept[-1].kind if kept else "head"
        left = words[index - 1] if index else None
        if written in _JOINTS:
            joins = left is not None and left.kind in ("noun", "field") and right in ("noun", "field")
            return "joint" if joins else ""
        if word.kind == "numeral":
            return "numeral" if written.startswith("第") or (len(written) > 1 and right != "head") else ""
        if word.kind == "country":
            away = left is not None and text[left.start : left.end] in _AWAY
            return "" if away or right == "head" else "country"
        if single and word.kind not in ("level", "place", "stop", "classifier", "function", "scope", "title"):
            near = right == "unknown" or (left is not None and left.kind == "unknown")
            if near and word.kind in ("noun", "adjective", "verb", "unknown", "proper"):
                return "unknown"
            if written in self.singles:
                return "noun"
        return word.kind if word.kind in _INSIDE else ""


def _floor(text: str, at: int, bodies: Mapping[int, int]) -> int:
    """Return how far left of `at` nothing but characters of names stands, at most to a body found before."""
    floor = at
    least = max(0, at - _REACH)
    while floor > least and _NAME_CHAR.match(text[floor - 1]) and (floor == at or floor not in bodies):
        floor -= 1
    return floor


def _run_of_places(words: list[Word], text: str) -> list[Word]:
    """Return the places that stand right before the head."""
    first = len(words)
    while first and words[first - 1].kind in _ANCHORS:
        first -= 1
        if words[first].kind == "level":
            first = _level_start(words, first, text)
    return words[first:]


def _level_start(words: list[Word], level: int, text: str) -> int:
    """Return the index at which the place starts whose kind, such as 镇, is the word `level`."""
    word = words[level]
    if level and word.end - word.start <= 2 and words[level - 1].kind in ("unknown", "proper", "place", "noun"):
        name = words[level - 1]
        if name.kind != "noun" or name.end - name.start <= 2:
            first = level - 1
            while first and words[first].kind == words[first - 1].kind == "unknown":
                first -= 1
            return first
    return level


def _name(words: list[Word], text: str, inner: bool) -> list[Word]:
    """Return the words that make the name: from the first place, else the first unknown word, else some."""
    for index, word in enumerate(words):
        if word.kind not in _ANCHORS:
            continue
        if word.kind == "body" and not inner and index + 1 < len(words) and words[index + 1].kind == "place":
            continue
        return words[_level_start(words, index, text) if word.kind == "level" else index :]
    joint = max((index for index, word in enumerate(words) if word.kind == "joint"), default=-1)
    words = words[joint + 1 :]
    for index, word in enumerate(words):
        if word.kind in _NAMING:
            return words[index:]
    words = words[-_MOST_COMMON_WORDS:]
    while words and words[0].kind in _WEAK_START and not text.startswith("第", words[0].start):
        words = words[1:]
    return words
