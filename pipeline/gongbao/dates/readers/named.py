"""Periods and days that have a name: plans, eras, festivals, reigns and lunar dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from gongbao.dates import lunar, spans
from gongbao.dates.context import Context
from gongbao.dates.models import Point
from gongbao.dates.readers.points import joined, with_clock
from gongbao.dates.readers.registry import reader

_LATE, _EARLY = 12, 3
"""In the first of these months, a festival up to the second is that of the coming year."""


def _days(written: str) -> tuple[datetime.date, datetime.date | None]:
    first, _, last = written.partition("/")
    return datetime.date.fromisoformat(first), datetime.date.fromisoformat(last) if last else None


@reader("plan")
def plan(found: re.Match[str], context: Context) -> Point | None:
    """Read a five-year plan as a period: “十四五”时期."""
    name = found["plan"] or found["plain"] or found["old"]
    first, last = _days(context.grammar.periods["plan"][name])
    assert last is not None
    mod = str(context.grammar.tables["part"].get((found["part"] or "").removesuffix("期"), ""))
    if found["part"] == "中期":
        mod = "MID"
    start, end = first.year, last.year
    if count := context.number(found["n"]):
        start, end = (
            (start, start + count - 1)
            if context.grammar.tables["side"][found["side"]] == "START"
            else (end - count + 1, end)
        )
    return joined(spans.year(start, given=True), replace(spans.year(end, given=True), mod=mod))


@reader("since")
def since(found: re.Match[str], context: Context) -> Point | None:
    """Read the time since an event of the policy calendar: 党的十八大以来."""
    first, _ = _days(context.grammar.periods["since"][found["since"]])
    return Point(first.isoformat(), first, given=True)


@reader("era")
def era(found: re.Match[str], context: Context) -> Point | None:
    """Read a period of history by its name: 抗战时期, 康熙年间."""
    first, last = _days(context.grammar.periods["era"][found["era"]])
    assert last is not None
    return Point(f"{first.year:04}/{last.year:04}", first, last, given=True)


@reader("government")
def government(found: re.Match[str], context: Context) -> Point | None:
    """Read 本届政府以来: the State Council's first day in a report on its behalf, else a past without a date."""
    if context.acting and context.standpoint.year is not None:
        for written in context.grammar.periods["government"].values():
            first, last = _days(written)
            if last is not None and first.year <= context.standpoint.year < last.year:
                return Point(first.isoformat(), first, given=True)
    return Point("PAST_REF")


@reader("festival")
def festival(found: re.Match[str], context: Context) -> Point | None:
    """Read a festival, maybe with a time; of a holiday around it the days are open where no table has them."""
    groups = found.groupdict()
    own = context.grammar.festivals[groups["fest"] or groups["loose"] or ""]
    calendar, written = own
    year, given = context.year_of(found)
    if calendar == "term":
        date = lunar.term(2000, written)
        month = date.month if date else 1
        year = year if given else context.implied_year(month, month)
        point = spans.of_date(None if year is None else lunar.term(year, written))
    else:
        month, *numbers = map(int, written.split("-"))
        # The first lunar month begins in January or February, and the twelfth ends a few days before it.
        near = month if calendar != "lunar" else month % 12 + 1
        year = year if given else _festival_year(near, context)
        point = _FESTIVALS[calendar](year, month, *numbers)  # type: ignore[operator]
    point = replace(point, given=given)
    if found["during"]:
        return replace(point, first=None, last=None)
    if found["holiday"]:
        joined_to = groups.get("and")
        return _holiday(point, (own, context.grammar.festivals[joined_to]) if joined_to else (own,), context)
    return with_clock(point, found.groupdict(), context)


def _holiday(point: Point, festivals: Sequence[tuple[str, str]], context: Context) -> Point:
    """Return the days off around one of `festivals`, of which `point` is a day, as far as they are known."""
    known, year = context.grammar.holidays, point.year
    days = next((known[year, one] for one in festivals if year is not None and (year, one) in known), None)
    if days is None:
        return replace(point, first=None, last=None)
    return replace(point, value=f"{days[0]}/{days[1]}", first=days[0], last=days[1])


def _festival_year(month: int, context: Context) -> int | None:
    """Return the year of a festival named without one: at the end of a year, the next of one at its beginning."""
    year, today = context.implied_year(month, month), context.standpoint.today
    late = today is not None and today.month is not None and today.month >= _LATE and month <= _EARLY
    return year + 1 if late and today is not None and year == today.year else year


def _lunar_festival(year: int | None, month: int, day: int) -> Point:
    return _lunar(year if year is None or month < 12 else year - 1, month, day, given=True)


def _weekday_festival(year: int | None, month: int, number: int, weekday: int) -> Point:
    found = None if year is None else spans.weekday_of_month(year, month, number, weekday)
    return found or Point(f"XXXX-{month:02}-XX")


_FESTIVALS = {"lunar": _lunar_festival, "gregorian": spans.day, "weekday": _weekday_festival}


@reader("lunar")
def lunar_date(found: re.Match[str], context: Context) -> Point | None:
    """Read a lunar month or day: 农历八月十五, 腊月."""
    groups = found.groupdict()
    month = _month(groups["lm"] or groups.get("lm2"), context)
    day = _day(groups["ld"] or groups.get("ld2"), context)
    year, given = context.year_of(found)
    if month is None:
        return None
    if not given:
        year = context.implied_year(abs(month), abs(month))
    if day is None:
        return _lunar_month(year, month, given=given)
    return with_clock(_lunar(year, month, day, given=given), groups, context)


@reader("reign")
def reign(found: re.Match[str], context: Context) -> Point | None:
    """Read a year of a reign, with its month and day: 光绪二十四年八月初六."""
    number = context.number(found["ey"])
    if number is None or number < 1:
        return None
    year = context.grammar.reigns[found["era"]] + number - 1
    if found["ly"]:
        return _lunar(year, 12, 30, given=True)
    month, day = _month(found["lm"], context), _day(found["ld"], context)
    if month is None:
        return spans.year(year, given=True)
    if day is None:
        return replace(_lunar_month(year, month, given=True), value=f"{year:04}-{abs(month):02}")
    return _lunar(year, month, day, given=True)


def _month(text: str | None, context: Context) -> int | None:
    if not text:
        return None
    plain = text.removeprefix("闰")
    named = context.grammar.tables["lunarmonth"].get(plain)
    month = int(named) if named is not None else context.number(plain)
    if month is None or not 1 <= month <= 12:
        return None
    return -month if plain != text else month


def _day(text: str | None, context: Context) -> int | None:
    return context.number(text.removeprefix("初")) if text else None


def _lunar(year: int | None, month: int, day: int, *, given: bool) -> Point:
    date = None if year is None else lunar.day(year, month, day)
    if date is None:
        return Point("XXXX-XX-XX", given=given, impossible=year is not None)
    return replace(spans.of_date(date), given=given)


def _lunar_month(year: int | None, month: int, *, given: bool) -> Point:
    first = None if year is None else lunar.day(year, month, 1)
    last = None if year is None else lunar.day(year, month, 30)
    if first is None or last is None:
        return Point("XXXX-XX", given=given)
    return Point(f"{first}/{last}", first, last, year=year, given=given)
