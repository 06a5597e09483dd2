"""What kind of report a document is, and which frame its headings and opening words set."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gongbao.claims.models import Extent
from gongbao.dates import period_of_account, period_of_plan
from gongbao.dates.models import TimeExpression
from gongbao.frames.discourse import Discourse
from gongbao.frames.models import Period
from gongbao.frames.rules import FrameRules, ReportKind, Section, frame_rules
from gongbao.frames.times import Anchor, back, months_ended
from gongbao.rulebook import Rulebook
from gongbao.text import Document

_HEAD = 400
"""Characters from the beginning in which the title stands."""

_OPENING = 40
"""Characters from the beginning of a paragraph in which words may say what it and the next ones are about."""

_NEAR = 3
"""Characters before a day in a title in which the word stands that makes it the last."""

_SHORTEST = datetime.timedelta(days=27)
"""A day in a title is that of an event; a month is what a report is about."""

_LOOKS_BACK_UNTIL = 4


@dataclass(frozen=True, slots=True)
class Setting:
    """A frame that holds until another is set: its time, mood, the rule that says so and the words."""

    period: Period = field(default_factory=Period)
    modality: str = ""
    rule: str = ""
    words: Extent | None = None
    plans: bool = False
    """Whether targets are set for the time behind it."""
    timeless: bool = False
    """Whether what it holds for has no time."""
    day: datetime.date | None = None
    """The day before which things are done: that of the report."""

    def planned(self) -> Period:
        """Return the year behind its own."""
        if self.period.last is None:
            return Period()
        return _year(self.period.last.year + 1)


def setting_of(document: Document, dates: Sequence[TimeExpression], book: Rulebook) -> Setting:
    """Return the frame that the title of `document` sets for all of it, by the rules of `book`."""
    day = _day(document)
    title, words = _title(document)
    known = frame_rules(book)
    stated, extent = _stated(document, dates, words, known)
    if planned := period_of_plan(title, book):
        stated = stated if stated.within(Period(*planned)) else Period(*planned)
    account = Period(*(period_of_account(document, book) or ())) if stated.is_year() else Period()
    stated = account if account.within(stated) else stated
    for item in known.reports:
        if not item.patterns["title"].search(title):
            continue
        rule = item.rule
        assert isinstance(rule, ReportKind)
        period = stated
        if rule.covers == "before" and not account:
            year = stated.last.year if stated.last else _report_year(document, dates)
            period = _year(year - 1) if year else Period()
        return Setting(period, rule.modality, rule.id, extent or words, rule.plans, day=day)
    return Setting(day=day)


def _day(document: Document) -> datetime.date | None:
    date = document.date
    return datetime.date(date.year, date.month or 12, date.day or 28) if date else None


def _title(document: Document) -> tuple[str, Extent | None]:
    head = next((part for part in document.parts if part.kind == "headline"), None)
    if head is not None and head.start < _HEAD:
        return document.folded[head.start : head.end], (head.start, head.end)
    return document.title, None


def _stated(
    document: Document, dates: Sequence[TimeExpression], words: Extent | None, known: FrameRules
) -> tuple[Period, Extent | None]:
    season, until = known.phrase("season"), known.phrase("as of")
    stated: tuple[Period, Extent | None] = Period(), None
    for date in dates if words else ():
        if words and date.end > words[1]:
            break
        if season.match(document.folded, date.end) or season.search(document.folded, date.start, date.end):
            continue
        if date.end_date and until.search(document.folded, max(date.start - _NEAR, 0), date.start):
            ended = months_ended(document.folded, date, known)
            return ended or Period(date.end_date, date.end_date), (date.start, date.end)
        is_long = date.start_date and date.end_date and date.end_date - date.start_date >= _SHORTEST
        if is_long and not stated[0]:
            stated = Period(date.start_date, date.end_date), (date.start, date.end)
    return stated


def _report_year(document: Document, dates: Sequence[TimeExpression]) -> int | None:
    date = document.date
    if date is not None:
        return date.year if date.month is None or date.month <= _LOOKS_BACK_UNTIL else None
    day = next(
        (one for one in dates if one.start < _HEAD and one.start_date and one.start_date == one.end_date),
        None,
    )
    return day.start_date.year if day and day.start_date else None


def _year(year: int) -> Period:
    return Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def sections(
    discourse: Discourse, dates: Sequence[TimeExpression], setting: Setting, known: FrameRules
) -> Iterator[tuple[int, Setting]]:
    """Yield where a heading or a paragraph's first words set a frame, and which."""
    next_date, above, outer, depth = 0, setting, setting, 0
    for part in discourse.document.parts:
        if part.kind not in ("heading", "paragraph", "subtitle"):
            continue
        is_heading = part.kind != "paragraph"
        end = part.end if is_heading else min(part.end, part.start + _OPENING)
        while next_date < len(dates) and dates[next_date].start < part.start:
            next_date += 1
        inside = _dated(dates, next_date, end)
        words = discourse.text[part.start : end]
        is_part = is_heading and bool(known.phrase("part of section").match(words))
        bare = known.phrase("number").sub("", words)
        rule = next(
            (
                rule
                for rule in _rules(bare, inside, known, is_heading=is_heading, is_part=is_part)
                if not (rule.looks_back and (setting.plans or setting.modality))
            ),
            None,
        )
        if rule is not None:
            if rule.year != "named":
                depth = 0
            elif not depth:
                outer, depth = above, 2 if is_part else 1
            above = _below(above, _section(rule, inside, setting, (part.start, end)), rule, inside)
            yield part.start, above
        elif is_heading and depth and (depth == 2 or not is_part):
            above, depth = outer, 0
            yield part.start, above


