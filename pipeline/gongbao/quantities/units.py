"""Units and classifiers, with what they measure and how they convert."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from gongbao.quantities import knowledge
from gongbao.rulebook import Rulebook
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
    return Units(by_name, dict.fromkeys(by_name, ""), classifiers)


def _table(book: Rulebook, name: str) -> Iterator[dict[str, str]]:
    lines = book.path(knowledge.LAYER, name).read_text(encoding="utf-8").splitlines()
    return csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
