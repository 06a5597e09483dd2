"""A figure as one claim states it, and the point of a series that agreeing figures make."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of one claim.

    `value`, `lower` and `upper` are in `unit`, magnitudes multiplied out, a decrease negative; one `unit` is `factor`
    base units of its dimension. `step` is the unit of the last digit written (0.01万亿元 of 5.67万亿元), by which
    figures are compared. A `restated` figure is one in real terms, in dollars or on a like-for-like base.
    """

    claim_id: str
    value: float | None
    lower: float | None
    upper: float | None
    mod: str
    unit: str
    factor: float
    step: float
    restated: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """Figures that agree: the one that says most, how many claims state it, and which."""

    stated: Stated
    claim_ids: tuple[str, ...]
    conflict: bool
