"""Recognizers-Text's model of percentages against `gongbao.quantities`.

Where conventions differ:
- Percentage points are not percent: ours have the unit 个百分点; the peer's value is in percent.
- 成 and fractions have the unit % with us; 折 is a unit of its own, a tenth of the price, and so is ‰. Fractions
  whose denominator is a lone magnitude (千分之五, 万分之三) are percentages with the peer, others not.
- Hedges belong to our span, not to the peer's.
- A vague percentage (百分之二三十) has no value with us, and is none with the peer.
- A range (5-20%) is one quantity with us; of the peer's, each number with a sign of its own is one.
"""

from __future__ import annotations

import re
from fractions import Fraction

from gongbao import quantities
from gongbao.quantities import Quantity
from gongbao.text import chars
from tools.peers.cases import Case
from tools.peers.numbers import Found, expected, same
from tools.peers.spans import core

_PERCENT = {"%": Fraction(1), "‰": Fraction(1, 10), "个百分点": Fraction(1), "折": Fraction(10)}
_BY_MAGNITUDE = re.compile(r"[百佰千仟万萬亿億\s]+分\s*之")
FRACTION = re.compile(r"(?<![百佰])分\s*之|[一二三四五六七八九十\d]\s*[百佰]\s*分\s*之|/")
_LAST_BOUND = re.compile(r"[\d.,０-９．，]+\s*[%％‰]$")


def takes(case: Case) -> bool:
    """Return whether this module judges `case`."""
    return case.model == "PercentModel"


def score(case: Case) -> bool:
    """Return whether what is found in the case's text is what it expects."""
    found = [item for quantity in quantities.find(case.text) for item in _percents(case.text, quantity)]
    return same(found, expected(case))


def _percents(text: str, quantity: Quantity) -> list[Found]:
    factor = _factor(text, quantity)
    start, end = core(text, quantity)
    if quantity.mod == "range" and quantity.upper is not None and quantity.kind == "ratio":
        last = _LAST_BOUND.search(text, start, end)
        return [(last.start(), end, Fraction(quantity.upper))] if last else []
    if factor is None or quantity.value is None:
        return []
    return [(start, end, Fraction(quantity.value) * factor)]


def _factor(text: str, quantity: Quantity) -> Fraction | None:
    """Return what makes the value percent, and nothing where the peer sees no percentage."""
    if quantity.kind != "ratio":
        return None
    if FRACTION.search(text, quantity.start, quantity.end):
        return Fraction(1) if _BY_MAGNITUDE.match(text, quantity.start) else None
    return _PERCENT.get(chars.simplified(quantity.unit))
