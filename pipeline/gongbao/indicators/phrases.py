"""The wordings in which a claim may name an indicator: what is measured, with the verb and the noun beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Protocol

from gongbao.claims.models import Claim, Extent
from gongbao.indicators.cleaning import Cleaner
from gongbao.indicators.rules import IndicatorRules

_BOUNDARY = re.compile(r"[,。;:!?\n\t|、]")
_REACH = 40
"""Characters before a verb in which the noun that it completes is sought."""


class Span(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


class Phrases:
    """Reads phrases from a folded text, dates inside them and organizations before them left out."""

    def __init__(
        self,
        text: str,
        claims: Sequence[Claim],
        dates: Sequence[Span],
        organizations: Sequence[Span],
        known: IndicatorRules,
        cleaner: Cleaner,
    ):
        self._text = text
        self._cleaner = cleaner
        self._light, self._verbs = known.words["light"], known.verbs
        self._names = known.names
        self._units_of_time = known.words["unit-of-time"]
        self._dates = sorted((date.start, date.end) for date in dates)
        self._organizations = {body.start: body.end for body in organizations}
        self._numbers = sorted({*self._dates, *((claim.start, claim.end) for claim in claims)})
        self._ends = [end for _, end in self._numbers]

    def plain(self, extent: Extent) -> str:
        """Return the words of `extent` as one phrase."""
        start, end = extent
        start = min(self._organizations.get(start, start), end)
        pieces = []
        for first, last in self._within(start, end):
            pieces.append(self._text[start:first])
            start = last
        return self._cleaner.plain("".join([*pieces, self._text[start:end]]))

    def _within(self, start: int, end: int) -> list[Extent]:
        index = bisect_left(self._dates, (start, start))
        found = []
        while index < len(self._dates) and self._dates[index][1] <= end:
            found.append(self._dates[index])
            index += 1
        return found

    def stretch(self, at: int) -> int:
        """Return where the stretch without marks, dates and numbers that ends at `at` begins."""
        start = max(at - _REACH, 0)
        for mark in _BOUNDARY.finditer(self._text, start, at):
            start = mark.end()
        index = bisect_right(self._ends, at) - 1
        return max(start, self._ends[index]) if index >= 0 else start

    def verb(self, claim: Claim) -> str:
        """Return the claim's predicate, empty if it has none."""
        return self._cleaner.plain(self._text[slice(*claim.predicate)]) if claim.predicate else ""

    def readings(self, claim: Claim) -> Iterator[str]:
        """Yield the wordings, what is measured alone first."""
        if claim.measured is None:
            return
        start, end = claim.measured
        base = self.plain(claim.measured)
        yield base
        yield from self._without_pace(base)
        if self._text[start - 1 : start] in self._units_of_time:
            yield self.wide(claim)
        if claim.predicate is None:
            return
        first, last = claim.predicate
        verb = self.verb(claim)
        if last <= start and not self._text[last:start].strip(" 了"):
            begin = self.stretch(first)
            joined = self.plain((begin, end))
            yield joined
            yield from self._without_pace(joined)
            if verb in self._light:
                yield self.plain((begin, first)) + base
            yield from self._made_by(verb, base)
        elif last <= claim.start and claim.end <= start and self._is_beside(last, claim, start):
            if verb + base in self._names:
                yield verb + base
            yield from self._made_by(verb, base)
        elif end <= first and not self._text[end:first].strip():
            yield base + verb

    def _made_by(self, verb: str, thing: str) -> Iterator[str]:
        made = self._verbs[verb].named_with(thing) if verb in self._verbs else ""
        if made:
            yield made

    def _is_beside(self, verb_end: int, claim: Claim, noun_start: int) -> bool:
        """Return whether nothing but the number stands between a verb and its noun: 治理2670平方公里水土流失面积."""
        before, behind = self._text[verb_end : claim.start], self._text[claim.end : noun_start]
        return not before.strip(" 了") and not behind.strip(" 的")

    def _without_pace(self, phrase: str) -> Iterator[str]:
        """Yield `phrase` without words for how it adds up (城镇累计新增就业), if it has any."""
        plain = self._cleaner.pace.sub("", phrase)
        if plain != phrase:
            yield plain

    def wide(self, claim: Claim) -> str:
        """Return what is measured with all that stands before it in its stretch of the clause."""
        assert claim.measured is not None
        return self.plain((self.stretch(claim.measured[0]), claim.measured[1]))
