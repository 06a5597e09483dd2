"""What the page shows: the tables of a run, the texts they were made from, and what they are compared with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from gongbao import errors
from gongbao.gold.models import TABLES
from gongbao.read import read
from gongbao.runs import read_run, texts
from gongbao.tables import Tables, series_frame

if TYPE_CHECKING:
    from gongbao.extraction import Extractor
    from gongbao.report import Report
    from gongbao.rulebook import Rulebook

TextOf = Callable[[Mapping[str, Any]], str | None]
"""The source text of a row of `documents`, or None where it is not to be had."""


@dataclass(frozen=True)
class Shown:
    """A run as the page shows it.

    `tables` are those of the run itself; `facts` are the four tables of rows by name, which have the columns
    `status` and `differs` more where the run is compared, and rows that only the other side has (see
    `gongbao.inspect.compare`). `compared` is empty, `gold` or `run`. `extractor` tells how rows came about, and of
    its rules; `scores` are the measures of each table in percent, where it is compared with gold.
    """

    name: str
    documents: pd.DataFrame
    facts: Mapping[str, pd.DataFrame]
    text_of: TextOf
    extractor: Extractor
    tables: Tables
    compared: str = ""
    against: str = ""
    scores: Mapping[str, Mapping[str, float | None]] = field(default_factory=dict)

    @cached_property
    def index(self) -> dict[str, dict[str, np.ndarray]]:
        """Positions of each document's rows, by table and document."""
        return {name: dict(frame.groupby("doc_id").indices) for name, frame in self.facts.items()}

    def rows(self, table: str, doc_id: str) -> pd.DataFrame:
        """Return the rows of one document."""
        return self.facts[table].iloc[self.index[table].get(doc_id, np.array([], dtype=int))]

    @cached_property
    def series(self) -> pd.DataFrame:
        """What the claims of this run say of indicators, as the table `series`, compared or not."""
        return series_frame(self.tables.claims)

    def with_facts(self, facts: Mapping[str, pd.DataFrame], compared: str, against: str) -> Shown:
        """Return this run compared: `facts` in place of its own."""
        return replace(self, facts=facts, compared=compared, against=against)


def from_tables(name: str, tables: Tables, text_of: TextOf, extractor: Extractor) -> Shown:
    """Return `tables` as the page shows them."""
    return Shown(name, tables.documents, {t: getattr(tables, t) for t in TABLES}, text_of, extractor, tables)


def from_run(folder: Path, extractor: Extractor, reports: Path | None = None) -> Shown:
    """Return the run in `folder`, of one that was cut short what it has done; its texts are read when asked for.

    A text is the one that the run kept; else it is looked for where the run found it, then by the same path
    below `reports`, or the run's folder and the folders above it. A file of another SHA-256 than the run read
    is not taken.
    """
    return from_tables(
        folder.name, read_run(folder).tables, texts_of_run(folder, reports, extractor.book), extractor
    )


def texts_of_run(folder: Path, reports: Path | None = None, book: Rulebook | None = None) -> TextOf:
    """Return what finds the source texts of the run in `folder`, read by the rules of `book`, as `from_run` has it."""
    roots = [reports] if reports else [Path(), folder, *folder.resolve().parents[:3]]
    return lambda row: _kept(folder, row) or _read(row, roots, book)


def from_reports(name: str, reports: Iterable[Report], extractor: Extractor) -> Shown:
    """Return `reports` extracted on the fly."""
    kept = {report.doc_id: report for report in reports}
    tables = extractor.tables(kept.values())
    return from_tables(name, tables, lambda row: kept[row["doc_id"]].text, extractor)


def _kept(folder: Path, row: Mapping[str, Any]) -> str | None:
    path = folder / texts.place_of(row["doc_id"])
    text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else None
    # One of another length has been edited since: rows would be shown in wrong places of it.
    return text if text is not None and len(text) == row["chars"] else None


def _read(row: Mapping[str, Any], roots: list[Path], book: Rulebook | None) -> str | None:
    if pd.isna(row["path"]):
        return None
    path = Path(row["path"])
    for candidate in [root / part for root in roots for part in (path, path.name)]:
        with suppress(errors.InputError):
            report = read(candidate, book=book)
            # One that another version, or other rules, would read differently has its rows in other places.
            if report.sha256 == row["sha256"] and len(report.text) == row["chars"]:
                return report.text
    return None
