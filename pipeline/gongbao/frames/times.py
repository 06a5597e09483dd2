"""What each time expression of a text does: govern what follows, belong to one number, or nothing."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gongbao.claims.models import Claim, Extent
from gongbao.dates.models import TimeExpression
from gongbao.frames.discourse import Discourse
from gongbao.frames.models import Period, Reason
from gongbao.frames.rules import FrameRules, Role, Term
from gongbao.frames.stretches import Stretches
from gongbao.text import Span

_FURNITURE = ("byline", "dateline", "chrome", "caption")

_GOVERNING = ("topic", "scoped", "segment", "instant", "event")
_TIMELESS = ("void", "present")
_YEARS = re.compile(r"P(\d{1,2})Y")

_SHORTEST_MONTH = 28

_MONTHS = 12
"""Months of a business year."""

_BEFORE = 14
_AFTER = 40


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time expression with its role; `period` is what it fixes, `whole` also what an instant lies in."""

    start: int
    end: int
    role: str
    rule: str
    period: Period
    whole: Period
    count: int = 0
    """Of a length: how many years."""
    review: bool = False
    """Whether it tells what the text above is about, too."""
    shifted: bool = False
    """Whether it means the same months of another year: 去年同期."""
    yields: bool = False
    """Whether it does nothing in a sentence that names a time before it."""
    idle: bool = False
    """Whether its sentence tells no number."""

    @property
    def words(self) -> Extent:
        """Its characters."""
        return self.start, self.end

    def is_apart(self, other: Anchor) -> bool:
        """Return whether the two are of different years and neither lies in the other: 2003年建馆，2008年升级."""
        if self.whole.last is None or other.whole.last is None:
            return False
        is_within = self.whole.within(other.whole) or other.whole.within(self.whole)
        return not is_within and self.whole.last.year != other.whole.last.year

    def moves_on(self, first: Anchor, given: Period) -> bool:
        """Return whether it lies in the time `given` to the report, or is later than `first`."""
        if self.period == given or self.period.within(given):
            return True
        return bool(first.whole.last and self.whole.first and self.whole.first > first.whole.last)


def anchors(
    discourse: Discourse,
    dates: Sequence[TimeExpression],
    claims: Sequence[Claim],
    names: Sequence[Span],
    known: FrameRules,
) -> Iterator[Anchor]:
    """Yield the time expressions of the text with what they do, in order; some do nothing."""
    named = Stretches((name.start, name.end) for name in names)
    compared = Stretches(claim.comparison for claim in claims if claim.comparison)
    starts = [claim.start for claim in claims]
    for date in _of_accounts(_ranges(dates, discourse, known), discourse, known):
        if discourse.part(date.start).kind in _FURNITURE or date.type == "SET" or named.holds(date.start):
            continue
        found = _role(discourse, date, known)
        if found is not None and (anchor := _anchor(discourse, date, found, known)):
            if compared.holds(date.start):
                anchor = replace(anchor, role="inert")
            if anchor.role == "event" and anchor.period.is_days() and not _counts(discourse, date, starts):
                anchor = replace(anchor, role="segment")
            is_term = date.start_date is None and date.end_date is not None and anchor.role in _GOVERNING
            if is_term and not _counts(discourse, date, starts) and date.end < discourse.clause(date.end)[1]:
                anchor = replace(anchor, role="event")
            yield replace(anchor, idle=not _has_number(discourse.sentence(anchor.start), starts))


def _has_number(sentence: Extent, starts: Sequence[int]) -> bool:
    return bisect_left(starts, sentence[0]) < bisect_left(starts, sentence[1])


def _of_accounts(
    dates: Iterable[TimeExpression], discourse: Discourse, known: FrameRules
) -> Iterator[TimeExpression]:
    """Yield `dates`, those that name a business year by words (年内, 去年) with its days, once the text has told it."""
    names = (known.phrase("account"), 0), (known.phrase("account before"), 1)
    account = Period()
    for date in dates:
        term = _term(discourse, date, known)
        if term is not None and term.months == _MONTHS and date.end_date:
            account = _months_up_to(date.end_date, term.months)
        if account.first is not None and account.last is not None:
            for pattern, back_by in names:
                if pattern.fullmatch(discourse.text, date.start, date.end):
                    first, last = (_years_before(day, back_by) for day in (account.first, account.last))
                    date = replace(date, start_date=first, end_date=last)
        yield date


def _ranges(
    dates: Sequence[TimeExpression], discourse: Discourse, known: FrameRules
) -> Iterator[TimeExpression]:
    """Yield `dates`, two that are the ends of one time as one: 自2月2日开始，至3月13日结束."""
    begins, goes = known.phrase("from"), known.phrase("up to")
    first: TimeExpression | None = None
    for date in _both(dates, discourse, known):
        if first is not None:
            if goes.fullmatch(discourse.text, first.end, date.start) and date.end_date:
                date = replace(date, start=first.start, start_date=first.start_date)
            else:
                yield first
        is_begun = date.start_date and begins.search(discourse.before(date.start, _BEFORE)) is not None
        first = date if is_begun else None
        if first is None:
            yield date
    if first is not None:
        yield first


def _both(
    dates: Sequence[TimeExpression], discourse: Discourse, known: FrameRules
) -> Iterator[TimeExpression]:
    """Yield `dates`, of two in a list that are told of together the second with the days of both: 2日、3日两天."""
    joint, together = known.phrase("times"), known.phrase("together")
    for index, date in enumerate(dates):
        before = dates[index - 1] if index else date
        is_later = before.start_date and date.start_date and before.start_date < date.start_date
        is_listed = is_later and joint.fullmatch(discourse.text, before.end, date.start)
        is_both = is_listed and together.match(discourse.text, date.end)
        yield replace(date, start_date=before.start_date) if is_both else date