def _rules(
    words: str, date: TimeExpression | None, known: FrameRules, *, is_heading: bool, is_part: bool
) -> Iterator[Section]:
    """Yield the rules for the `words` of a heading, or of the first of a paragraph, and the `date` in them."""
    for item in known.sections:
        rule = item.rule
        assert isinstance(rule, Section)
        if rule.opens == is_heading or _is_undated(rule, date, is_part=is_part):
            continue
        if item.patterns["pattern"].search(words):
            yield rule


def _is_undated(rule: Section, date: TimeExpression | None, *, is_part: bool) -> bool:
    """Whether a heading, maybe `is_part` of a section, would have to name a time for `rule` and names none."""
    if rule.year == "named":
        return date is None or bool(date.mod)
    return is_part and date is None


def _below(above: Setting, section: Setting, rule: Section, date: TimeExpression | None) -> Setting:
    """Return `section` with the time of the plans `above` it, or with their mood where it is of the same time."""
    if date is None and section.modality == "target" == above.modality and above.period:
        return replace(section, period=above.period)
    if rule.year == "named" and section.period == above.period:
        return replace(section, modality=above.modality)
    return section


def _dated(dates: Sequence[TimeExpression], index: int, end: int) -> TimeExpression | None:
    while index < len(dates) and dates[index].end <= end:
        date = dates[index]
        if date.start_date and date.end_date and date.end_date - date.start_date >= _SHORTEST:
            return date
        index += 1
    return None


def _section(rule: Section, date: TimeExpression | None, setting: Setting, words: Extent) -> Setting:
    modality: str = rule.modality
    if date is not None and not (rule.opens and rule.year == "none"):
        period, words = Period(date.start_date, date.end_date), (date.start, date.end)
        if modality == "target" and _is_past(period, setting):
            modality = ""
        return Setting(period, modality, rule.id, words)
    match rule.year:
        case "covered":
            period = Period() if setting.modality == "target" else setting.period
        case "planned":
            period = setting.planned() if setting.plans else Period()
        case _:
            period = Period()
    is_before = rule.year == "covered" and setting.modality == "target"
    return Setting(period, modality, rule.id, words, timeless=rule.year == "none" or is_before)


def _is_past(period: Period, setting: Setting) -> bool:
    """Whether `period` lies before the plans that the report sets out, or in the time that it gives an account of."""
    covered = setting.period
    if period.last is None or covered.first is None or covered.last is None:
        return False
    return period.last < covered.first if setting.modality == "target" else period.last <= covered.last


def reviewed(anchors: Sequence[Anchor], outline: Sequence[tuple[int, Setting]], setting: Setting) -> Setting:
    """Return `setting` with the time that the text itself first reviews (五年来), where no heading says it."""
    first = next((anchor for anchor in anchors if anchor.review or _is_year_told(anchor)), None)
    if first is None or not first.review or (outline and outline[0][0] < first.start):
        return setting
    period = first.period
    if first.role == "length":
        period = back(setting.period.last, first.count) if setting.period.last else Period()
    is_stated = bool(setting.period) and not setting.plans
    if not period or is_stated or (setting.period and not period.years):
        return setting
    return replace(setting, period=period, rule=first.rule, words=first.words)


def _is_year_told(anchor: Anchor) -> bool:
    """Whether `anchor` opens an account of one year, which no later 五年来 takes up."""
    return anchor.role == "topic" and anchor.period.is_year()
