"""The years that a sentence says a change begins and ends with: 由2020年的…增加到2024年的…，年均增长…."""

from __future__ import annotations

import datetime

from gongbao.frames.models import Period
from gongbao.frames.times import Anchor


class Ends:
    """Keeps of the sentence read last the first year that is a base, and the last one behind it."""

    def __init__(self) -> None:
        self._first: Anchor | None = None
        self._last: Anchor | None = None

    def take(self, anchor: Anchor, sentence: int) -> None:
        """Take `anchor` of the sentence beginning at `sentence` into account, if it is a year that governs nothing."""
        if anchor.role not in ("own", "inert") or not anchor.whole.is_year():
            return
        if self._first is None or self._first.start < sentence:
            self._first, self._last = anchor, None
        else:
            self._last = anchor

    def years(self, sentence: int, period: Period) -> Period:
        """Return the years behind the base that the sentence beginning at `sentence` names, else `period`.

        They end with the year that it names last, else with `period`.
        """
        if self._first is None or self._first.start < sentence:
            return period
        last = self._last.whole.last if self._last is not None else period.last if period.is_year() else None
        base = self._first.whole.last
        if base is None or last is None or base.year + 1 >= last.year:
            return period
        return Period(datetime.date(base.year + 1, 1, 1), last)
