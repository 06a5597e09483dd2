"""Offices of a list that leave their place to the first of it: 市教育局、体育局和民政局, 市委宣传部、统战部."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gongbao.organizations.finding import Finder, Found
from gongbao.organizations.lexicon import Lexicon
from gongbao.organizations.naming import Namer
from gongbao.organizations.rules import word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import alternation

_OFFICES = frozenset({"government", "party", "judicial", "association", "legislature", "consultative"})
_OUTSIDE = frozenset(
    {"stop", "function", "classifier", "numeral", "time", "adverb", "unknown", "title", "country", "level"}
)
_BEHIND = frozenset({"verb", "function", "adverb", "field", "time", "title", "stop"})
_RUN = re.compile("[\u4e00-\u9fff]{1,12}")
_AHEAD = 4
_RULE = "organizations.listed.office"


class Listed:
    """Finds the further offices of lists; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.finder = Finder.of(book)
        self.lexicon = Lexicon.of(book)
        self.classing = word_list(book, "class") | word_list(book, "listed-class")
        self._party = re.compile(f"(?:{alternation(word_list(book, 'listed-party'))})$")
        offices = alternation(word_list(book, "listed-office") | word_list(book, "listed-party"))
        self._joint = re.compile(alternation(word_list(book, "listed-joint")))
        self._office = re.compile(offices)
        self._ends_as_one = re.compile(f"(?:{offices})$")

    @staticmethod
    @cache
    def of(book: Rulebook) -> Listed:
        """Return the finder of `book`."""
        return Listed(book)

    def find(self, text: str, bodies: Sequence[Found], namer: Namer) -> Iterator[Found]:
        """Yield the offices right behind one of `bodies` in a list, in order; none begins in one of them.

        Their full names bear the place that `namer` knows of the first.
        """
        by_start = {body.start: body for body in bodies}
        passed: set[int] = set()
        for body in bodies:
            if (
                body.start in passed
                or body.type not in _OFFICES
                or not self._ends_as_one.search(text, body.start, body.end)
            ):
                continue
            end, place = body.end, namer.named(body).place
            while joint := self._joint.match(text, end):
                start, end = joint.end(), self._end(text, joint.end())
                found = by_start.get(start)
                if end == start or (found and (found.end != end or namer.named(found).place)):
                    break
                as_party = body.type == "party" and self._party.search(text, start, end) is not None
                full = namer.of_place(place, text[start:end], as_party)
                if found is None:
                    kind = "party" if as_party else self._type(text[start:end])
                    yield Found(start, end, kind, _RULE, full)
                    continue
                passed.add(start)
                if full:
                    yield found._replace(full=full)

    def _type(self, office: str) -> str:
        return self.finder.type_by_head(office) or "government"

    def _end(self, text: str, start: int) -> int:
        """Return where the office ends that begins at `start`, `start` where none does."""
        run = _RUN.match(text, start)
        for office in self._office.finditer(text, start, run.end() if run else start):
            if self._is_apart(text, start, office.end()) and self._is_an_office(text, start, office.end()):
                return office.end()
        return start

    def _is_apart(self, text: str, start: int, end: int) -> bool:
        """Return whether an office ends at `end`: at a mark, or before a word that is none of its name."""
        following = next(
            (word for word in self.lexicon.cut(text, start, len(text[: end + _AHEAD])) if word.end > end),
            None,
        )
        return following is None or (
            following.start == end and (following.kind in _BEHIND or not _RUN.match(text, end))
        )

    def _is_an_office(self, text: str, start: int, end: int) -> bool:
        """Return whether nothing in a span belongs to the sentence or makes a class of it: 各部, 有关厅局."""
        words = self.lexicon.cut(text, start, end)
        return all(
            word.kind not in _OUTSIDE and text[word.start : word.end] not in self.classing for word in words
        )
