"""The frame of a claim: when, whose, on what basis and in what mood its number is meant."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from gongbao.claims.models import Extent


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar; `None` where an end is open or not known."""

    first: datetime.date | None = None
    last: datetime.date | None = None

    def __bool__(self) -> bool:
        return self.first is not None or self.last is not None

    @property
    def years(self) -> bool:
        """Whether it is longer than a year."""
        return self.first is not None and self.last is not None and (self.last - self.first).days > 366

    def is_short(self) -> bool:
        """Return whether it is a month long at most."""
        return self.first is not None and self.last is not None and (self.last - self.first).days <= 31

    def is_days(self) -> bool:
        """Return whether it is some days, a week at most."""
        return self.first is not None and self.last is not None and (self.last - self.first).days < 7

    def is_year(self) -> bool:
        """Return whether it is one year long."""
        return (
            self.first is not None and self.last is not None and (self.last - self.first).days in (364, 365)
        )

    def whole_years(self) -> int:
        """Return how many calendar years it is, 0 where it is other than some from their first day to their last."""
        if self.first is None or self.last is None:
            return 0
        is_whole = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        return self.last.year - self.first.year + 1 if is_whole else 0

    def is_decade(self) -> bool:
        """Return whether it is ten years of one decade: 上世纪八十年代."""
        return self.whole_years() == 10 and self.first is not None and self.first.year % 10 == 0

    def within(self, other: Period) -> bool:
        """Return whether it lies in `other` and is shorter."""
        if None in (self.first, self.last, other.first, other.last) or self == other:
            return False
        return other.first <= self.first and self.last <= other.last  # type: ignore[operator]

    def last_year(self) -> Period:
        """Return its last calendar year."""
        if self.last is None:
            return self
        return Period(datetime.date(self.last.year, 1, 1), datetime.date(self.last.year, 12, 31))

    def first_day(self) -> Period:
        """Return its first day."""
        return Period(self.first, self.first)

    def last_day(self) -> Period:
        """Return its last day."""
        return Period(self.last, self.last)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field of a frame is what it is: the rule, and the words (`None` where it was no word)."""

    field: str
    rule: str
    words: Extent | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What the discourse says of one claim, whose `start` and `end` (exclusive) it has.

    `period_start` and `period_end` are the first and last day of the time at which or over which the value
    holds, `None` where the text fixes none; `about` the division in full or the organization described;
    `basis` the kind of a change; `modality` `target`, `forecast` or empty. `reasons` tell, field by field, from
    which words and by which rule. `section` is the caption of the table that the claim stands in, `None` where it
    stands in none, or that has none.
    """

    start: int
    end: int
    period_start: datetime.date | None = None
    period_end: datetime.date | None = None
    about: str = ""
    basis: str = ""
    modality: str = ""
    reasons: tuple[Reason, ...] = ()
    section: Extent | None = None

    @property
    def rule(self) -> str:
        """The rule by which its period came, else the first that had a part in it, else empty."""
        return self.reasons[0].rule if self.reasons else ""

    @property
    def rules(self) -> frozenset[str]:
        """All rules that had a part in it."""
        return frozenset(reason.rule for reason in self.reasons)
