"""Units and classifiers, with what they measure and how they convert."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from gongbao.quantities import knowledge
from gongbao.rulebook import Rulebook
from gongbao.rulebook.data import Row
from gongbao.rulebook.patterns import alternation


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its kind of quantity, its dimension, and the factor and offset to the dimension's base unit."""

    kind: str
    dimension: str
    base: str
    factor: Fraction
    offset: Fraction

    def to_base(self, value: Decimal) -> Decimal:
        """Return `value` in the base unit, rounded to 28 digits only where the factor is no decimal."""
        converted = Fraction(value) * self.factor + self.offset
        return Decimal(converted.numerator) / Decimal(converted.denominator)


@dataclass(frozen=True, slots=True)
class Units:
    """All units by name, and the names of units and classifiers, each with what must not follow it."""

    by_name: dict[str, Unit]
    not_before: dict[str, str]
    classifiers: dict[str, str]

    @property
    def unit(self) -> str:
        """The regular expression of a unit."""
        return f"(?:{alternation(self.not_before, self.not_before)})"

    @property
    def classifier(self) -> str:
        """The regular expression of a classifier."""
        return f"(?:{alternation(self.classifiers, self.classifiers)})"

    def among(self, words: Iterable[str]) -> str:
        """Return the regular expression of `words`, of which units and classifiers keep to their context."""
        return f"(?:{alternation(words, {**self.not_before, **self.classifiers})})"


@cache
def units(book: Rulebook) -> Units:
    """Return the units and classifiers of `book`: `units.tsv` and `classifiers.tsv` with their dimensions."""
    by_dimension = {rule.dimension: rule for rule in knowledge.dimensions(book)}
    by_name: dict[str, Unit] = {}
    for row in book.table(knowledge.LAYER, "units.tsv"):
        dimension, _, currency = row["dimension"].partition(":")
        if dimension not in by_dimension:
            raise row.error("dimension", f"expected one of {', '.join(sorted(by_dimension))}")
        known = by_dimension[dimension]
        unit = Unit(
            known.kind,
            dimension,
            currency or known.base,
            _number(row, "factor"),
            _number(row, "offset"),
        )
        by_name.update(dict.fromkeys(row["names"].split(), unit))
    classifiers = {row["name"]: _context(row) for row in book.table(knowledge.LAYER, "classifiers.tsv")}
    return Units(by_name, dict.fromkeys(by_name, ""), classifiers)


def _number(row: Row, column: str) -> Fraction:
    try:
        return Fraction(row[column] or ("0" if column == "offset" else ""))
    except (ValueError, ZeroDivisionError) as error:
        raise row.error(column, f"expected a number or a fraction, not {row[column]!r}") from error


def _context(row: Row) -> str:
    try:
        return re.compile(row["not_before"]).pattern
    except re.error as error:
        raise row.error("not_before", f"expected a regular expression ({error})") from error
