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
    `START`, `MID`, `END`.
    """

    start: int
    end: int
    type: str
    value: str
    start_date: datetime.date | None
    end_date: datetime.date | None
    mod: str
    rule: str
