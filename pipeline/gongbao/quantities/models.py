"""A quantity: number, hedges and unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity expression, normalized by the guideline's fields.

    `start` and `end` (exclusive) are code points of the text searched, hedges and unit included. `value` has
    its magnitudes multiplied out and is `None` for ranges and vague counts; `lower` and `upper` are set for
    ranges. `mod` is `exact`, `more`, `less`, `approx` or `range`. `kind` is `count`, `amount`, `money`,
    `ratio`, `rank`, `streak`, or `change` for a quantity that is one by itself (`翻一番`). `dimension` is
    the physical or monetary dimension (`area`, `mass`, `currency`, `ratio`, …; empty for counts), and
    `base_value` the value in `base_unit`, the dimension's base unit.
    """

    start: int
    end: int
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    mod: str
    unit: str
    kind: str
    dimension: str
    base_value: Decimal | None
    base_unit: str
    rule: str
