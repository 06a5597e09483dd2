"""Divisions by name, as a user types them."""

from __future__ import annotations

from difflib import get_close_matches

from gongbao.errors import no_place
from gongbao.places.rules import divisions, gazetteer
from gongbao.rulebook import Rulebook

_MOST_SUGGESTED = 5


def division_named(name: str, book: Rulebook) -> str:
    """Return the official name of the division called `name`: 通辽市 for 通辽, 通辽市 and 内蒙古自治区通辽市.

    Raises `InputError` with the nearest names where there is none.
    """
    known = gazetteer(book).by_name
    name = "".join(name.split())
    if name in known:
        return known[name][0].name
    for end in range(2, len(name) - 1):
        if name[:end] in known and (rest := name[end:]) in known:
            within = [d for d in known[rest] if any(d.lies_in(above) for above in known[name[:end]])]
            if within:
                return within[0].name
    names = list(dict.fromkeys(division.name for division in divisions(book)))
    raise no_place(name, get_close_matches(name, names, n=_MOST_SUGGESTED, cutoff=0.5))
