"""The lunar calendar, as lunar_python knows it."""

from __future__ import annotations

import datetime
from functools import lru_cache


@lru_cache(4096)
def day(year: int, month: int, day: int) -> datetime.date | None:
    """Return the Gregorian day of a lunar one, `None` where there is none.

    A negative `month` is a leap month; day 30 of a month of 29 days is its last. Before October 1582 the day
    is that of the Julian calendar.
    """
    # Imported at the first lunar date: it costs as much time as reading a report.
    from lunar_python import Lunar, LunarMonth

    if not 1 <= year <= 9998 or not 1 <= abs(month) <= 12 or not 1 <= day <= 30:
        return None
    whole = LunarMonth.fromYm(year, month)
    if whole is None:
        return None
    solar = Lunar.fromYmd(year, month, min(day, whole.getDayCount())).getSolar()
    return _date(solar.getYear(), solar.getMonth(), solar.getDay())


@lru_cache(1024)
def term(year: int, name: str) -> datetime.date | None:
    """Return the day of a solar term, such as 清明, in a Gregorian year."""
    from lunar_python import Solar

    if not 1 <= year <= 9998:
        return None
    # A table runs from one winter solstice to the next and calls the first of them by name.
    for table_year in (year, year + 1):
        solar = Solar.fromYmd(table_year, 6, 1).getLunar().getJieQiTable().get(name)
        if solar is not None and solar.getYear() == year:
            return _date(year, solar.getMonth(), solar.getDay())
    return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
