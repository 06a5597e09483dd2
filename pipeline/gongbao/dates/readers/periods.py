"""Months, quarters, halves, years and longer periods of the calendar."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from gongbao.dates import spans
from gongbao.dates.context import Context
from gongbao.dates.models import Point
from gongbao.dates.readers.near import quarter_on
from gongbao.dates.readers.points import joined
from gongbao.dates.readers.registry import reader

_SCHOOL_BEGINS = 9


def _year(found: re.Match[str], context: Context, first: int, last: int) -> tuple[int | None, bool]:
    year, given = context.year_of(found)
    return (year, True) if given else (context.implied_year(first, last), False)


@reader("months")
def months(found: re.Match[str], context: Context) -> Point | None:
    """Read months of one year: 2024年1-11月."""
    first, last = context.number(found["m1"]), context.number(found["m"])
    if first is None or last is None or first >= last:
        return None
    year, given = _year(found, context, first, last)
    return joined(spans.month(year, first, given=given), spans.month(year, last, given=given))


@reader("quarters")
def quarters(found: re.Match[str], context: Context) -> Point | None:
    """Read quarters of one year: 一至三季度."""
    first, last = context.number(found["q1"]), context.number(found["q"])
    if first is None or last is None or first >= last:
        return None
    year, given = _year(found, context, 3 * first - 2, 3 * last)
    return joined(spans.quarter(year, first, given=given), spans.quarter(year, last, given=given))


@reader("quarter")
def quarter(found: re.Match[str], context: Context) -> Point | None:
    """Read a quarter: 一季度, 首季."""
    number = 1 if found["fq"] else context.number(found["q"])
    if number is None or not 1 <= number <= 4:
        return None
    year, given = _year(found, context, 3 * number - 2, 3 * number)
    mod = str(context.grammar.tables["part"].get(found["part"] or "", ""))
    return spans.quarter(year, number, given=given, mod=mod)


@reader("half")
def half(found: re.Match[str], context: Context) -> Point | None:
    """Read half a year."""
    number = context.table("halfyear", found["half"])
    year, given = _year(found, context, 6 * number - 5, 6 * number)
    return spans.half(year, number, given=given)


@reader("first")
def first(found: re.Match[str], context: Context) -> Point | None:
    """Read the first or last months, quarters, weeks or days of a year: 前10个月."""
    count = context.number(found["n"])
    sizes = {"q": 4, "m": 12, "w": 52, "d": 365}
    unit = next(unit for unit in sizes if found[unit])
    at_start = context.grammar.tables["side"][found["side"]] == "START"
    year, given = context.year_of(found)
    is_before = count == 1 and found["side"] == "前" and unit in "qm"
    if count is None or not 1 <= count < sizes[unit] or (unit in "wd" and not given) or is_before:
        return None
    if unit in "qm":
        width = 12 // sizes[unit]
        begin = 1 if at_start else sizes[unit] - count + 1
        end = begin + count - 1
        if not given:
            year = context.implied_year(begin * width - width + 1, end * width)
        make = spans.quarter if unit == "q" else spans.month
        return joined(make(year, begin, given=given), make(year, end, given=given))
    return _first_days(year, count * (7 if unit == "w" else 1), weeks=unit == "w", at_start=at_start)


def _first_days(year: int | None, days: int, *, weeks: bool, at_start: bool) -> Point | None:
    if year is None:
        return None
    if weeks and at_start:
        begin = datetime.date.fromisocalendar(year, 1, 1)
    else:
        begin = (
            datetime.date(year, 1, 1)
            if at_start
            else datetime.date(year, 12, 31) - datetime.timedelta(days - 1)
        )
    end = begin + datetime.timedelta(days - 1)
    return Point(f"{begin}/{end}", begin, end, year=year, given=True)


@reader("listed-month")
def listed_month(found: re.Match[str], context: Context) -> Point | None:
    """Read a month before the next one in a list: 7、8月."""
    month = context.number(found["m"])
    if month is None or context.number(found["next"]) != month + 1:
        return None
    year, given = _year(found, context, month, month)
    return spans.month(year, month, given=given)


@reader("two-years")
def two_years(found: re.Match[str], context: Context) -> Point | None:
    """Read 今明两年."""
    return joined(spans.year(context.near_year(0), given=True), spans.year(context.near_year(1), given=True))


@reader("two-days")
def two_days(found: re.Match[str], context: Context) -> Point | None:
    """Read 今明两天 and 明后两天."""
    first = context.table("twodays", found["td"])
    days = (spans.of_date(spans.shifted(context.today, first + distance)) for distance in (0, 1))
    return joined(*days) if context.today else Point("XXXX-XX-XX/XXXX-XX-XX")


@reader("month-part")
def month_part(found: re.Match[str], context: Context) -> Point | None:
    """Read thirds and halves of the month that the text speaks of."""
    year, month = context.implied_month()
    if month is None:
        return None
    if found["third"]:
        return spans.third(year, month, context.table("third", found["third"]))
    return spans.half_month(year, month, context.table("halfmonth", found["halfmonth"]))


@reader("years")
def years(found: re.Match[str], context: Context) -> Point | None:
    """Read years as a range: 2021—2035年, 2023/24年度.

    The days of one that crosses the turn of the year are open, unless it is a business year that begins with April.
    """
    groups = found.groupdict()
    first, last = context.number(found["y1"]), context.number(found["y"])
    if first is None or last is None:
        return None
    if first < 100:
        first = context.full_year(first)
    if last < 100:
        last += first - first % 100
    if first >= last:
        return None
    whole = joined(spans.year(first, given=True), spans.year(last, given=True))
    if groups.get("crossing"):
        is_april = context.april and groups.get("business") and last == first + 1
        if not is_april:
            return replace(whole, first=None, last=None)
        whole = replace(whole, first=datetime.date(first, 4, 1), last=datetime.date(last, 3, 31))
        context.business_year = context.business_year or whole
        return whole
    if groups.get("school"):
        context.school_year = first
        return _school_years(first, last)
    return whole


def _school_years(first: int, last: int) -> Point:
    """Return the time from the autumn of the year `first` to the summer of `last`."""
    whole = joined(spans.year(first, given=True), spans.year(last, given=True))
    return replace(whole, first=datetime.date(first, 9, 1), last=datetime.date(last, 8, 31))


@reader("near-school-year")
def near_school_year(found: re.Match[str], context: Context) -> Point | None:
    """Read 本学年 and 上学年: from the school year named before, else from that of the report's day."""
    year, month = context.this_month
    if context.school_year is not None:
        year = context.school_year
    elif year is not None and (month is None or month < _SCHOOL_BEGINS):
        year -= 1
    if year is None:
        return Point("XXXX")
    year += context.table("relschool", found["rs"])
    return _school_years(year, year + 1)


