"""Units and classifiers, with what they measure and how they convert."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from gongbao.quantities import knowledge
from gongbao.rulebook import Rulebook


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
    """All units by name, and the regular expressions of units and of classifiers."""

    by_name: dict[str, Unit]
    unit: str
    classifier: str


@cache
def units(book: Rulebook) -> Units:
    """Return the units and classifiers of `book`: `units.tsv` and `classifiers.tsv` with their dimensions."""
    by_dimension = {rule.dimension: rule for rule in knowledge.dimensions(book)}
    by_name: dict[str, Unit] = {}
    for row in _table(book, "units.tsv"):
        dimension, _, currency = row["dimension"].partition(":")
        known = by_dimension[dimension]
        unit = Unit(
            known.kind,
            dimension,
            currency or known.base,
            Fraction(row["factor"]),
            Fraction(row["offset"] or 0),
        )
        by_name.update(dict.fromkeys(row["names"].split(), unit))
    classifiers = {row["name"]: row["not_before"] or "" for row in _table(book, "classifiers.tsv")}
    return Units(by_name, _pattern(dict.fromkeys(by_name, "")), _pattern(classifiers))


def _table(book: Rulebook, name: str) -> Iterator[dict[str, str]]:
    lines = book.path(knowledge.LAYER, name).read_text(encoding="utf-8").splitlines()
    return csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")


def _pattern(names: dict[str, str]) -> str:
    """Return an expression for the longest of `names` that is not followed by what stands beside it."""
    parts = [
        re.escape(name) + (f"(?!{after})" if after else "")
        for name, after in sorted(names.items(), key=lambda item: (-len(item[0]), item[0]))
    ]
    return f"(?:{'|'.join(parts)})"
