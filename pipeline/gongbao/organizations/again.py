"""Firms named again: a name that its neighbours made one once is one wherever the text repeats it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gongbao.organizations.finding import Found
from gongbao.organizations.lexicon import Lexicon
from gongbao.organizations.rules import known
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import alternation
from gongbao.vocabulary import FIRMS

_AROUND = 3
_MADE = (
    "organizations.beside.",
    "organizations.closed-list",
    "organizations.shape.coded",
    "organizations.shape.share-name",
)
_RULE = "organizations.again"


class Again:
    """Finds further mentions of such firms; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        self._in_context = {rule.id for rule in known(book) if rule.needs_context}

    @staticmethod
    @cache
    def of(book: Rulebook) -> Again:
        """Return the finder of `book`."""
        return Again(book)

    def find(self, text: str, organizations: Sequence[Found]) -> Iterator[Found]:
        """Yield the mentions in `text` of firms among `organizations` that context alone made known."""
        types = {text[one.start : one.end]: one.type for one in organizations if self._is_made(text, one)}
        taken = {one.start for one in organizations}
        for match in re.finditer(alternation(types), text) if types else ():
            if match.start() not in taken and self._is_apart(text, *match.span()):
                yield Found(*match.span(), types[match[0]], _RULE)

    def _is_made(self, text: str, one: Found) -> bool:
        """Return whether context alone made a firm of a name that is no common word."""
        if one.rule in self._in_context:
            return one.type in FIRMS and self.lexicon.is_coined(text[one.start : one.end])
        return one.rule.startswith(_MADE)

    def _is_apart(self, text: str, start: int, end: int) -> bool:
        """Return whether no word of the sentence straddles the edges of a name."""
        words = self.lexicon.cut(text, max(0, start - _AROUND), min(end + _AROUND, len(text)))
        return start in {word.start for word in words} and end in {word.end for word in words}
