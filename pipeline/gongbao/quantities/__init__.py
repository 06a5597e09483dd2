"""Quantities: numerals with their hedges and units, normalized."""

from __future__ import annotations

from gongbao import chars, rulebook
from gongbao.quantities.find import find_quantities
from gongbao.quantities.models import Quantity
from gongbao.rulebook import Rulebook

__all__ = ["Quantity", "find"]


def find(text: str, *, book: Rulebook | None = None) -> tuple[Quantity, ...]:
    """Return the quantities of `text` in order, none overlapping.

    Offsets count code points of `text`. Whether a quantity is the size of a change, and of what, is for the
    claims to say; dates and durations are not quantities. `book` holds the rules, the built-in ones unless
    given.
    """
    return tuple(find_quantities(chars.fold(text), book or rulebook.default()))
