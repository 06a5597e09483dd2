"""Indicators by any of their names, as a user types them."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from gongbao.errors import InputError
from gongbao.indicators.models import Indicator
from gongbao.indicators.rules import catalogue, indicator_rules
from gongbao.rulebook import Rulebook

_MOST_SUGGESTED = 5


def lookup(name: str, book: Rulebook) -> Indicator:
    """Return the indicator called `name`: its id, standard or English name, or a name that a rule knows.

    Case and white space make no difference, and a part of names will do where one indicator alone has it.
    Raises `InputError` with the nearest names where there is none.
    """
    known = _names(book)
    key = _key(name)
    if key in known:
        return known[key]
    within = {entry.id: entry for other, entry in known.items() if key and key in other}
    if len(within) == 1:
        return next(iter(within.values()))
    near = get_close_matches(key, known, n=3 * _MOST_SUGGESTED, cutoff=0.5)
    found = [*(known[other].name for other in near), *(entry.name for entry in within.values())]
    suggested = list(dict.fromkeys(found))[:_MOST_SUGGESTED]
    hint = f"did you mean {', '.join(suggested)}?" if suggested else "`--list` shows what there is"
    raise InputError(f"no indicator is called {name!r}; {hint}")


@cache
def _names(book: Rulebook) -> dict[str, Indicator]:
    entries = catalogue(book)
    found: dict[str, Indicator] = {}
    for entry in entries.values():
        for name in (entry.id, entry.name, entry.english):
            found.setdefault(_key(name), entry)
    for name, rules in indicator_rules(book).names.items():
        indicator = entries.get(rules[0].indicator)
        if indicator is not None:
            found.setdefault(_key(name), indicator)
    return found


def _key(name: str) -> str:
    return "".join(name.split()).casefold()
