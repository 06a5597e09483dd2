"""JioNLP's time parser against `gongbao.dates`.

`expected` is what `parse_time` returns (`type`, `definition`, `time`), alone, in a list, or with `detail` or
`resolution` around it. Where conventions differ:
- The peer is given one expression and nothing else; of what we find in the text the longest counts.
- The peer counts in seconds from the first to the last of a period; we say its first and last day, and for a time of
  the day its hour and minute. Days are compared, and of times of the day the hour and minute at which they begin.
- An end that is open (`inf`, the peer's own day for 以来 and 至今) is empty with us.
- Lengths are compared by their months and seconds, whatever units they are written in: 半年 is six months, 两周
  fourteen days. A length of which the peer gives two bounds (几天, 十多年) has no number or a lower bound with us.
- The beginning, middle and end of a year or month are the whole of it with us, marked; the peer gives some of its days.
- What counts from the report's day is a length with us (近三个月, 未来两周, 60日内, 半年后): the length is compared
  with the distance between the peer's days, a month more or less.
- 之前 ends before its period with us and with it with the peer, which begins it with the day of the report.
- The weeks of a month are those of the calendar with us, cut at its ends; the peer's first is that of its first Monday.
- An hour ago is only past with us, and now the present: reports have a day, no hour. A weekday or a holiday alone is
  the last one with us, the next with the peer.
- Centuries begin with the year 01 with us, with 00 with the peer.
- What recurs is a length with the peer, and maybe its first time; the lengths are compared.
- `blur` with the peer means that the days are not exact; ours are given or not by the same rule as elsewhere.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

from gongbao import dates
from gongbao.dates import TimeExpression
from tools.peers.cases import Case
from tools.peers.dates import reference_of

_TYPES = {"time_point", "time_span", "time_delta", "time_period"}
_LENGTH = re.compile(r"([\d.]+|X)([YMWDHSQ])")
_MONTHS = {"year": 12, "month": 1, "quarter": 3, "Y": 12, "M": 1, "Q": 3}
_SECONDS = {
    "week": 604800, "day": 86400, "workday": 86400, "hour": 3600, "minute": 60, "second": 1,
    "W": 604800, "D": 86400, "TH": 3600, "TM": 60, "TS": 1,
}  # fmt: skip

_A_WEEK, _A_MONTH, _A_YEAR = 10, 32, 366
_WEEK = re.compile(r"\d{4}-(\d\d)-W(\d)")
_BEFORE = re.compile(r"前")
_CENTURY = re.compile(r"\d\d")
_EVERY = {r"XXXX-WXX": "P1W", r"XXXX-\d\d": "P1Y", r"XXXX-XX-\d\d": "P1M", r"XXXX-XX-XX": "P1D"}
"""How often a day comes that a value leaves open in part."""

Length = tuple[Fraction, Fraction]


def takes(case: Case) -> bool:
    """Return whether this module judges `case`."""
    items = _items(case)
    return bool(items) and all(item.get("type") in _TYPES and "time" in item for item in items)


def score(case: Case) -> bool:
    """Return whether what is found in the case's text is what it expects."""
    found = dates.find(case.text, reference_of(case))
    wanted = _items(case)
    if len(wanted) == 1:
        found = tuple(sorted(found, key=lambda item: item.start - item.end)[:1])
    return len(found) == len(wanted) and all(
        _same(ours, theirs, case) for ours, theirs in zip(found, wanted, strict=True)
    )


def _items(case: Case) -> list[dict[str, Any]]:
    raw = case.expected if isinstance(case.expected, list) else [case.expected]
    items = [item for item in raw if isinstance(item, dict)]
    return [item.get("detail") or item.get("resolution") or item for item in items]


def _spans(value: str, days: list[datetime.date | None], case: Case) -> bool:
    """Tell whether two of the report's day and the peer's days are as far apart as a length says.

    An open end may be as far as one likes, and so may the end of a length without a number.
    """
    given = _date(case.reference)
    if "X" in value or None in days or given is None:
        return True
    months, seconds = _ours(value.partition("/")[0])
    length = float(months) * 30.4 + float(seconds) / 86400
    ends = [day for day in (given, *days) if day is not None]
    return any(abs(abs((a - b).days) - length) <= _A_MONTH for a in ends for b in ends)


