"""The value of a number with what stands behind its unit: 五元六角, 三斤半, 一米七, 3∶7."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from gongbao.numerals.finder import Candidate
from gongbao.quantities.units import Units


def total(
    numeral: Candidate, found: re.Match[str], numerals: Mapping[int, Candidate], units: Units, text: str
) -> Fraction | None:
    """Return the exact value of `numeral` with the further parts of the form `found`, in the first unit.

    `None` if the parts do not fit: a unit of another dimension, or one that is not smaller than that before it.
    """
    groups = found.groupdict()
    value = Fraction(numeral.value)  # type: ignore[arg-type]
    if groups.get("half"):
        value += Fraction(1, 2)
    last = groups.get("u") or ""
    for number, unit in (("x", "w"), ("y", "z")):
        if not groups.get(number):
            continue
        part = numerals[found.start(number)]
        added = _part(part, groups.get(unit) or "", groups["u"], last, units, text)
        if added is None:
            return None
        value += added
        last = groups.get(unit) or ""
    if groups.get("over"):
        below = numerals[found.start("over")].value
        return value / Fraction(below) if below else None
    return value


def _part(part: Candidate, unit: str, first: str, last: str, units: Units, text: str) -> Fraction | None:
    if part.value is None:
        return None
    if not unit:
        digits = int(part.value)
        least, whole = units.part(last), units.part(first)
        scale = least.factor / whole.factor if least and whole else Fraction(1)
        written = text[part.start : part.end].strip()
        width = len(str(digits)) if written.isascii() else 2 if written[0] == "零" else 1
        return Fraction(digits, 10**width) * scale if digits < 100 and digits == part.value else None
    small, large, whole = (units.part(name) for name in (unit, last, first))
    if small is None or large is None or whole is None:
        return None
    if (small.dimension, small.base) != (large.dimension, large.base) or small.factor >= large.factor:
        return None
    return Fraction(part.value) * small.factor / whole.factor
