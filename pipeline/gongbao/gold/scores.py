"""Scores: the agreement of tables with gold, as the annotation guideline counts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gongbao.gold.extracted import marks_of
from gongbao.gold.fields import LENIENT_FIELDS, alike, asked, same, same_row, scored_fields
from gongbao.gold.models import TABLES, Gold
from gongbao.gold.pairing import Pair, pair
from gongbao.tables import Tables


@dataclass(frozen=True, slots=True)
class TableScore:
    """Counts for one table; they add up over documents, so that averages are micro-averages.

    `right` and `scored` count, by field (`measured`, `measured.lenient`), the exact pairs on which it is
    right and on which it is scored.
    """

    gold: int = 0
    found: int = 0
    exact: int = 0
    lenient: int = 0
    row: int = 0
    right: Counter[str] = field(default_factory=Counter)
    scored: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: TableScore) -> TableScore:
        return TableScore(
            self.gold + other.gold,
            self.found + other.found,
            self.exact + other.exact,
            self.lenient + other.lenient,
            self.row + other.row,
            self.right + other.right,
            self.scored + other.scored,
        )

    def measures(self) -> dict[str, float | None]:
        """Return the measures in percent by name (`exact.f1`, `row.f1`, `measured.lenient`).

        A measure of which there is nothing to count is None.
        """
        result: dict[str, float | None] = {}
        for name, hits in (("exact", self.exact), ("lenient", self.lenient), ("row", self.row)):
            result[f"{name}.precision"] = _percent(hits, self.found)
            result[f"{name}.recall"] = _percent(hits, self.gold)
            result[f"{name}.f1"] = _percent(2 * hits, self.gold + self.found)
        return result | {name: _percent(self.right[name], count) for name, count in self.scored.items()}


@dataclass(frozen=True, slots=True)
class Scores:
    """The score of each table, for one document or for many."""

    tables: Mapping[str, TableScore]

    def __add__(self, other: Scores) -> Scores:
        return Scores({name: self.tables[name] + other.tables[name] for name in TABLES})

    @classmethod
    def total(cls, scores: Iterable[Scores]) -> Scores:
        """Return the scores of all documents together."""
        return sum(scores, cls({name: TableScore() for name in TABLES}))

    def measures(self) -> dict[str, float | None]:
        """Return every measure in percent by its full name: `claims.exact.f1`, `claims.measured.lenient`."""
        return {
            f"{table}.{name}": value
            for table, score_ in self.tables.items()
            for name, value in score_.measures().items()
        }


def score(gold: Gold, tables: Tables, text: str) -> Scores:
    """Return how well `tables` of the document with source `text` agree with `gold`."""
    return Scores({name: table_score(name, pairs_of(name, gold, tables, text)) for name in TABLES})


def pairs_of(table: str, gold: Gold, tables: Tables, text: str) -> list[Pair]:
    """Return the marks of one table with their answers; `tables` hold one document."""
    return pair(asked(gold, table), marks_of(getattr(tables, table)), text)


def table_score(table: str, pairs: Iterable[Pair]) -> TableScore:
    """Return the counts over `pairs` of `table`."""
    counts: Counter[str] = Counter()
    right: Counter[str] = Counter()
    scored: Counter[str] = Counter()
    for item in pairs:
        counts["gold"] += item.gold is not None
        counts["found"] += item.found is not None
        counts["lenient"] += item.gold is not None and item.found is not None
        if item.exact and item.gold and item.found:
            counts["exact"] += 1
            counts["row"] += same_row(table, item.gold, item.found)
            for name, is_right in _judged(item).items():
                scored[name] += 1
                right[name] += is_right
    return TableScore(**counts, right=right, scored=scored)


def wrong_fields(item: Pair) -> list[str]:
    """Return the fields of an exact pair that are scored and not equal."""
    return [name for name, is_right in _judged(item).items() if not is_right and "." not in name]


def _judged(item: Pair) -> dict[str, bool]:
    assert item.gold is not None and item.found is not None
    judged: dict[str, bool] = {}
    for name in scored_fields(item.gold):
        left, right = item.gold.fields.get(name), item.found.fields.get(name)
        judged[name] = same(left, right)
        if name in LENIENT_FIELDS:
            judged[f"{name}.lenient"] = alike(left, right)
    return judged


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None
