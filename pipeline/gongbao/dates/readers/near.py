"""Times by their distance from the report, or from what the text told before."""

from __future__ import annotations

import re
from fractions import Fraction

from gongbao.dates import spans
from gongbao.dates.context import Context, Month
from gongbao.dates.models import Point
from gongbao.dates.readers.points import with_clock
from gongbao.dates.readers.registry import reader


@reader("near-day")
def near_day(found: re.Match[str], context: Context) -> Point | None:
    """Read 今天, 昨日, 大后天, with the time of day."""
    day = spans.shifted(context.today, context.table("relday", found["rd"]))
    return _at_part_of_day(spans.of_date(day), found["rd"], found.groupdict(), context)


@reader("numbered-day")
def numbered_day(found: re.Match[str], context: Context) -> Point | None:
    """Read 今（16）日: a day of the report's month."""
    year, month = context.this_month
    day = context.number(found["d"])
    if day is None:
        return None
    return spans.day(year, month, day, given=True) if month else Point(f"XXXX-XX-{day:02}")


@reader("told-day")
def told_day(found: re.Match[str], context: Context) -> Point | None:
    """Read 当天 and 次日: from the last day told; without one 当天 is the report's, the others are unknown."""
    distance = context.table("toldday", found["td"])
    began = context.other.last if context.other else None
    day = spans.shifted(began or context.told_day or (None if distance else context.today), distance)
    return _at_part_of_day(spans.of_date(day), found["td"], found.groupdict(), context)


def _at_part_of_day(point: Point, word: str, groups: dict[str, str | None], context: Context) -> Point:
    """Return the day with its time; a `word` such as 今晚 tells the part of the day by its last character."""
    if (part := word[-1]) in context.grammar.tables["daypart"]:
        groups = {**groups, **({"dp": part} if groups.get("hh") else {"dpo": part})}
    return with_clock(point, groups, context)


@reader("same-day")
def same_day(found: re.Match[str], context: Context) -> Point | None:
    """Read 五年前的今天."""
    count = context.number(found["n"])
    if count is None or context.today is None:
        return Point("XXXX-XX-XX")
    return spans.of_date(spans.shifted_months(context.today, -12 * count))


@reader("near-month")
def near_month(found: re.Match[str], context: Context) -> Point | None:
    """Read 本月, 下个月, with a day or part of it."""
    word, groups = found["rm"], found.groupdict()
    day = context.number(groups.get("d"))
    distance = context.table("relmonth", word)
    year, month = months_on(_month_of(word, day is not None, context), distance)
    if month is None:
        return Point("XXXX-XX" if day is None else f"XXXX-XX-{day:02}")
    if day is not None:
        return with_clock(spans.day(year, month, day, given=True), groups, context)
    if groups.get("third"):
        return spans.third(year, month, context.table("third", groups["third"] or ""), given=True)
    mod = str(context.grammar.tables["part"].get(groups.get("part") or "", ""))
    return spans.month(year, month, given=True, mod=mod)


def _month_of(word: str, with_day: bool, context: Context) -> Month:
    """Return the month from which a word counts.

    当月 and 同月 count from the month told, and so does 上月 that something is compared with; others from the month
    that the report gives an account of. A day (本月28日) is near the report's own.
    """
    if word in context.grammar.tables["toldmonth"]:
        return context.told_month if context.told_month[1] else context.this_month
    if with_day:
        return context.this_month
    likened = context.likens() or context.this_month[1] is None
    if context.table("relmonth", word) < 0 and likened and context.told_month[1] is not None:
        return context.told_month
    return context.account_month


@reader("same-month")
def same_month(found: re.Match[str], context: Context) -> Point | None:
    """Read 上年同月: the month spoken of, in the year named."""
    year, _ = context.year_of(found)
    month = context.told_month[1] or context.account_month[1]
    return None if year is None or month is None else spans.month(year, month, given=True)


