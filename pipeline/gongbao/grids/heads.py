"""What one head says: the role of its column, unit, nature, time and owner of its numbers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from gongbao import dates
from gongbao.frames.models import Period
from gongbao.frames.owners import NATION
from gongbao.grids.measures import Unit, is_year, labelled
from gongbao.grids.rules import Column, GridRules, Mood, Nature, Time, grid_rules
from gongbao.places.rules import gazetteer
from gongbao.report import PartialDate
from gongbao.rulebook import Rulebook
from gongbao.text import chars

_MOST_KEPT = 16384
_LONGEST = 60
_FOUR = re.compile(r"(?:19|20)\d\d|[一二][〇○零0一二三四五六七八九]{3}年")
_YEAR_TOLD = re.compile(rf"{_FOUR.pattern}|民国\d{{2,3}}年")
_BEHIND = re.compile(r"(?<=[^\d])\((?P<time>[^()]+)\)$")
"""A time in brackets at the end of a head: 同比（1-2月）."""

_AGAIN = re.compile(r"\s*\(?")
"""What stands between a time and the same in other words: 第一季度（1-3月份）."""

_REIGN = re.compile(r"^(?:民国)?(?P<year>\d{2,3})年")
_FIRST_OF_REIGN = 1911
"""The year before the first of the Republic of China, by which Taiwan counts."""

_NEAR = 3
"""Years by which a year of the reign may lie apart from that of its table."""


@dataclass(frozen=True, slots=True)
class Head:
    """The words of a head with its units, and what rules say of them; empty where they say nothing.

    `first` and `last` are the characters of the cell that are its words. `period` is the time that it names,
    `relation` how that is told from the table's, `unclear` where it names several, `against` the time with which it
    compares; `about` the division that it is; `is_time` and `is_relative` tell that it says its time and nothing else;
    `is_plain` whether it only says that there are numbers (绝对数, 金额), `is_group` whether by what they are divided.
    """

    words: str
    first: int
    last: int
    units: tuple[Unit, ...] = ()
    column: Column | None = None
    nature: Nature | None = None
    mood: Mood | None = None
    period: Period = field(default_factory=Period)
    relation: Time | None = None
    unclear: bool = False
    against: Period = field(default_factory=Period)
    about: str = ""
    is_time: bool = False
    is_relative: bool = False
    is_plain: bool = False
    is_group: bool = False

    @property
    def role(self) -> str:
        """What the cells of its column are, where it says so."""
        return self.column.role if self.column else ""

    @property
    def is_ratio(self) -> bool:
        """Whether its numbers are shares, or in percent of others."""
        return self.nature is not None and self.nature.kind == "ratio"

    @property
    def is_name(self) -> bool:
        """Whether it names a measure."""
        return bool(self.words) and not (self.is_other or self.mood or self.is_plain or self.is_group)

    @property
    def is_other(self) -> bool:
        """Whether it says when, where or how a number is meant rather than what it measures."""
        return bool(self.is_time or self.is_relative or self.role or self.about or self.nature)


@lru_cache(_MOST_KEPT)
def head_of(text: str, year: int, book: Rulebook) -> Head:
    """Return what the folded cell `text` says as a head; `year` is that of the table, 0 where not known."""
    known = grid_rules(book)
    label = labelled(text, book)
    lead = known.words["lead"].match(label.words)
    first = lead.end() if lead else 0
    words = label.words[first:].strip()
    if not words or len(words) > _LONGEST:
        return Head(words, first, label.last, label.units)
    bare = re.sub(r"\([^()]*\)$|\s", "", words)
    column = next((rule for rule, pattern in known.columns if rule.fits(bare, pattern)), None)
    nature = next((rule for rule, pattern in known.natures if pattern.search(bare)), None)
    mood = next((rule for rule, pattern in known.moods if pattern.search(bare)), None)
    relation, lead_time = _relation(bare, known)
    told = _NO_TIME if column else _period(words, year, book)
    opening = told.opening or (len(lead_time) if words.startswith(lead_time) else 0)
    if opening and not told.whole and not known.words["tied"].match(words, opening):
        first += len(label.words[first:]) - len(label.words[first:].lstrip()) + opening
        words = words[opening:]
        bare = re.sub(r"\([^()]*\)$|\s", "", words)
    return Head(
        words,
        first,
        label.last,
        label.units,
        column,
        nature,
        mood,
        told.period,
        relation,
        told.unclear,
        told.against,
        NATION if known.words["nation"].search(bare) else division(bare, book),
        told.whole,
        relation is not None and not lead_time,
        known.words["plain head"].fullmatch(bare) is not None,
        known.words["group"].fullmatch(bare) is not None,
    )


def _relation(bare: str, known: GridRules) -> tuple[Time | None, str]:
    """Return by what rule a head tells its time from the table's, and the words that do so before its own."""
    for rule, pattern in known.times:
        if found := pattern.search(bare):
            return rule, found.groupdict().get("lead") or ""
    return None, ""