def _years_before(day: datetime.date, years: int) -> datetime.date:
    """Return the same day so many years before, the end of February where there is none."""
    behind = day + datetime.timedelta(days=1)
    return behind.replace(
        year=behind.year - years, day=min(behind.day, _SHORTEST_MONTH)
    ) - datetime.timedelta(days=1)


def _counts(discourse: Discourse, date: TimeExpression, starts: Sequence[int]) -> bool:
    """Whether a number follows `date` in its clause; by a term without one (年底前投产) no other clause is ruled."""
    index = bisect_left(starts, date.end)
    return index < len(starts) and starts[index] < discourse.clause(date.end)[1]


def _role(discourse: Discourse, date: TimeExpression, known: FrameRules) -> Role | None:
    before = discourse.before(date.start, _BEFORE)
    after = discourse.text[date.end : date.end + _AFTER]
    text = discourse.text[date.start : date.end]
    for item in known.around_dates.at(after, 0, before[-1:]):
        rule, patterns = item.rule, item.patterns
        assert isinstance(rule, Role)
        if rule.days_only and not (date.start_date and date.start_date == date.end_date):
            continue
        if "text" in patterns and not patterns["text"].search(text):
            continue
        if item.is_between(before, after):
            return rule
    return None


def _anchor(discourse: Discourse, date: TimeExpression, rule: Role, known: FrameRules) -> Anchor | None:
    whole, term = Period(date.start_date, date.end_date), _term(discourse, date, known)
    if term is not None and term.months and whole.last:
        period = _months_up_to(whole.last, term.months)
        return Anchor(date.start, date.end, "topic", rule.id, period, period)
    is_lost = not whole and (date.type == "DATE" or (date.type == "TIME" and not _is_clock(date)))
    if is_lost and rule.role == "own":
        return Anchor(date.start, date.end, "own", rule.id, Period(), Period())
    if rule.role in _TIMELESS:
        return Anchor(date.start, date.end, rule.role, rule.id, Period(), Period())
    if is_lost and rule.role in ("topic", "scoped", "instant", "segment"):
        return Anchor(date.start, date.end, "void", rule.id, Period(), Period())
    if rule.role == "length" and not (date.start_date and date.end_date and date.start_date <= date.end_date):
        length = _YEARS.fullmatch(date.value)
        if not length and not whole:
            return None
        years = int(length[1]) if length else 1
        return Anchor(date.start, date.end, "length", rule.id, Period(), Period(), years, rule.review)
    if not whole or (whole.first and whole.last and whole.first > whole.last):
        return None
    if term is not None and term.is_open:
        whole = Period(whole.first)
    is_range = known.phrase("range").search(discourse.text, date.start + 1, date.end) is not None
    is_instant = rule.role == "instant" or (date.mod == "END" and not is_range and whole.last is not None)
    role = "topic" if rule.role == "length" else rule.role
    role = "instant" if is_instant and role in _GOVERNING else role
    is_first = role == "own" and date.mod == "START" and whole.is_year()
    period = whole.first_day() if is_first else whole.last_day() if is_instant else whole
    shifted = term is not None and term.is_shifted
    return Anchor(date.start, date.end, role, rule.id, period, whole, review=rule.review, shifted=shifted)


def _is_clock(date: TimeExpression) -> bool:
    """Whether it tells the time of a day that nobody names."""
    return date.value.startswith(("XXXX-XX-XXT", "T"))


def _term(discourse: Discourse, date: TimeExpression, known: FrameRules) -> Term | None:
    return _term_behind(discourse.text, date, known)


def _term_behind(text: str, date: TimeExpression, known: FrameRules) -> Term | None:
    for item in known.terms:
        assert isinstance(item.rule, Term)
        if item.patterns["after"].match(text, date.end):
            return item.rule
    return None


def months_ended(text: str, date: TimeExpression, known: FrameRules) -> Period:
    """Return the months that the folded `text` says to end with `date` (截至6月30日止六个月), if it says so."""
    term = _term_behind(text, date, known)
    return _months_up_to(date.end_date, term.months) if term and term.months and date.end_date else Period()


def _months_up_to(last: datetime.date, months: int) -> Period:
    """Return the `months` months that end with the day `last`: 截至6月30日止六个月."""
    behind = last + datetime.timedelta(days=1)
    month = behind.year * 12 + behind.month - 1 - months
    first = datetime.date(month // 12, month % 12 + 1, min(behind.day, _SHORTEST_MONTH))
    return Period(first, last)


def back(end: datetime.date, years: int) -> Period:
    """Return the `years` calendar years up to the one of `end`."""
    return Period(datetime.date(end.year - years + 1, 1, 1), datetime.date(end.year, 12, 31))


def because(anchor: Anchor) -> Reason:
    """Return the reason that a time expression is for a claim's period."""
    return Reason("period", anchor.rule, anchor.words)


def shifted(anchor: Anchor, now: Period) -> Anchor:
    """Return the months `now` of the year that `anchor` names, where it says 同期."""
    year = anchor.whole.last.year if anchor.whole.last else None
    if now.first is None or now.last is None or year is None:
        return anchor
    by = year - now.last.year
    try:
        period = Period(now.first.replace(year=now.first.year + by), now.last.replace(year=year))
    except ValueError:
        return anchor
    return replace(anchor, period=period, whole=period)
