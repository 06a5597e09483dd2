"""Which linking rules fit a quantity in the tags of its clause; the first is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from re import Match

from gongbao.claims.rules import Link, claim_rules
from gongbao.quantities.models import Quantity
from gongbao.rulebook import Rulebook

Fit = tuple[Link, Match[str]]
"""A linking rule, and where it was found in the tags."""

_REMEMBERED = 4096
"""Clauses by tags whose link is kept, the last ones used: reports say most things in few ways."""


class Links:
    """The linking rules in order; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        links = claim_rules(book).links
        self._texts = list(dict.fromkeys(link.text for link in links if link.text))
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

    def _written(self, quantity: Quantity, text: str) -> tuple[bool, ...]:
        """Return which of the patterns of `_texts` the quantity itself is written by."""
        return tuple(
            [pattern.search(text, quantity.start, quantity.end) is not None for pattern in self._texts]
        )

    def _find_first(self, tags: str, kind: str, mod: str, written: tuple[bool, ...]) -> Fit | None:
        return next(self._fitting(tags, kind, mod, written), None)

    def _fitting(self, tags: str, kind: str, mod: str, written: tuple[bool, ...]) -> Iterator[Fit]:
        present = set(tags)
        for link, text in self._links:
            if link.needs and link.needs.isdisjoint(present):
                continue
            if link.rule.kinds and kind not in link.rule.kinds:
                continue
            if link.rule.mods and mod not in link.rule.mods:
                continue
            if text is not None and not written[text]:
                continue
            if link.prefilter and not link.prefilter.search(tags):
                continue
            found = link.pattern.search(tags)
            if found is not None:
                yield link.rule, found
