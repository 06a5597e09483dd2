"""Quantities: numerals with their hedges and units, normalized."""

from gongbao.quantities.models import Quantity

__all__ = ["Quantity", "find"]


def find(text, *, book=None):
    """Return the quantities of `text` in order."""
    return ()
