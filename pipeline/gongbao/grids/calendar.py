"""Times told by another: the same days of a year before, the last month, the year so far."""

from __future__ import annotations

import datetime

from gongbao.frames.models import Period


def year_before(period: Period) -> Period:
    """Return the same days of the year before; empty where either end is open."""
    if period.first is None or period.last is None:
        return Period()
    return Period(*(_in_year(day, day.year - 1) for day in (period.first, period.last)))


def day_before_year(period: Period) -> Period:
    """Return the last day before the year of `period`; empty where its end is open."""
    if period.last is None:
        return Period()
    day = datetime.date(period.last.year - 1, 12, 31)
    return Period(day, day)


def month_or_quarter_before(period: Period) -> Period:
    """Return the month before a month, the quarter before a quarter; empty for any other period."""
    first, last = period.first, period.last
    if first is None or last is None or first.day != 1 or (last + datetime.timedelta(days=1)).day != 1:
        return Period()
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months not in (1, 3) or (months == 3 and first.month % 3 != 1):
        return Period()
    end = first - datetime.timedelta(days=1)
    return Period(end.replace(month=end.month - months + 1, day=1), end)


def shifted(period: Period, year: int) -> Period:
    """Return the same days of `period` in `year`, for one that lies in one year; else empty."""
    first, last = period.first, period.last
    if first is None or last is None or first.year != last.year:
        return Period()
    return Period(_in_year(first, year), _in_year(last, year))


def last_month(period: Period) -> Period:
    """Return the last month of a `period` shorter than a year that ends a month; else empty."""
    last = period.last
    if period.is_year() or last is None or (last + datetime.timedelta(days=1)).day != 1:
        return Period()
    return Period(last.replace(day=1), last)


def year_so_far(period: Period) -> Period:
    """Return the year up to the last day of `period`; empty where its end is open."""
    return Period(period.last.replace(month=1, day=1), period.last) if period.last else Period()


def _in_year(day: datetime.date, year: int) -> datetime.date:
    """Return the day in `year`; of the last one of a February the last one there."""
    is_last = (day + datetime.timedelta(days=1)).month != day.month
    if is_last and day.month == 2:
        return datetime.date(year, 3, 1) - datetime.timedelta(days=1)
    return day.replace(year=year)
