"""Short names made of a firm's full name: 安靠智电 and 河南安靠 beside 江苏安靠智能输电工程科技股份有限公司."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gongbao.organizations.finding import Found
from gongbao.organizations.lexicon import Lexicon
from gongbao.organizations.rules import known, names_of, word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import alternation
from gongbao.vocabulary import FIRMS

RULE = "organizations.shortened"
_LONGEST_BRAND = 4
_AROUND = 3
_PLACE_SIZES = (3, 2)
_GROUP = "集团"


class Firm(NamedTuple):
    """A firm's full name in parts: its places, its own name, and what follows before the legal form.

    `own` tells that no common word makes the name up.
    """

    full: str
    type: str
    places: str
    brand: str
    rest: str
    own: bool


class Shortener:
    """Finds the short names of firms; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        forms = alternation(word_list(book, "legal-form"))
        self._form = re.compile(
            f"(?:[（(][\u4e00-\u9fff]{{2,6}}[）)])?(?:{forms})+(?:[（(][\u4e00-\u9fff]{{2,6}}[）)])?$"
        )
        self._known = {name for rule in known(book) for name, _ in names_of(book, rule)}
        self._levels = word_list(book, "own-level")
        self._site = re.compile(alternation(word_list(book, "site")))
        self._tail = re.compile(alternation(word_list(book, "firm-tail")))

    @staticmethod
    @cache
    def of(book: Rulebook) -> Shortener:
        """Return the shortener of `book`."""
        return Shortener(book)

    def find(self, text: str, organizations: list[Found]) -> Iterator[Found]:
        """Yield the short names in `text` of the firms among `organizations` that bear a legal form."""
        seen: set[str] = set()
        spans = {(organization.start, organization.end) for organization in organizations}
        for organization in organizations:
            firm = (
                self.parted(text[organization.start : organization.end], organization.type)
                if organization.type in FIRMS
                else None
            )
            if firm and firm.brand not in seen:
                seen.add(firm.brand)
                for short in self._mentions(text, firm):
                    if (short.start, short.end) not in spans or short.full:
                        yield short

    def parted(self, name: str, type_: str) -> Firm | None:
        """Return a firm's name in parts, `None` where it bears no legal form or nothing of its own."""
        form = self._form.search(name)
        if form is None:
            return None
        core = name[: form.start()]
        words = self.lexicon.cut(core, 0, len(core))
        at = 0
        while at < len(words) - 1 and words[at].kind == "place" and words[at].end - words[at].start > 1:
            at += 1
        if at == len(words) or words[at].kind == "level":
            return None
        first, own = words[at].start, words[at].kind in ("proper", "unknown")
        last = words[at].end
        if last - first == 1:
            while (
                at + 1 < len(words)
                and words[at + 1].end - words[at + 1].start == 1
                and last - first < _LONGEST_BRAND
            ):
                at += 1
                last = words[at].end
            own = last - first > 1
        if last - first < 2 or last - first > _LONGEST_BRAND:
            return None
        return Firm(name, type_, core[:first], core[first:last], core[last:], own)

    def _mentions(self, text: str, firm: Firm) -> Iterator[Found]:
        for match in re.finditer(re.escape(firm.brand), text):
            start, place = self._with_place(text, match.start())
            behind = self._extended(text, match.end(), firm)
            if not firm.own and behind == match.end():
                continue
            tail = self._tail.match(text, behind)
            end = tail.end() if tail else behind
            if tail is None and not place and text[start - 1 : start] in self._levels:
                continue
            if not self._is_apart(text, start, end) or self._site.match(text, end):
                continue
            written = text[match.start() : end]
            if written in self._known and (firm.brand + firm.rest).startswith(written):
                continue
            is_own = (not place or place in firm.places) and not (
                written.endswith(_GROUP) and _GROUP not in firm.full
            )
            full = firm.full if is_own and text[start:end] != firm.full else ""
            yield Found(start, end, firm.type, RULE, full)

    def _with_place(self, text: str, start: int) -> tuple[int, str]:
        """Return where a place right before the name starts, and the place."""
        for size in _PLACE_SIZES:
            place = text[max(0, start - size) : start]
            if len(place) == size and self.lexicon.kind(place) == "place":
                return start - size, place
        return start, ""

    def _extended(self, text: str, end: int, firm: Firm) -> int:
        """Return where a short name ends: behind characters of the full one in their order, two at least."""
        at, seek = end, 0
        while at < len(text) and (hit := firm.rest.find(text[at], seek)) >= 0:
            at, seek = at + 1, hit + 1
        return at if at - end >= 2 else end

    def _is_apart(self, text: str, start: int, end: int) -> bool:
        """Return whether no word of the sentence straddles the edges of a short name."""
        words = self.lexicon.cut(text, max(0, start - _AROUND), min(end + _AROUND, len(text)))
        starts, ends = {word.start for word in words}, {word.end for word in words}
        return start in starts and end in ends
