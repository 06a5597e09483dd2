"""The forms of time expressions, compiled: one expression that tells where one may begin, one for all forms."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import get_args

from gongbao.dates import hedges, rules
from gongbao.dates.numbers import Numbers
from gongbao.rulebook import Rule, Rulebook, patterns
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation
from gongbao.text.sieve import Sieve

LOOK_BACK = 18
"""Characters before an expression in which a form may ask for its context."""

LOOK_AHEAD = 12
"""Characters behind an expression in which it may be told to be yet to come."""

_NAME = re.compile(r"\{([^\W\d]\w*)\}")


class UnlistedError(LookupError):
    """A form reads a word by a list that lacks it: whoever uses the rules has switched the list off."""


class Table(dict[str, int | str]):
    """What a list says of each of its words; `UnlistedError` is raised for another."""

    def __missing__(self, word: str) -> int | str:
        raise UnlistedError(word)


@dataclass(frozen=True, slots=True)
class CompiledTimeForm:
    """A form with its expressions."""

    rule: rules.TimeForm
    pattern: re.Pattern[str]
    lead: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, eq=False)
class TimeGrammar:
    """All that the layer knows, compiled from one rulebook.

    An expression begins with a character of `first`, at a place that `anchor` fits; `sieve` tells which of the `forms`
    may fit there.
    `extents` has one group an effect. `tables` are the lists of words by name.
    """

    first: re.Pattern[str]
    anchor: re.Pattern[str]
    forms: tuple[CompiledTimeForm, ...]
    sieve: Sieve[CompiledTimeForm]
    join: re.Pattern[str]
    extents: re.Pattern[str]
    hedges: hedges.Compiled
    likened_before: re.Pattern[str]
    likened_after: re.Pattern[str]
    ahead_before: re.Pattern[str]
    aimed_before: re.Pattern[str]
    ahead_after: re.Pattern[str]
    sections: tuple[tuple[rules.Section, re.Pattern[str]], ...]
    titles: tuple[tuple[rules.Title, re.Pattern[str]], ...]
    signs: dict[str, re.Pattern[str]]
    tables: dict[str, Table]
    festivals: dict[str, tuple[str, str]]
    holidays: dict[tuple[int, tuple[str, str]], tuple[datetime.date, datetime.date]]
    periods: dict[str, dict[str, str]]
    reigns: dict[str, int]
    numbers: Numbers


@cache
def grammar(book: Rulebook) -> TimeGrammar:
    """Compile the rules of `book`; raises `RuleError` for a name in a pattern that nothing defines."""
    names, tables, starts = _names(book)
    first, anchor = _anchors(book, starts, names)
    forms = tuple(_compile(form, names) for form in rules.forms(book))
    return TimeGrammar(
        first=first,
        anchor=anchor,
        forms=forms,
        sieve=Sieve(forms, [form.pattern for form in forms]),
        join=expression(f"{names['s']}{names['join']}{names['s']}", re.X),
        extents=_extents(book),
        hedges=hedges.compiled(book, lambda rule: _filled(rule, rule.pattern, names)),
        likened_before=expression(f"{names['likenedbefore']}$", re.X),
        likened_after=expression(names["likenedafter"], re.X),
        ahead_before=expression(f"{names['aheadbefore']}$", re.X),
        aimed_before=expression(f"{names['aimedbefore']}$", re.X),
        ahead_after=expression(names["aheadafter"], re.X),
        sections=tuple(
            (rule, patterns.compiled(rule, "pattern", rule.pattern, re.M)) for rule in rules.sections(book)
        ),
        titles=tuple((r, patterns.compiled(r, "pattern", r.pattern)) for r in rules.titles(book)),
        signs=_signs(book),
        tables=tables,
        festivals=_festivals(book),
        holidays=_holidays(book),
        periods=_periods(book),
        reigns=rules.reigns(book),
        numbers=Numbers(book),
    )


def _signs(book: Rulebook) -> dict[str, re.Pattern[str]]:
    """Return the signs by kind; of one that is switched off, what fits nothing."""
    known = {rule.kind: patterns.compiled(rule, "pattern", rule.pattern) for rule in rules.signs(book)}
    return {**dict.fromkeys(get_args(rules.SignKind), patterns.NOTHING), **known}


def _festivals(book: Rulebook) -> dict[str, tuple[str, str]]:
    """Return the calendar of each festival, and its day in that."""
    return {name: (rule.calendar, day) for rule in rules.festivals(book) for name, day in rule.days.items()}


def _holidays(book: Rulebook) -> dict[tuple[int, tuple[str, str]], tuple[datetime.date, datetime.date]]:
    """Return first and last day of holidays by their year and festival, whichever of its names is used."""
    festivals = _festivals(book)
    named = ((int(name[:4]), name[5:], days) for name, days in rules.holidays(book).items())
    return {(year, festivals[festival]): days for year, festival, days in named if festival in festivals}


def _extents(book: Rulebook) -> re.Pattern[str]:
    by_effect: dict[str, list[str]] = {}
    for rule in rules.extents(book):
        pattern = patterns.compiled(rule, "pattern", rule.pattern).pattern
        by_effect.setdefault(rule.effect, []).append(pattern)
    return expression("|".join(f"(?P<{effect}>{'|'.join(found)})" for effect, found in by_effect.items()))


def _names(book: Rulebook) -> tuple[dict[str, str], dict[str, Table], set[str]]:
    """Return the expressions that patterns call by name, the lists of words, and the words that begin a time."""
    lists = rules.words(book)
    off = rules.off(book)
    tables = {**{name: Table() for name in off}, **{rule.name: Table(rule.words) for rule in lists}}
    found = dict.fromkeys(off, patterns.NOTHING.pattern)
    found |= {rule.name: _any(rule.words) for rule in lists}
    periods, reigns = _periods(book), rules.reigns(book)
    loose = {name for rule in rules.festivals(book) for name in rule.loose}
    festivals = {name for rule in rules.festivals(book) for name in rule.days} - loose
    found |= {
        "plan": _any(periods["plan"]),
        "since": _any(periods["since"]),
        "era": _any(periods["era"]),
        "reign": _any(reigns),
        "festival": _any(festivals),
        "loosefestival": _any(loose),
    }
    starts = {word for rule in lists if rule.starts for word in rule.words}
    quoted = {mark + name for name in periods["plan"] for mark in '"“「'}
    starts |= festivals | loose | {*reigns} | {*periods["since"]} | {*periods["era"]} | quoted
    for part in rules.parts(book):
        found[part.part] = f"(?:{_filled(part, part.pattern, found)})"
    return found, tables, starts


def _anchors(
    book: Rulebook, words: set[str], names: dict[str, str]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the expressions for the first character of a time, and for all that shows where one may begin.

    Looking for one of many characters is much faster than trying the places one by one, so the first looks back
    from behind the character.
    """
    anchors = rules.anchors(book)
    first = "".join(rule.first for rule in anchors) + "".join(sorted({re.escape(word[0]) for word in words}))
    parts = [
        patterns.compiled(rule, "pattern", _filled(rule, rule.pattern, names), re.X).pattern
        for rule in anchors
    ]
    anchor = "|".join([*parts, _any(words)])
    return expression(rf"[{first}](?<=(?={anchor})(?s:.))", re.X), expression(anchor, re.X)


def _any(words: object) -> str:
    return f"(?:{alternation(words)})"  # type: ignore[arg-type]


def _periods(book: Rulebook) -> dict[str, dict[str, str]]:
    merged: dict[str, dict[str, str]] = {"plan": {}, "since": {}, "era": {}}
    for rule in rules.periods(book):
        merged.setdefault(rule.kind, {}).update(rule.names)
    return merged


def _compile(form: rules.TimeForm, names: dict[str, str]) -> CompiledTimeForm:
    pattern = patterns.compiled(form, "pattern", _filled(form, form.pattern, names), re.X)
    lead = patterns.compiled(form, "lead", _filled(form, form.lead, names)) if form.lead else None
    unless = patterns.compiled(form, "unless", _filled(form, form.unless, names)) if form.unless else None
    return CompiledTimeForm(form, pattern, lead, unless)


def _filled(rule: Rule, pattern: str, names: dict[str, str]) -> str:
    def name(found: re.Match[str]) -> str:
        if found[1] not in names:
            raise rule.error("pattern", f"nothing is called {found[0]}; there are {', '.join(sorted(names))}")
        return names[found[1]]

    return _NAME.sub(name, pattern)
