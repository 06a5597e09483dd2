"""Which linking rules fit a quantity in the tags of its clause; the first is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from re import Match

from gongbao.claims.rules import Link, claim_rules
from gongbao.quantities.models import Quantity
from gongbao.rulebook import Rulebook
from gongbao.text.sieve import Sieve

Fit = tuple[Link, Match[str]]
"""A linking rule, and where it was found in the tags."""

_REMEMBERED = 4096
"""Clauses by tags whose link is kept, the last ones used: reports say most things in few ways."""


class Links:
    """The linking rules in order; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        links = claim_rules(book).links
        self._texts = list(dict.fromkeys(link.text for link in links if link.text))
        self._sieve = Sieve(range(len(self._texts)), [None] * len(self._texts), self._texts)
        self._links = [(link, self._texts.index(link.text) if link.text else None) for link in links]
        self._remembered = lru_cache(_REMEMBERED)(self._find_first)

    @staticmethod
    @cache
    def of(book: Rulebook) -> Links:
        """Return the linking rules of `book`."""
        return Links(book)

    def first(self, tags: str, quantity: Quantity, text: str) -> Fit | None:
        """Return the first rule that fits `quantity` of `text`, whose clause reads `tags`; `None` if none does."""
        return self._remembered(tags, quantity.kind, quantity.mod, self._written(quantity, text))

    def fitting(self, tags: str, quantity: Quantity, text: str) -> Iterator[Fit]:
        """Yield all rules that fit, in order."""
        return self._fitting(tags, quantity.kind, quantity.mod, self._written(quantity, text))

    def _written(self, quantity: Quantity, text: str) -> frozenset[int]:
        """Return by which of the patterns of `_texts`, by number, the quantity itself is written."""
        start, end = quantity.start, quantity.end
        likely = self._sieve.at("", 0, text[end - 1 : end])
        return frozenset([number for number in likely if self._texts[number].search(text, start, end)])

    def _find_first(self, tags: str, kind: str, mod: str, written: frozenset[int]) -> Fit | None:
        return next(self._fitting(tags, kind, mod, written), None)

    def _fitting(self, tags: str, kind: str, mod: str, written: frozenset[int]) -> Iterator[Fit]:
        present = set(tags)
        for link, text in self._links:
            if link.needs and link.needs.isdisjoint(present):
                continue
            if link.rule.kinds and kind not in link.rule.kinds:
                continue
            if link.rule.mods and mod not in link.rule.mods:
                continue
            if text is not None and text not in written:
                continue
            if link.prefilter and not link.prefilter.search(tags):
                continue
            found = link.pattern.search(tags)
            if found is not None:
                yield link.rule, found