@reader("era-year")
def era_year(found: re.Match[str], context: Context) -> Point | None:
    """Read a year with its era: 公元前221年."""
    number = context.number(found["y"])
    if number is None:
        return None
    if found["ce"] == "公元前":
        return Point(f"-{number:04}", given=True)
    return spans.year(number, given=True)


@reader("season")
def season(found: re.Match[str], context: Context) -> Point | None:
    """Read a season: 今年夏天, 去冬今春, 深秋时节."""
    groups = found.groupdict()
    if near := groups.get("near"):
        first = _near_season(near, context)
        return joined(first, _near_season(groups["near2"], context)) if groups["near2"] else first
    year, given = context.year_of(found)
    tables, short = context.grammar.tables, groups.get("short")
    sign = tables["shortseason"][short] if short else tables["season"][found["season"]]
    return _season(year if given else context.near_year(0), str(sign))


def _near_season(word: str, context: Context) -> Point:
    written = str(context.grammar.tables["nearseason"][word])
    return _season(context.near_year(int(written[:-2])), written[-2:])


def _season(year: int | None, sign: str) -> Point:
    return Point(f"{'XXXX' if year is None else f'{year:04}'}-{sign}", year=year, given=True)


@reader("reported")
def reported(found: re.Match[str], context: Context) -> Point | None:
    """Read the year reported on, or some years up to it: 全年, 过去五年."""
    year, given = context.year_of(found)
    if given:
        return spans.year(year, given=True)
    count = context.number(found.groupdict().get("n")) or 1
    last = context.told_year if context.told_year is not None and count == 1 else context.reported_year()
    if count == 1 and context.is_aimed_at():
        return spans.year(context.near_year(0))
    if count == 1 or last is None:
        context.whole_year = last
        return spans.year(last)
    return joined(spans.year(last - count + 1), spans.year(last))


