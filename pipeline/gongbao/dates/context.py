"""What an expression is resolved against: where the report stands, its section's year, what the text told before."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from gongbao.dates.grammar import TimeGrammar
from gongbao.dates.models import Point
from gongbao.dates.standpoint import REPUBLIC, Account, Standpoint

_LOOKS_BACK_UNTIL = 4
"""The last month in which a report is about the year before, where nothing tells."""

_SOON = 45
"""Days from the report's within which a day that is named without a year is to come."""

Month = tuple[int | None, int | None]


@dataclass
class Context:
    """State of one reading of a text, from its beginning on.

    `acting` tells that the State Council reports, `republic` that the text counts by the years of the Republic,
    `april` that its business years begin with April.
    `told_year` is the last year that the current line named as its own, in its sentence only if `told_within` says
    where it stands, `told_span` the last period of the line, `told_day` and `told_month` the last day and month
    told, `told_week` whether weeks were counted in it, `account_told` the period of the report named last,
    `whole_year` the year that 全年 was, `school_year` that in which the school year named last began, `business_year`
    the first business year named that begins with April, `section_year` that of the section. `other` is the other
    end of a range while one is read, `lead` and `after` are the characters before and behind the expression.
    """

    grammar: TimeGrammar
    standpoint: Standpoint
    acting: bool = False
    republic: bool = False
    april: bool = False
    told_year: int | None = None
    told_within: int | None = None
    told_span: Point | None = None
    told_day: datetime.date | None = None
    told_month: Month = (None, None)
    told_week: bool = False
    whole_year: int | None = None
    school_year: int | None = None
    business_year: Point | None = None
    account_told: Account | None = None
    section_year: int | None = None
    other: Point | None = None
    lead: str = ""
    after: str = ""

    def table(self, name: str, word: str) -> int:
        """Return what a list of words says of `word`."""
        return int(self.grammar.tables[name][word])

    def number(self, text: str | None) -> int | None:
        """Return the whole number that `text` writes."""
        return self.grammar.numbers.whole(text)

    @property
    def today(self) -> datetime.date | None:
        """The report's day, where it is known to the day."""
        day = self.standpoint.today
        return datetime.date(day.year, day.month, day.day) if day and day.month and day.day else None

    @property
    def this_month(self) -> Month:
        """Year and month of the report's day."""
        day = self.standpoint.today
        return (day.year, day.month) if day else (None, None)

    @property
    def account_month(self) -> Month:
        """Year and month that the report gives an account of, by its title; else those of its day."""
        account = self.standpoint.account
        if account is None or (account.first, account.last) == (1, 12):
            return self.this_month
        return account.year, account.last

    @property
    def account(self) -> Account | None:
        """The period that 报告期 names."""
        return self.account_told or self.standpoint.account

    def near_year(self, distance: int) -> int | None:
        """Return the year so far from the one that 今年 names."""
        year = self.standpoint.year
        return None if year is None else year + distance

    def reported_year(self) -> int | None:
        """Return the year that the report is about: its section's, its title's, else the last that was over."""
        stand = self.standpoint
        if self.section_year is not None:
            return self.section_year
        if stand.reported is not None:
            return stand.reported
        if stand.account is not None and stand.account.year is not None:
            return stand.account.year
        if stand.today is None or stand.year is None or stand.today.year != stand.year:
            return stand.year
        month = stand.today.month
        return stand.year - (month is None or month <= _LOOKS_BACK_UNTIL)

    def year_before(self) -> int | None:
        """Return the year from which 上年 and 次年 count: the one last spoken of, else the report's."""
        if self.other is not None:
            return self.other.year
        span = self.told_span
        told = (self.told_year, span.year if span else None, self.section_year, self.standpoint.reported)
        return next((year for year in (*told, self.whole_year) if year is not None), self.near_year(0))

    def implied_year(self, first: int, last: int, day: int | None = None) -> int | None:
        """Return the year of months, or of a `day` in one, that are named without it.

        It is that of a range's other end, of the period in the title, of the line or the section; else the
        report's, or in the report's first months the year before for what cannot be over yet, unless it is a day
        soon to come or the words around say that it is to come.
        """
        account = self.standpoint.account
        if self.other is not None and self.other.year is not None:
            return self.other.year
        if account is not None and (
            (account.first, account.last) == (first, last) or self._is_accounted(first, last, day)
        ):
            return account.year
        if self.told_year is not None:
            return self.told_year
        if self.section_year is not None:
            return self.section_year
        return self._year_of_months(first, last, day)

    def _is_accounted(self, first: int, last: int, day: int | None) -> bool:
        """Tell whether months that are yet to begin lie in the account of a year, given early in the next."""
        account, year = self.standpoint.account, self.standpoint.year
        if account is None or year is None or day is not None:
            return False
        is_of_last_year = (account.first, account.last, account.year) == (1, 12, year - 1)
        return is_of_last_year and first >= _LOOKS_BACK_UNTIL and last > first and not self.is_ahead()

    def _year_of_months(self, first: int, last: int, at: int | None) -> int | None:
        stand, day = self.standpoint, self.standpoint.today
        if stand.year is None or day is None or day.month is None:
            is_past = stand.reported is not None and last > _LOOKS_BACK_UNTIL and not self.is_ahead()
            return stand.reported if is_past else stand.year
        if day.year != stand.year:
            return day.year if self.is_ahead() and day.year > stand.year else stand.year
        if day.month > _LOOKS_BACK_UNTIL:
            return stand.year
        begun = first <= day.month if last - first < 3 else last <= day.month
        soon = at is not None and (last - day.month) * 31 + at - (day.day or 31) <= _SOON
        return stand.year if begun or soon or stand.ahead or self.is_ahead() else stand.year - 1

    def begins_range(self) -> bool:
        """Tell whether a word that joins the ends of a range follows."""
        return self.grammar.join.match(self.after) is not None

    def likens(self) -> bool:
        """Tell whether something is compared with what is being read: 比上月, 上月为, 与上季度相比."""
        grammar = self.grammar
        return bool(grammar.likened_before.search(self.lead) or grammar.likened_after.match(self.after))

    def is_aimed_at(self) -> bool:
        """Tell whether the title or the words before aim at a year, and neither a section nor the title says which.

        A year told before is none to come where it was over before the one last gone by.
        """
        year = self.standpoint.year
        is_past = self.told_year is not None and year is not None and self.told_year < year - 1
        told = None if is_past else self.told_year, self.section_year, self._reported_before()
        if not all(year is None for year in told):
            return False
        return self.standpoint.ahead or self.grammar.aimed_before.search(self.lead) is not None

    def _reported_before(self) -> int | None:
        """Return the year that the title gives an account of, but for one of which a part is told."""
        account, reported = self.standpoint.account, self.standpoint.reported
        is_part = account is not None and (account.first, account.last) != (1, 12)
        return None if is_part and reported == self.standpoint.year else reported

    def is_ahead(self) -> bool:
        """Tell whether the words around say that a time is to come: 将于7月1日, 10月底前完成."""
        grammar = self.grammar
        return bool(grammar.ahead_before.search(self.lead) or grammar.ahead_after.match(self.after))

    def implied_month(self) -> tuple[int | None, int | None]:
        """Return year and month of a day that is named without them."""
        if self.other is not None and self.other.month is not None:
            return self.other.year, self.other.month
        if self.told_day is not None:
            return self.told_day.year, self.told_day.month
        month = self.this_month
        return self.told_month if month[1] is None else month

    def year_of(self, found: re.Match[str]) -> tuple[int | None, bool]:
        """Return the year that the groups `y`, `y2`, `ry` and those of the Republic write, and whether any is there."""
        groups = found.groupdict()
        if republic := groups.get("rc") or groups.get("rb") or groups.get("rs") or groups.get("ra"):
            number = self.number(republic)
            return (number + self.grammar.reigns[REPUBLIC] - 1 if number else None), True
        if written := groups.get("y"):
            return self.number(written), True
        if short := groups.get("y2"):
            return self.full_year(self.number(short) or 0), True
        if not (word := groups.get("ry")):
            return None, False
        if word in self.grammar.tables["toldyear"]:
            base = self.year_before()
            return (None if base is None else base + self.table("toldyear", word)), True
        return self.near_year(self.table("relyear", word)), True

    def full_year(self, short: int) -> int:
        """Return the year of two digits that lies nearest to the report, at most twenty years after it."""
        base = self.standpoint.year or 2025
        year = base - base % 100 + short
        return year - 100 if year > base + 20 else year
