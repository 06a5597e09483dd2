"""The time from which a report speaks: its day, the year that 今年 names, and the period it gives an account of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongbao.dates.grammar import TimeGrammar
from gongbao.dates.rules import Title
from gongbao.report import PartialDate

REPUBLIC = "民国"
"""The reign by which Taiwan counts years."""

_HEAD = 400
"""Characters from the beginning in which the title stands."""

_LONGEST_TITLE = 80

_WRITTEN_YEAR = re.compile(r"[一二][〇○零九][〇○零一二三四五六七八九]{2}(?=年)")

_YEARS_LATE = 2
"""Years after the one in its title in which a report may still appear."""


@dataclass(frozen=True, slots=True)
class Account:
    """The months of a year, `first` to `last`, that a report gives an account of; `year` may be untold."""

    year: int | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a report speaks.

    `today` is its day as far as it is known, `year` the year that 今年 names, `reported` the year that it gives
    an account of, where title or text tell it, and `account` the part of that year. `ahead` tells that it sets
    out what is to be done.
    """

    today: PartialDate | None = None
    year: int | None = None
    reported: int | None = None
    account: Account | None = None
    ahead: bool = False


def standpoint(folded: str, grammar: TimeGrammar, reference: PartialDate | None) -> Standpoint:
    """Return from where the report `folded` speaks, which appeared on the day `reference`, if that is known.

    The year that the text itself reports goes before that of its day: a review of 2023 may appear in 2024. Where no
    day is given, that of a news agency's or an office's first words is.
    """
    folded = _in_digits(folded, grammar)
    reference = reference or dateline(folded, grammar)
    found = _titled(folded, grammar, reference)
    if found is None or found.year is None:
        year, reported = _told(folded, grammar, reference)
        account = found.account if found else None
        if account is not None and account.year is None:
            account = replace(account, year=year)
        if account is None and reported is not None:
            account = Account(reported, 1, 12)
        return Standpoint(reference, year, reported, account, bool(found and found.ahead))
    return _of_its_own_year(found, folded, grammar)


def dateline(folded: str, grammar: TimeGrammar) -> PartialDate | None:
    """Return the day that the first words of an agency's or office's text tell, or a line of it in written numbers."""
    folded = _in_digits(folded, grammar)
    found = grammar.signs["dateline"].search(folded, 0, _HEAD) or grammar.signs["date-line"].search(folded)
    if found is None:
        return None
    groups, whole = found.groupdict(), grammar.numbers.whole
    year = whole(groups["year"]) or (whole(groups.get("republic")) or 0) + grammar.reigns.get(REPUBLIC, 1) - 1
    month, day = (whole(groups[name]) or 0 for name in ("month", "day"))
    try:
        return PartialDate.parse(f"{year:04}-{month:02}-{day:02}")
    except ValueError:
        return None


def _in_digits(folded: str, grammar: TimeGrammar) -> str:
    return _WRITTEN_YEAR.sub(lambda year: str(grammar.numbers.whole(year[0])), folded)


def _of_its_own_year(found: Standpoint, folded: str, grammar: TimeGrammar) -> Standpoint:
    """Return `found`, of a report on the year in its title, with the year in which that was given.

    That is one given at a meeting of the next year, or told on a day too early in the year to be of the same, or one of
    which a heading says that it looks back on that year.
    """
    year = found.year
    held = grammar.signs["held"].search(folded, 0, _HEAD)
    if held is not None and found.reported == year == int(held["year"]) - 1:
        return replace(found, year=year + 1)
    early = grammar.signs["told-early"].search(folded, 0, _HEAD)
    if early is not None and found.today is None and found.reported == year == int(early["year"]):
        return replace(found, year=year + 1)
    if year is None or found.reported != year - 1:
        return found
    if _is_told_so_far(year, folded, grammar) and found.today is None:
        return replace(found, year=found.reported, account=Account(year - 1, 1, 12))
    if not any(int(sign["year"]) == year for sign in grammar.signs["looked-back-on"].finditer(folded)):
        return found
    return replace(found, year=year + 1, reported=year, account=Account(year, 1, 12))


def _is_told_so_far(year: int, folded: str, grammar: TimeGrammar) -> bool:
    """Tell whether this year is told of before the heading of the plan of `year`."""
    told, plan = grammar.signs["so-far"].search(folded), grammar.signs["planned"].search(folded)
    return told is not None and plan is not None and int(plan["year"]) == year and told.start() < plan.start()


def _titled(folded: str, grammar: TimeGrammar, reference: PartialDate | None) -> Standpoint | None:
    for line in _head_lines(folded):
        for title, pattern in grammar.titles:
            if (found := pattern.search(line)) and (point := _speaking(title, found, grammar, reference)):
                return point
    return None


def _head_lines(folded: str) -> Iterator[str]:
    """Yield the lines of the head: up to the first that is a paragraph. A text of one line has none."""
    for line in folded[:_HEAD].split("\n")[: max(1, folded.count("\n"))]:
        if len(line) > _LONGEST_TITLE or "。" in line or "\n" not in folded:
            return
        yield line.strip()


