"""Whom or what each number describes: the place or body of its clause, sentence or paragraph, else the report's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from gongbao.claims.models import Claim
from gongbao.frames.discourse import Discourse
from gongbao.frames.models import Reason
from gongbao.frames.owners import NATION, Owner


class Whose:
    """Finds the owner of one claim after another.

    `found` own what follows them; `dealt` are the owners of numbers that are dealt out, by where these begin;
    `carried` where bodies stay those of later sentences; `leads` fit clauses that stand before the subject of a
    sentence: a time, or who reports.
    """

    def __init__(
        self,
        discourse: Discourse,
        found: Sequence[Owner],
        dealt: Mapping[int, Owner],
        own: Owner | None,
        leads: Sequence[re.Pattern[str]],
        *,
        carried: bool,
    ):
        self._discourse = discourse
        self._owners = found
        self._starts = [owner.start for owner in found]
        self._own = own
        self._dealt = dealt
        self._leads = leads
        self._carried = carried
        self._is_national = own is not None and own.name == NATION
        self._staying = [owner for owner in found if self._stays(owner)]

    def find(self, claim: Claim) -> tuple[str, Reason | None]:
        """Return what `claim` describes, and why."""
        owner = self._dealt.get(claim.start) or self._near(claim) or self._own
        if owner is None:
            return "", None
        return owner.name, Reason("about", owner.rule, owner.words) if owner.rule else None

    def _near(self, claim: Claim) -> Owner | None:
        sentence = self._discourse.sentence(claim.start)[0]
        part = self._discourse.part(claim.start).start
        index = bisect_left(self._starts, claim.start) - 1
        while index >= 0 and self._starts[index] >= sentence:
            if not self._is_aside(self._owners[index], claim):
                return self._owners[index]
            index -= 1
        index = bisect_left(self._staying, claim.start, key=lambda owner: owner.start) - 1
        return self._staying[index] if index >= 0 and self._staying[index].start >= part else None

    def _is_aside(self, owner: Owner, claim: Claim) -> bool:
        """Whether `owner` stands in brackets that `claim` is not in, in what it is compared with, or is over."""
        at = owner.start
        if owner.kind == "several" and at < self._discourse.segment(claim.start)[0]:
            return True
        if claim.comparison and claim.comparison[0] <= at < claim.comparison[1]:
            return True
        bracket = self._discourse.bracket(at)
        return bracket is not None and claim.start >= bracket[1]

    def _stays(self, owner: Owner) -> bool:
        """Whether `owner` is still that of the sentences behind its own, whose subject it is."""
        if owner.kind == "own":
            return True
        if (
            not self._carried
            or owner.kind in ("office", "several")
            or (owner.kind == "place" and self._is_national)
        ):
            return False
        at = self._discourse.sentence(owner.start)[0]
        end = self._discourse.clause(at)[1]
        while owner.start > end and any(
            lead.fullmatch(self._discourse.text, at, end) for lead in self._leads
        ):
            at, end = end + 1, self._discourse.clause(end + 1)[1]
        return owner.start <= end
