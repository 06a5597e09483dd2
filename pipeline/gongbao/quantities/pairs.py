"""Two bounds that make one range: 大于100并且小于300, 最多100最少20个."""

from __future__ import annotations

import re
from dataclasses import replace

from gongbao.quantities.models import Quantity

_JOINT = re.compile(r"[ ,]{0,3}(?:并且|并|且|而且|但|但是|同时)?[ ]{0,2}")


def paired(text: str, quantities: list[Quantity], hedge: re.Pattern[str]) -> list[Quantity]:
    """Return `quantities` with each lower bound and the upper bound beside it made one range.

    Where a mark stands between them neither may end with a `hedge`: 3人以上，不足5人 are two, but
    1万元以上10万元以下 is one.
    """
    joined: list[Quantity] = []
    for quantity in quantities:
        both = _joined(text, joined[-1], quantity, hedge) if joined else None
        if both is None:
            joined.append(quantity)
        else:
            joined[-1] = both
    return joined


def _joined(text: str, first: Quantity, second: Quantity, hedge: re.Pattern[str]) -> Quantity | None:
    if {first.mod, second.mod} != {"more", "less"} or second.start - first.end > 6:
        return None
    if (first.unit and first.unit != second.unit) or not _JOINT.fullmatch(text, first.end, second.start):
        return None
    is_closed = any(hedge.search(text, each.start, each.end) for each in (first, second))
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
