"""Years that a list deals out: 2025-2027年净利润为6亿元、8亿元、9亿元."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from gongbao.claims.models import Claim
from gongbao.frames.discourse import Discourse
from gongbao.frames.models import Period
from gongbao.frames.periods import Found

_JOINT = re.compile(r"\s*(?:、|,|和|及|以及)\s*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEFORE = re.compile(r"(?:(?<!\d)(?:19|20)\d\d年?\s*(?:、|和|及)\s*)+\Z")
_RANGE = re.compile(r"\d(?:年)?\s*[-—~～至到]+\s*\d")

_REACH = 40


def dealt_years(discourse: Discourse, claims: Sequence[Claim], found: Sequence[Found]) -> list[Found]:
    """Return `found` with a year each for numbers of one list that their sentence tells of as many years."""
    dealt = list(found)
    for run in _runs(discourse, claims):
        years = _years(discourse, claims[run[0]], dealt[run[0]])
        if len(years) != len(run):
            continue
        for index, year in zip(run, years, strict=True):
            period = Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
            dealt[index] = (period, *dealt[index][1:])
    return dealt


def _runs(discourse: Discourse, claims: Sequence[Claim]) -> Iterator[range]:
    """Yield the runs of two and more numbers of one thing that nothing but a mark or 和 parts."""
    first = 0
    for index in range(1, len(claims) + 1):
        if index < len(claims) and _goes_on(discourse, claims[index - 1], claims[index]):
            continue
        if index - first > 1:
            yield range(first, index)
        first = index


def _goes_on(discourse: Discourse, one: Claim, other: Claim) -> bool:
    is_like = (one.kind, one.measured, one.quantity.unit) == (other.kind, other.measured, other.quantity.unit)
    return is_like and _JOINT.fullmatch(discourse.text, one.end, other.start) is not None


def _years(discourse: Discourse, claim: Claim, found: Found) -> list[int]:
    """Return the years that the words for the time of `claim` list, none where another sentence has them."""
    reason = found[1]
    if reason is None or reason.words is None or reason.words[0] < discourse.sentence(claim.start)[0]:
        return []
    start, end = reason.words
    before = _BEFORE.search(discourse.text, max(start - _REACH, 0), start)
    words = discourse.text[before.start() if before else start : end]
    years = [int(year[0]) for year in _YEAR.finditer(words)]
    if len(years) == 2 and _RANGE.search(words):
        return list(range(years[0], years[1] + 1))
    return years
