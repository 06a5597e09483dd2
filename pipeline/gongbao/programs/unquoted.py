"""Names without marks, found from the head they end in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from gongbao.places.rules import country_names, divisions, gazetteer, name_endings, short_name
from gongbao.programs.boundary import BoundaryRules, LeftBoundary
from gongbao.programs.lexicon import Lexicon
from gongbao.programs.models import Found
from gongbao.programs.rules import OpenHead, listed, word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import any_of
from gongbao.text import Document

_PREFIX = 12
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年度?")
_YEARS = 6
_COUNTY_NAME = (2, 3, 4)
_GATHERED = "event"
"""The type whose names show those before them in a list to be names, by whatever rule they are read."""

_LEAST_JOINED = 2
"""What a name in a list of names must have before its head at the least."""


def find(document: Document, book: Rulebook, before: Sequence[Found] = ()) -> Iterator[Found]:
    """Yield the names without marks in `document`; they may overlap each other.

    A name may continue a list that a name of the same type in `before` begins (`实施“三早”行动、健康乡村行动`).
    Of heads that end together a rule judges the longest alone: 演讲比赛 is no 比赛 by the name of 演讲.
    """
    rules = UnquotedRules.of(book)
    text = document.folded
    ends = {found.end: found.type for found in before}
    open_: dict[int, _Open] = {}
    judged: dict[int, set[str]] = {}
    for start, end, heads in rules.heads.each(text, 0, len(text)):
        boundary = rules.boundary.read(text, start, ends)
        fitting: list[Found] = []
        longer = judged.setdefault(end, set())
        for head in heads:
            if head.rule.id in longer:
                continue
            longer.add(head.rule.id)
            whole = head.widened(text, boundary, end, rules.boundary, ends)
            found = Found(whole.start, rules.end_of(text, end), head.rule.type, head.rule.id)
            if not head.fits(text, whole, start, end, found.end):
                continue
            if head.shows(text, whole, found.end):
                ends[found.end] = found.type
                yield found
                yield from _earlier(text, whole.break_at, found, open_, rules.boundary)
                break
            fitting.append(found)
        else:
            open_[end] = _Open(tuple(fitting), boundary.break_at)
    for found in (found for found in before if found.type == _GATHERED):
        yield from _earlier(text, found.start, found, open_, rules.boundary)


class _Open(NamedTuple):
    """What a name would be if something showed it to be one, and where its clause breaks off."""

    fitting: tuple[Found, ...]
    break_at: int


def _earlier(
    text: str, break_at: int, last: Found, open_: Mapping[int, _Open], boundary: BoundaryRules
) -> Iterator[Found]:
    """Yield the names before `last` in its list, which by themselves nothing shows: `甲项目、乙项目建成投产`."""
    while text[break_at - 1 : break_at] in boundary.joints and (member := open_.get(break_at - 1)):
        found = next((found for found in member.fitting if last.rule == found.rule), None)
        if found is None and last.type == _GATHERED:
            found = next((found for found in member.fitting if found.type == _GATHERED), None)
        if found is None:
            return
        yield found
        break_at = member.break_at


class Head:
    """One rule on names that end in certain words, compiled."""

    def __init__(self, rule: OpenHead, book: Rulebook):
        self.rule = rule
        self.not_before = any_of(rule.not_before)
        self.without = any_of(rule.without)
        self.counting = expression(listed(book, "counting"))
        self.class_of = expression(listed(book, "class-of")) if rule.single else None
        self.generic = any_of(rule.generic)
        self.verbs = tuple(rule.verbs.split())
        behind = word_list(book, "progress").words if rule.progress else ""
        self.behind = any_of(f"{rule.behind} {behind}")
        self.aims = any_of(word_list(book, "purpose").words)
        self.proper = _Proper.of(book) if rule.proper else None
        self.counties = _counties(book) if rule.county else frozenset()
        self.facility = expression(listed(book, "facility")) if rule.facility else None
        self.level = expression(listed(book, "level")) if rule.level else None
        self.prefix = expression(f"(?:{listed(book, 'prefix')})+$") if rule.prefix else None

    def widened(
        self, text: str, boundary: LeftBoundary, end: int, reader: BoundaryRules, ends: Mapping[int, str]
    ) -> LeftBoundary:
        """Return `boundary` with what stands before the name and belongs to it.

        That is an edition, its other conjunct, or its purpose where the sentence's verb follows the head at `end`.
        """
        if (
            self.rule.joins
            and boundary.start == boundary.break_at
            and text[boundary.start - 1 : boundary.start] in reader.conjunctions
        ):
            other = reader.read(text, boundary.start - 1, ends)
            if other.joined or text.endswith(reader.heads, 0, boundary.start - 1):
                return boundary
            return other
        if self.rule.year and (
            year := _YEAR.search(text, max(boundary.break_at, boundary.start - _YEARS), boundary.start)
        ):
            return boundary._replace(start=year.start())
        if boundary.verbs and boundary.verbs == self._purpose(text, boundary, end):
            return boundary._replace(start=boundary.break_at, verbs=())
        if self.prefix:
            low = max(boundary.break_at, boundary.start - _PREFIX)
            before = self.prefix.search(text, low, boundary.start)
            return boundary._replace(start=before.start()) if before else boundary
        return boundary

    def _purpose(self, text: str, boundary: LeftBoundary, end: int) -> tuple[str, ...]:
        """Return the verb that a name begins with: `促进残疾人就业三年行动收官`."""
        verb = self.aims.match(text, boundary.break_at, boundary.start)
        return (verb[0],) if verb and verb.end() == boundary.start and self.behind.match(text, end) else ()

    def fits(self, text: str, boundary: LeftBoundary, head: int, end: int, tail: int) -> bool:
        """Tell whether `boundary.start` to `end` may be a name by its words.

        Its head starts at `head`; `tail` is where its years or its version end.
        """
        name = text[boundary.start : end]
        modifier = self.generic.sub("", text[boundary.start : head])
        least = self.rule.least
        if boundary.joined == self.rule.type:
            least = min(least, _LEAST_JOINED)
        if name[0] in "（(" or len(modifier) < least:
            return False
        if self.not_before.match(text, tail) or (self.class_of and self.class_of.match(text, tail)):
            return False
        return not (self.without.search(name) or self.counting.search(name))

    def shows(self, text: str, boundary: LeftBoundary, end: int) -> bool:
        """Tell whether something shows that what fits from `boundary.start` to `end` is a name."""
        name = text[boundary.start : end]
        return bool(
            boundary.joined == self.rule.type
            or any(verb.endswith(self.verbs) for verb in boundary.verbs)
            or self.behind.match(text, end)
            or (self.proper is not None and self.proper.stands_in(name))
            or (self.rule.year and _YEAR.match(name) is not None)
            or any(name[:size] in self.counties for size in _COUNTY_NAME)
            or (self.facility is not None and self.facility.match(name) is not None)
            or (self.level is not None and self.level.search(name) is not None)
            or (self.rule.caption and _is_caption(text, boundary, end))
        )


class UnquotedRules:
    """What decides on names without marks; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        by_word: dict[str, list[Head]] = {}
        for rule in book.rules("programs", OpenHead, "open.toml"):
            head = Head(rule, book)
            for word in rule.words.split():
                by_word.setdefault(word, []).append(head)
        self.heads = Lexicon(by_word)
        self.boundary = BoundaryRules(book, tuple(by_word))
        self.tail = expression(listed(book, "tail"))

    @staticmethod
    @cache
    def of(book: Rulebook) -> UnquotedRules:
        """Return the compiled rules of `book`."""
        return UnquotedRules(book)

    def end_of(self, text: str, end: int) -> int:
        """Return where the name ends whose head ends at `end`: behind its years, its part or its version."""
        tail = self.tail.match(text, end)
        return tail.end() if tail else end


