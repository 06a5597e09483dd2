"""A date, period or duration."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression, normalized to TIMEX3.

    `start` and `end` (exclusive) are code points of the text searched. `type` is `DATE`, `DURATION`, `SET` or
    `TIME`; `value` the TIMEX3 value; `start_date` and `end_date` the first and last day where the text fixes
    them, `None` where an end is open or unknown; `mod` is empty or `APPROX`, `MORE_THAN`, `LESS_THAN`,
    `START`, `MID`, `END`. `impossible` marks a day that no calendar has (`2月30日`): it is kept as written,
    without first and last day.
    """

    start: int
    end: int
    type: str
    value: str
    start_date: datetime.date | None
    end_date: datetime.date | None
    mod: str
    rule: str
    impossible: bool = False


SEASONS = ("SP", "SU", "FA", "WI")
"""The signs of the seasons at the end of a value; the calendar does not fix their days."""


@dataclass(frozen=True, slots=True)
class Point:
    """What a form says before it has a place in the text: value, first and last day.

    `year` and `month` are what a range's other end may take over, `given` tells that the year was written.
    """

    value: str
    first: datetime.date | None = None
    last: datetime.date | None = None
    type: str = "DATE"
    mod: str = ""
    year: int | None = None
    month: int | None = None
    given: bool = False
    impossible: bool = False
