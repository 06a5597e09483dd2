"""From what a form matched to the fields of a quantity."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gongbao.quantities.grammar import Grammar
from gongbao.quantities.knowledge import Form
from gongbao.quantities.models import Quantity


@dataclass(slots=True)
class Reading:
    """What a form found: the words around the number, and the number or both bounds of a range."""

    rule: Form
    written: str = ""
    unit: str = ""
    per: str = ""
    hedge: str = ""
    surplus: str = ""
    after: str = ""
    value: Decimal | None = None
    bounds: tuple[Decimal | None, Decimal | None] | None = None


def normalize(start: int, end: int, reading: Reading, rules: Grammar) -> Quantity:
    """Return the quantity at `start` to `end` (exclusive), its value in the unit and in the base unit."""
    form = reading.rule
    unit = _unit(reading)
    measure = rules.units.by_name.get(unit.split("/")[0])
    value = reading.value
    if value is not None:
        value *= form.factor
    lower, upper = _scaled_bounds(reading)
    plain = measure is not None and "/" not in unit
    dimension = "ratio" if form.kind == "ratio" or unit in ("%", "‰") else ""
    if measure is not None:
        dimension = measure.dimension + (f"/{unit.split('/')[1]}" if "/" in unit else "")
    base = measure.to_base(value) if plain and measure and value is not None else None
    return Quantity(
        start=start,
        end=end,
        value=value,
        lower=lower,
        upper=upper,
        mod=_mod(reading, rules),
        unit=unit,
        kind=form.kind if form.kind else measure.kind if measure else "count",
        dimension=dimension,
        base_value=base,
        base_unit=measure.base if plain and measure else "",
        rule=form.id,
    )


def _unit(reading: Reading) -> str:
    unit = reading.rule.unit if reading.rule.unit is not None else reading.unit
    return f"{unit}/{reading.per}" if reading.per else unit


def _mod(reading: Reading, rules: Grammar) -> str:
    if reading.bounds is not None:
        return "range"
    for word in (reading.hedge, reading.after, reading.surplus):
        if word:
            return rules.mods[word]
    if reading.rule.mod:
        return reading.rule.mod
    ending = rules.hedge_after.search(reading.written)
    return (
        rules.mods[ending[0]]
        if ending and ending.end() == len(reading.written) and ending.start()
        else "exact"
    )


def _scaled_bounds(reading: Reading) -> tuple[Decimal | None, Decimal | None]:
    """Return the bounds; a magnitude that only the upper one has counts for both (5—6万)."""
    if reading.bounds is None:
        return None, None
    lower, upper = reading.bounds
    if lower is not None and upper is not None and lower < 1000 <= upper:
        for size in (Decimal(10**12), Decimal(10**8), Decimal(10**4)):
            if upper % size == 0 or upper >= size:
                scaled = lower * size
                return (scaled if scaled <= upper else lower), upper
    return lower, upper
