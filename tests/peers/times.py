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

from tests.peers.cases import Case
from tests.peers.dates import reference_of

from gongbao import dates
from gongbao.dates import TimeExpression

_TYPES = {"time_point", "time_span", "time_delta", "time_period"}
_LENGTH = re.compile(r"([\d.]+|X)([YMWDHSQ])")
_MONTHS = {"year": 12, "month": 1, "quarter": 3, "Y": 12, "M": 1, "Q": 3}
_SECONDS = {
    "week": 604800, "day": 86400, "workday": 86400, "hour": 3600, "minute": 60, "second": 1,
    "W": 604800, "D": 86400, "TH": 3600, "TM": 60, "TS": 1,
}  # fmt: skip

_CENTURY = re.compile(r"\d\d")
_EVERY = {r"XXXX-WXX": "P1W", r"XXXX-\d\d": "P1Y", r"XXXX-XX-\d\d": "P1M"}
"""How often a day comes that a value leaves open in part."""

Length = tuple[Fraction, Fraction]


def takes(case: Case) -> bool:
    items = _items(case)
    return bool(items) and all(item.get("type") in _TYPES and "time" in item for item in items)


def score(case: Case) -> bool:
    found = dates.find(case.text, reference_of(case))
    wanted = _items(case)
    if len(wanted) == 1:
        found = tuple(sorted(found, key=lambda item: item.start - item.end)[:1])
    return len(found) == len(wanted) and all(
        _same(ours, theirs) for ours, theirs in zip(found, wanted, strict=True)
    )


def _items(case: Case) -> list[dict[str, Any]]:
    raw = case.expected if isinstance(case.expected, list) else [case.expected]
    items = [item for item in raw if isinstance(item, dict)]
    return [item.get("detail") or item.get("resolution") or item for item in items]


def _same(ours: TimeExpression, theirs: dict[str, Any]) -> bool:
    kind, time = theirs["type"], theirs["time"]
    if kind == "time_delta":
        return ours.type == "DURATION" and _same_length(ours, time)
    if kind == "time_period":
        every = next(
            (length for pattern, length in _EVERY.items() if re.match(pattern, ours.value)), ours.value
        )
        return ours.type == "SET" and _same_length(replace(ours, value=every), time["delta"])
    return _same_days(ours, time)


def _same_days(ours: TimeExpression, time: list[str]) -> bool:
    first, last = (_date(part) for part in time)
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
