"""Dates, periods and durations, normalized to TIMEX3."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator

from gongbao import rulebook
from gongbao.dates.context import Context
from gongbao.dates.finder import Finder
from gongbao.dates.grammar import grammar
from gongbao.dates.models import TimeExpression
from gongbao.dates.sections import Sections
from gongbao.dates.standpoint import dateline, standpoint
from gongbao.report import PartialDate
from gongbao.rulebook import Rulebook
from gongbao.rulebook.candidate import Candidate
from gongbao.text import Document, chars

__all__ = ["TimeExpression", "candidates", "day_of_text", "find", "period_of_account", "period_of_plan"]


def day_of_text(text: str, book: Rulebook) -> PartialDate | None:
    """Return the day of a report that its text tells in its dateline, or in a line of written numbers, if any."""
    return dateline(chars.fold(text), grammar(book))


def find(
    text: str, reference: PartialDate | None = None, *, book: Rulebook | None = None
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text` in order, none overlapping.

    Offsets count code points of `text`. What is relative or incomplete is resolved against `reference`, the
    report's date, and against the years that its title, headings and sentences name, which go before that of
    its date; what cannot be resolved keeps its `XXXX`. `book` holds the rules, the built-in ones unless given.
    """
    return tuple(_finder(text, reference, book or rulebook.default()).expressions())


def period_of_account(document: Document, book: Rulebook) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and last day of what the head of `document` says it gives an account of.

    `None` where it says none, or not of which year: the half year of 2024年半年度报告.
    """
    account = standpoint(chars.fold(document.text), grammar(book), document.date).account
    if account is None or account.year is None:
        return None
    last = calendar.monthrange(account.year, account.last)[1]
    return datetime.date(account.year, account.first, 1), datetime.date(account.year, account.last, last)


def period_of_plan(title: str, book: Rulebook) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and last day of the five-year plan that a folded `title` names, `None` where it names none."""
    known = grammar(book)
    for found in known.signs["plan"].finditer(title):
        name = found["quoted"] or found["bare"] or f"{found['number']}五"
        if name in known.periods["plan"]:
            first, last = map(datetime.date.fromisoformat, known.periods["plan"][name].split("/"))
            return first, last
    return None


def candidates(document: Document, book: Rulebook) -> Iterator[Candidate]:
    """Yield every form that fits where a time expression may begin, in order of trying."""
    for form, found in _finder(document.text, document.date, book).fitting():
        yield Candidate(*found.span(), form.rule.id, form.rule.reader == "none")


def _finder(text: str, reference: PartialDate | None, book: Rulebook) -> Finder:
    rules = grammar(book)
    folded = chars.fold(text)
    context = Context(
        rules,
        standpoint(folded, rules, reference),
        acting=rules.signs["acting"].search(folded) is not None,
        republic=rules.signs["republic"].search(folded) is not None,
        april=rules.signs["april"].search(folded) is not None,
    )
    return Finder(folded, rules, context, Sections(folded, rules))
