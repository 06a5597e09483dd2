"""Find time expressions: try the forms where one may begin, join ranges, add words of extent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from gongbao.dates import hedges, spans
from gongbao.dates.context import Context
from gongbao.dates.grammar import LOOK_AHEAD, LOOK_BACK, CompiledTimeForm, TimeGrammar, UnlistedError
from gongbao.dates.models import SEASONS, Point, TimeExpression
from gongbao.dates.readers import READERS
from gongbao.dates.readers.points import ranging
from gongbao.dates.sections import Sections

_FROM_AFAR = ("near-month", "near-quarter", "ago", "months-before")
"""Readers of times that are told by their distance from another, of which the text goes on to speak."""

_TITLE = 80
"""Characters of a title on each side of a date in it."""

_ENDS_IN_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[\w:]+)?$")

_NUMBERED = re.compile(r"[\d〇零一二三四五六七八九十][ ]{0,2}[年月日]")

_OPENINGS = "。；;,，、:：!！?？\n“‘(（—"
"""What a clause begins behind: a year there is what the lines speak of, elsewhere it holds for its sentence."""

_YEAR = 364
"""Days of a year but one: no month of it is the last told."""

_STOPS = "。；;！!？?\n"


class Hit(NamedTuple):
    """A form that fits: what it matched, and what that means."""

    form: CompiledTimeForm
    found: re.Match[str]
    point: Point | None


class Finder:
    """One pass over the folded text."""

    def __init__(self, folded: str, grammar: TimeGrammar, context: Context, sections: Sections):
        self._text = folded
        self._grammar = grammar
        self._context = context
        self._sections = sections

    def expressions(self) -> Iterator[TimeExpression]:
        """Yield the expressions in order, none overlapping."""
        done = 0
        for at in self._grammar.first.finditer(self._text):
            start = at.start()
            if start < done:
                continue
            self._sections.enter(start, self._context)
            hit = self._hit(start)
            if hit is None:
                continue
            done = hit.found.end()
            if hit.point is not None:
                expression = self._whole(hit, hit.point)
                done = expression.end
                if not self._in_title(expression):
                    yield expression

    def _in_title(self, found: TimeExpression) -> bool:
        """Tell whether a time stands in a 《》 title and is a word of it, not a date by number."""
        opened = self._text.rfind("《", max(0, found.start - _TITLE), found.start)
        if opened < 0 or self._text.find("》", opened, found.start) >= 0:
            return False
        if self._text.find("》", found.end, found.end + _TITLE) < 0:
            return False
        return _NUMBERED.search(self._text, found.start, found.end) is None

    def fitting(self) -> Iterator[tuple[CompiledTimeForm, re.Match[str]]]:
        """Yield the forms that fit wherever an expression may begin, in order of trying, read or not."""
        for at in self._grammar.anchor.finditer(self._text):
            start = at.start()
            lead = self._text[max(0, start - LOOK_BACK) : start]
            for form in self._grammar.forms:
                match = form.pattern.match(self._text, start)
                if match is None or (form.lead and not form.lead.search(lead)):
                    continue
                if not (form.unless and form.unless.search(lead)):
                    yield form, match

    def _hit(self, start: int) -> Hit | None:
        lead = self._text[max(0, start - LOOK_BACK) : start]
        for form in self._grammar.sieve.at(self._text, start):
            match = form.pattern.match(self._text, start)
            if match is None or (form.lead and not form.lead.search(lead)):
                continue
            if form.unless and form.unless.search(lead):
                continue
            if not self._context.republic and match.groupdict().get("ra"):
                continue
            if form.rule.reader == "none":
                return Hit(form, match, None)
            self._context.lead = lead
            self._context.after = self._text[match.end() : match.end() + LOOK_AHEAD]
            point = self._read(form, match)
            if point is not None:
                return Hit(form, match, point)
        return None

    def _read(self, form: CompiledTimeForm, match: re.Match[str]) -> Point | None:
        try:
            return READERS[form.rule.reader](match, self._context)
        except UnlistedError:
            return None

    def _whole(self, hit: Hit, point: Point) -> TimeExpression:
        start, end = hit.found.span()
        if point.type == "DURATION":
            hedge = hedges.before(self._context.lead, self._grammar.hedges)
            start -= hedge.width if hedge else 0
            return self._expression(start, end, point, hit)
        if point.type == "SET" or point.value.endswith("_REF"):
            return self._expression(start, end, point, hit)
        if point.value[-2:] in SEASONS:
            return self._expression(start, end, point, hit)
        whole, stop = self._extended(point, end)
        if whole.last is not None or whole.first is None:
            whole, stop = self._range(hit, whole, stop)
        is_open_year = whole.last is None and point.last is not None and point.month is None
        if not is_open_year:
            self._remember(hit, point, alone=whole.last == point.last and whole.value == point.value)
        return self._expression(start, stop, whole, hit)

    def _expression(self, start: int, end: int, point: Point, hit: Hit) -> TimeExpression:
        first, last = point.first, point.last
        if point.impossible:
            first = last = None
        return TimeExpression(
            start, end, point.type, point.value, first, last, point.mod, hit.form.rule.id, point.impossible
        )

    def _remember(self, hit: Hit, point: Point, *, alone: bool) -> None:
        """Keep the day and year that the text has told.

        A year that begins an open period or a range, that is yet to come, or that the sentence only compares
        with says nothing about what follows.
        """
        if point.last is not None and _ENDS_IN_DAY.search(point.value):
            self._context.told_day = point.last
        start = hit.found.start()
        counted = hit.form.rule.reader in _FROM_AFAR
        if (
            point.type == "DATE"
            and not counted
            and hit.found.groupdict().get("ry") not in self._grammar.tables["toldyear"]
            and not self._grammar.likened_before.search(self._text, max(0, start - 3), start)
        ):
            self._remember_span(point)
        self._remember_next(hit, point)
        this = self._context.near_year(0)
        if not alone or not point.given or point.year is None or "/" in point.value:
            return
        if this is not None and point.year > this and self._opens_sentence(start):
            self._context.told_year, self._context.told_within = point.year, start
        if (this is not None and point.year > this) or not self._text[start].isdigit():
            return
        if not self._grammar.signs["compared"].search(self._text, max(0, start - 3), start):
            self._context.told_year = point.year
            is_brief = not self._opens(start) or self._grammar.signs["founded"].match(
                self._text, hit.found.end()
            )
            self._context.told_within = start if is_brief else None

    def _remember_next(self, hit: Hit, point: Point) -> None:
        """Keep 明年 at the head of a clause as the year of its sentence, and 今年 as that of what follows one told."""
        start, word = hit.found.start(), hit.found.groupdict().get("ry")
        distance = self._grammar.tables["relyear"].get(word) if word and self._opens(start) else None
        if distance == 1:
            self._context.told_year, self._context.told_within = point.year, start
        elif distance == 0 and self._context.told_year is not None:
            self._context.told_year, self._context.told_within = point.year, None

    def _opens(self, start: int) -> bool:
        return start == 0 or self._text[start - 1] in _OPENINGS

    def _opens_sentence(self, start: int) -> bool:
        return start == 0 or self._text[start - 1] in _STOPS

    def _remember_span(self, point: Point) -> None:
        """Keep the period that the line speaks of, and its month."""
        if point.month is not None:
            self._context.told_month = (point.year, point.month)
        elif point.first and point.last and 1 < (point.last - point.first).days < _YEAR:
            self._context.told_month = (point.last.year, point.last.month)
        if point.first and point.last and point.first.year == point.last.year == point.year:
            self._context.told_span = point

    def _extended(self, point: Point, end: int) -> tuple[Point, int]:
        found = self._grammar.extents.match(self._text, end)
        if found is None:
            return point, end
        first, last, mod = point.first, point.last, point.mod
        match found.lastgroup:
            case "since":
                first, last = (last if mod == "END" else first), None
            case "after":
                first, last = spans.shifted(last, 1), None
            case "until":
                first = None
            case "before":
                last = last if mod == "END" else spans.shifted(first, -1)
                first = None
            case "approx":
                mod = "APPROX"
        return replace(point, first=first, last=last, mod=mod), found.end()

    def _range(self, hit: Hit, first: Point, end: int) -> tuple[Point, int]:
        """Read a second point behind a joining word: the range and its end, or the first point alone."""
        joint = self._grammar.join.match(self._text, end)
        between = None if joint else self._grammar.signs["between"].match(self._text, end)
        if (joint := joint or between) is None:
            return first, end
        self._context.other = first
        try:
            other = self._hit(joint.end())
            if other is None or other.point is None or not _is_dated(other.point):
                return first, end
            start, last = self._completed(hit, first, other, other.point)
        finally:
            self._context.other = None
        if start.first and last.last and last.last < start.first:
            return first, end
        stop = other.found.end()
        last, extended = self._extended(last, stop)
        if between is not None and extended == stop:
            return first, end
        return _joined(start, last), extended

    def _completed(self, hit: Hit, first: Point, other: Hit, last: Point) -> tuple[Point, Point]:
        """Return both ends of a range with the year that one of them leaves to the other."""
        if last.given and not first.given and last.year is not None and last.year != first.year:
            first = self._read_beside(hit, last) or first
            if first.first and last.first and first.first > last.first:
                first = self._read_beside(hit, replace(last, year=last.year - 1)) or first
        elif not last.given and first.year and first.first and last.last and last.last < first.first:
            last = self._read_beside(other, replace(first, year=first.year + 1)) or last
        return first, last

    def _read_beside(self, hit: Hit, other: Point) -> Point | None:
        self._context.other = other
        return READERS[hit.form.rule.reader](hit.found, self._context)


def _is_dated(point: Point) -> bool:
    return point.type in ("DATE", "TIME") and not point.value.endswith("_REF")


def _joined(first: Point, last: Point) -> Point:
    kind = "TIME" if "TIME" in (first.type, last.type) else "DATE"
    flaw = first.impossible or last.impossible
    value = ranging(first.value.partition("/")[0], last.value.rpartition("/")[2])
    return Point(value, first.first, last.last, kind, last.mod, impossible=flaw)
