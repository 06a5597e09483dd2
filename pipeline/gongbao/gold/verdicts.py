"""`review.csv`: every decision with what became of it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from gongbao.gold.corrections import Verdict
from gongbao.tables.formulas import defuse

VERDICTS = "review.csv"
_HEAD = (
    "doc_id",
    "table",
    "start",
    "end",
    "text",
    "decision",
    "reviewer",
    "time",
    "outcome",
    "why",
    "comment",
)


def write_verdicts(verdicts: Iterable[Verdict], folder: Path) -> None:
    """Write `review.csv` to `folder`, a line a decision."""
    with (folder / VERDICTS).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEAD)
        for verdict in verdicts:
            one = verdict.decision
            cells = (
                one.doc_id,
                one.table,
                str(one.start),
                str(one.end),
                one.text,
                one.decision,
                verdict.reviewer,
                one.time,
                verdict.outcome,
                verdict.why,
                getattr(one, "comment", ""),
            )
            writer.writerow(defuse(pd.Series(cells, dtype="string")))
