"""Balances, which are there on the last day told of their time: 5月末，存款…；当月新增…。贷款余额…."""

from __future__ import annotations

import datetime

from gongbao.claims.models import Claim, Extent
from gongbao.frames.discourse import Discourse
from gongbao.frames.models import Period
from gongbao.frames.rules import FrameRules
from gongbao.frames.times import Anchor


class Balances:
    """Keeps the last days that the text has told of what is held, for the balances told behind another time."""

    def __init__(self, discourse: Discourse, known: FrameRules) -> None:
        self._discourse = discourse
        self._held, self._share = known.phrase("balance"), known.phrase("share")
        self._told: dict[datetime.date, Anchor] = {}
        self._last: tuple[int, Extent | None] = (-1, None)

    def take(self, anchor: Anchor) -> None:
        """Take `anchor` into account, if it is a last day, and none by which something is to be done."""
        if anchor.role == "instant" and anchor.whole.first is not None and anchor.period.last is not None:
            self._told.setdefault(anchor.period.last, anchor)

    def day_of(self, claim: Claim, nature: str, period: Period) -> Anchor | None:
        """Return the last day of `period` for a balance, or for a change or share of the one before; else `None`."""
        anchor = self._told.get(period.last) if period.last is not None else None
        if anchor is None or period.first == period.last or period.years or claim.measured is None:
            return None
        segment = self._discourse.segment(claim.start)[0]
        if nature == "level" and self._held.search(self._words(claim.measured)):
            self._last = segment, claim.measured
        elif not self._is_of_last(claim, segment):
            return None
        return anchor

    def _is_of_last(self, claim: Claim, segment: int) -> bool:
        """Whether `claim` tells a change or a share of the balance told last in its segment."""
        if self._last[0] != segment:
            return False
        if claim.kind == "change":
            return self._last[1] == claim.measured
        return claim.kind == "ratio" and self._share.fullmatch(self._words(claim.predicate)) is not None

    def _words(self, extent: Extent | None) -> str:
        return self._discourse.text[slice(*extent)] if extent else ""
