"""Duckling's corpora of amounts, numbers, ordinals and durations against `gongbao`.

An expectation is a term as Duckling prints it: `(simple Metre 3)`, `(between Dollar (5.6, 5.78))`,
`(under CNY 10)`, `(NumeralValue 0.5)`, `(DurationData 3 Day)`. Where conventions differ:
- Amounts are compared in their base unit; a unit that the peer leaves open (`Nothing`, `Dollar`, `Cent`) by value.
- A pair is a unit with us and multiplies with the peer: 五双 is 10.
- K and G behind a number are a kelvin and bytes or a name (4K, 5G) with us, and magnitudes with the peer; a dash with
  a space behind it begins an item of a list with us.
- A half (一半) is a share of 50 % with us, in `gongbao.quantities`.
- 10月 is October with us and also ten months with the peer.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from gongbao import dates, numerals, quantities, rulebook
from gongbao.quantities import Quantity
from gongbao.quantities.grammar import grammar
from tools.peers.cases import Case
from tools.peers.numbers import close

_AMOUNTS = {"AmountOfMoney", "Distance", "Volume", "Temperature", "Quantity"}
_AMOUNT = re.compile(r"\((simple|under|above|between|intervalMax|intervalMin) (\w+) (.+)\)")
_NUMERAL = re.compile(r"\(NumeralValue \(?(-?[\d.]+(?:e-?\d+)?)\)?\)")
_ORDINAL = re.compile(r"\(OrdinalData (\d+)\)")
_LENGTH = re.compile(r"\(DurationData (\d+) (\w+)\)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_MODS = {"under": "less", "intervalMax": "less", "above": "more", "intervalMin": "more"}
_NAMES = {
    "Centimetre": "厘米", "Metre": "米", "Kilometre": "千米", "Millimetre": "毫米", "Foot": "英尺", "Inch": "英寸",
    "Mile": "英里", "Yard": "码", "Litre": "升", "Millilitre": "毫升", "Gallon": "加仑", "Gram": "克",
    "Celsius": "℃", "Fahrenheit": "℉", "CNY": "元", "HKD": "港元", "USD": "美元",
}  # fmt: skip
"""The peer's names of units, and ours; others are compared by value."""

_LETTERS = {"K": Fraction(1000), "G": Fraction(10**9)}
_PAIRS = "双對对雙"
_SECONDS = {"Y": 31104000, "M": 2592000, "W": 604800, "D": 86400, "TH": 3600, "TM": 60, "TS": 1}
"""Seconds of a unit, by its sign in TIMEX3; a month has thirty days, a year twelve months."""

_UNITS = {"Year": "Y", "Month": "M", "Week": "W", "Day": "D", "Hour": "TH", "Minute": "TM", "Second": "TS"}
_PARTS = re.compile(r"([\d.]+)([YMWDHS])")
_OCTOBER = re.compile(r"XXXX-(\d\d)")


def takes(case: Case) -> bool:
    """Return whether Duckling's corpus holds the case, in a form that is read."""
    if case.peer != "duckling" or not isinstance(case.expected, str):
        return False
    patterns = (_AMOUNT if case.model in _AMOUNTS else _LENGTH, _NUMERAL, _ORDINAL)
    return any(pattern.fullmatch(case.expected) for pattern in patterns)


def score(case: Case) -> bool:
    """Return whether ours is what Duckling expects."""
    if case.model in _AMOUNTS:
        return _same_amount(case)
    if case.model == "Duration":
        return _same_length(case)
    if found := _ORDINAL.fullmatch(case.expected):
        return [numeral.value for numeral in numerals.find(case.text)] == [Decimal(found[1])]
    return _same_number(case)


def _same_number(case: Case) -> bool:
    term = _NUMERAL.fullmatch(case.expected)
    assert term is not None
    wanted, found = Fraction(term[1]), numerals.find(case.text)
    if not found:
        shares = [one.value for one in quantities.find(case.text) if one.unit == "%"]
        return len(shares) == 1 and shares[0] is not None and close(Fraction(shares[0]) / 100, wanted)
    if len(found) != 1 or found[0].value is None:
        return False
    value = Fraction(found[0].value)
    behind, before = case.text[found[0].end :].strip(), case.text[: found[0].start].strip()
    value *= _LETTERS.get(behind, Fraction(2 if behind and behind in _PAIRS else 1))
    return close(-value if before == "-" else value, wanted)


def _same_amount(case: Case) -> bool:
    term = _AMOUNT.fullmatch(case.expected)
    found = quantities.find(case.text.replace('\\"', '"'))
    if term is None or len(found) != 1:
        return False
    how, unit, numbers = term[1], term[2], [Fraction(number) for number in _NUMBER.findall(term[3])]
    ours = found[0]
    if how == "between":
        return ours.lower is not None and ours.upper is not None and _bounds(ours) == numbers
    return ours.mod == _MODS.get(how, ours.mod) and ours.value is not None and _equal(ours, unit, numbers[0])


def _bounds(ours: Quantity) -> list[Fraction]:
    return [Fraction(ours.lower or 0), Fraction(ours.upper or 0)]


def _equal(ours: Quantity, unit: str, number: Fraction) -> bool:
    value = Fraction(ours.value or 0)
    measure = grammar(rulebook.default()).units.by_name.get(_NAMES.get(unit, ""))
    if measure is None or measure.base != ours.base_unit:
        return close(value, number) or (unit == "Cent" and close(value * 100, number))
    return close(Fraction(ours.base_value or 0), number * measure.factor + measure.offset)


def _same_length(case: Case) -> bool:
    term = _LENGTH.fullmatch(case.expected)
    found = dates.find(case.text)
    if term is None or len(found) != 1:
        return False
    count, unit = int(term[1]), term[2]
    if month := _OCTOBER.fullmatch(found[0].value):
        return unit == "Month" and int(month[1]) == count
    return _seconds(found[0].value) == count * _SECONDS[_UNITS[unit]]


def _seconds(value: str) -> Fraction:
    days, _, clock = value.removeprefix("P").partition("T")
    parts = [(number, sign) for number, sign in _PARTS.findall(days)]
    parts += [(number, f"T{sign}") for number, sign in _PARTS.findall(clock)]
    return sum((Fraction(number) * _SECONDS[sign] for number, sign in parts), Fraction(0))
