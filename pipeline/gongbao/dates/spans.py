"""Spans of the calendar: their TIMEX3 value, first and last day."""

from __future__ import annotations

import calendar
import datetime

from gongbao.dates.models import Point

Date = datetime.date


def _is_year(y: int | None) -> bool:
    """Tell whether the calendar has a year; one that is not known may be any."""
    return y is None or 1 <= y <= 9999


def year(y: int | None, *, given: bool = False, mod: str = "") -> Point:
    """Return a calendar year, `XXXX` where it is not known."""
    if y is None:
        return Point("XXXX", mod=mod, given=given)
    if not _is_year(y):
        return Point(f"{y:04}", mod=mod, impossible=True)
    return Point(f"{y:04}", Date(y, 1, 1), Date(y, 12, 31), mod=mod, year=y, given=given)


def months(y: int | None, first: int, last: int, value: str, *, given: bool = False, mod: str = "") -> Point:
    """Return the months `first` to `last` of a year; `value` follows the year in the TIMEX3 value."""
    label = "XXXX" if y is None else f"{y:04}"
    if not (1 <= first <= 12 and 1 <= last <= 12) or not _is_year(y):
        return Point(f"{label}-{value}", mod=mod, year=y, given=given, impossible=True)
    month = first if first == last else None
    if y is None:
        return Point(f"XXXX-{value}", mod=mod, month=month, given=given)
    start, end = Date(y, first, 1), Date(y, last, calendar.monthrange(y, last)[1])
    return Point(f"{y:04}-{value}", start, end, mod=mod, year=y, month=month, given=given)


def month(y: int | None, m: int, *, given: bool = False, mod: str = "") -> Point:
    """Return a month."""
    return months(y, m, m, f"{m:02}", given=given, mod=mod)


def quarter(y: int | None, q: int, *, given: bool = False, mod: str = "") -> Point:
    """Return a quarter, from 1."""
    return months(y, 3 * q - 2, 3 * q, f"Q{q}", given=given, mod=mod)


def half(y: int | None, h: int, *, given: bool = False) -> Point:
    """Return a half of a year, from 1."""
    return months(y, 6 * h - 5, 6 * h, f"H{h}", given=given)


def third(y: int | None, m: int, t: int, *, given: bool = False) -> Point:
    """Return thirds of a month of ten days, ten days and the rest.

    The digits of `t` are the first and the last of them: 11 for 上旬, 23 for 中下旬.
    """
    begin, end = divmod(t, 10)
    return days_of_month(y, m, 10 * begin - 9, None if end == 3 else 10 * end, given=given)


def days_of_month(y: int | None, m: int, first: int, last: int | None, *, given: bool = False) -> Point:
    """Return the days `first` to `last` of a month, to its end for `None`; February has 29 in an untold year."""
    if not 1 <= m <= 12 or not _is_year(y):
        return month(y, m, given=given)
    last = last or calendar.monthrange(2000 if y is None else y, m)[1]
    label = f"{'XXXX' if y is None else f'{y:04}'}-{m:02}"
    value = f"{label}-{first:02}/{label}-{last:02}"
    if y is None:
        return Point(value, month=m, given=given)
    return Point(value, Date(y, m, first), Date(y, m, last), year=y, month=m, given=given)


def half_month(y: int | None, m: int, h: int, *, given: bool = False) -> Point:
    """Return the first fifteen days of a month, or the rest."""
    return days_of_month(y, m, 1 if h == 1 else 16, 15 if h == 1 else None, given=given)


def day(y: int | None, m: int | None, d: int, *, given: bool = False) -> Point:
    """Return a day; one that no calendar has keeps its value and has no first and last day."""
    value = f"{'XXXX' if y is None else f'{y:04}'}-{'XX' if m is None else f'{m:02}'}-{d:02}"
    try:
        # Where the year is open, a leap year tells whether such a day can be.
        date = Date(2000 if y is None else y, m or 1, d)
    except ValueError:
        return Point(value, year=y, month=m, given=given, impossible=True)
    if y is None or m is None:
        return Point(value, year=y, month=m, given=given)
    return Point(value, date, date, year=y, month=m, given=given)


def of_date(date: Date | None) -> Point:
    """Return the day `date`, or one that is not known."""
    return Point("XXXX-XX-XX") if date is None else day(date.year, date.month, date.day, given=True)


def week(monday: Date | None, *, weekend: bool = False) -> Point:
    """Return the week that begins on `monday`, or its end."""
    if monday is None:
        return Point("XXXX-WXX-WE" if weekend else "XXXX-WXX")
    iso_year, iso_week, _ = monday.isocalendar()
    value = f"{iso_year:04}-W{iso_week:02}" + ("-WE" if weekend else "")
    first = shifted(monday, 5 if weekend else 0)
    return Point(value, first, shifted(monday, 6), year=monday.year, given=True)


def week_of_year(year: int, number: int) -> Point | None:
    """Return the ISO week of a year."""
    try:
        return week(Date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


def weekday_of_month(year: int, month: int, number: int | None, weekday: int) -> Point | None:
    """Return a month's so manieth day of the week (1 is Monday), the last for `None`."""
    found = [row[weekday - 1] for row in calendar.monthcalendar(year, month) if row[weekday - 1]]
    if number is not None and not 1 <= number <= len(found):
        return None
    return of_date(Date(year, month, found[-1 if number is None else number - 1]))


def week_of_month(year: int | None, month: int, number: int | None) -> Point | None:
    """Return a month's so manieth week, the last for `None`: calendar weeks, cut at the ends of the month."""
    if year is None:
        return None if number is None else Point(f"XXXX-{month:02}-W{number}", month=month, given=True)
    weeks = calendar.monthcalendar(year, month)
    number = len(weeks) if number is None else number
    if not 1 <= number <= len(weeks):
        return None
    days = [day for day in weeks[number - 1] if day]
    value = f"{year:04}-{month:02}-W{number}"
    ends = Date(year, month, days[0]), Date(year, month, days[-1])
    return Point(value, *ends, year=year, month=month, given=True)


def shifted(date: Date | None, days: int) -> Date | None:
    """Return the day so many days later, `None` where the calendar ends."""
    try:
        return None if date is None else date + datetime.timedelta(days)
    except OverflowError:
        return None


def shifted_months(date: Date, count: int) -> Date | None:
    """Return the same day so many months later, the month's last where it has no such day."""
    index = date.year * 12 + date.month - 1 + count
    y, m = divmod(index, 12)
    if not _is_year(y):
        return None
    return Date(y, m + 1, min(date.day, calendar.monthrange(y, m + 1)[1]))
