"""Quantities: numerals with their hedges and units, normalized."""

from __future__ import annotations

from collections.abc import Iterator

from gongbao import rulebook
from gongbao.quantities.find import find_quantities, tried
from gongbao.quantities.models import Quantity
from gongbao.rulebook import Rulebook
from gongbao.rulebook.candidate import Candidate
from gongbao.text import Document

__all__ = ["Quantity", "candidates", "find"]


def find(text: str, *, book: Rulebook | None = None) -> tuple[Quantity, ...]:
    """Return the quantities of `text` in order, none overlapping.

    Offsets count code points of `text`. Whether a quantity is the size of a change, and of what, is for the
    claims to say; dates and durations are not quantities. `book` holds the rules, the built-in ones unless
    given.
    """
    return tuple(find_quantities(text, book or rulebook.default()))


def candidates(document: Document, book: Rulebook) -> Iterator[Candidate]:
    """Yield every form that fits at a numeral of `document`, in order of trying."""
    for form, quantity in tried(document.text, book):
        yield Candidate(quantity.start, quantity.end, form.id, form.kind == "none")
