"""Comparisons inside a clause and before it: what a change is measured against."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from gongbao.claims.clauses import Clause
from gongbao.claims.memory import Memory
from gongbao.claims.models import Extent
from gongbao.claims.phrases import extent
from gongbao.claims.rules import ClaimRules

_NUMBER = re.compile(r"\d[^年月日\d号季第]*$")
"""A number that is no date: the clause says how much something changed."""

_REACH = 32
"""Characters before a clause in which a comparison is sought."""


class Comparing:
    """Finds what a change is measured against: in its clause, before it, or at the head of its sentence."""

    def __init__(self, text: str, rules: ClaimRules):
        self._text = text
        self._patterns = rules.comparisons
        self._idle = rules.tagset.tags("idle")
        self._comparison = rules.tagset.tags("comparison")
        self._bases = rules.tagset.compile("bases")
        self._joints = rules.tagset.tags("joint") | {rules.tagset.tag("compared-and")}

    def head(self, start: int) -> Extent | None:
        """Return the comparison that is the first clause of the sentence at `start`: 同上月相比，…"""
        comma = self._text.find(",", start, start + _REACH)
        found = self._clause_before(comma + 1) if comma >= 0 else None
        return found if found is None or _NUMBER.search(self._text, *found) is None else None

    def find(self, clause: Clause, ends: Iterable[int], memory: Memory, *, is_own: bool) -> Extent | None:
        """Return what a change is measured against.

        It stands before one of the tokens `ends`, the verb of the change or the word for it (进出口同比增速为5%).
        `is_own` says that the clause names what changes; if not, it shares the comparison of the claim before.
        """
        for end in ends:
            tokens = self._right_before(clause, end)
            if tokens:
                return self._without_note(extent(clause, (tokens[-1], tokens[0] + 1)))
        last = memory.last
        found = self._clause_before(clause.tokens[0][0])
        if found is None or (last is not None and last.at[1] > found[0]):
            found = memory.head
        if found is None and not is_own and last is not None:
            is_shared = last.kind == "change" and ";" not in self._text[last.at[1] : clause.at[0]]
            return last.comparison if is_shared else None
        return found

    def _right_before(self, clause: Clause, end: int) -> list[int]:
        """Return the tokens of comparisons among the idle ones before token `end`, the nearest first."""
        tokens = []
        while end > 0 and clause.tags[end - 1] in self._idle:
            end -= 1
            if clause.tags[end] in self._comparison:
                tokens.append(end)
        return tokens

    def dealt(self, clause: Clause, index: int) -> list[Extent | None]:
        """Return the comparisons that are dealt out to the numbers from token `index` on: 同比、环比分别增长5%和1%."""
        found = self._bases.search(clause.tags, 0, index)
        if found is None:
            return []
        start, end = found.span("bases")
        cuts = [at for at in range(start, end) if clause.tags[at] in self._joints]
        return [extent(clause, (a + 1, b)) for a, b in pairwise([start - 1, *cuts, end])]

    def _without_note(self, found: Extent | None) -> Extent | None:
        """Return `found` without the brackets that it ends with: 比上年同期(下同)."""
        opened = self._text.rfind("(", *found) if found and self._text[found[1] - 1] == ")" else -1
        return found if found is None or opened <= found[0] else (found[0], opened)

    def _clause_before(self, at: int) -> Extent | None:
        if self._text[at - 1 : at] != ",":
            return None
        for pattern in self._patterns:
            found = pattern.search(self._text, max(at - _REACH, 0), at)
            if found is not None:
                return found.span()
        return None
