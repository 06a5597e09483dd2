"""From what a form matched to the fields of a quantity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gongbao.quantities.decimals import decimal
from gongbao.quantities.grammar import QuantityGrammar
from gongbao.quantities.models import Quantity
from gongbao.quantities.rules import QuantityForm
from gongbao.quantities.units import Measure
from gongbao.text.chars import squeeze

UNIT_REACH = 24
"""Characters behind a quantity in which the unit that it shares with others may stand."""

_JOINT = re.compile(r"([/·])")


@dataclass(slots=True)
class Reading:
    """What a form found: the words around the number, and the number or both bounds of a range."""

    rule: QuantityForm
    written: str = ""
    unit: str = ""
    per: str = ""
    currency: str = ""
    hedge: str = ""
    surplus: str = ""
    after: str = ""
    value: Decimal | Fraction | None = None
    bounds: tuple[Decimal, Decimal] | None = None


def normalize(start: int, end: int, reading: Reading, rules: QuantityGrammar) -> Quantity:
    """Return the quantity at `start` to `end` (exclusive), its value in the unit and in the base unit."""
    form = reading.rule
    unit = _unit(reading, rules)
    measure = rules.units.measure(form.measure or unit)
    value, (lower, upper) = reading.value, reading.bounds or (None, None)
    return Quantity(
        start=start,
        end=end,
        value=None if value is None else decimal(value),
        lower=lower,
        upper=upper,
        mod=_mod(reading, rules),
        unit=unit,
        kind=form.kind or (measure.kind if measure else "count"),
        dimension=_dimension(form, unit, measure),
        base_value=measure.to_base(value) if measure and measure.base and value is not None else None,
        base_unit=measure.base if measure else "",
        rule=form.id,
    )


def as_written(unit: str, folded: str, source: str) -> str:
    """Return `unit` in the script of `source`, where it stands, which `folded` is in simplified characters."""
    plain, written = squeeze(folded), squeeze(source)
    parts = []
    for part in _JOINT.split(unit):
        at = plain.find(part)
        parts.append(part if at < 0 else written[at : at + len(part)])
    return "".join(parts)


def _unit(reading: Reading, rules: QuantityGrammar) -> str:
    unit = reading.rule.unit if reading.rule.unit is not None else "".join(reading.unit.split())
    if reading.currency:
        unit = rules.units.standard[reading.currency]
    return f"{unit}/{reading.per.replace('每', '·')}" if reading.per else unit


def _dimension(form: QuantityForm, unit: str, measure: Measure | None) -> str:
    if measure is not None:
        return measure.dimension
    return "ratio" if form.kind == "ratio" and unit != "" else ""


def _mod(reading: Reading, rules: QuantityGrammar) -> str:
    if reading.bounds is not None:
        return "range"
    mods = rules.hedges.mods
    for side, word in (
        ("before", reading.hedge),
        ("far", reading.hedge),
        ("after", reading.after),
        ("surplus", reading.surplus),
    ):
        if (side, word) in mods:
            return mods[side, word]
    if reading.rule.mod:
        return reading.rule.mod
    ending = rules.hedges.trailing.search(reading.written)
    if ending is None or not ending.start() or reading.written.endswith(reading.unit or "\n"):
        return "exact"
    return mods["after", ending[0]]
