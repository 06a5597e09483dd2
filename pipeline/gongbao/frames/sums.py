"""Sums up to some day (累计投资), and what goes on in their words."""

from __future__ import annotations

import re

from gongbao.claims.models import Claim, Extent
from gongbao.frames.discourse import Discourse
from gongbao.frames.models import Period, Reason
from gongbao.frames.rules import FrameRules

_PAUSE = re.compile(r"[,、;:。]")


class Sums:
    """Finds the time of the running sums of a text, in their order."""

    def __init__(self, discourse: Discourse, known: FrameRules) -> None:
        self._discourse = discourse
        self._range = known.phrase("range")
        self._summed: tuple[int, int, bool] | None = None
        self._words: Extent | None = None

    def goes_on(self, claim: Claim, last_end: int) -> bool:
        """Return whether `claim` is a share or a change of the running sum right before it, or goes on in its words.

        The claim before it ends at `last_end`.
        """
        if self._summed is None or self._summed[:2] != (self._discourse.segment(claim.start)[0], last_end):
            return False
        is_part = claim.kind in ("change", "ratio") and self._summed[2]
        return is_part or not _PAUSE.search(self._discourse.text, last_end, claim.start)

    def of(
        self, claim: Claim, period: Period, reason: Reason | None, last_end: int
    ) -> tuple[Period, Reason | None]:
        """Return the time of a sum, and why: the last day of a short time for which another number stands before it.

        A range of days or months, and a time that its sentence names for such sums alone hold as a whole; any other
        says nothing.
        """
        words = reason.words if reason is not None and period else None
        is_told = words is not None and words[0] >= self._discourse.sentence(claim.start)[0]
        if words is not None and is_told:
            is_of_sums = last_end <= words[0] or self._words == words or self._is_range(words)
            self._words = words if is_of_sums else None
            if is_of_sums:
                return period, reason
        self._summed = self._discourse.segment(claim.start)[0], claim.end, is_told
        is_short = is_told and not period.is_year()
        return (period.last_day(), reason) if is_short else (Period(), None)

    def _is_range(self, words: Extent) -> bool:
        return self._range.search(self._discourse.text, *words) is not None