def may_be_dated(text: str, book: Rulebook) -> bool:
    """Return whether a head may name a time."""
    return grid_rules(book).words["dated"].search(text) is not None


class _Told(NamedTuple):
    """The time that a head names, or that it compares with; whether it is all that it says, and where it ends."""

    period: Period = Period()
    whole: bool = False
    opening: int = 0
    """Where a time ends that opens the head, 0 where none does."""

    unclear: bool = False
    against: Period = Period()


_NO_TIME = _Told()


def _period(words: str, year: int, book: Rulebook) -> _Told:
    """Return the time that a head names; `year` is that of the table."""
    if is_year(words):
        return _Told(_year(int(words)), whole=True)
    known = grid_rules(book).words
    if fiscal := known["fiscal year"].fullmatch(words):
        return _Told(_year(int(fiscal["year"])), whole=True)
    if not may_be_dated(words, book):
        return _NO_TIME
    text = _in_full(words, year, known["months"])
    if not text:
        behind = _BEHIND.search(words)
        return _Told(_period(behind["time"], year, book).period) if behind else _NO_TIME
    found = [
        time
        for time in dates.find(text, PartialDate(year) if year else None, book=book)
        if time.type == "DATE" and time.start_date and time.end_date
    ]
    if not found:
        return _NO_TIME
    first = found[0]
    is_one = all((time.start_date, time.end_date) == (first.start_date, first.end_date) for time in found)
    if not is_one and not known["against"].match(text, first.end):
        return _Told(unclear=True)
    period = Period(first.end_date if first.mod == "END" else first.start_date, first.end_date)
    if known["level with"].search(text, 0, first.start):
        return _Told(against=period)
    last = found[-1] if is_one and _AGAIN.fullmatch(text, first.end, found[-1].start) else first
    rest = text[last.end :]
    period = half_year(rest, period, book)
    whole = first.start == 0 and (len(rest) < 2 or known["time tail"].fullmatch(rest) is not None)
    return _Told(period, whole, 0 if first.start else first.end - len(text) + len(words))


def _in_full(words: str, year: int, months: re.Pattern[str]) -> str:
    """Return a head with its year, of four digits; empty for no time.

    It is that of its table where the head names none, but `months` of one.
    """
    if _FOUR.search(words):
        return words
    reign = _REIGN.match(words)
    named = int(reign["year"]) + _FIRST_OF_REIGN if reign else 0
    if reign and year and abs(named - year) <= _NEAR:
        return f"{named}年{words[reign.end() :]}"
    return f"{year}年{words}" if year and months.search(words) else ""


def _year(year: int) -> Period:
    return Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def stated(text: str, book: Rulebook) -> Period:
    """Return the one time, with its year, that a caption or title names, empty where it names none or several."""
    folded = chars.fold(text)
    if not _YEAR_TOLD.search(folded):
        return Period()
    found = {
        (time.start_date, time.end_date)
        for time in dates.find(folded, book=book)
        if time.type == "DATE" and time.start_date and time.end_date
        if _YEAR_TOLD.search(folded, time.start, time.end)
    }
    return Period(*found.pop()) if len(found) == 1 else Period()


def half_year(text: str, period: Period, book: Rulebook) -> Period:
    """Return the half of the year `period` that `text`, a caption or title, is about; else the period."""
    if not period.is_year() or period.first is None or not grid_rules(book).words["half year"].search(text):
        return period
    return Period(period.first, period.first.replace(month=6, day=30))


def division(name: str, book: Rulebook) -> str:
    """Return the official name of the division that `name` names, empty where it names none or several."""
    plain = "".join(name.split())
    found = gazetteer(book).by_name.get(plain, ())
    return found[0].name if len(found) == 1 else ""


def first_of(values: Iterable[str]) -> str:
    """Return the first of `values` that is not empty, else empty."""
    return next((value for value in values if value), "")
