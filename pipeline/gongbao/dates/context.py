"""What an expression is resolved against: the report's date, the section's year, and what the text told before."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from gongbao.dates.grammar import Grammar
from gongbao.dates.models import Point
from gongbao.report import PartialDate

_LOOKS_BACK_UNTIL = 4
"""The last month in which a report is about the year before, where nothing tells."""


@dataclass
class Context:
    """State of one reading of a text, from its beginning on.

    `told_year` is the last year that the current line named as its own, in its sentence only if `told_within` says
    where it stands, `told_day` the last day told,
    `section_year` that of the section; `other` is the other end of a range while one is read.
    """

    grammar: Grammar
    reference: PartialDate | None
    acting: bool = False
    told_year: int | None = None
    told_within: int | None = None
    told_day: datetime.date | None = None
    section_year: int | None = None
    other: Point | None = None
    lead: str = ""

    def table(self, name: str, word: str) -> int:
        """Return what a list of words says of `word`."""
        return int(self.grammar.tables[name][word])

    def number(self, text: str | None) -> int | None:
        """Return the whole number that `text` writes."""
        return self.grammar.numbers.whole(text)

    @property
    def today(self) -> datetime.date | None:
        """The report's day, where it is known to the day."""
        ref = self.reference
        return datetime.date(ref.year, ref.month, ref.day) if ref and ref.month and ref.day else None

    @property
    def this_month(self) -> tuple[int | None, int | None]:
        """Year and month of the report."""
        return (self.reference.year, self.reference.month) if self.reference else (None, None)

    def near_year(self, distance: int) -> int | None:
        """Return the year so far from the report's."""
        return self.reference.year + distance if self.reference else None

    def reported_year(self) -> int | None:
        """Return the year that the report is about: its section's, else the last that was over."""
        if self.section_year is not None:
            return self.section_year
        if self.reference is None:
            return None
        back = self.reference.month is None or self.reference.month <= _LOOKS_BACK_UNTIL
        return self.reference.year - back

    def implied_year(self, first: int, last: int) -> int | None:
        """Return the year of months that are named without one.

        It is that of a range's other end, of the line or the section; else the report's, or in the report's
        first months the year before for what cannot be over yet.
        """
        if self.other is not None and self.other.year is not None:
            return self.other.year
        if self.told_year is not None:
            return self.told_year
        ref = self.reference
        if self.section_year is not None or ref is None:
            return self.section_year
        if ref.month is None or ref.month > _LOOKS_BACK_UNTIL:
            return ref.year
        begun = first <= ref.month if last - first < 3 else last <= ref.month
        return ref.year if begun else ref.year - 1

    def implied_month(self) -> tuple[int | None, int | None]:
        """Return year and month of a day that is named without them."""
        if self.other is not None and self.other.month is not None:
            return self.other.year, self.other.month
        if self.told_day is not None:
            return self.told_day.year, self.told_day.month
        return self.this_month

    def year_of(self, found: re.Match[str]) -> tuple[int | None, bool]:
        """Return the year that the groups `y`, `y2` and `ry` write, and whether any is there."""
        groups = found.groupdict()
        if written := groups.get("y"):
            return self.number(written), True
        if short := groups.get("y2"):
            return self._full(int(short)), True
        if not (word := groups.get("ry")):
            return None, False
        if word in self.grammar.tables["toldyear"]:
            base = self.other.year if self.other is not None else self.told_year
            base = self.reported_year() if base is None else base
            return (None if base is None else base + self.table("toldyear", word)), True
        return self.near_year(self.table("relyear", word)), True

    def _full(self, short: int) -> int:
        """Return the year of two digits that lies nearest to the report, at most twenty years after it."""
        base = self.reference.year if self.reference else 2025
        year = base - base % 100 + short
        return year - 100 if year > base + 20 else year