def _speaking(
    title: Title, found: re.Match[str], grammar: TimeGrammar, reference: PartialDate | None
) -> Standpoint | None:
    groups = found.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    if year is not None and reference and not -_YEARS_LATE <= year - reference.year <= 1:
        return None
    if year is not None and title.ahead and reference and year < reference.year:
        return Standpoint(reference, ahead=True)  # The year of a thing that the title names.
    first, last = months_named(groups, grammar)
    if year is None and last and reference:
        year = reference.year - (reference.month is not None and last > reference.month)
    account = Account(year, first, last) if last else None
    if title.looks_back is None:
        return Standpoint(reference, None, None, None, title.ahead)
    if year is None:
        return Standpoint(reference, None, None, account, title.ahead)
    if account is None and title.looks_back == 0 and not title.ahead:
        account = Account(year, 1, 12)
    reported = year + title.looks_back
    return Standpoint(reference, year, reported, account, title.ahead)


def months_named(groups: dict[str, str | None], grammar: TimeGrammar) -> tuple[int, int]:
    """Return first and last month of the part of a year that the groups of a pattern name, zeros for none."""
    whole = grammar.numbers.whole
    if quarter := whole(groups.get("quarter")):
        return 3 * quarter - 2, 3 * quarter
    if quarters := whole(groups.get("quarters")):
        return 1, 3 * quarters
    if half := groups.get("half"):
        return (7, 12) if half.startswith("下") else (1, 6)
    month = whole(groups.get("month"))
    return (month, month) if month else (0, 0)


def _told(folded: str, grammar: TimeGrammar, reference: PartialDate | None) -> tuple[int | None, int | None]:
    """Return the year that the text speaks in, and the one that it gives an account of, where its words tell."""
    signs = grammar.signs
    marked = _milestone(folded, grammar)
    if marked is not None and (reference is None or 0 <= reference.year - marked <= _YEARS_LATE):
        return marked, None
    if reference is not None:
        years = [int(found["year"]) for found in signs["foreseen"].finditer(folded)]
        past = [year for year in years if reference.year - _YEARS_LATE <= year < reference.year]
        return (min(past) if past else reference.year), None
    return _planned(folded, grammar) or _led(folded, grammar) or (_repeated(folded, grammar), None)


def _planned(folded: str, grammar: TimeGrammar) -> tuple[int, int | None] | None:
    """Return what `_told` does by the heading of a plan, `None` where there is none or 今年 is never said."""
    plan = grammar.signs["planned"].search(folded)
    said = grammar.signs["this-year"].search(folded) if plan else None
    if plan is None or said is None:
        return None
    year = int(plan["year"])
    return (year, year - 1) if said.start() > plan.start() else (year - 1, None)


def _milestone(folded: str, grammar: TimeGrammar) -> int | None:
    """Return the year that 今年 is, where the text says of what it is the first or last year, or an anniversary."""
    near = grammar.tables["relyear"]
    for found in grammar.signs["milestone"].finditer(folded):
        first, last = grammar.periods["plan"][found["plan"]].split("/")
        return int((first if found["first"] else last)[:4]) - int(near[found["word"]])
    for found in grammar.signs["anniversary"].finditer(folded):
        begun, years = grammar.periods["since"].get(found["since"]), grammar.numbers.whole(found["n"])
        if begun is not None and years is not None:
            return int(begun[:4]) + years - int(near[found["word"]])
    return None


def _led(folded: str, grammar: TimeGrammar) -> tuple[int, int | None] | None:
    """Return what `_told` does by the first date of the text, `None` where it may be one of long ago."""
    signs = grammar.signs
    republic = signs["lead-republic"].search(folded, 0, _HEAD)
    if republic is not None and signs["republic"].search(folded) is not None:
        return int(republic["year"]) + grammar.reigns[REPUBLIC] - 1, None
    foreseen = {found.start("year") for found in signs["foreseen"].finditer(folded, 0, _HEAD)}
    kinds = (
        "lead",
        "lead-account",
        "lead-annual",
        "lead-annual-told",
        "told-early",
        "told-twice",
        "lead-year",
    )
    leads: dict[str, re.Match[str]] = {}
    for kind in kinds:
        told = (one for one in signs[kind].finditer(folded, 0, _HEAD) if one.start("year") not in foreseen)
        if (found := next(told, None)) is not None:
            leads[kind] = found
    if not leads:
        return None
    kind, led = min(leads.items(), key=lambda lead: (lead[0] == "told-twice", lead[1].start()))
    year, early = int(led["year"]), leads.get("told-early")
    if (early is not None and early["year"] == led["year"]) or kind.startswith("lead-annual"):
        return year + 1, year
    is_later = any(int(found["year"]) > year + 1 for found in signs["later"].finditer(folded))
    if kind not in ("lead-year", "told-twice"):
        return None if is_later and kind == "lead" else (year, None)
    is_history = any(
        int(found["year"]) < year - 1 for found in signs["earlier"].finditer(folded, 0, led.start())
    )
    if is_later or is_history or signs["near"].search(folded, 0, led.start()) is not None:
        return None
    return (year + 1, year) if signs["next-year"].search(folded) else (year, None)


def _repeated(folded: str, grammar: TimeGrammar) -> int | None:
    """Return the year told by saying one thing twice: 明年全国推广 and 2022年全国推广 were written in 2021."""
    near = {found["what"]: found["word"] for found in grammar.signs["next"].finditer(folded)}
    dated = {found["what"]: int(found["year"]) for found in grammar.signs["dated"].finditer(folded)}
    years = {dated[what] - 1 for what in near.keys() & dated.keys()}
    return years.pop() if len(years) == 1 else None
