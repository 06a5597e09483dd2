"""Places by name, as a user types them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from gongbao.errors import no_place
from gongbao.places.rules import Division, beyond_divisions, divisions, gazetteer
from gongbao.rulebook import Rulebook

_MOST_SUGGESTED = 5


def place_named(name: str, book: Rulebook) -> str:
    """Return the official name of the place called `name`: 通辽市 for 通辽, 通辽市 and 内蒙古自治区通辽市.

    A zone, town or village that the table of divisions does not have is called as `name` says: 西咸新区. Raises
    `InputError` with the nearest names for anything else.
    """
    name = "".join(name.split())
    if found := _within(name, gazetteer(book).by_name, ()):
        return found[0].name
    if beyond := beyond_divisions(book).fullmatch(name):
        if beyond["name"]:
            return name
        raise no_place(name, [])
    names = list(dict.fromkeys(division.name for division in divisions(book)))
    raise no_place(name, get_close_matches(name, names, n=_MOST_SUGGESTED, cutoff=0.5))


def _within(
    name: str, known: dict[str, tuple[Division, ...]], above: Sequence[Division]
) -> Sequence[Division]:
    """Return the divisions called `name`, or by a chain of names from the highest down, that lie in one of `above`."""
    found = [one for one in known.get(name, ()) if not above or any(one.lies_in(each) for each in above)]
    for end in range(2, 0 if found else len(name) - 1):
        if (heads := known.get(name[:end])) and (below := _within(name[end:], known, heads)):
            return below
    return found
