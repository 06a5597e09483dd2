"""Annotated reports extracted and held against their gold, document by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gongbao.gold.find import find_gold, find_text
from gongbao.gold.listing import Mistake, mistakes
from gongbao.gold.load import load
from gongbao.gold.models import TABLES
from gongbao.gold.pairing import Pair
from gongbao.gold.scores import Scores, pairs_of, table_score
from gongbao.read import read
from gongbao.report import Report
from gongbao.tables import Tables


class Extracts(Protocol):
    """What makes tables of reports, such as `gongbao.extraction.Extractor`."""

    def tables(self, reports: Iterable[Report]) -> Tables:
        """Return the tables of `reports`."""
        ...


@dataclass(frozen=True, slots=True)
class Checked:
    """One document with its gold held against what was extracted: by table, each mark with its answer."""

    name: str
    report: Report
    pairs: Mapping[str, list[Pair]]

    @property
    def scores(self) -> Scores:
        """The scores of each table."""
        return Scores({table: table_score(table, self.pairs[table]) for table in TABLES})

    def mistakes(self) -> list[Mistake]:
        """Return what is wrong, table by table."""
        return [item for table in TABLES for item in mistakes(table, self.pairs[table], self.report.text)]


def check_gold(paths: Iterable[Path], extractor: Extracts, reports: Path | None = None) -> Iterator[Checked]:
    """Yield each document of the gold files and folders `paths`, extracted and compared.

    `reports` is the folder of the annotated texts. Raises `GoldError` for gold that cannot be used. A name
    that comes twice is the path of its file the second time.
    """
    seen: set[str] = set()
    for path in find_gold(paths):
        report = read(find_text(path, reports))
        gold, tables = load(path, report), extractor.tables([report])
        name = gold.name if gold.name not in seen else str(path)
        seen.add(name)
        yield Checked(name, report, {table: pairs_of(table, gold, tables, report.text) for table in TABLES})