def _same(ours: TimeExpression, theirs: dict[str, Any], case: Case) -> bool:
    kind, time = theirs["type"], theirs["time"]
    if kind == "time_delta":
        return ours.type == "DURATION" and _same_length(ours, time)
    if kind == "time_period":
        every = next(
            (length for pattern, length in _EVERY.items() if re.match(pattern, ours.value)), ours.value
        )
        return ours.type == "SET" and _same_length(replace(ours, value=every), time["delta"])
    return _same_days(ours, time, case)


def _same_days(ours: TimeExpression, time: list[str], case: Case) -> bool:
    first, last = (_date(part) for part in time)
    if ours.value.endswith("_REF"):
        return "前" in case.text or ours.value == "PRESENT_REF"
    if ours.start_date and first and _turned(ours, first):
        return True
    if ours.type == "DURATION":
        return _spans(ours.value, [first, last], case)
    if week := _WEEK.fullmatch(ours.value):
        return (
            first is not None and int(week[1]) == first.month and abs(int(week[2]) * 7 - first.day) < _A_WEEK
        )
    if ours.start_date is None and ours.end_date is not None and _BEFORE.search(case.text):
        return last is not None and 0 <= (last - ours.end_date).days <= _A_YEAR
    if ours.mod in ("START", "MID", "END") and ours.start_date and ours.end_date and first and last:
        return ours.start_date <= first <= last <= ours.end_date
    if _CENTURY.fullmatch(ours.value) and first is not None:
        return first.year == int(ours.value) * 100
    if ours.start_date != first and not (ours.start_date is None and _open(time[0])):
        return False
    if ours.type == "TIME":
        clock = ours.value.partition("/")[0].partition("T")[2]
        return not clock[:2].isdigit() or time[0][11:16] == (clock + ":00")[:5]
    return ours.end_date in (last, None) if ours.end_date is None else ours.end_date == last


def _turned(ours: TimeExpression, first: datetime.date) -> bool:
    """Tell whether ours is the last and the peer's the next of days that come every week or year."""
    day = ours.start_date
    if day is None or ours.start_date != ours.end_date:
        return False
    weekly = day.weekday() == first.weekday() and abs((day - first).days) == 7
    return weekly or ((day.month, day.day) == (first.month, first.day) and abs(day.year - first.year) == 1)


def _open(written: str) -> bool:
    return _date(written) is None


def _date(written: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(written[:10])
    except (ValueError, TypeError):
        return None


def _same_length(ours: TimeExpression, delta: Any) -> bool:
    bounds = delta if isinstance(delta, list) else [delta]
    if "infinite" in bounds[-1]:
        bounds = bounds[:-1]
    lower, upper = _theirs(bounds[0], 0), _theirs(bounds[-1], -1)
    if "X" in ours.value and ours.type == "DURATION":
        return lower != upper
    parts = [_ours(part) for part in ours.value.split("/")]
    return parts[0] == lower and (len(parts) == 1 or parts[-1] == upper)


def _theirs(delta: dict[str, Any], side: int) -> Length:
    months = seconds = Fraction(0)
    for unit, count in delta.items():
        number = Fraction(str(count[side] if isinstance(count, list) else count))
        months += number * _MONTHS.get(unit, 0)
        seconds += number * _SECONDS.get(unit, 0)
    return months, seconds


def _ours(value: str) -> Length:
    days, _, clock = value.removeprefix("P").partition("T")
    months = seconds = Fraction(0)
    for part, prefix in ((days, ""), (clock, "T")):
        for count, unit in _LENGTH.findall(part):
            number = Fraction(count)
            months += number * (0 if prefix else _MONTHS.get(unit, 0))
            seconds += number * _SECONDS.get(prefix + unit, 0)
    return months, seconds
