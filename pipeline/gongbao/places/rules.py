"""Administrative divisions: official names, codes, and the short names of running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from gongbao.rulebook import Rule, Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation, compiled
from gongbao.text.gazetteer import Beginnings

LAYER = "places"
_NAMES = "names.toml"
_LINES = "lines.toml"
_PROVINCE, _COUNTY = 2, 6
_AUTONOMOUS = len("自治县")


class NameEndings(Rule):
    """A list of words that names are made of."""

    makes_facts: ClassVar[bool] = False
    words: tuple[str, ...]


class HeadLine(Rule):
    """A line of a report's head that names the place whose report it is."""

    makes_facts: ClassVar[bool] = False
    pattern: str


def rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of the layer."""
    return (*book.rules(LAYER, NameEndings, _NAMES), *book.rules(LAYER, HeadLine, _LINES))


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division: its code (2 digits province, 4 prefecture, 6 county) and official name.

    The code of another country is empty.
    """

    code: str
    name: str

    def lies_in(self, other: Division) -> bool:
        """Return whether this division is `other` or a part of it."""
        return self.code.startswith(other.code)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Divisions by each of their names; for a name of several, the highest of them.

    `names` finds them in a text; `source` is for larger expressions, slow to compile and several times slower.
    """

    by_name: dict[str, tuple[Division, ...]]
    source: str
    names: Beginnings[tuple[Division, ...]]


@cache
def gazetteer(book: Rulebook) -> Gazetteer:
    """Return the gazetteer of `book`.

    Short names stand for provinces and prefectures only: those of counties are too often words (朝阳, 和平). An
    autonomous prefecture or county is called without its peoples, too (临夏州, 威宁自治县).
    """
    by_name: dict[str, list[Division]] = {}
    suffixes, peoples = name_endings(book)
    for division in divisions(book):
        names = {division.name}
        if len(division.code) < _COUNTY:
            names.add(short_name(division.name, suffixes, peoples))
        kind = suffixes.search(division.name)
        if len(division.code) > _PROVINCE and kind and len(kind[0]) == _AUTONOMOUS:
            short = short_name(division.name, suffixes, peoples)
            names |= {short + kind[0], short + kind[0][-1]}
        for name in names:
            by_name.setdefault(name, []).append(division)
    highest = {name: _highest(found) for name, found in by_name.items()}
    others: dict[str, tuple[Division, ...]] = dict.fromkeys(
        (*_listed(book, "places.others"), *_listed(book, "places.abroad")), ()
    )
    return Gazetteer(highest, alternation(highest), Beginnings({**others, **highest}))


@cache
def country_names(book: Rulebook) -> Beginnings[Division]:
    """Return what finds the names of other countries in a text."""
    return Beginnings({name: Division("", name) for name in countries(book)})


@cache
def city_names(book: Rulebook) -> Beginnings[Division]:
    """Return what finds the counties that are cities by their short names (义乌)."""
    cities = {division.name[:-1]: division for division in divisions(book) if len(division.code) == _COUNTY}
    return Beginnings({name: cities[name] for name in _listed(book, "places.city") if name in cities})


@cache
def countries(book: Rulebook) -> tuple[str, ...]:
    """Return the names of other countries, and of their states and provinces."""
    return (*_listed(book, "places.country"), *_listed(book, "places.abroad"))


@cache
def divisions(book: Rulebook) -> tuple[Division, ...]:
    """Return all divisions, in order of code."""
    return tuple(_read_divisions(book))


@cache
def by_code(book: Rulebook) -> dict[str, Division]:
    """Return the divisions by their codes."""
    return {division.code: division for division in divisions(book)}


def counties_in(code: str, book: Rulebook) -> list[Division]:
    """Return the counties in the division of `code`."""
    return [one for one in divisions(book) if len(one.code) == _COUNTY and one.code.startswith(code)]


@cache
def joints(book: Rulebook) -> frozenset[str]:
    """Return the characters that part the places of a list."""
    return frozenset(_listed(book, "places.joint"))


@cache
def wider_offices(book: Rulebook) -> tuple[str, ...]:
    """Return the words for offices that bear the name of their seat and work far beyond it."""
    return _listed(book, "places.wider-office")


def _highest(bearers: list[Division]) -> tuple[Division, ...]:
    level = min(len(division.code) for division in bearers)
    return tuple(division for division in bearers if len(division.code) == level)


def short_name(name: str, suffixes: re.Pattern[str], peoples: re.Pattern[str]) -> str:
    """Return `name` without its kind and its peoples where at least two characters are left, else `name`."""
    base = suffixes.sub("", name)
    while (shorter := peoples.sub("", base)) != base and len(shorter) >= 2:
        base = shorter
    return base if len(base) >= 2 else name


@cache
def short_counties(book: Rulebook, code: str) -> dict[str, Division]:
    """Return the counties in the division of `code` by their short names, those without one that is theirs left out."""
    endings = name_endings(book)
    names = [(short_name(one.name, *endings), one) for one in counties_in(code, book)]
    bearers = Counter(name for name, _ in names)
    above = gazetteer(book).by_name
    return {name: one for name, one in names if bearers[name] == 1 and name not in above}


@cache
def name_endings(book: Rulebook) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what short names leave out: the kind of division, and peoples."""
    return _words(book, "places.suffix"), _words(book, "places.people")


@cache
def beyond_divisions(book: Rulebook) -> re.Pattern[str]:
    """Return the pattern of places that the table of divisions does not go down to: zones, towns, villages.

    Its group `name` is empty where there is nothing but the kind.
    """
    kinds = alternation(_listed(book, "places.beyond"))
    return expression(f"(?:{kinds})|(?P<name>[\u4e00-\u9fff·]{{2,}})(?:{kinds})")


@cache
def head_lines(book: Rulebook) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of the lines that name a report's place."""
    return tuple(compiled(rule, "pattern", rule.pattern) for rule in book.rules(LAYER, HeadLine, _LINES))


def _words(book: Rulebook, rule_id: str) -> re.Pattern[str]:
    return expression(f"(?:{alternation(_listed(book, rule_id))})$")


def _listed(book: Rulebook, rule_id: str) -> tuple[str, ...]:
    return next((rule.words for rule in book.rules(LAYER, NameEndings, _NAMES) if rule.id == rule_id), ())


def _read_divisions(book: Rulebook) -> Iterator[Division]:
    for row in book.table(LAYER, "divisions.tsv", ("code", "name")):
        yield Division(row["code"], row["name"])
