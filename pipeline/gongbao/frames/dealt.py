"""Times that a list deals out: 2025-2027年净利润为6亿元、8亿元、9亿元; 前三季度分别实现收入3亿元、4亿元和5亿元."""

from __future__ import annotations

import calendar
import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence

from gongbao.claims.models import Claim, Extent
from gongbao.dates.models import TimeExpression
from gongbao.frames.discourse import Discourse
from gongbao.frames.lists import are_of_several_measures, runs
from gongbao.frames.models import Period
from gongbao.frames.periods import Found
from gongbao.frames.rules import FrameRules

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

_REACH = 40

_STEPS = {"quarters": 3, "months": 1}
"""Months of each of the times that words tell of, by the phrases that these fit."""


def dealt_times(
    discourse: Discourse,
    claims: Sequence[Claim],
    dates: Sequence[TimeExpression],
    found: Sequence[Found],
    known: FrameRules,
) -> list[Found]:
    """Return `found` with a time each for numbers of one list that their sentence tells of as many `dates`."""
    dealt = dict(zip((claim.start for claim in claims), found, strict=True))
    for run in runs(discourse, claims, known):
        if are_of_several_measures(run):
            continue
        period, reason, _ = dealt[run[0].start]
        if reason is None or reason.words is None:
            continue
        if reason.words[0] < discourse.sentence(run[0].start)[0]:
            continue
        periods = _years(discourse, reason.words, known)
        is_each = known.phrase("each").search(discourse.text, reason.words[1], run[0].start) is not None
        if len(periods) < 2 and is_each:
            periods = _parts(discourse.text[slice(*reason.words)], period, len(run), known)
        if len(periods) < 2 and is_each:
            periods = _listed(discourse, reason.words, dates, known)
        if len(periods) == len(run):
            for claim, own in zip(run, periods, strict=True):
                dealt[claim.start] = (own, *dealt[claim.start][1:])
    return list(dealt.values())


def _years(discourse: Discourse, words: Extent, known: FrameRules) -> list[Period]:
    """Return the years that the words for a time list, with those before them in the list."""
    start, end = words
    joint = known.phrase("years").pattern
    before = re.compile(rf"(?:{_YEAR.pattern}{joint})+\Z").search(
        discourse.text, max(start - _REACH, 0), start
    )
    text = discourse.text[before.start() if before else start : end]
    years = [int(year[0]) for year in _YEAR.finditer(text)]
    if len(years) == 2 and known.phrase("range").search(text):
        years = list(range(years[0], years[1] + 1))
    return [Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31)) for year in years]


def _listed(
    discourse: Discourse, words: Extent, dates: Sequence[TimeExpression], known: FrameRules
) -> list[Period]:
    """Return the times of the list that ends with the one at `words`, where all have days."""
    joint = known.phrase("times")
    end = bisect_right(dates, words[0], key=lambda date: date.start)
    start = max(end - 1, 0)
    while start > 0 and joint.fullmatch(discourse.text, dates[start - 1].end, dates[start].start):
        start -= 1
    listed = dates[start:end]
    return [Period(date.start_date, date.end_date) for date in listed if date.start_date and date.end_date]


def _parts(words: str, period: Period, count: int, known: FrameRules) -> list[Period]:
    """Return the quarters or months of `period`, if `words` name as many as `count`: 前三季度, 1-3月."""
    step = next((months for use, months in _STEPS.items() if known.phrase(use).search(words)), 0)
    if period.first is None or period.last is None or period.first.day != 1 or not step:
        return []
    months = 12 * (period.last.year - period.first.year) + period.last.month - period.first.month + 1
    if months != step * count:
        return []
    return [_months(period.first, index * step, step) for index in range(count)]


def _months(first: datetime.date, offset: int, count: int) -> Period:
    """Return the `count` months that begin `offset` months after the one of `first`."""
    begin, end = first.month - 1 + offset, first.month - 2 + offset + count
    year, month = first.year + end // 12, end % 12 + 1
    last = datetime.date(year, month, calendar.monthrange(year, month)[1])
    return Period(datetime.date(first.year + begin // 12, begin % 12 + 1, 1), last)
