"""Exact values as decimals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def decimal(value: Decimal | Fraction) -> Decimal:
    """Return `value` in decimals: exact, or to 28 digits where it has no end (三分之一)."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value
