"""Words that lead to a name and were read as its beginning: 联合|市纪委监委, 委托|联合国儿童基金会."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from gongbao.organizations.lexicon import Lexicon, Word
from gongbao.organizations.manner import ANCHORS
from gongbao.organizations.rules import word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation

_DATE = re.compile("(?:\\d{1,4}[年月日号])+")
_MARKS = re.compile("[·•—－─-]*")
_PLACES = (2, 3)
"""Lengths of places whose name may begin as such a word does: 和田."""
_LED = 2
_HEAD = 2000
"""Characters within which a text names the county that it is about."""


class Leads:
    """Finds where a name begins behind such words; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        self.joining = word_list(book, "joining")
        self.particles = word_list(book, "lead-particle")
        items = alternation(word_list(book, "numbered-item"))
        self.serial = expression(f"(?:{items})?\\d{{1,3}}(?=[\u4e00-\u9fff])")
        self.before = self.particles | word_list(book, "lead-verb") | word_list(book, "calendar")
        self.joints = word_list(book, "joint") | word_list(book, "listing")
        self.signs = word_list(book, "sign")
        self.whole = tuple(word_list(book, "whole-office"))
        self.counties = sorted(word_list(book, "joining-county"))

    @staticmethod
    @cache
    def of(book: Rulebook) -> Leads:
        """Return the leads of `book`."""
        return Leads(book)

    def behind(self, text: str, start: int, end: int, of_firm: bool) -> int:
        """Return where the name from `start` to `end` begins behind a word that leads to it, else `start`.

        A name `of_firm` may begin with a particle.
        """
        start = self._behind_marks(text, start, end)
        county = next((name for name in self.counties if text.startswith(name, start)), "")
        if county:
            office = start + len(county)
            whole = text[start - 1 : start] in self.particles or text.startswith(self.whole, office)
            return start if whole or self._is_a_county(text, county, start) else office - 1
        if any(self.lexicon.kind(text[start : start + size]) == "place" for size in _PLACES):
            return start
        if date := _DATE.match(text, start - text[start - 1 : start].isdigit()):
            return date.end()
        words = self.lexicon.cut(text, start, end)
        if len(words) < _LED:
            return start
        first = text[words[0].start : words[0].end]
        if first in self.particles and not of_firm and words[1].end - words[1].start > 1:
            return words[1].start
        leads = words[0].kind == "time" or first in self.before or self._leads(first)
        return words[1].start if leads and self._is_a_name(text, words[1]) else start

    def _behind_marks(self, text: str, start: int, end: int) -> int:
        """Return where a name begins behind the mark or the number of an item: ·市教育局, 1 贵州磷化集团."""
        start = _MARKS.match(text, start, end - 1).end()  # type: ignore[union-attr]
        number = self.serial.match(text, start, end)
        if number is None:
            return start
        first = self.lexicon.cut(text, number.end(), end)[0]
        return number.end() if self._is_a_name(text, first) else start

    def behind_body(self, text: str, start: int, head: int, ends: Container[int], of_firm: bool) -> int:
        """Return where a name before `head` begins behind a body and what it does with the other, else `start`.

        `ends` tells where bodies end: 安溪县中医院|联合|中国石化. A name not `of_firm` may hold a joint.
        """
        for end in range(head - 1, start, -1):
            if end in ends:
                word = self.lexicon.cut(text, end, head)[0]
                written = text[word.start : word.end]
                leads = written in self.joining or written in self.particles
                if leads and word.end < head and (of_firm or written not in self.joints):
                    return word.end
        return start

    def joins(self, text: str, start: int, inner: int) -> bool:
        """Return whether what stands from `start` to `inner`, where a known name begins, leads to it."""
        written = text[start:inner]
        return self._leads(written) or written in self.particles

    def _leads(self, written: str) -> bool:
        return written in self.joining and len(written) > 1

    def _is_a_name(self, text: str, word: Word) -> bool:
        """Return whether a word is a name, or an office that begins with its level: 市纪委."""
        if word.kind in ANCHORS or word.kind == "proper" or text[word.start] in self.signs:
            return True
        return self.lexicon.is_coined(text[word.start : word.end])

    def _is_a_county(self, text: str, county: str, start: int) -> bool:
        """Return whether a text names elsewhere a county whose name is a verb and a sign: 湖南省会同县."""
        at = text.find(county, 0, _HEAD)
        while at >= 0:
            before = text[max(0, at - 1) : at]
            if at != start and (not before or before.isspace() or before in self.signs):
                return True
            at = text.find(county, at + 1, _HEAD)
        return False
