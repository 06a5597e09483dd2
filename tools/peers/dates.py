"""Recognizers-Text's models of time against `gongbao.dates`.

Where conventions differ:
- The peer's span has the preposition before a date (从, 自, 截止到, 还剩), the hedge, and 起 or 开始 behind; ours has
  the hedge of a length and none of the others, and ends with the date. Spans are compared without all of these.
- The weeks of a month are those of the calendar with us, cut at its ends; the peer's first is that of its first Monday.
  Month and number are compared.
- The peer resolves a date without a year twice, into the past and the future; ours once, by the text. Ours must be
  one of the two. A weekday alone is the last one with us.
- A period ends with its last day with us. The peer ends it with the day behind it, a range of years or months with
  the first day of its last part (2016到2018 up to 2018-01-01), a range of days with its last day. 之前 and 之后
  are bounded by the day next to the date, ours by the last day before it and the first behind it.
- A lunar date has its Gregorian day with us. The peer writes lunar month and day into the value as they are; ours is
  turned back before comparing. It writes 大年三十 as day 30 of month 1; it is the last day of the twelfth.
- The days of a decade or a five-year span are a range with the peer, with us one value with first and last day.
- 近三年 and 上2个月 are lengths with us; the peer counts their days from the report's. Lengths are compared.
- A day that no calendar has keeps its value and has no days with us; the peer resolves it to the year 1.
- 截止 (up to and with) takes the whole of its period with us; the peer stops before it.
- An hour has its minutes with us (T17:00), not with the peer (T17).
- A reign with more years than it had is counted on by both.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from lunar_python import Solar

from gongbao import dates
from gongbao.dates import TimeExpression
from gongbao.report import PartialDate
from tools.peers.cases import Case

_MODELS = {"DateParser", "DatePeriodParser", "DurationParser", "SetParser", "DateTimeModel"}
_BEFORE = re.compile(r"^(?:从|自|在|于|截止到|截至|截止|还剩|大约|约)\s*")
_BEHIND = re.compile(r"(?:起|开始)$")
_WEEK = re.compile(r"\d{4}-(\d\d)-W0?(\d)|XXXX-(\d\d)-W0?(\d)")
_WHOLE_HOUR = re.compile(r"(?<=T\d\d):00$")
_LUNAR = re.compile(r"正月|腊月|冬月|初[一二三四五六七八九十]|大年|除夕")
_DAY = datetime.timedelta(1)


def takes(case: Case) -> bool:
    """Return whether this module judges `case`."""
    return case.model in _MODELS and isinstance(case.expected, list)


def score(case: Case) -> bool:
    """Return whether what is found in the case's text is what it expects."""
    found = dates.find(case.text, reference_of(case))
    return len(found) == len(case.expected) and all(
        _same_span(case.text, ours, theirs) and any(_same(ours, value, case) for value in _values(theirs))
        for ours, theirs in zip(found, case.expected, strict=True)
    )


def reference_of(case: Case) -> PartialDate | None:
    """Return the day that the case is read on."""
    return PartialDate.parse(case.reference[:10]) if case.reference else None


def _same_span(text: str, ours: TimeExpression, theirs: dict[str, Any]) -> bool:
    return _core(text[ours.start : ours.end]) == _core(text[theirs["start"] : theirs["end"]])


def _core(words: str) -> str:
    return _BEHIND.sub("", _BEFORE.sub("", words))


def _values(theirs: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the peer's readings in one form: timex, type, and value or start and end."""
    resolution, kind = theirs["resolution"], theirs["type"].rpartition(".")[-1]
    if "values" in resolution:
        for value in resolution["values"]:
            yield {"type": kind, **value}
        return
    for side in ("FutureResolution", "PastResolution"):
        days = resolution.get(side) or {}
        yield {
            "type": kind,
            "timex": resolution["Timex"],
            "value": days.get("date", ""),
            "start": days.get("startDate", ""),
            "end": days.get("endDate", ""),
        }


def _same(ours: TimeExpression, theirs: dict[str, str], case: Case) -> bool:
    timex = theirs["timex"]
    if ours.impossible:
        return ours.value == timex or timex.startswith("(")  # A range of which one end is no day.
    kind, value = theirs["type"], _WHOLE_HOUR.sub("", ours.value)
    if kind in ("duration", "set") or value == timex:
        return value == timex
    if kind == "date":
        return _same_day(ours, theirs["value"], case)
    if kind == "daterange":
        return _same_period(ours, theirs)
    return _same_time(ours, theirs)


def _same_day(ours: TimeExpression, value: str, case: Case) -> bool:
    if ours.start_date is None or ours.start_date != ours.end_date:
        return False
    if not _LUNAR.search(case.text):
        return ours.start_date.isoformat() == value
    day = ours.start_date
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    _, month, number = map(int, value.split("-"))
    if (month, number) == (1, 30) and "大年三十" in case.text:
        month, number = 12, lunar.getDay() if lunar.getDay() >= 29 else 30
    return (lunar.getMonth(), lunar.getDay()) in {(month, number), (month, min(number, 29))}


def _same_period(ours: TimeExpression, theirs: dict[str, str]) -> bool:
    if week := _WEEK.fullmatch(theirs["timex"]):
        mine = _WEEK.fullmatch(ours.value)
        return mine is not None and [g for g in mine.groups() if g] == [g for g in week.groups() if g]
    if ours.type == "DURATION":
        return theirs["timex"].endswith(f",{ours.value})")
    start, end = _date(theirs.get("start")), _date(theirs.get("end"))
    starts = {ours.start_date, ours.start_date and _before_bound(ours.start_date)}
    ends = {ours.end_date, ours.end_date and ours.end_date + _DAY, _last_part(ours)}
    if theirs.get("Mod") in ("before", "until"):
        return end in ends | {_first_of(ours.value)}
    if theirs.get("Mod") in ("after", "since"):
        return start in starts
    return ours.start_date == start and end in ends


def _before_bound(day: datetime.date) -> datetime.date:
    return day - _DAY


def _last_part(ours: TimeExpression) -> datetime.date | None:
    """Return the first day of a range's last part: 2018-01-01 of `2016/2018`."""
    return _first_of(ours.value.rpartition("/")[-1]) if "/" in ours.value else None


def _first_of(value: str) -> datetime.date | None:
    return _date((value + "-01-01")[:10]) if re.fullmatch(r"[\d-]+", value) else None


def _date(written: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def _same_time(ours: TimeExpression, theirs: dict[str, str]) -> bool:
    """Compare times of the day: the hours and minutes of each, and the day where both have one."""
    clock = [part.partition("T")[2] for part in ours.value.split("/")]
    wanted = [part for part in theirs["timex"].strip("()").split(",") if not part.startswith("P")]
    return [hour[:5].removesuffix(":00") for hour in clock] == [
        part.partition("T")[2][:5].removesuffix(":00") for part in wanted
    ]