@reader("within-year")
def within_year(found: re.Match[str], context: Context) -> Point | None:
    """Read 年内: the year of the section, the business year that the text began with, else the report's."""
    year = context.section_year
    if year is None and context.business_year is not None:
        return context.business_year
    return spans.year(context.near_year(0) if year is None else year)


@reader("part-alone")
def part_alone(found: re.Match[str], context: Context) -> Point | None:
    """Read the beginning, middle or end of the year, quarter or month that the text speaks of."""
    word = found["pa"]
    mod = str(context.grammar.tables["partalone"][word])
    if word.startswith("月"):
        year, month = context.implied_month()
        return Point("XXXX-XX", mod=mod) if month is None else spans.month(year, month, mod=mod)
    if word.startswith("季"):
        return quarter_on(context, 0, mod, likened=True)
    year = context.section_year if context.told_year is None else context.told_year
    if year is None:
        year = context.reported_year() if word in context.grammar.tables["reviewed"] else context.near_year(0)
    return spans.year(year, mod=mod)


@reader("decade")
def decade(found: re.Match[str], context: Context) -> Point | None:
    """Read a decade: 上世纪90年代."""
    number = context.number(found["dec"])
    if number is None:
        return None
    mod = str(context.grammar.tables["part"].get(found["part"] or "", ""))
    if number < 1000:
        number += _century(found["c"], context) * 100 - 100 if found["c"] else _last_century(number, context)
    last = _decade(number, mod)
    earlier = context.number(found["dec2"]) or 10 * (context.number(found["dec1"]) or 0)
    if last is None or not earlier:
        return last
    first = _decade(number - number % 100 + earlier, "")
    return last if first is None else joined(first, last)


def _last_century(decade: int, context: Context) -> int:
    """Return the first year of the last century whose decade of that number has begun."""
    this = context.standpoint.year or 2025
    return this - this % 100 - (100 if decade > this % 100 else 0)


def _decade(first: int, mod: str) -> Point | None:
    if not 1 <= first <= 9990:
        return None
    days = datetime.date(first, 1, 1), datetime.date(first + 9, 12, 31)
    return Point(f"{first // 10:03}", *days, mod=mod, given=True)


@reader("century")
def century(found: re.Match[str], context: Context) -> Point | None:
    """Read a century: 21世纪中叶. Its first year is the one that ends in 01."""
    number = _century(found["c"], context)
    if not 1 <= number <= 99:
        return None
    if found.groupdict().get("ce") == "公元前":
        return Point(f"-{number - 1:02}", given=True)
    tables = context.grammar.tables
    mod = str((tables["part"] | tables["centurypart"]).get(found["part"] or "", ""))
    first, last = datetime.date(number * 100 - 99, 1, 1), datetime.date(number * 100, 12, 31)
    return Point(f"{number - 1:02}", first, last, mod=mod, given=True)


def _century(word: str, context: Context) -> int:
    this = ((context.standpoint.year or 2025) + 99) // 100
    if word == "本":
        return this
    return this - 1 if word.startswith("上") else context.number(word) or 0
