"""Units and classifiers, with what they measure and how they convert."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from gongbao.quantities import rules
from gongbao.quantities.decimals import decimal
from gongbao.rulebook import Rulebook
from gongbao.rulebook.data import Row
from gongbao.rulebook.patterns import alternation

_PART = "alone"
_POWER = re.compile(r"[eE][+-]?(\d+)")
_MOST_TENS = 100


@dataclass(frozen=True, slots=True)
class Measure:
    """What a unit measures: kind of quantity, dimension, base unit, and factor and offset to that.

    `base` is empty for a unit whose conversion is not fixed (度).
    """

    kind: str
    dimension: str
    base: str
    factor: Fraction
    offset: Fraction = Fraction(0)

    def to_base(self, value: Decimal | Fraction) -> Decimal:
        """Return `value` in the base unit, rounded to 28 digits only where the result has no end in decimals."""
        if self.factor == 1 and not self.offset:
            return decimal(Fraction(value))
        return decimal(Fraction(value) * self.factor + self.offset)


@dataclass(frozen=True, slots=True)
class Units:
    """All units by name, the first name of each, and units and classifiers with what must not follow them.

    `parts` are units only behind a larger one (the 分 of 五元六角八分).
    """

    by_name: dict[str, Measure]
    parts: dict[str, Measure]
    standard: dict[str, str]
    not_before: dict[str, str]
    classifiers: dict[str, str]

    @property
    def money(self) -> str:
        """The regular expression of a unit of money."""
        return f"(?:{alternation(name for name, measure in self.by_name.items() if measure.kind == 'money')})"

    @property
    def unit(self) -> str:
        """The regular expression of a unit."""
        return f"(?:{alternation(self.not_before, self.not_before)})"

    @property
    def classifier(self) -> str:
        """The regular expression of a classifier."""
        return f"(?:{alternation(self.classifiers, self.classifiers)})"

    @property
    def loose(self) -> str:
        """A short regular expression that fits wherever that of a unit does, and elsewhere."""
        return _loosened(self.not_before)

    @property
    def loose_classifier(self) -> str:
        """A short regular expression that fits wherever that of a classifier does, and elsewhere."""
        return _loosened(self.classifiers)

    def among(self, words: Iterable[str]) -> str:
        """Return the regular expression of `words`, of which units and classifiers keep to their context."""
        return f"(?:{alternation(words, {**self.not_before, **self.classifiers})})"

    def part(self, unit: str) -> Measure | None:
        """Return what `unit` measures behind a larger unit."""
        return self.by_name.get(unit) or self.parts.get(unit)

    def measure(self, unit: str) -> Measure | None:
        """Return what `unit` measures, compounds such as 元/吨 too; `None` for classifiers."""
        if unit in self.by_name or "/" not in unit:
            return self.by_name.get(unit)
        above, _, by = unit.partition("/")
        measure, per = self.by_name.get(above), self.by_name.get(by)
        if measure is None:
            return None
        if per is None or not per.base or per.offset:
            return Measure(measure.kind, f"{measure.dimension}/{by}", f"{measure.base}/{by}", measure.factor)
        base, factor = f"{measure.base}/{per.base}", measure.factor / per.factor
        return Measure(measure.kind, f"{measure.dimension}/{per.dimension}", base, factor)


def _loosened(words: Iterable[str]) -> str:
    words = list(words)
    firsts = re.escape("".join(sorted({word[0] for word in words})))
    return f"(?:[{firsts}](?s:.){{0,{max(map(len, words)) - 1}}}?)"


@cache
def units(book: Rulebook) -> Units:
    """Return the units and classifiers of `book`: `units.tsv` and `classifiers.tsv` with their dimensions."""
    by_dimension = {rule.dimension: rule for rule in rules.dimensions(book)}
    by_name: dict[str, Measure] = {}
    standard: dict[str, str] = {}
    not_before: dict[str, str] = {}
    parts: dict[str, Measure] = {}
    for row in book.table(rules.LAYER, "units.tsv"):
        dimension, _, currency = row["dimension"].partition(":")
        if dimension not in by_dimension:
            raise row.error("dimension", f"expected one of {', '.join(sorted(by_dimension))}")
        known = by_dimension[dimension]
        base = (currency or known.base) if row["factor"] else ""
        measure = Measure(
            known.kind, dimension, base, _number(row, "factor", "1"), _number(row, "offset", "0")
        )
        names = row["names"].split()
        if row["not_before"] == _PART:
            parts.update(dict.fromkeys(names, measure))
            continue
        by_name.update(dict.fromkeys(names, measure))
        standard.update(dict.fromkeys(names, names[0]))
        context = _context(row, book)
        not_before.update({name: _ended(name, context) for name in names})
    classifiers = {row["name"]: _context(row, book) for row in book.table(rules.LAYER, "classifiers.tsv")}
    return Units(by_name, parts, standard, not_before, classifiers)


def _ended(name: str, context: str) -> str:
    """Return what must not follow `name`: of Latin letters, a further one (15万亿tokens are no tonnes)."""
    if not (name[-1].isascii() and name[-1].isalpha()):
        return context
    return f"{context}|[A-Za-z]" if context else "[A-Za-z]"


def _number(row: Row, column: str, missing: str) -> Fraction:
    try:
        # A power of ten is written out in all its digits: one of hundreds of millions would never end.
        if any(int(power) > _MOST_TENS for power in _POWER.findall(row[column])):
            raise row.error(column, f"expected a number below 1e{_MOST_TENS}, not {row[column]!r}")
        return Fraction(row[column] or missing)
    except (ValueError, ZeroDivisionError) as error:
        raise row.error(column, f"expected a number or a fraction, not {row[column]!r}") from error


def _context(row: Row, book: Rulebook) -> str:
    source = row["not_before"]
    if not book.shipped:
        try:
            re.compile(source)
        except re.error as error:
            raise row.error("not_before", f"expected a regular expression ({error})") from error
    return source