class _Proper:
    """Tells what makes a name proper: a place, a country, an edition."""

    def __init__(self, book: Rulebook):
        self._words = expression(f"{listed(book, 'proper')}|{listed(book, 'edition')}")
        self._places = gazetteer(book).names
        self._countries = country_names(book)

    @staticmethod
    @cache
    def of(book: Rulebook) -> _Proper:
        return _Proper(book)

    def stands_in(self, name: str) -> bool:
        """Tell whether something makes `name` proper; no place whose own end is the head: 对口帮扶毕节."""
        return bool(self._words.search(name)) or any(
            found.end < len(name) for names in (self._places, self._countries) for found in names.each(name)
        )


@cache
def _counties(book: Rulebook) -> frozenset[str]:
    """Return the short names of counties and districts that are no common words."""
    suffixes, peoples = name_endings(book)
    short = (short_name(division.name, suffixes, peoples) for division in divisions(book))
    common = word_list(book, "common-county").words.split()
    return frozenset(name for name in short if len(name) > 1) - frozenset(common)


def _is_caption(text: str, boundary: LeftBoundary, end: int) -> bool:
    """Tell whether the name is a line or the first sentence of one, as below a picture."""
    at_start = boundary.start == boundary.break_at and text[boundary.start - 1 : boundary.start] in ("", "\n")
    return at_start and text[end : end + 1] in ("", "\n", "。")
