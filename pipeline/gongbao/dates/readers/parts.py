"""Weeks, days and months by their number in a longer period."""

from __future__ import annotations

import calendar
import datetime
import re

from gongbao.dates import spans
from gongbao.dates.context import Context, Month
from gongbao.dates.models import Point
from gongbao.dates.readers.near import months_on
from gongbao.dates.readers.points import joined, with_clock
from gongbao.dates.readers.registry import reader


@reader("week-alone")
def week_alone(found: re.Match[str], context: Context) -> Point | None:
    """Read 第38周 at the head of a clause: a week of the year spoken of."""
    number = context.number(found["n"])
    year = context.told_year or context.near_year(0)
    if number is None:
        return None
    return spans.week_of_year(year, number) if year else Point(f"XXXX-W{number:02}")


@reader("ordinal")
def ordinal(found: re.Match[str], context: Context) -> Point | None:
    """Read a week, month or day by its number: 2021年的第二周, 四月的最后一个星期一, 五月的最后一天, 第二周."""
    number, (year, month, given) = context.number(found["n"]), _place(found, context)
    if found["day"]:
        return _day(year, month, number, found, context)
    if found["mon"]:
        alone = given and month is None and number is not None and 1 <= number <= 12
        return spans.month(year, number or 0, given=True) if alone else None
    if month is None and given:
        return spans.week_of_year(year, number) if year and number and found["w"] else None
    if month is None:
        year, month = context.told_month
        if found["wd"] or month is None or not context.told_week:
            return None
    if found["w"]:
        context.told_week = True
        return spans.week_of_month(year, month, number)
    return (
        None
        if year is None
        else spans.weekday_of_month(year, month, number, context.table("weekday", found["wd"]))
    )


def _place(found: re.Match[str], context: Context) -> tuple[int | None, int | None, bool]:
    """Return the year and month in which something is counted, and whether the year was written."""
    year, given = context.year_of(found)
    if word := found["rm"]:
        year, month = months_on(context.account_month, context.table("relmonth", word))
        return year, month, True
    month = context.number(found["m"])
    if month is not None and not given:
        year = context.implied_year(month, month)
    return year, month, given


def _day(
    year: int | None, month: int | None, number: int | None, found: re.Match[str], context: Context
) -> Point | None:
    if year is None or not (month or context.year_of(found)[1]):
        return None
    ends = (1, 12) if month is None else (month, month)
    first, last = (
        datetime.date(year, ends[0], 1),
        datetime.date(year, ends[1], calendar.monthrange(year, ends[1])[1]),
    )
    day = last if number is None else first + datetime.timedelta(number - 1)
    if not first <= day <= last:
        return None
    return with_clock(spans.of_date(day), found.groupdict(), context)


@reader("month-days")
def month_days(found: re.Match[str], context: Context) -> Point | None:
    """Read the first or last days of a month: 本月前两天, 5月前20日."""
    (year, month, given), count = _place(found, context), context.number(found["n"])
    if month is None or not 1 <= month <= 12 or not count:
        return None
    count *= 7 if found["w"] else 1
    length = calendar.monthrange(2000 if year is None else year, month)[1]
    if count >= length:
        return None
    if context.grammar.tables["side"][found["side"]] == "END":
        return spans.days_of_month(year, month, length - count + 1, None, given=given)
    return spans.days_of_month(year, month, 1, count, given=given)


@reader("months-before")
def months_before(found: re.Match[str], context: Context) -> Point | None:
    """Read 之前两月: the months before the one that the report is about."""
    count = context.number(found["n"])
    if not count or context.account_month[1] is None:
        return None
    first, last = (_month(months_on(context.account_month, -back)) for back in (count, 1))
    return joined(first, last)


def _month(month: Month) -> Point:
    return spans.month(month[0], month[1] or 0, given=True)
