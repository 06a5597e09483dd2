"""Years, months and days by number, and times of the day."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from gongbao.dates import spans
from gongbao.dates.context import Context
from gongbao.dates.models import Point
from gongbao.dates.readers.registry import reader

_LAST_YEAR = 9999

_WHOLE_HOUR = re.compile(r"T\d\d:00$")

_AFTER_NOON = {"AF": (0, 11), "EV": (0, 11), "MI": (1, 5), "NI": (6, 12)}
"""The hours that count from noon, by part of the day: 下午3点, 中午1点, 深夜11点; 深夜2点 is in the morning."""


@reader("calendar")
def calendar(found: re.Match[str], context: Context) -> Point | None:
    """Read what is written of year, month, day and time: 2024年底, 6月中旬, 11月7日15时30分, 10日."""
    groups = found.groupdict()
    year, given = context.year_of(found)
    month, day = context.number(groups.get("m")), context.number(groups.get("d"))
    mod = str(context.grammar.tables["part"].get(groups.get("part") or "", ""))
    if month is None and day is None:
        if groups.get("school"):
            context.school_year = year
        return _year(spans.year(year, given=given, mod=mod), groups)
    if month is None:
        year, month = context.implied_month()
    elif not given:
        year = context.implied_year(month, month, day)
    if day is not None:
        told = context.told_day
        if not given and told and context.lead.endswith("(") and (told.month, told.day) == (month, day):
            year = told.year  # 五年前的今天（11月23日） names one day twice.
        point = spans.day(year, month, day, given=given)
        if point.impossible and not given:
            point = spans.day(None, month, day)
        return with_clock(
            replace(point, impossible=point.first is None and year is not None), groups, context
        )
    if month is None:
        return None
    if word := groups.get("third"):
        return spans.third(year, month, context.table("third", word), given=given)
    if word := groups.get("halfmonth"):
        return spans.half_month(year, month, context.table("halfmonth", word), given=given)
    return spans.month(year, month, given=given, mod=mod)


def _year(point: Point, groups: dict[str, str | None]) -> Point:
    """Return a year; a school year begins in September, the days of a business year are not known."""
    if groups.get("fiscal"):
        return replace(point, first=None, last=None)
    if groups.get("school") and point.year is not None and point.year < _LAST_YEAR:
        days = datetime.date(point.year, 9, 1), datetime.date(point.year + 1, 8, 31)
        return replace(point, first=days[0], last=days[1])
    return point


@reader("month-day")
def month_day(found: re.Match[str], context: Context) -> Point | None:
    """Read 03-15, where a range or a time of day shows that it is a day."""
    groups = found.groupdict()
    shown = context.other is not None or context.begins_range() or groups.get("hh")
    return calendar(found, context) if shown else None


@reader("day-alone")
def day_alone(found: re.Match[str], context: Context) -> Point | None:
    """Read a day without its month; in Chinese numerals only as the end of a range."""
    return calendar(found, context) if context.other or found["d"].isdecimal() else None


@reader("days-alone")
def days_alone(found: re.Match[str], context: Context) -> Point | None:
    """Read 12—14日: days of the month that the text or the report is in."""
    (year, month), first, last = (
        context.implied_month(),
        context.number(found["d1"]),
        context.number(found["d"]),
    )
    if first is None or last is None or first >= last:
        return None
    return joined(spans.day(year, month, first), spans.day(year, month, last))


@reader("days")
def days(found: re.Match[str], context: Context) -> Point | None:
    """Read days of one month: 3月5日至7日."""
    last = calendar(found, context)
    first_day = context.number(found["d1"])
    if last is None or first_day is None:
        return None
    month = context.number(found["m"])
    return joined(spans.day(last.year, month, first_day, given=last.given), last)


def ranging(first: str, last: str) -> str:
    """Return the value of a range; one from hour to hour is written without minutes, T00/T24."""
    if _WHOLE_HOUR.search(first) and _WHOLE_HOUR.search(last):
        return f"{first[:-3]}/{last[:-3]}"
    return f"{first}/{last}"


def joined(first: Point, last: Point) -> Point:
    """Return the range from one point to another."""
    return Point(
        ranging(first.value, last.value),
        first.first,
        last.last,
        type="TIME" if "TIME" in (first.type, last.type) else "DATE",
        mod=last.mod,
        year=last.year,
        month=last.month,
        given=last.given,
        impossible=first.impossible or last.impossible,
    )


def with_clock(point: Point, groups: dict[str, str | None], context: Context) -> Point:
    """Return the day `point` with the time of the day that the groups of `{clock}` write, if any."""
    if part := groups.get("dpo"):
        return replace(point, value=f"{point.value}T{context.grammar.tables['daypart'][part]}", type="TIME")
    if first := groups.get("ha"):
        hours = (context.number(hour) or 0 for hour in (first, groups.get("hb")))
        return replace(point, value="/".join(f"{point.value}T{hour:02}" for hour in hours), type="TIME")
    if not groups.get("hh"):
        return point
    return replace(point, value=f"{point.value}T{clock_time(groups, context)}", type="TIME")


def clock_time(groups: dict[str, str | None], context: Context) -> str:
    """Return hour, minute and second as TIMEX3 writes them, on a clock of 24 hours."""
    hour = context.number(groups.get("hh")) or 0
    part = str(context.grammar.tables["daypart"].get(groups.get("dp") or "", ""))
    if (groups.get("pm") or "").startswith("p"):
        part = "AF"
    first, last = _AFTER_NOON.get(part, (0, -1))
    hour += 12 if first <= hour <= last else 0
    minute = groups.get("mm") or groups.get("mi")
    if groups.get("hf"):
        return f"{hour:02}:30"
    if quarter := context.number(groups.get("qu")):
        return f"{hour:02}:{15 * quarter}"
    if not minute:
        return f"{hour:02}:00"
    second = groups.get("ss") or groups.get("sc")
    return f"{hour:02}:{context.number(minute) or 0:02}" + (
        f":{context.number(second) or 0:02}" if second else ""
    )


@reader("clock")
def clock(found: re.Match[str], context: Context) -> Point | None:
    """Read a time of the day without a date: it is on the day that the text or the report is on."""
    groups = found.groupdict()
    if written := groups.get("hm"):
        parts = dict(zip(("hh", "mm", "ss"), written.split(":"), strict=False))
        groups = {**groups, **parts}
    elif groups.get("ht"):
        groups = {**groups, "hh": groups["ht"], "mi": groups["mt"]}
    return _at(clock_time(groups, context), context.other, context.told_day or context.today)


@reader("clock-end")
def clock_end(found: re.Match[str], context: Context) -> Point | None:
    """Read an hour that ends a range of times; without one it is no time."""
    other = context.other
    if other is None or other.type != "TIME":
        return None
    return _at(clock_time(found.groupdict(), context), other, None)


def _at(time: str, other: Point | None, day: datetime.date | None) -> Point:
    """Return a time on the day of a range's other end, in its half of the day, else on `day`."""
    if other is None or other.type != "TIME":
        year, month = (day.year, day.month) if day else (None, None)
        return Point(f"{day or 'XXXX-XX-XX'}T{time}", day, day, type="TIME", year=year, month=month)
    before, _, start = other.value.partition("T")
    hour = int(time[:2])
    if start[:2].isdigit() and 12 <= int(start[:2]) <= hour + 12 < 24:
        time = f"{hour + 12}{time[2:]}"
    return Point(f"{before}T{time}", other.first, other.last, type="TIME")
