"""Two quantities that make one range: 大于100并且小于300, 最多100最少20个, 五块六到五块七毛八."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gongbao.quantities.models import Quantity

_LEAP = 8
"""How many times its lower bound the upper one of a range is at most, where both have their unit."""

_REACH = 6
"""Characters that may part the two."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """What stands at the bounds of a range: a `joint` of two hedged ones, a `dash` of two exact ones.

    `moved` is what makes of two numbers the ends of a movement, `hedge` one that ends a quantity.
    """

    joint: re.Pattern[str]
    dash: re.Pattern[str]
    moved: re.Pattern[str]
    hedge: re.Pattern[str]


def paired(text: str, quantities: list[Quantity], pairing: Pairing) -> list[Quantity]:
    """Return `quantities` with each lower bound and the upper bound beside it made one range.

    Where a mark stands between them neither may end with a hedge: 3人以上，不足5人 are two, but
    1万元以上10万元以下 is one. So are two exact ones with a dash or 到 between them
    that no form reads whole, such as 五块六到五块七毛八.
    """
    joined: list[Quantity] = []
    for quantity in quantities:
        both = None
        if joined and quantity.start - joined[-1].end <= _REACH:
            first = joined[-1]
            both = _joined(text, first, quantity, pairing) or _ranged(text, first, quantity, pairing)
        if both is None:
            joined.append(quantity)
        else:
            joined[-1] = both
    return joined


def _joined(text: str, first: Quantity, second: Quantity, pairing: Pairing) -> Quantity | None:
    if {first.mod, second.mod} != {"more", "less"}:
        return None
    if (first.unit and first.unit != second.unit) or not pairing.joint.fullmatch(
        text, first.end, second.start
    ):
        return None
    is_closed = any(pairing.hedge.search(text, each.start, each.end) for each in (first, second))
    if first.kind == "rank" or (is_closed and first.end < second.start):
        return None
    below, above = (first, second) if first.mod == "more" else (second, first)
    if below.value is None or above.value is None or below.value >= above.value:
        return None
    return replace(
        second,
        start=first.start,
        value=None,
        lower=below.value,
        upper=above.value,
        mod="range",
        base_value=None,
    )


def _ranged(text: str, first: Quantity, second: Quantity, pairing: Pairing) -> Quantity | None:
    if first.mod != "exact" or second.mod != "exact" or first.value is None or second.value is None:
        return None
    if first.kind == "rank" or not first.value < second.value < _LEAP * first.value:
        return None
    alike = (first.kind, first.base_unit, first.unit) == (second.kind, second.base_unit, second.unit)
    if not alike or not pairing.dash.fullmatch(text, first.end, second.start):
        return None
    if pairing.moved.search(text, max(0, first.start - 1), first.start):
        return None
    return replace(
        second,
        start=first.start,
        value=None,
        lower=first.value,
        upper=second.value,
        mod="range",
        base_value=None,
    )