def months_on(month: Month, distance: int) -> Month:
    """Return the month so far from `month`; where its year is not known, within a year."""
    year, number = month
    if number is None:
        return None, None
    over, index = divmod(number - 1 + distance, 12)
    return (None if year is None else year + over), index + 1


@reader("near-quarter")
def near_quarter(found: re.Match[str], context: Context) -> Point | None:
    """Read 本季度, 上季度末."""
    distance = context.table("relquarter", found["rq"])
    likened = (distance < 0 and context.likens()) or found["rq"] in context.grammar.tables["toldquarter"]
    return quarter_on(
        context, distance, str(context.grammar.tables["part"].get(found["part"] or "", "")), likened
    )


def quarter_on(context: Context, distance: int, mod: str, likened: bool) -> Point:
    """Return the quarter so far from that of the report, or of the text above where something is `likened` to it."""
    is_told = context.told_month[1] is not None and (likened or context.account_month[1] is None)
    year, month = context.told_month if is_told else context.account_month
    if month is None:
        return Point("XXXX-QX", mod=mod)
    over, index = divmod((month - 1) // 3 + distance, 4)
    return spans.quarter(None if year is None else year + over, index + 1, given=True, mod=mod)


@reader("weekday")
def weekday(found: re.Match[str], context: Context) -> Point | None:
    """Read 上周一, 下下周末, 下周 and 星期三; the last is a day of an untold week."""
    groups = found.groupdict()
    if alone := groups.get("wa"):
        return with_clock(_weekday_alone(context.table("weekday", alone), context), groups, context)
    today = context.today
    monday = None
    if today is not None:
        distance = context.table("relweek", found["rw"])
        monday = spans.shifted(today, 7 * distance - today.weekday())
    day = groups.get("wd")
    if day == "末":
        return spans.week(monday, weekend=True)
    if not day:
        return spans.week(monday)
    return with_clock(
        spans.of_date(spans.shifted(monday, context.table("weekday", day) - 1)), groups, context
    )


def _weekday_alone(number: int, context: Context) -> Point:
    """Return a day of the week by itself: the last one, the next if it is to come; in 周一至周五 that of any week."""
    other = context.other
    if other is not None and other.first is not None:
        return spans.of_date(spans.shifted(other.first, (number - 1 - other.first.weekday()) % 7))
    today = context.today
    if today is None or other is not None or context.begins_range():
        return Point(f"XXXX-WXX-{number}")
    back = (today.weekday() + 1 - number) % 7
    return spans.of_date(spans.shifted(today, 7 - back if context.is_ahead() else -back))


@reader("ago")
def ago(found: re.Match[str], context: Context) -> Point | None:
    """Read 五年前, 一年半以前, 3天前: as fine as its unit, from the report."""
    groups = found.groupdict()
    whole = Fraction(context.number(groups["n"]) or 0)
    count = whole + Fraction(1, 2) if groups["half"] or groups["hu"] or groups["hm"] else whole
    word = groups["u"] or {"月": "个月"}.get(groups["hm"] or groups["hu"] or "", groups["hu"] or "")
    unit = str(context.grammar.tables["agounit"][word])
    if unit == "H":
        return Point("PAST_REF")
    size = count * int(unit[1:])
    if unit == "M12" and size % 12 == 0:
        return spans.year(context.near_year(-int(count)), given=True)
    if unit[0] == "M" and size.denominator == 1:
        year, month = months_on(context.this_month, -int(size))
        return Point("XXXX-XX") if month is None else spans.month(year, month, given=True)
    months, days = (int(size), 15) if unit[0] == "M" else (0, int(size))
    today = context.today and spans.shifted_months(context.today, -months)
    return spans.of_date(spans.shifted(today, -days))


@reader("reference")
def reference(found: re.Match[str], context: Context) -> Point | None:
    """Read a word for the present or the past without a date."""
    word = found["word"]
    tables = context.grammar.tables
    return Point(str(tables["now"].get(word) or tables["lately"][word]))


@reader("past")
def past(found: re.Match[str], context: Context) -> Point | None:
    """Read a past without a date: 疫情发生以来."""
    return Point("PAST_REF")
