"""A numeral and its value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, without hedge or unit.

    `start` and `end` (exclusive) are code points of the text searched. `value` is exact: a `Decimal` for what
    is written in decimals, a `Fraction` for fractions, and `None` for a vague number (`几`, `数百`), for two in
    one (`三四十`) and for one of which a line break has cost digits.
    """

    start: int
    end: int
    value: Decimal | Fraction | None
    rule: str
