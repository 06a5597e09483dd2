"""Recognizers-Text's model of number ranges against `gongbao.quantities`.

Where conventions differ:
- A range of the peer is of numbers alone; ours has its unit, and a bound in words of the frame (位于…之间, 或者以上)
  may lie outside our span. Spans are the same when the same numerals stand in them.
- The peer tells open from closed bounds, and calls 20到30 half open; the guideline has no such field. Bounds are
  compared, and whether each is there.
- `more` is a lower bound with us, also of a surplus (十几万), `less` an upper one.
- Fractions have their value in percent with us.
- What the peer calls a range of one number (等于一百七) is a number with us.
"""

from __future__ import annotations

from fractions import Fraction

from gongbao import numerals, quantities
from gongbao.quantities import Quantity
from tools.peers.cases import Case
from tools.peers.numbers import close, value
from tools.peers.percents import FRACTION

Bounds = tuple[Fraction | None, Fraction | None]


def takes(case: Case) -> bool:
    """Return whether this module judges `case`."""
    return case.model == "NumberRangeModel"


def score(case: Case) -> bool:
    """Return whether what is found in the case's text is what it expects."""
    found = {numerals_in: bounds for numerals_in, bounds in _found(case.text) if any(_is_there(bounds))}
    wanted = {_numerals(case.text, item["start"], item["end"]): _bounds(item) for item in case.expected}
    points = [key for key, bounds in wanted.items() if bounds[0] == bounds[1] and bounds[0] is not None]
    for key in points:
        if _value_of(case.text, key) == wanted[key][0]:
            del wanted[key]
    return found.keys() == wanted.keys() and all(
        close(ours, theirs) for key in wanted for ours, theirs in zip(found[key], wanted[key], strict=True)
    )


def _is_there(bounds: Bounds) -> tuple[bool, bool]:
    return bounds[0] is not None, bounds[1] is not None


def _found(text: str) -> list[tuple[tuple[int, ...], Bounds]]:
    result = []
    for quantity in quantities.find(text):
        number = None if quantity.value is None else Fraction(quantity.value) / _per(text, quantity)
        bounds: Bounds = (None, None)
        if quantity.mod == "range" and quantity.lower is not None and quantity.upper is not None:
            bounds = Fraction(quantity.lower), Fraction(quantity.upper)
        elif quantity.mod == "more":
            bounds = number, None
        elif quantity.mod == "less":
            bounds = None, number
        result.append((_numerals(text, quantity.start, quantity.end), bounds))
    return result


def _per(text: str, quantity: Quantity) -> int:
    """Return 100 for a fraction, which has its value in percent with us."""
    is_fraction = quantity.unit == "%" and FRACTION.search(text, quantity.start, quantity.end)
    return 100 if is_fraction else 1


def _numerals(text: str, start: int, end: int) -> tuple[int, ...]:
    """Return where the numerals inside a span begin."""
    return tuple(found.start for found in numerals.find(text) if start <= found.start and found.end <= end)


def _value_of(text: str, starts: tuple[int, ...]) -> Fraction | None:
    values = [found.value for found in numerals.find(text) if found.start in starts]
    return Fraction(values[0]) if len(values) == 1 and values[0] is not None else None


def _bounds(item: dict) -> Bounds:
    lower, upper = item["resolution"]["value"].strip("[]()").split(",")
    return value(lower) if lower else None, value(upper) if upper else None
