"""Periods as accounts name them: 报告期, 2024Q3, 2025财年, 半年末, 新的一年."""

from __future__ import annotations

import re
from dataclasses import replace

from gongbao.dates import spans
from gongbao.dates.context import Context
from gongbao.dates.models import Point
from gongbao.dates.readers.points import joined
from gongbao.dates.readers.registry import reader
from gongbao.dates.standpoint import Account


@reader("letters")
def letters(found: re.Match[str], context: Context) -> Point | None:
    """Read 2024Q3, Q1 and 1H25."""
    written = found["y"] or found["y2"]
    number, width = int(found["n"]), 3 if found["l"] == "Q" else 6
    if number * width > 12:
        return None
    last = number * width
    year = _full(written, context) if written else context.implied_year(last - width + 1, last)
    make = spans.quarter if width == 3 else spans.half
    mod = str(context.grammar.tables["part"].get(found["part"] or "", ""))
    return replace(make(year, number, given=written is not None), mod=mod)


@reader("business-year")
def business_year(found: re.Match[str], context: Context) -> Point | None:
    """Read FY2024."""
    return _without_days(spans.year(_full(found["y"] or found["y2"], context), given=True))


def _full(written: str, context: Context) -> int:
    return int(written) if len(written) == 4 else context.full_year(int(written))


@reader("fiscal-quarter")
def fiscal_quarter(found: re.Match[str], context: Context) -> Point | None:
    """Read 2025财年第二季度 and 第三财季; the days of a business year are not known."""
    if alone := context.number(found["fq"]):
        return spans.quarter(None, alone)
    year = context.number(found["y"])
    if year is None:
        return None
    year = context.full_year(year) if year < 100 else year
    if quarter := context.number(found["q"]):
        return _without_days(spans.quarter(year, quarter, given=True))
    return _without_days(spans.half(year, 1 if found["half"] == "上" else 2, given=True))


def _without_days(point: Point) -> Point:
    return replace(point, first=None, last=None)


@reader("half-end")
def half_end(found: re.Match[str], context: Context) -> Point | None:
    """Read 半年末: the end of the half that the report is about."""
    return replace(spans.half(context.implied_year(1, 6), 1), mod="END")


@reader("account")
def account(found: re.Match[str], context: Context) -> Point | None:
    """Read 报告期, 报告期末: the period of the report named last, else of the title; 期内 alone needs one."""
    mod = str(context.grammar.tables["part"].get(found["part"] or "", ""))
    told = context.account
    if told is None and found["bare"]:
        return None
    return Point("XXXX", mod=mod) if told is None else replace(_period(told), mod=mod)


def _period(told: Account) -> Point:
    year, first, last = told.year, told.first, told.last
    if (first, last) == (1, 12):
        return spans.year(year)
    if last - first == 5:
        return spans.half(year, last // 6)
    if last - first == 2 and last % 3 == 0:
        return spans.quarter(year, last // 3)
    if (first, last) == (1, 9):
        return joined(spans.quarter(year, 1), spans.quarter(year, 3))
    months = spans.month(year, first), spans.month(year, last)
    return months[0] if first == last else joined(*months)


@reader("new-year")
def new_year(found: re.Match[str], context: Context) -> Point | None:
    """Read 新的一年: the year behind the one reported on; from November on the next."""
    stand = context.standpoint
    if stand.reported is not None:
        return spans.year(stand.reported + 1)
    late = stand.today is not None and stand.today.month is not None and stand.today.month > 10
    return spans.year(context.near_year(1 if late else 0))
